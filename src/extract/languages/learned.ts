import type { LearnedWeights } from "../../model/data.ts";

/** Log odds of each of what a sentence may tell, in the order of `LEARNED_REASONS` or `LEARNED_ORDERS`. */
export type Odds = readonly number[];

/** Two words side by side, words of two lists near one another, and of two lists in one sentence. */
export type Togetherness = "pair" | "near" | "with";

/** A word's own evidence: itself, how it begins, a list that it stands in. */
export type EvidenceKind = "word" | "begins" | "list";

/** The weights of a language as sentences are weighed by them: found by kind and name, with no string made to ask. */
export type LearnedOdds = {
  readonly threshold: number;
  /** What speaks for each in any sentence. */
  readonly everywhere: Odds;
  readonly by: Readonly<Record<EvidenceKind, ReadonlyMap<string, Odds>>>;
  /** Of two together, by the first and then the second. */
  readonly of: Readonly<Record<Togetherness, ReadonlyMap<string, ReadonlyMap<string, Odds>>>>;
};

/** The name of a piece of evidence in `data/sensitive/`, such as "word ferry". */
export const evidenceName = (kind: EvidenceKind, name: string): string => `${kind} ${name}`;

/** Evidence that every sentence has. */
export const EVERYWHERE = "any sentence";

/** The name of two together, such as "pair may fire". */
export const togetherName = (kind: Togetherness, first: string, second: string): string =>
  `${kind} ${first} ${second}`;

/** Weights as their file names them, by kind; a name of no kind is skipped. */
export const learnedOdds = ({ threshold, weights }: LearnedWeights): LearnedOdds => {
  const by = { word: new Map(), begins: new Map(), list: new Map() } satisfies Record<
    EvidenceKind,
    Map<string, Odds>
  >;
  const of = { pair: new Map(), near: new Map(), with: new Map() } satisfies Record<
    Togetherness,
    Map<string, Map<string, Odds>>
  >;
  for (const [name, odds] of Object.entries(weights)) {
    const [kind = "", first = "", second = ""] = name.split(" ");
    if (isOne(kind)) by[kind].set(name.slice(kind.length + 1), odds);
    if (!isTogether(kind)) continue;
    const seconds: Map<string, Odds> = of[kind].get(first) ?? new Map<string, Odds>();
    of[kind].set(first, seconds.set(second, odds));
  }
  return { threshold, everywhere: weights[EVERYWHERE] ?? [], by, of };
};
const isOne = (kind: string): kind is EvidenceKind => ONE.has(kind);
const ONE: ReadonlySet<string> = new Set<EvidenceKind>(["word", "begins", "list"]);
const isTogether = (kind: string): kind is Togetherness => TOGETHER.has(kind);
const TOGETHER: ReadonlySet<string> = new Set<Togetherness>(["pair", "near", "with"]);
