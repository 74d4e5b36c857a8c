/** Words around a match, cut from a text that is veiled already. */
import { VEIL } from "../model/passage.ts";
import { foldWord, WORD } from "./search-text.ts";

/** Before a found word: "first strong isolate", which a reader's software does not show. */
export const MATCH_START = "\u2068";
/** After a found word: the end of the isolate. */
export const MATCH_END = "\u2069";

const BEFORE_UNITS = 80;
const AFTER_UNITS = 160;

/**
 * Plain text around the first of the words, which are folded; the beginning of the text where none
 * stands in it. Never goes beyond a veiled passage: what stands on its two sides is not joined.
 */
export const snippetOf = (veiled: string, words: readonly string[]): string => {
  const sought = soughtIn(words);
  const first = findWord(veiled, sought);
  const at = first?.start ?? 0;
  const stretch = stretchAround(veiled, at);
  const start = Math.max(stretch.start, wordStart(veiled, at - BEFORE_UNITS));
  const end = Math.min(stretch.end, wordEnd(veiled, at + AFTER_UNITS));
  const shown = markWords(veiled.slice(start, end), sought);
  const tidy = shown.replace(/\s+/gu, " ").trim();
  return `${start > 0 ? "…" : ""}${tidy}${end < veiled.length ? "…" : ""}`;
};

/** Folded words: some stand for themselves alone, others also within a run without spaces. */
type Sought = { readonly whole: ReadonlySet<string>; readonly parts: readonly string[] };

const soughtIn = (words: readonly string[]): Sought => ({
  whole: new Set(words),
  parts: words.filter((word) => CJK.test(word)),
});

const findWord = (text: string, sought: Sought) => {
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    if (isFound(word, sought)) return { start: match.index, end: match.index + word.length };
  }
  return null;
};

const isFound = (word: string, { whole, parts }: Sought): boolean => {
  const folded = foldWord(word);
  return whole.has(folded) || parts.some((part) => folded.includes(part));
};

const CJK = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The stretch without veiled passages that `at` stands in, or the first one. */
const stretchAround = (text: string, at: number): { start: number; end: number } => {
  const start = text.charAt(at) === VEIL ? skipVeil(text, at) : text.lastIndexOf(VEIL, at) + 1;
  const end = text.indexOf(VEIL, start);
  return { start, end: end < 0 ? text.length : end };
};

const skipVeil = (text: string, at: number): number => {
  let start = at;
  while (text.charAt(start) === VEIL) start += 1;
  return start;
};

const wordStart = (text: string, at: number): number => {
  if (at <= 0) return 0;
  const space = text.slice(at, at + 20).search(/\s/);
  return space < 0 ? at : at + space + 1;
};

const wordEnd = (text: string, at: number): number => {
  if (at >= text.length) return text.length;
  const space = text.slice(at - 20, at).search(/\s\S*$/);
  return space < 0 ? at : at - 20 + space;
};

const markWords = (text: string, sought: Sought): string =>
  text.replace(WORD, (word) =>
    isFound(word, sought) ? `${MATCH_START}${word}${MATCH_END}` : word,
  );
