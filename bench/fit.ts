// Multinomial logistic regression over names of evidence, for what is learned from sentences.
import { EVERYWHERE } from "../src/extract/languages/learned.ts";
import { oddsOf, sumsOf } from "../src/extract/weighing/odds.ts";
import type { LearnedWeights } from "../src/model/data.ts";

/** Log odds against telling nothing, by name of evidence one for each kind. */
export type Weights = LearnedWeights["weights"];

/** A sentence: its distinct evidence, the kind that it tells (`NOTHING`: none), and what it weighs in the sum. */
export type Case = {
  readonly evidence: readonly string[];
  readonly kind: number;
  readonly weight: number;
};
export const NOTHING = -1;

export type Fitting = {
  /** How many kinds there are. */
  readonly kinds: number;
  /** How hard a weight is held at 0. */
  readonly hold: number;
  readonly rounds: number;
  /** How far a round goes along the gradient over all sentences. */
  readonly step: number;
};

const MOMENTUM = 0.9;
/** What is seen once says nothing of other sentences. */
const LEAST_SEEN = 2;

/** Fits weights on `own`; `beside` only weighs evidence that they have. */
export const fit = (
  own: readonly Case[],
  beside: readonly Case[],
  { kinds, hold, rounds, step }: Fitting,
): Weights => {
  const seen = new Map<string, number>([[EVERYWHERE, LEAST_SEEN]]);
  for (const { evidence } of own)
    for (const name of evidence) seen.set(name, (seen.get(name) ?? 0) + 1);
  const names = [...seen].filter(([, times]) => times >= LEAST_SEEN).map(([name]) => name);
  const row = new Map(names.map((name, index) => [name, index * kinds]));
  const used = [...own, ...beside].map(({ evidence, ...one }) => ({
    ...one,
    rows: Int32Array.from([EVERYWHERE, ...evidence].flatMap((name) => row.get(name) ?? [])),
  }));
  const weights = new Float64Array(names.length * kinds);
  const pace = new Float64Array(weights.length);
  for (let round = 0; round < rounds; round++) {
    const slope = slopeOf(weights, used, kinds);
    for (let at = 0; at < weights.length; at++) {
      // What speaks everywhere is the first row, and not held.
      const push = (slope[at] ?? 0) - (at < kinds ? 0 : hold * (weights[at] ?? 0));
      pace[at] = MOMENTUM * (pace[at] ?? 0) + step * push;
      weights[at] = (weights[at] ?? 0) + (pace[at] ?? 0);
    }
  }
  return Object.fromEntries(
    names.map((name, index) => [name, [...weights.subarray(index * kinds, (index + 1) * kinds)]]),
  );
};

type Used = Omit<Case, "evidence"> & { readonly rows: Int32Array };

/** How much likelier what is told becomes when a weight grows. */
const slopeOf = (weights: Float64Array, some: readonly Used[], kinds: number): Float64Array => {
  const slope = new Float64Array(weights.length);
  const sums = new Float64Array(kinds);
  for (const { rows, kind, weight } of some) {
    sums.fill(0);
    for (const row of rows)
      for (let at = 0; at < kinds; at++) sums[at] = (sums[at] ?? 0) + (weights[row + at] ?? 0);
    const most = Math.max(0, ...sums);
    const all = sums.reduce((sum, one) => sum + Math.exp(one - most), Math.exp(-most));
    for (let at = 0; at < kinds; at++) {
      const error = weight * ((at === kind ? 1 : 0) - Math.exp((sums[at] ?? 0) - most) / all);
      for (const row of rows) slope[row + at] = (slope[row + at] ?? 0) + error;
    }
  }
  return slope;
};

/** Log odds that a sentence tells anything. */
export const oddsIn = (weights: Weights, { evidence }: Case): number =>
  oddsOf(
    sumsOf(
      [{ at: 0, told: evidence.flatMap((name) => [weights[name] ?? []]) }],
      weights[EVERYWHERE] ?? [],
    ),
  );

/** Odds of each sentence by weights fitted on the others, whose neighbours (written together) stay together. */
export const heldOdds = (
  own: readonly Case[],
  beside: readonly Case[],
  { folds, block, ...fitting }: Fitting & { readonly folds: number; readonly block: number },
): readonly number[] => {
  const foldOf = (index: number): number => Math.floor(index / block) % folds;
  const held = own.map(() => 0);
  for (let fold = 0; fold < folds; fold++) {
    const weights = fit(
      own.filter((_, index) => foldOf(index) !== fold),
      beside,
      fitting,
    );
    own.forEach((one, index) => {
      if (foldOf(index) === fold) held[index] = oddsIn(weights, one);
    });
  }
  return held;
};

const LEAST_WEIGHT = 0.05;

/** The file of a language's weights, small ones left out. */
export const weightsFile = (weights: Weights, source: string, threshold: number): string => {
  const rows = Object.entries(weights)
    .filter(([, row]) => row.some((weight) => Math.abs(weight) >= LEAST_WEIGHT))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, row]) =>
        `${JSON.stringify(name)}: [${row.map((weight) => Number(weight.toFixed(2))).join(", ")}]`,
    );
  return `{\n"source": ${JSON.stringify(source)},\n"licence": "Apache-2.0",\n"threshold": ${threshold},\n"weights": {\n${rows.join(",\n")}\n}\n}\n`;
};
