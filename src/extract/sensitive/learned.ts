import { LEARNED_REASONS, type LearnedReason, type SensitiveWeights } from "../../model/data.ts";
import type { ListName } from "../languages/lists.ts";
import { clauseAround } from "../sentences/clause.ts";
import { firstTagIn, type Tags, type TokenRange } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import { type Evidence, evidenceIn } from "./evidence.ts";

/** Words that give somebody away, and why. */
export type Learned = { readonly reason: LearnedReason; readonly range: TokenRange };

type Text = { readonly tokens: readonly Token[]; readonly tags: Tags };

/**
 * What a sentence gives away by all of its words together, which no list of phrases foresees: the clauses that
 * say it, each from the first word that speaks for it to its end. Weights are log odds against giving nothing
 * away (`data/sensitive/`, fitted by `bench/sensitive-weights.ts`).
 */
export const learnedIn = (
  text: Text,
  sentence: TokenRange,
  { threshold, weights }: SensitiveWeights,
): readonly Learned[] => {
  const evidence = evidenceIn(text, sentence);
  const all = oddsOf(sumsOf(evidence, weights));
  const clauses = clausesOf(text, sentence, evidence).map((clause) => {
    const sums = sumsOf(clause.evidence, weights);
    return { ...clause, sums, odds: oddsOf(sums) };
  });
  // Told in many small parts it is in the part that speaks most; beside much else it must be said plainly.
  const most = Math.max(...clauses.map(({ odds }) => odds));
  const isPlain = all > threshold + PLAINLY;
  const least =
    all <= threshold ? threshold + ALONE : isPlain ? Math.min(most, threshold) : threshold;
  return clauses.flatMap(({ to, evidence: said, sums, odds }) => {
    if (odds < least) return [];
    const best = sums.indexOf(Math.max(...sums));
    const reason = LEARNED_REASONS[best];
    const first = said.find(({ names }) => speaks(names, weights, best));
    return reason === undefined || first === undefined
      ? []
      : [{ reason, range: { from: first.at, to } }];
  });
};

/** Log odds above the threshold at which a sentence is flagged though no part of it says it alone. */
const PLAINLY = 0.5;
/** Log odds above the threshold at which a part of a sentence is flagged though the whole is not. */
const ALONE = 1;

const speaks = (
  names: readonly string[],
  weights: SensitiveWeights["weights"],
  reason: number,
): boolean => names.reduce((sum, name) => sum + (weights[name]?.[reason] ?? 0), 0) > 0;

type Clause = TokenRange & { readonly evidence: readonly Evidence[] };

/**
 * The sentence's stretches between marks with what they say. What was done and ordered is what a report is
 * kept for, and those who did and ordered it know it: such stretches stay.
 */
const clausesOf = (
  { tokens, tags }: Text,
  sentence: TokenRange,
  evidence: readonly Evidence[],
): readonly Clause[] => {
  const clauses = new Map<number, Clause & { evidence: Evidence[] }>();
  for (const one of evidence) {
    const range = clauseAround(tokens, sentence, { from: one.at, to: one.at + 1 });
    const clause = clauses.get(range.from) ?? { ...range, evidence: [] };
    clause.evidence.push(one);
    clauses.set(range.from, clause);
  }
  return [...clauses.values()].filter(
    (clause) => clause.to - clause.from >= SHORTEST && firstTagIn(tags, ON_RECORD, clause) === null,
  );
};
/** "At night", "told the paper": what so few words say is said by those around them. */
const SHORTEST = 4;
const ON_RECORD: readonly ListName[] = [
  ...(["fire-words", "shoot-past", "kill-past", "kill-nominal", "die", "executed-past"] as const),
  ...(["order-nouns", "rule-nouns", "duty-words", "barring-words", "no-entry"] as const),
  ...(["sparing-words", "licence-words", "provision-words", "until-cues", "rounds"] as const),
  ...(["sanction-cues", "sanction-triggers", "reward-cues", "trend-cues"] as const),
  // That somebody is not named, or heard it of somebody else, names nobody.
  ...(["anonymity-cues", "anonymity-reasons", "told-by-cues", "figure-nouns"] as const),
];

/** By reason, in their order: the sum over distinct evidence, with what speaks for it everywhere. */
export const sumsOf = (
  evidence: readonly Evidence[],
  weights: SensitiveWeights["weights"],
): readonly number[] => {
  const sums = [...(weights[EVERYWHERE] ?? LEARNED_REASONS.map(() => 0))];
  for (const name of new Set(evidence.flatMap(({ names }) => names)))
    weights[name]?.forEach((weight, reason) => {
      sums[reason] = (sums[reason] ?? 0) + weight;
    });
  return sums;
};
/** Evidence that every sentence has. */
export const EVERYWHERE = "any sentence";

/** Log odds that the sentence gives something away for any of the reasons. */
export const oddsOf = (sums: readonly number[]): number => {
  const most = Math.max(...sums);
  return most + Math.log(sums.reduce((sum, one) => sum + Math.exp(one - most), 0));
};
