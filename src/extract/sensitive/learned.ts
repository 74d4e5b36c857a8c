import { LEARNED_REASONS, type LearnedReason } from "../../model/data.ts";
import type { LearnedOdds, Odds } from "../languages/learned.ts";
import type { ListName } from "../languages/lists.ts";
import { clauseAround } from "../sentences/clause.ts";
import { firstTagIn, type Tags, type TokenRange } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import { type Evidence, evidenceIn } from "../weighing/evidence.ts";
import { likeliest, oddsOf, speaksFor, sumsOf } from "../weighing/odds.ts";

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
  { threshold, everywhere, by }: LearnedOdds,
): readonly Learned[] => {
  const evidence = evidenceIn(text, sentence, { of: (kind, name) => by[kind].get(name) ?? null });
  const all = oddsOf(sumsOf(evidence, everywhere));
  const clauses = clausesOf(text, sentence, evidence).map((clause) => {
    const sums = sumsOf(clause.evidence, everywhere);
    return { ...clause, sums, odds: oddsOf(sums) };
  });
  // Told in many small parts it is in the part that speaks most; beside much else it must be said plainly.
  const most = Math.max(...clauses.map(({ odds }) => odds));
  const isPlain = all > threshold + PLAINLY;
  const least =
    all <= threshold ? threshold + ALONE : isPlain ? Math.min(most, threshold) : threshold;
  return clauses.flatMap(({ to, evidence: said, sums, odds }) => {
    if (odds < least) return [];
    const best = likeliest(sums);
    const reason = LEARNED_REASONS[best];
    const first = said.find((one) => speaksFor(one, best));
    return reason === undefined || first === undefined
      ? []
      : [{ reason, range: { from: first.at, to } }];
  });
};

/** Log odds above the threshold at which a sentence is flagged though no part of it says it alone. */
const PLAINLY = 0.5;
/** Log odds above the threshold at which a part of a sentence is flagged though the whole is not. */
const ALONE = 1;

type Clause = TokenRange & { readonly evidence: readonly Evidence<Odds>[] };

/**
 * The sentence's stretches between marks with what they say. What was done and ordered is what a report is
 * kept for, and those who did and ordered it know it: such stretches stay.
 */
const clausesOf = (
  { tokens, tags }: Text,
  sentence: TokenRange,
  evidence: readonly Evidence<Odds>[],
): readonly Clause[] => {
  const clauses = new Map<number, Clause & { evidence: Evidence<Odds>[] }>();
  let clause: (Clause & { evidence: Evidence<Odds>[] }) | undefined;
  for (const one of evidence) {
    if (clause === undefined || one.at >= clause.to) {
      const range = clauseAround(tokens, sentence, { from: one.at, to: one.at + 1 });
      clause = clauses.get(range.from) ?? { ...range, evidence: [] };
      clauses.set(range.from, clause);
    }
    clause.evidence.push(one);
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
