/**
 * What the text index is given, and the same treatment for queries. Words of Latin, Cyrillic and
 * other spaced scripts are left to the index's own tokenizer; runs of Hangul, Han and Kana, which
 * it would take for single words, are given as pairs of neighbouring characters besides.
 */
import { type Span, VEIL } from "../model/passage.ts";
import type { Reading } from "../model/reading.ts";
import { veilReading } from "./guard.ts";

/** Title, headline, body and captions without the words of the veiled spans, ready for the index. */
export const indexedText = (reading: Reading, spans: readonly Span[]): string => {
  const shown = veilReading(reading, spans);
  const parts = shown.blocks
    .filter(({ role }) => role === "headline" || role === "body" || role === "caption")
    .map(({ start, end }) => shown.text.slice(start, end));
  const text = [shown.title ?? "", ...parts].join("\n").replaceAll(VEIL, " ").normalize("NFC");
  return withPairs(text);
};

/** The text, then the pairs of its runs without spaces. */
export const withPairs = (text: string): string => {
  const pairs = [...text.matchAll(RUN)].map(([run]) => pairsOf(run).join(" "));
  return pairs.length === 0 ? text : `${text}\n${pairs.join(` ${BREAK} `)}`;
};

/**
 * The words of a query as the index knows them, all of which must occur; words in double quotes
 * stand together. Null where the query holds no word.
 */
export const parseQuery = (query: string): string | null => {
  const terms = splitQuery(query).flatMap(toTerms);
  return terms.length === 0 ? null : terms.join(" AND ");
};

/** The words of a query, folded, for finding them again in a text. */
export const wordsOfQuery = (query: string): readonly string[] =>
  splitQuery(query)
    .flatMap((part) => part.match(WORD) ?? [])
    .map(foldWord);

/** Lower case without diacritics, as the index compares: "Hŭich'ŏn" is "huich'on". */
export const foldWord = (word: string): string =>
  PLAIN.test(word)
    ? word.toLowerCase()
    : word.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();

/** Most words of a text have nothing to take off, and a snippet folds them all. */
const PLAIN = /^[A-Za-z0-9]+$/;

/** What the index takes for one word. */
export const WORD = /[\p{L}\p{N}\p{M}]+/gu;

const RUN = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
/** A private-use character is a word to the index that no text has: pairs of two runs never adjoin. */
const BREAK = "\ue000";

const splitQuery = (query: string): readonly string[] =>
  [...query.normalize("NFC").matchAll(/"([^"]*)"|[^\s"]+/g)].map(
    ([whole, quoted]) => quoted ?? whole,
  );

const toTerms = (part: string): readonly string[] => {
  const terms: string[] = [];
  let rest = part;
  for (const [run] of part.matchAll(RUN)) {
    const at = rest.indexOf(run);
    pushWords(terms, rest.slice(0, at));
    // A single character is found as the beginning of a pair or, at the end of a run, by itself.
    const characters = [...run];
    terms.push(
      characters.length === 1 ? `${quote(run)} *` : quote(pairsOf(run).slice(0, -1).join(" ")),
    );
    rest = rest.slice(at + run.length);
  }
  pushWords(terms, rest);
  return terms;
};

const pushWords = (terms: string[], text: string): void => {
  if (/[\p{L}\p{N}]/u.test(text)) terms.push(quote(text));
};

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Neighbouring pairs, then the last character alone: "국경선" gives 국경, 경선, 선. */
const pairsOf = (run: string): readonly string[] => {
  const characters = [...run];
  return characters.map((character, index) => character + (characters[index + 1] ?? ""));
};
