/** Which language a text is in, from its letters and its commonest words alone. */
import { detect } from "tinyld";
import type { RuleData } from "../model/data.ts";

/** BCP 47 primary language, "und" where the text is too short or unlike any that is known. */
export function languageOf(text: string, data: RuleData): string {
  const sample = text.slice(0, SAMPLE_UNITS);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const hangul = sample.match(/[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]/g)?.length ?? 0;
  if (letters === 0) return "und";
  // A Korean text may quote Latin names at length; an English one has Hangul only in brackets.
  if (hangul / letters >= HANGUL_SHARE) return "ko";
  if (letters < FEWEST_LETTERS) return "und";
  return languageByCommonWords(sample, data) ?? (detect(sample.slice(0, DETECTED_UNITS)) || "und");
}

/** Enough words that a list of names at the head of a page does not decide. */
const SAMPLE_UNITS = 1500;
/** The detector is linear in its input and no surer after this much. */
const DETECTED_UNITS = 400;
const HANGUL_SHARE = 0.3;
/** Below this the detector guesses: it takes a short English sentence for Danish. */
const FEWEST_LETTERS = 12;
/** Of running English about four words in ten are common words, of a text full of names still two. */
const COMMON_SHARE = 0.2;
const FEWEST_WORDS = 8;

/**
 * Sure and cheap where the language has a list of its common words: letter statistics take a text
 * full of Korean names in Latin letters for Hungarian.
 */
const languageByCommonWords = (sample: string, data: RuleData): string | null => {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < FEWEST_WORDS) return null;
  const shares = Object.entries(data.lexicons).map(([language, { lists }]) => {
    const common = new Set(lists["common-words"] ?? []);
    return { language, share: words.filter((word) => common.has(word)).length / words.length };
  });
  const [best] = shares.sort((a, b) => b.share - a.share || (a.language < b.language ? -1 : 1));
  return best !== undefined && best.share >= COMMON_SHARE ? best.language : null;
};
