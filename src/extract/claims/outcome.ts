import type { Count, OutcomeKind, Outcomes } from "../../model/claim.ts";
import type { Document } from "../document.ts";
import { countOf, type Group } from "../numbers/group.ts";
import { areTwo, distinctPersons, personOf } from "../numbers/person.ts";
import { tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";

type Counted = { readonly group: Group; readonly casualty: Casualty };

/** One count for each outcome from every telling of it: totals told, else the persons told of one by one. */
export const settleOutcomes = (document: Document, casualties: readonly Casualty[]): Outcomes => {
  const counted = casualties.flatMap((casualty): readonly Counted[] => {
    const { group, outcome } = casualty;
    const unbounded = group?.best === null && group.min === null && group.max === null;
    return group === null || outcome === null || unbounded ? [] : [{ group, casualty }];
  });
  const outcomes: Partial<Record<OutcomeKind, Count>> = {};
  const dead = counted.filter(({ casualty }) => casualty.outcome === "killed");
  for (const outcome of new Set(counted.flatMap(({ casualty }) => casualty.outcome ?? []))) {
    const told = counted.filter(({ casualty }) => casualty.outcome === outcome);
    const kept = outcome === "wounded" ? survivors(document, told, dead) : told;
    if (kept.length > 0) outcomes[outcome] = settle(document, kept);
  }
  return dying(document, casualties, withoutDead(outcomes, counted));
};

/** "was shot … he died": one person, dead. Persons among the wounded that nothing tells from the dead are dropped. */
const survivors = (
  document: Document,
  wounded: readonly Counted[],
  dead: readonly Counted[],
): readonly Counted[] => {
  const persons = dead
    .filter(({ group }) => group.best === 1)
    .map(({ group }) => personOf(document, group));
  const onlyTotals = dead.length > 0 && persons.length === 0;
  return wounded.filter(({ group, casualty }) => {
    if (group.best !== 1) return true;
    const person = personOf(document, group);
    if (onlyTotals) return !casualty.shot;
    return person.other || persons.every((other) => areTwo(other, person));
  });
};

/** "Four were shot, one fatally": three are left among the wounded. */
const withoutDead = (
  outcomes: Partial<Record<OutcomeKind, Count>>,
  counted: readonly Counted[],
): Partial<Record<OutcomeKind, Count>> => {
  const { killed, wounded } = outcomes;
  const shot = counted.find(({ casualty, group }) => casualty.shot && (group.best ?? 0) >= 2);
  if (killed?.best == null || wounded?.best == null || shot?.group.best !== wounded.best)
    return outcomes;
  const told = counted.some(
    ({ casualty, group }) =>
      !casualty.shot && casualty.outcome === "wounded" && group.best === wounded.best,
  );
  if (told || killed.best > wounded.best) return outcomes;
  const left = wounded.best - killed.best;
  const passages = wounded.basis.passages;
  const basis = {
    how: "inferred",
    from: "those shot less the dead",
    rule: "count.shot-less-dead/1",
    passages,
  } as const;
  const rest = { ...outcomes };
  delete rest.wounded;
  return left === 0
    ? rest
    : { ...rest, wounded: { ...wounded, min: left, best: left, max: left, basis } };
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
  const persons = distinctPersons(counted.map(({ group }) => personOf(document, group))).length;
  if (persons < 2) return count;
  const passages = counted.flatMap(({ group }) => countOf(document, group).basis.passages);
  const from = "persons told of one by one";
  return {
    ...count,
    min: 1,
    best: persons,
    max: persons,
    basis: { how: "inferred", from, rule: "count.persons/1", passages },
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
