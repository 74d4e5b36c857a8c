/** Words, word runs and their hashes: what texts are compared by. Never shown to anyone. */
import { type Span, VEIL } from "../model/passage.ts";
import type { Reading } from "../model/reading.ts";

export type Word = {
  /** Case-folded, e.g. "hoeryong". */
  readonly folded: string;
  readonly written: string;
  readonly start: number;
  readonly end: number;
};

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)?/gu;
const QUOTED = /[“"«「『]([^“”"«»「」『』]{20,2000})[”"»」』]/gu;

/** Folds case, width and accents, so that "Ryanggang" and "ryanggang" are one name. */
export const fold = (text: string): string => {
  const ready = folded.get(text);
  if (ready !== undefined) return ready;
  const made = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  if (folded.size >= MOST_FOLDED) folded.clear();
  folded.set(text, made);
  return made;
};

/** Folded words less the article before them: "the ridge herald" and "ridge herald" name one outlet. */
export const withoutArticle = (words: string): string => words.replace(/^the /, "");

/** The same few names and roles come again and again; quotations come once. */
const folded = new Map<string, string>();
const MOST_FOLDED = 20_000;

/** Words in order with their offsets into `text`. */
export const wordsOf = (text: string): readonly Word[] =>
  [...text.matchAll(WORD)].map((match) => ({
    folded: match[0].normalize("NFKC").toLowerCase().replace("’", "'"),
    written: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));

/**
 * The article's own words with offsets into `reading.text`; captions, furniture and what the outlet
 * repeats are left out.
 */
export const bodyWords = (reading: Reading): readonly Word[] =>
  ownBody(reading).flatMap(({ start, end }) =>
    wordsOf(reading.text.slice(start, end)).map((word) => ({
      ...word,
      start: word.start + start,
      end: word.end + start,
    })),
  );

/** The article's own text, the parts of its body joined by newlines. */
export const bodyText = (reading: Reading): string =>
  ownBody(reading)
    .map(({ start, end }) => reading.text.slice(start, end))
    .join("\n");

/** The parts of a stretch that are the report's own, in order. */
export const ownParts = (
  { start, end }: Span,
  { boilerplate = [] }: Pick<Reading, "boilerplate">,
): readonly Span[] => {
  const parts: Span[] = [];
  let from = start;
  for (const span of boilerplate) {
    if (span.end <= from || span.start >= end) continue;
    if (span.start > from) parts.push({ start: from, end: span.start });
    from = span.end;
  }
  return from < end ? [...parts, { start: from, end }] : parts;
};

const ownBody = (reading: Reading): readonly Span[] =>
  reading.blocks
    .filter((block) => block.role === "body")
    .flatMap((block) => ownParts(block, reading));

/** Direct quotations of at least eight words, folded; they survive rewriting best. */
export const longQuotations = (text: string): readonly string[] => {
  const found = [...text.matchAll(QUOTED)].map((match) => fold(match[1] ?? ""));
  return [...new Set(found.filter((quotation) => quotation.split(" ").length >= 8))];
};

/** A 32-bit hash for comparing within one run; stored keys use SHA-256. */
export const hash32 = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return mix(hash);
};

/** Hashes of every run of `size` words, in text order; empty where the text is shorter. */
export const runHashes = (words: readonly string[], size: number): readonly number[] => {
  const single = words.map(hash32);
  const runs: number[] = [];
  for (let at = 0; at + size <= single.length; at += 1) {
    let hash = 0x9e3779b9;
    for (let within = 0; within < size; within += 1) {
      hash = mix(Math.imul(hash, 31) + (single[at + within] ?? 0));
    }
    runs.push(hash);
  }
  return runs;
};

/** Two capitalised words side by side, folded, e.g. "kim chol"; not across veiled words. */
export const namePairs = (text: string): readonly string[] => {
  const pairs = text.matchAll(/(?<![\p{L}])(\p{Lu}[\p{L}'’-]+) (?=(\p{Lu}[\p{L}'’-]+))/gu);
  const found = [...pairs].map((match) => fold(`${match[1] ?? ""} ${match[2] ?? ""}`));
  return [...new Set(found.filter((pair) => !pair.includes(VEIL)))];
};

/** Scatters a 32-bit number; `mix(hash ^ seed)` is another hash for each seed. */
export const mix = (value: number): number => {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};
