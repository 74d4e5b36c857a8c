import type { Count, OutcomeKind, Outcomes } from "../../model/claim.ts";
import { type Document, passageAt } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { countOf, type Group, isBoundedGroup } from "../numbers/group.ts";
import { areTwo, distinctPersons, type Person, personOf } from "../numbers/person.ts";
import { firstTagIn, tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";
import { impliedCount, inferred, leastOf, sizeOf, totalOf } from "./count.ts";
import type { Headline } from "./headline.ts";

/** One telling of how many, or of whom, an outcome befell. */
export type Counted = { readonly group: Group; readonly casualty: Casualty };

/** One count for each outcome from every telling of it: totals told, else the persons told of one by one. */
export const settleOutcomes = (
  document: Document,
  casualties: readonly Casualty[],
  headline: Headline,
): Outcomes => {
  const counted = casualties.flatMap((casualty): readonly Counted[] => {
    const { group, outcome } = casualty;
    return group === null || outcome === null || !isBoundedGroup(group)
      ? []
      : [{ group, casualty }];
  });
  const of = (outcome: OutcomeKind) =>
    counted.filter(({ casualty }) => casualty.outcome === outcome);
  const outcomes: Partial<Record<OutcomeKind, Count>> = {};
  for (const outcome of new Set(counted.flatMap(({ casualty }) => casualty.outcome ?? []))) {
    if (SETTLED_APART.has(outcome)) continue;
    outcomes[outcome] = peopleOf(document, of(outcome), null);
  }
  const others = notSuicides(document, of("killed"), of("suicide"));
  const suicide = suicideOf(document, casualties);
  const apart = suicide === null ? 0 : 1;
  const killed = killedOf(document, { dead: others, casualties, wanted: headline.killed, apart });
  const dead = { ...outcomes, ...deadApart(killed, suicide, of("killed")) };
  const wounded = woundedOf(document, {
    wounded: of("wounded"),
    dead: of("killed"),
    killed,
    implied: casualties.filter((one) => one.implied && one.outcome === "wounded"),
    wanted: headline.wounded,
  });
  return dying(document, casualties, wounded === null ? dead : { ...dead, wounded });
};

const SETTLED_APART: ReadonlySet<OutcomeKind> = new Set(["wounded", "killed", "suicide"]);

/** Whoever killed himself is one, however often it is told. */
const suicideOf = (document: Document, casualties: readonly Casualty[]): Count | null => {
  const told = casualties.find(({ outcome }) => outcome === "suicide");
  if (told === undefined) return null;
  const passage = passageAt(document, told.tag);
  return {
    min: 1,
    best: 1,
    max: 1,
    words: passage.exact,
    basis: { how: "stated", passages: [passage] },
  };
};

/** "He shot himself and died", "the gunman is dead": told of as a suicide, not among the killed. */
const notSuicides = (
  document: Document,
  dead: readonly Counted[],
  suicides: readonly Counted[],
): readonly Counted[] => {
  if (suicides.length === 0) return dead;
  const persons = suicides.map(({ group }) => personOf(document, group));
  return dead.filter(({ group, casualty }) => {
    if (group.best !== 1 || casualty.active) return true;
    const isDoer = firstTagIn(document.tags, ["doer-nouns"], group) !== null;
    const same = suicides.some((other) => other.group.from === group.from);
    const person = personOf(document, group);
    const returns = person.returns && persons.some((other) => !areTwo(other, person));
    return !isDoer && !same && !returns;
  });
};

/** "Three dead in murder-suicide": a total of the dead counts whoever killed himself, "killed two" does not. */
const deadApart = (
  killed: Count | null,
  suicide: Count | null,
  told: readonly Counted[],
): Partial<Record<OutcomeKind, Count>> => {
  if (suicide === null) return killed === null ? {} : { killed };
  if (killed?.best == null) return killed === null ? { suicide } : { killed, suicide };
  const size = killed.best;
  const same = told.filter(({ group }) => sizeOf(group) === size);
  if (size < 2 || same.length === 0 || same.some(({ casualty }) => casualty.active))
    return { killed, suicide };
  const { passages } = killed.basis;
  const from = "the dead less whoever killed himself";
  return {
    killed: inferred(size - 1, { from, rule: "count.dead-less-suicide/1", passages }),
    suicide,
  };
};

/** The dead told of; else "a fatal shooting", which says that there is one at least. */
const killedOf = (
  document: Document,
  {
    dead,
    casualties,
    wanted,
    apart: suicides,
  }: {
    dead: readonly Counted[];
    casualties: readonly Casualty[];
    wanted: number | null;
    apart: number;
  },
): Count | null => {
  const implied = casualties.filter(({ implied: of, outcome }) => of && outcome === "killed");
  const doers = dead.filter((telling) => isDoer(document, telling));
  const others = dead.filter((telling) => !doers.includes(telling));
  const victims = others.length > 0 ? peopleOf(document, others, wanted) : null;
  const apart =
    victims?.best != null &&
    doers.length > 0 &&
    victims.best !== wanted &&
    (victims.best + 1 === wanted ||
      others.some(
        ({ group, casualty }) =>
          (casualty.active || BY_SOMEBODY.has(casualty.tag.list)) && sizeOf(group) === victims.best,
      ));
  const told = apart
    ? withDoer(victims)
    : dead.length > 0
      ? peopleOf(document, dead, wanted)
      : null;
  const least = implied.length === 0 ? null : impliedCount(document, implied);
  if (told === null || least === null) return told ?? least;
  // "a double homicide" and one of the two by name: the second is told of elsewhere or not at all.
  return leastOf(told) + suicides < leastOf(least) ? least : told;
};

/** "Two guards were killed": somebody killed them, who is not among them. */
const BY_SOMEBODY: ReadonlySet<ListName> = new Set(["kill-past", "kill-participle"]);

/** "the gunman was shot dead", "killing the suspect": who is told of as the doer. */
const isDoer = (document: Document, { group }: Counted): boolean =>
  group.best === 1 && firstTagIn(document.tags, ["doer-nouns"], group) !== null;

/** "He killed two and was shot dead": the two and himself. */
const withDoer = (victims: Count): Count =>
  inferred((victims.best ?? 0) + 1, {
    from: "those killed and whoever killed them",
    rule: "count.dead-and-doer/1",
    passages: victims.basis.passages,
  });

const woundedOf = (
  document: Document,
  {
    wounded,
    dead,
    killed,
    implied,
    wanted,
  }: {
    wounded: readonly Counted[];
    dead: readonly Counted[];
    killed: Count | null;
    /** "a triple shooting": how many were hit, whoever they were. */
    implied: readonly Casualty[];
    wanted: number | null;
  },
): Count | null => {
  const kept = survivors(document, wounded, dead).filter(
    // "found a man shot … a fatal shooting": nothing tells him from the dead.
    ({ group, casualty }) =>
      dead.length > 0 || killed === null || !casualty.shot || group.best !== 1 || group.more,
  );
  const sum = wanted === null ? null : sumTold(document, kept, wanted);
  if (sum !== null) return sum;
  const hurt = kept.filter(({ casualty }) => !casualty.shot);
  const told = totalOf(document, hurt, wanted);
  // "Three others were also shot": those beside the dead, none of whom is to be taken off.
  const beside = totalOf(
    document,
    kept.filter(({ group, casualty }) => casualty.shot && group.more),
    null,
  );
  const shot =
    totalOf(
      document,
      kept.filter(({ group, casualty }) => casualty.shot && !group.more),
      null,
    ) ?? (implied.length === 0 ? null : exactly(impliedCount(document, implied)));
  const left = shot === null || killed === null ? shot : lessDead(shot, killed);
  if (told !== null && left !== null && leastOf(told) !== wanted && leastOf(left) > leastOf(told))
    return left;
  if (told !== null) return told;
  if (beside !== null && (left === null || shot === null || leastOf(beside) >= leastOf(shot)))
    return beside;
  if (shot === null) return kept.length === 0 ? null : peopleOf(document, kept, wanted);
  return left;
};

/** "Two men were hit … three others were hurt": the sum that the headline tells, where no words of the text do. */
const sumTold = (document: Document, kept: readonly Counted[], wanted: number): Count | null => {
  if (kept.some(({ group }) => sizeOf(group) >= wanted)) return null;
  const more = kept.filter(({ group }) => group.more);
  const rest = kept.filter(({ group }) => !group.more);
  const first = totalOf(document, rest, null);
  const second = totalOf(document, more, null);
  const alone = distinctPersons(personsOf(document, rest)).length;
  const others = distinctPersons(personsOf(document, more)).length;
  const sums = [
    leastOrNone(first) + leastOrNone(second),
    leastOrNone(first) + others,
    alone + leastOrNone(second),
    alone + others,
  ];
  if (!sums.includes(wanted)) return null;
  const passages = kept.flatMap(({ group }) => countOf(document, group).basis.passages);
  return inferred(wanted, { from: "those told of apart", rule: "count.told-apart/1", passages });
};

const leastOrNone = (count: Count | null): number => (count === null ? 0 : leastOf(count));

/** "a triple shooting" says exactly how many were hit. */
const exactly = (count: Count): Count => ({ ...count, best: count.min, max: count.min });

/** "Four were shot, one fatally": three are left among the wounded. */
const lessDead = (shot: Count, killed: Count): Count | null => {
  if (shot.best === null || (killed.best === null && killed.min === null)) return shot;
  // "At least one is dead after seven were shot": six are left at the most.
  if (killed.best === null) {
    const most = shot.best - leastOf(killed);
    return most <= 0 ? shot : { ...afterDeath(most, shot), min: null };
  }
  if (killed.best > shot.best) return null;
  const left = shot.best - killed.best;
  return left === 0 ? null : afterDeath(left, shot);
};

const afterDeath = (left: number, shot: Count): Count =>
  inferred(left, {
    from: "those shot less the dead",
    rule: "count.shot-less-dead/1",
    passages: shot.basis.passages,
  });

/** "was shot … he died": one person, dead. Persons among the wounded that nothing tells from the dead are dropped. */
const survivors = (
  document: Document,
  wounded: readonly Counted[],
  dead: readonly Counted[],
): readonly Counted[] => {
  const persons = distinctPersons(personsOf(document, dead));
  const onlyTotals = dead.length > 0 && persons.length === 0;
  return wounded.filter(({ group, casualty }) => {
    if (sizeOf(group) !== 1) return true;
    const person = personOf(document, group);
    const other = person.other || isAlso(document, { group, casualty });
    if (onlyTotals) return other || !casualty.shot;
    const beside = dead.some((other) => areBeside({ group, casualty }, other));
    return other || beside || persons.every((other) => areTwo(other, person));
  });
};

/** "A woman was also hit": somebody else than those told of before. */
const isAlso = ({ tags }: Document, { group, casualty }: Counted): boolean =>
  !group.definite &&
  tagsIn(tags, "also-words", { from: group.to, to: casualty.tag.to + 1 }).length > 0;

/** "A man was killed and a child was injured": two persons that one sentence introduces. */
const areBeside = (one: Counted, other: Counted): boolean =>
  one.casualty.sentence === other.casualty.sentence &&
  one.group.from !== other.group.from &&
  !one.group.definite &&
  !one.casualty.shot;

/** The total told, else one for each person told apart by name, age or noun. */
const peopleOf = (
  document: Document,
  counted: readonly Counted[],
  wanted: number | null,
): Count => {
  const total = totalOf(document, counted, wanted);
  const first = counted[0];
  if (total !== null) return total;
  if (first === undefined) throw new RangeError("a count needs a group");
  const persons = distinctPersons(personsOf(document, counted)).length;
  const count = countOf(document, first.group);
  // Two descriptions of one person can look like two persons; a headline of one settles it.
  if (persons < 2 || wanted === 1) return count;
  const passages = counted.flatMap(({ group }) => countOf(document, group).basis.passages);
  const found = inferred(persons, {
    from: "persons told of one by one",
    rule: "count.persons/1",
    passages,
  });
  return { ...found, min: 1, words: count.words };
};

const personsOf = (document: Document, counted: readonly Counted[]): readonly Person[] =>
  counted.flatMap(({ group }) => {
    const items = group.items.length > 0 ? group.items : [group];
    return items.every((item) => item.best === 1)
      ? items.map((item) => personOf(document, item))
      : [];
  });

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
