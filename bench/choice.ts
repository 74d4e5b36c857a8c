// Conditional logistic regression: of several options the right one is made likelier by steps of the gradient over
// all of them, those that mean the same together; for what is learned of choosing.
import type { Option } from "../src/extract/weighing/choice.ts";

export type Weights = ReadonlyMap<string, number>;

/** An option that is right or wrong. */
export type Judged = Option & { readonly right: boolean };

/** The options that a text has. */
export type Case = {
  readonly options: readonly Judged[];
  /** What it weighs beside the others; 1 where it is not told. */
  readonly weight?: number;
};

/** How the hand of golden texts is called; each of them stands for a law. */
export const GOLDEN = "golden";
const GOLDEN_WEIGHT = 4;
const FIELD_FITTING = { leastSeen: 4, hold: 2, rounds: 400, step: 0.5 };

/** Fits weights for a field that a text may not tell: where none of the options is right, none of them is chosen. */
export const fitOrNone = (
  cases: readonly { readonly hand: string; readonly options: readonly Judged[] }[],
): Weights =>
  fitChoice(
    cases.map(({ hand, options }) => ({
      weight: hand === GOLDEN ? GOLDEN_WEIGHT : 1,
      options: [...options, { evidence: [], right: !options.some(({ right }) => right) }],
    })),
    FIELD_FITTING,
  );

export type Fitting = {
  /** In fewer cases a name of evidence says nothing of others. */
  readonly leastSeen: number;
  /** How hard a weight is held at 0: what is seen seldom says little. */
  readonly hold: number;
  readonly rounds: number;
  readonly step: number;
};
const MOMENTUM = 0.9;

/** Fits weights on the cases that have a right option and a wrong one. */
export const fitChoice = (
  cases: readonly Case[],
  { leastSeen, hold, rounds, step }: Fitting,
): Weights => {
  const seen = new Map<string, number>();
  for (const { options } of cases)
    for (const name of new Set(options.flatMap(({ evidence }) => evidence)))
      seen.set(name, (seen.get(name) ?? 0) + 1);
  const used = cases
    .filter(({ options }) => options.some((one) => one.right) && options.some((one) => !one.right))
    .map(({ options, weight = 1 }) => ({
      weight,
      options: options.map(({ evidence, right }) => ({
        right,
        evidence: evidence.filter((name) => (seen.get(name) ?? 0) >= leastSeen),
      })),
    }));
  const weights = new Map<string, number>();
  const speed = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    const slope = slopeOf(weights, used);
    for (const [name, times] of seen) {
      if (times < leastSeen) continue;
      const weight = weights.get(name) ?? 0;
      const push = (slope.get(name) ?? 0) - hold * weight;
      const pace = MOMENTUM * (speed.get(name) ?? 0) + (step * push) / used.length;
      speed.set(name, pace);
      weights.set(name, weight + pace);
    }
  }
  return weights;
};

/** By evidence how much likelier the right options become when its weight grows. */
const slopeOf = (weights: Weights, cases: readonly Case[]): Weights => {
  const slope = new Map<string, number>();
  for (const { options, weight = 1 } of cases) {
    const loud = options.map(({ evidence }) =>
      Math.exp(evidence.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0)),
    );
    const all = loud.reduce((sum, value) => sum + value, 0);
    const right = loud.reduce((sum, value, at) => sum + (options[at]?.right ? value : 0), 0);
    options.forEach((one, at) => {
      const value = loud[at] ?? 0;
      const error = weight * ((one.right ? value / right : 0) - value / all);
      for (const name of one.evidence) slope.set(name, (slope.get(name) ?? 0) + error);
    });
  }
  return slope;
};

/** Weights as their files have them: two digits, those that round to nothing left out, by name. */
export const weightsOf = (weights: Weights): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...weights]
      .map(([name, weight]) => [name, Number(weight.toFixed(2))] as const)
      .filter(([, weight]) => weight !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
