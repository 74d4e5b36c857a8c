/** Which language a text is in, from its letters and its commonest words alone. */
import { detectAll } from "tinyld";
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
  const common = commonestIn(sample, data);
  if (common !== null && common.distinct >= FEWEST_COMMON && common.share >= COMMON_SHARE) {
    return common.language;
  }
  // Letters of foreign names outweigh a short text's own: a few common words keep the guess at home.
  const hinted = common !== null && common.share >= HINT_SHARE;
  const only = hinted ? { only: Object.keys(data.lexicons) } : {};
  const [best] = detectAll(sample.slice(0, DETECTED_UNITS), only);
  if (best === undefined) return "und";
  return best.lang in data.lexicons || best.accuracy >= SURE ? best.lang : "und";
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
const FEWEST_WORDS = 4;
/** Less than it takes to be sure, more than look-alikes in another language give. */
const HINT_SHARE = 0.15;
const FEWEST_COMMON = 2;
/** Below this the detector has seen letters that many languages share. */
const SURE = 0.3;

/** The language whose common words a text has most of. */
type Commonest = { readonly language: string; readonly share: number; readonly distinct: number };

/**
 * Sure and cheap where the language has a list of its common words: letter statistics take a text
 * full of Korean names in Latin letters for Hungarian. Names begin with a capital and do not count.
 */
const commonestIn = (sample: string, data: RuleData): Commonest | null => {
  const words = (sample.match(/\p{L}+/gu) ?? []).filter((word) => word === word.toLowerCase());
  if (words.length < FEWEST_WORDS) return null;
  const shares = Object.entries(data.lexicons).map(([language, { lists }]): Commonest => {
    const common = new Set(lists["common-words"] ?? []);
    const found = words.filter((word) => common.has(word));
    // A single letter is a word in many languages.
    const distinct = new Set(found.filter((word) => word.length > 1)).size;
    return { language, share: distinct === 0 ? 0 : found.length / words.length, distinct };
  });
  const [best] = shares.sort((a, b) => b.share - a.share || (a.language < b.language ? -1 : 1));
  return best ?? null;
};
