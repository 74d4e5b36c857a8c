/**
 * What the words around a claim tell of its event: the text they stand in as a weighed bag of words,
 * the names of persons and streets, the ages. For comparing alone; never shown to anyone.
 */
import type { Claim } from "../model/claim.ts";
import type { Reading } from "../model/reading.ts";
import { isBoilerplate } from "./boilerplate.ts";
import { publishedDay } from "./days.ts";
import { toldDays } from "./told-days.ts";
import { neighbours, stemOf, type Vocabulary } from "./vocabulary.ts";
import { ownParts, type Word, wordsOf } from "./words.ts";

export type Profile = {
  /** Weights by word, as a vector of length 1. */
  readonly words: ReadonlyMap<string, number>;
  /** The same of the headline alone. */
  readonly title: ReadonlyMap<string, number>;
  /** Two capitalised words side by side, neither common, e.g. "kim chol". */
  readonly names: ReadonlySet<string>;
  readonly ages: ReadonlySet<string>;
  /** Every day the words name, as `toldDays` gives them. */
  readonly days: ReadonlySet<string>;
  /** The words that tell most, the most telling first. */
  readonly telling: readonly string[];
};

/** Words that an event of a text with several keeps around it, in UTF-16 code units each way. */
const AROUND = 400;
/** Longer texts are compared by their beginning. */
const LONGEST = 20_000;
const MOST_NAMES = 200;
const MOST_TELLING = 8;

const NAME = /(?<!\p{L})\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,3}/gu;
const AGE = /(?<!\d)(\d{1,2})(?:[- ]year[- ]olds?\b|(?<=, \d{2}),)/g;

const known = new WeakMap<Claim, { reading: Reading; profile: Profile }>();

/**
 * The event a text is about has the whole text around it, any other what stands near its words: a
 * round-up must not lend one event the names of another.
 */
export const profileOf = (claim: Claim, reading: Reading, vocabulary: Vocabulary): Profile => {
  const ready = known.get(claim);
  if (ready !== undefined && ready.reading === reading) return ready.profile;
  // What an outlet repeats under its reports is not what any of them is about.
  const isRepeated = isBoilerplate(claim, reading);
  const body = isRepeated ? wordsIn(claim) : bodyOf(reading, claim.main ? null : spanOf(claim));
  const title = claim.main && !isRepeated ? wordsOf(reading.title ?? "") : [];
  const bodyWords = wordsOf(body);
  const text = [...bodyWords, ...title];
  const words = weighed(text, vocabulary);
  const profile: Profile = {
    words,
    title: weighed(title, vocabulary),
    names: namesIn(body, vocabulary),
    days: toldDays(bodyWords, publishedDay(reading), vocabulary.calendar),
    ages: new Set([...body.matchAll(AGE)].map((match) => match[1] ?? "")),
    telling: [...words]
      .filter(([word]) => word.length > 2 && !vocabulary.isCommon(word))
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_TELLING)
      .map(([word]) => word),
  };
  known.set(claim, { reading, profile });
  return profile;
};

/** The cosine of two bags of words, 0–1. */
export const cosine = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, weight] of small) sum += weight * (large.get(word) ?? 0);
  return sum;
};

type Span = { readonly start: number; readonly end: number };

const spanOf = (claim: Claim): Span => ({
  start: Math.min(...claim.passages.map(({ start }) => start)) - AROUND,
  end: Math.max(...claim.passages.map(({ end }) => end)) + AROUND,
});

const wordsIn = ({ passages }: Claim): string => passages.map(({ exact }) => exact).join("\n");

const bodyOf = (reading: Reading, span: Span | null): string =>
  reading.blocks
    .filter((block) => block.role === "body" || block.role === "headline")
    .map(({ start, end }) =>
      span === null
        ? { start, end }
        : {
            start: Math.max(start, span.start),
            end: Math.max(start, Math.min(end, span.end)),
          },
    )
    .flatMap((part) => ownParts(part, reading))
    .map(({ start, end }) => reading.text.slice(start, end))
    .join("\n")
    .slice(0, LONGEST);

const weighed = (words: readonly Word[], vocabulary: Vocabulary): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const capitals = new Set<string>();
  for (const { folded, written } of words) {
    const word = stemOf(folded);
    counts.set(word, (counts.get(word) ?? 0) + 1);
    if (/^\p{Lu}/u.test(written)) capitals.add(word);
  }
  const weights = [...counts].map(
    ([word, count]) =>
      [word, (1 + Math.log(count)) * vocabulary.weightOf(word, capitals.has(word))] as const,
  );
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return new Map(weights.map(([word, weight]) => [word, weight / length]));
};

const namesIn = (text: string, vocabulary: Vocabulary): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const [run] of text.matchAll(NAME)) {
    const pairs = neighbours(wordsOf(run).map(({ folded }) => stemOf(folded)));
    // Neither a public name nor the title before it, e.g. "minister aldo".
    const open = pairs.filter(
      (_, at) => ![at - 1, at, at + 1].some((near) => vocabulary.isPublic(pairs[near] ?? "")),
    );
    for (const pair of open) {
      if (names.size >= MOST_NAMES) return names;
      if (!pair.split(" ").some((word) => vocabulary.isCommon(word))) names.add(pair);
    }
  }
  return names;
};
