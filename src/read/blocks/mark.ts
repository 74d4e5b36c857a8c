/** What one unit is, told from its own words: caption, keyword line, bar of links, credit, or none of these. */
import type { Block } from "../../model/reading.ts";
import { bylineOf } from "../byline.ts";
import { isHangul, type Tokens, tokensOf } from "../phrases.ts";
import type { ReadingWords } from "../words.ts";

export type Mark = { readonly role: Block["role"]; readonly mark: string | null };

/** Null where the words alone do not say; they are then headline or body by where they stand. */
export function markOf(text: string, words: ReadingWords): Mark | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return { role: "furniture", mark: "separator" };
  if (text.length > LONGEST_MARKED) return null;
  const tokens = tokensOf(text);
  const line: Line = { text, tokens };
  return (
    linkBarMark(line, words) ??
    summaryMark(text) ??
    bylineMark(text, words) ??
    (isCaption(text, words) ? { role: "caption", mark: "caption" } : null) ??
    ruleMark(line, words) ??
    callMark(line, words) ??
    keywordMark(text, words)
  );
}

/** The line by which our own summaries name what they sum up; see samples/. */
export const SUMMARY_LINE = /^Summary by Onrecord of:\s*(\S.*)$/;

/** The line by which our own summaries begin their remarks for learners. */
export const REMARK_LINE = /^What to see here:/;

/** A statement: long enough and closed like a sentence, or long enough to need no sign. */
export function isProse(text: string): boolean {
  const length = weightOf(text);
  return (length >= SHORTEST_PROSE && SENTENCE_END.test(text)) || length >= CERTAIN_PROSE;
}

/** True where the text is closed like a sentence, within quotation marks and brackets or without. */
export const endsSentence = (text: string): boolean => SENTENCE_END.test(text);

/** Length in Latin letters' worth: one Hangul syllable says as much as two letters or more. */
export const weightOf = (text: string): number =>
  text.length + (text.match(/[\uac00-\ud7a3\u4e00-\u9fff]/g)?.length ?? 0);

const LONGEST_MARKED = 420;
const LONGEST_BAR = 160;
const LONGEST_NOTICE = 320;
const LONGEST_CALL = 200;
const SHORTEST_PROSE = 60;
const CERTAIN_PROSE = 220;
const SENTENCE_END = /[.!?。…](?:["”’'»)\]]|\s*\[\d+\])*$/;

type Line = { readonly text: string; readonly tokens: Tokens };

/** Bars name things; who asks, calls out or quotes is saying something. */
const SAID = /[!?"“”]/;

function linkBarMark({ text, tokens }: Line, words: ReadingWords): Mark | null {
  if (text.length > LONGEST_BAR || SAID.test(text)) return null;
  if (/^[\d\s.,+]+$/.test(text)) return { role: "furniture", mark: "counter" };
  if (words.share.makesUp(tokens)) return { role: "furniture", mark: "share" };
  return words.navigation.makesUp(tokens) ? { role: "furniture", mark: "navigation" } : null;
}

const summaryMark = (text: string): Mark | null =>
  SUMMARY_LINE.test(text) ? { role: "credit", mark: "summary" } : null;

function bylineMark(text: string, words: ReadingWords): Mark | null {
  const byline = bylineOf(text, words);
  return byline === null ? null : { role: "credit", mark: byline.mark };
}

function ruleMark({ text, tokens }: Line, words: ReadingWords): Mark | null {
  return text.length > LONGEST_NOTICE ? null : words.listedMark(tokens);
}

/** "Join our channel!": an imperative first, and something that can be joined. */
function callMark({ text, tokens }: Line, words: ReadingWords): Mark | null {
  if (text.length > LONGEST_CALL || !isCall(tokens, words)) return null;
  return words.callObject.isIn(tokens) ? { role: "furniture", mark: "newsletter" } : null;
}

/** English calls begin with the verb, Korean ones end with it. */
const isCall = (tokens: Tokens, words: ReadingWords): boolean =>
  words.callVerb.begins(tokens) ||
  (isHangul(tokens.at(-1) ?? "") && words.callVerb.isIn(tokens.slice(-2)));

const HASHTAGS = /^(?:#[\p{L}\p{N}_]+[\s,]*)+$/u;
const KEYWORDS = /^\p{Ll}[\p{Ll}\p{N}' -]*$/u;
const FEWEST_KEYWORDS = 4;

/** A run of search words: all lower case, no punctuation, none of the words that make a sentence. */
function keywordMark(text: string, words: ReadingWords): Mark | null {
  const mark: Mark = { role: "furniture", mark: "keywords" };
  if (HASHTAGS.test(text)) return mark;
  if (!KEYWORDS.test(text)) return null;
  const tokens = text.split(/\s+/);
  const isSentence = tokens.some((token) => words.functionWords.has(token));
  return tokens.length >= FEWEST_KEYWORDS && !isSentence ? mark : null;
}

const LAST_BRACKET = /[([]([^()[\]]{2,80})[)\]]\.?$/;
const NAME_SLASH_NAME = /^\p{Lu}[\p{L}\p{M}.'’ -]*\s?\/\s?\p{Lu}[\p{L}\p{M}.'’ -]*$/u;
const CAPITALISED = /^(?:\p{Lu}[\p{L}\p{M}\p{N}.'’&-]*\s?){1,5}$/u;
const LONGEST_CAPTION_BY_BRACKET = 260;

/** "… / Image: NAME", "… (Name/Agency)", "Photo: …", and a bracketed name after the last full stop. */
function isCaption(text: string, words: ReadingWords): boolean {
  if (words.captionLabel.test(text)) return true;
  const [whole, inside] = LAST_BRACKET.exec(text) ?? [];
  if (whole === undefined || inside === undefined) return false;
  if (NAME_SLASH_NAME.test(inside)) return true;
  const before = text.slice(0, -whole.length).trimEnd();
  if (before.length > LONGEST_CAPTION_BY_BRACKET) return false;
  if (words.captionWord.isIn(tokensOf(inside)) && (before === "" || endsSentence(before)))
    return true;
  // After the last full stop there is nothing left to say but whose picture it is.
  return endsSentence(before) && CAPITALISED.test(inside) && !whole.endsWith(".");
}
