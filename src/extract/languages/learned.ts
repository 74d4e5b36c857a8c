import { LEARNED_REASONS, type SensitiveWeights } from "../../model/data.ts";

/** Log odds by reason, in the order of `LEARNED_REASONS`. */
export type Odds = readonly number[];

/** A word's own evidence: itself, how it begins, a list that it stands in. */
export type EvidenceKind = "word" | "begins" | "list";

/** The weights of a language as sentences are weighed by them: found by kind and name, with no string made to ask. */
export type LearnedOdds = {
  readonly threshold: number;
  /** What speaks for each reason in any sentence. */
  readonly everywhere: Odds;
  readonly by: Readonly<Record<EvidenceKind, ReadonlyMap<string, Odds>>>;
};

/** The name of a piece of evidence in `data/sensitive/`, such as "word ferry". */
export const evidenceName = (kind: EvidenceKind, name: string): string => `${kind} ${name}`;

/** Evidence that every sentence has. */
export const EVERYWHERE = "any sentence";

/** Weights as their file names them, by kind; a name of no kind is skipped. */
export const learnedOdds = ({ threshold, weights }: SensitiveWeights): LearnedOdds => {
  const by = {
    word: new Map<string, Odds>(),
    begins: new Map<string, Odds>(),
    list: new Map<string, Odds>(),
  };
  for (const [name, odds] of Object.entries(weights)) {
    for (const kind of KINDS) {
      const start = evidenceName(kind, "");
      if (name.startsWith(start)) by[kind].set(name.slice(start.length), odds);
    }
  }
  return { threshold, everywhere: weights[EVERYWHERE] ?? LEARNED_REASONS.map(() => 0), by };
};
const KINDS: readonly EvidenceKind[] = ["word", "begins", "list"];
