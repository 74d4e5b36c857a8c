/** How much two texts share, word run by word run and quotation by quotation. */
import type { SensitiveSpan } from "../model/passage.ts";
import { RUN } from "./keys.ts";
import type { ResolvableReport } from "./report.ts";
import { bodyText, bodyWords, longQuotations, runHashes, type Word } from "./words.ts";

/** A text made ready for comparison. */
export type Sketch = {
  readonly report: string;
  readonly words: readonly Word[];
  /** Ascending, each once: two of them are walked side by side. */
  readonly runs: Uint32Array;
  readonly quotations: ReadonlySet<string>;
  /** Numbers and capitalised words outside sensitive ranges: what a translation or digest keeps. */
  readonly names: ReadonlySet<string>;
};

export type Likeness = {
  /** Shared word runs over all word runs of both, 0–1. */
  readonly jaccard: number;
  /** Shared word runs over those of the shorter text, 0–1. */
  readonly contained: number;
  readonly sharedRuns: number;
  /** Words in long quotations that both have word for word. */
  readonly quotedWords: number;
  readonly quotations: number;
};

/** Prepares a report; kept as long as the report is. */
export const sketchOf = (report: ResolvableReport): Sketch => {
  const ready = sketches.get(report);
  if (ready !== undefined) return ready;
  const made = sketchFrom(report);
  sketches.set(report, made);
  return made;
};

const sketches = new WeakMap<ResolvableReport, Sketch>();

const sketchFrom = ({ report, reading, sensitive }: ResolvableReport): Sketch => {
  const words = bodyWords(reading);
  return {
    report,
    words,
    runs: ascending(
      runHashes(
        words.map((word) => word.folded),
        RUN,
      ),
    ),
    quotations: new Set(longQuotations(bodyText(reading))),
    names: new Set(
      openWords(words, sensitive)
        .filter(isNameOrNumber)
        .map((word) => word.folded),
    ),
  };
};

const ascending = (runs: readonly number[]): Uint32Array => Uint32Array.from(new Set(runs)).sort();

/** Symmetric. */
export const likenessOf = (a: Sketch, b: Sketch): Likeness => {
  const sharedRuns = countMet(a.runs, b.runs);
  const shorter = Math.min(a.runs.length, b.runs.length);
  const shared = [...a.quotations].filter((quotation) => b.quotations.has(quotation));
  return {
    jaccard: ratio(sharedRuns, a.runs.length + b.runs.length - sharedRuns),
    contained: ratio(sharedRuns, shorter),
    sharedRuns,
    quotedWords: shared.reduce((sum, quotation) => sum + quotation.split(" ").length, 0),
    quotations: shared.length,
  };
};

/** The share of `inner`'s names and numbers that `outer` has too. */
export const namesKept = (inner: Sketch, outer: Sketch): number =>
  ratio(countShared(inner.names, outer.names), inner.names.size);

/** Words that no sensitive range touches. */
export const openWords = (
  words: readonly Word[],
  sensitive: readonly SensitiveSpan[],
): readonly Word[] =>
  words.filter((word) => !sensitive.some((span) => word.start < span.end && span.start < word.end));

/** True for words a careless copy gets wrong: figures and names. */
export const isNameOrNumber = (word: Word): boolean => /^(?:\p{N}|\p{Lu})/u.test(word.written);

const countShared = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number => {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let count = 0;
  for (const item of small) if (large.has(item)) count += 1;
  return count;
};

/** How many two ascending lists have in common. */
const countMet = (a: Uint32Array, b: Uint32Array): number => {
  let count = 0;
  for (let at = 0, other = 0; at < a.length && other < b.length; ) {
    const first = a[at] ?? 0;
    const second = b[other] ?? 0;
    if (first === second) count += 1;
    if (first <= second) at += 1;
    if (second <= first) other += 1;
  }
  return count;
};

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
