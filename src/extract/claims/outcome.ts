import type { Count, OutcomeKind, Outcomes } from "../../model/claim.ts";
import type { Document } from "../document.ts";
import { countOf, type Group } from "../numbers/group.ts";
import { tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";

type Counted = { readonly group: Group; readonly casualty: Casualty };

/** One count for each outcome from every telling of it: totals told, else the persons told of one by one. */
export const settleOutcomes = (document: Document, casualties: readonly Casualty[]): Outcomes => {
  const outcomes: Partial<Record<OutcomeKind, Count>> = {};
  const byOutcome = new Map<OutcomeKind, Counted[]>();
  const dead = new Set(
    casualties.filter(({ outcome }) => outcome === "killed").map(({ group }) => group?.key ?? ""),
  );
  for (const casualty of casualties) {
    const { group, outcome } = casualty;
    if (
      group === null ||
      outcome === null ||
      (group.best === null && group.min === null && group.max === null)
    )
      continue;
    // "was shot … he died": one person, dead.
    if (outcome === "wounded" && group.best === 1 && dead.has(group.key)) continue;
    byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), { group, casualty }]);
  }
  for (const [outcome, counted] of byOutcome) outcomes[outcome] = settle(document, counted);
  return dying(document, casualties, outcomes);
};

/** The first total told; without one, one for each person told apart by name, age or noun. */
const settle = (document: Document, counted: readonly Counted[]): Count => {
  const total =
    counted.find(({ group }) => (group.best ?? 0) >= 2) ??
    counted.find(({ group }) => group.best === null);
  const first = total ?? counted[0];
  if (first === undefined) throw new RangeError("a count needs a group");
  const count = countOf(document, first.group);
  if (total !== undefined) return count;
  const persons = new Set(counted.map(({ group }) => group.key)).size;
  if (persons < 2) return count;
  return {
    ...count,
    min: 1,
    best: persons,
    max: persons,
    basis: {
      how: "inferred",
      from: "persons told of one by one",
      rule: "count.persons/1",
      passages: counted.flatMap(({ group }) => countOf(document, group).basis.passages),
    },
  };
};

/** One "not expected to survive" may be dead by now: it raises the dead's maximum and lowers the wounded's minimum. */
const dying = (
  document: Document,
  casualties: readonly Casualty[],
  outcomes: Partial<Record<OutcomeKind, Count>>,
): Outcomes => {
  const sentences = [...new Set(casualties.map(({ sentence }) => sentence))];
  const reach = sentences.flatMap((index) => [index, index + 1, index + 2]);
  const cues = [...new Set(reach)].flatMap((index) => {
    const sentence = document.sentences[index];
    return sentence === undefined ? [] : tagsIn(document.tags, "dying-cues", sentence);
  });
  if (cues.length === 0) return outcomes;
  const { killed, wounded } = outcomes;
  return {
    ...outcomes,
    ...(killed?.max == null ? {} : { killed: { ...killed, max: killed.max + 1 } }),
    ...(wounded?.min == null ? {} : { wounded: { ...wounded, min: Math.max(0, wounded.min - 1) } }),
  };
};
