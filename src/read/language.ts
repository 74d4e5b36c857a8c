/** Which language a text is in, from its letters alone. */
import { detect } from "tinyld";

/** BCP 47 primary language, "und" where the text is too short or unlike any that is known. */
export function languageOf(text: string): string {
  const sample = text.slice(0, SAMPLE_UNITS);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const hangul = sample.match(/[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]/g)?.length ?? 0;
  if (letters === 0) return "und";
  // A Korean text may quote Latin names at length; an English one has Hangul only in brackets.
  if (hangul / letters >= HANGUL_SHARE) return "ko";
  if (letters < FEWEST_LETTERS) return "und";
  return detect(sample) || "und";
}

/** The detector is linear in its input and no surer after this much. */
const SAMPLE_UNITS = 400;
const HANGUL_SHARE = 0.3;
/** Below this the detector guesses: it takes a short English sentence for Danish. */
const FEWEST_LETTERS = 12;
