import type { Count } from "../../model/claim.ts";
import type { Document } from "../document.ts";
import { countOf, type Group } from "../numbers/group.ts";
import { areTwo, distinctPersons, personOf } from "../numbers/person.ts";
import { firstTagIn, tagAt } from "../tokens/tag.ts";
import { isAlso, withThoseBeside } from "./also.ts";
import type { Casualty } from "./casualty.ts";
import {
  impliedCount,
  inferred,
  leastOf,
  peopleOf,
  personsOf,
  sizeOf,
  totalOf,
  withNext,
} from "./count.ts";
import { sumOfKinds } from "./kinds.ts";
import { lessDiedLater } from "./later-death.ts";
import type { Counted } from "./outcome.ts";

/** What is told of the wounded, and of the dead beside them. */
type Told = {
  readonly wounded: readonly Counted[];
  readonly dead: readonly Counted[];
  readonly killed: Count | null;
  /** "a triple shooting": how many were hit, whoever they were. */
  readonly implied: readonly Casualty[];
  readonly wanted: number | null;
  /** Those of the wounded who died in the end. */
  readonly later: Counted | null;
};

/** Those wounded: totals told, else those shot less the dead, else the persons told of one by one; "a fifth" adds one to four. */
export const woundedOf = (document: Document, told: Told): Count | null => {
  const count = countToldOf(document, told);
  const beside = told.killed === null ? 0 : leastOf(told.killed);
  const hurt = count === null ? null : withNext(document, count, { counted: told.wounded, beside });
  // A headline's number is of those who are wounded still.
  return hurt === null || told.later === null || leastOf(hurt) === told.wanted
    ? hurt
    : lessDiedLater(document, hurt, { later: told.later, wounded: told.wounded });
};

const countToldOf = (
  document: Document,
  { wounded, dead, killed, implied, wanted }: Told,
): Count | null => {
  const kept = totalsFirst(
    survivors(document, wounded, dead).filter(
      // "found a man shot … a fatal shooting": nothing tells him from the dead.
      ({ group, casualty }) =>
        dead.length > 0 || killed === null || !casualty.shot || group.best !== 1 || group.more,
    ),
  );
  // Of those who were shot nobody is told to be on top of the hurt.
  const isHurt = kept.every(({ casualty }) => !casualty.shot);
  const added =
    wanted === null && isHurt
      ? (withThoseBeside(document, kept, wanted) ?? sumOfKinds(document, kept, wanted))
      : null;
  const sum =
    wanted === null
      ? (added ?? (killed === null ? withOthers(document, kept) : null))
      : sumTold(document, kept, wanted);
  if (sum !== null) return sum;
  const hurt = kept.filter(({ casualty }) => !casualty.shot);
  const told = totalOf(document, hurt, wanted);
  // "Three others were also shot": those beside the dead, none of whom is to be taken off.
  const beside = totalOf(
    document,
    kept.filter((one) => one.casualty.shot && isBeside(document, one, dead)),
    null,
  );
  const shot =
    totalOf(
      document,
      kept.filter((one) => one.casualty.shot && !isBeside(document, one, dead)),
      null,
    ) ?? (implied.length === 0 ? null : exactly(impliedCount(document, implied)));
  const left = shot === null || killed === null ? shot : lessDead(shot, killed);
  if (told !== null && left !== null && leastOf(told) !== wanted && leastOf(left) > leastOf(told))
    return left;
  // "Three others were shot too … two are in hospital": the two are of the three.
  if (
    told !== null &&
    beside !== null &&
    leastOf(told) !== wanted &&
    leastOf(beside) > leastOf(told)
  )
    return beside;
  if (told !== null) return told;
  if (beside !== null && (left === null || shot === null || leastOf(beside) >= leastOf(shot)))
    return beside;
  if (shot === null) return kept.length === 0 ? null : peopleOf(document, kept, wanted);
  // "Three were found dead … a fourth was in hospital": all who were shot are dead, and one is hurt.
  return left ?? (hurt.length === 0 ? null : peopleOf(document, hurt, wanted));
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

/** "Four men were shot … both in the car were hurt … the two": those of before are no total beside one that is larger. */
const totalsFirst = (kept: readonly Counted[]): readonly Counted[] => {
  const returns = ({ group }: Counted): boolean =>
    group.definite && !group.partitive && sizeOf(group) > 1;
  const most = Math.max(...kept.filter((one) => !returns(one)).map(({ group }) => sizeOf(group)));
  return kept.filter((one) => !returns(one) || sizeOf(one.group) >= most);
};

/** "Two men were badly hurt and three others wounded": where nobody died the others are on top of the hurt. */
const withOthers = (document: Document, kept: readonly Counted[]): Count | null => {
  const [first] = kept.filter(({ group }) => !isOthers(group));
  if (first?.group.best == null) return null;
  const { group, casualty } = first;
  const others = kept.find(
    (one) =>
      isOthers(one.group) &&
      one.casualty.sentence === casualty.sentence &&
      one.group.from > group.to,
  );
  const sum = (group.best ?? 0) + (others?.group.best ?? 0);
  if (others === undefined || kept.some((one) => sizeOf(one.group) >= sum)) return null;
  const passages = [group, others.group].flatMap((one) => countOf(document, one).basis.passages);
  return inferred(sum, { from: "those told of apart", rule: "count.told-apart/1", passages });
};

const isOthers = ({ more, definite, best }: Group): boolean => more && !definite && best !== null;

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
  const fresh = wounded.some(({ group }) => group.counted && !group.definite && sizeOf(group) > 1);
  const total = dead.reduce((most, { group }) => Math.max(most, sizeOf(group)), 0);
  // "Four were killed … he shot Doe": the dead are more than those told of one by one, and he may be of them.
  const onlyTotals =
    dead.length > 0 && (persons.length === 0 || (total > 1 && total > persons.length));
  const first = firstOf([...wounded, ...dead]);
  return wounded.filter(({ group, casualty }) => {
    // "was found dead with a bullet in her head": what she died of.
    // "One of the three people shot has died": two of the three are left.
    const isSame = (one: Counted): boolean =>
      one.group.from === group.from && sizeOf(one.group) >= sizeOf(group);
    if (dead.some((one) => isSame(one) && one.casualty.either !== true)) return false;
    // "Two were killed … both were taken to hospital": of no others is a number told.
    if (sizeOf(group) !== 1)
      return (
        fresh || !group.definite || dead.every((other) => sizeOf(other.group) !== sizeOf(group))
      );
    if (dead.some((other) => isHe(document, { group, casualty }, other))) return false;
    const person = personOf(document, group);
    const other =
      (person.other && !isBesideDoer(first, casualty)) ||
      person.ofLast ||
      isAlso(document, { group, casualty });
    if (onlyTotals) return other || !casualty.shot;
    const beside = dead.some((other) => areBeside({ group, casualty }, other));
    return other || beside || persons.every((other) => areTwo(other, person));
  });
};

/** "A boy shot another boy": where nobody was told of before, the other one than whoever did it. */
const isBesideDoer = (first: Casualty | undefined, casualty: Casualty): boolean =>
  casualty.active && casualty === first;

const firstOf = (counted: readonly Counted[]): Casualty | undefined =>
  counted.reduce<Counted | undefined>(
    (first, next) =>
      first === undefined || next.casualty.tag.from < first.casualty.tag.from ? next : first,
    undefined,
  )?.casualty;

/** "The other was taken to hospital, where he died": the pronoun returns to whoever the sentence tells of. */
const isHe = (document: Document, one: Counted, other: Counted): boolean =>
  one.casualty.sentence === other.casualty.sentence &&
  one.group.to < other.group.from &&
  tagAt(document.tags, "singular-pronouns", other.group.from) !== null &&
  other.group.to - other.group.from === 1 &&
  !areTwo(personOf(document, one.group), personOf(document, other.group));

/** "Three others were shot", "two men were also shot": on top of those told of before. */
const isBeside = (document: Document, counted: Counted, dead: readonly Counted[]): boolean =>
  counted.group.more ||
  isAlso(document, counted) ||
  areNew(document, counted, dead) ||
  areTheirs(document, counted, dead);

/** "A student died and two friends were hit": friends of the one told dead before them. */
const areTheirs = (
  { tags }: Document,
  { group, casualty }: Counted,
  dead: readonly Counted[],
): boolean =>
  !group.definite &&
  firstTagIn(tags, ["kin-nouns"], group) !== null &&
  dead.some(
    (one) =>
      one.casualty.sentence === casualty.sentence &&
      one.group.to <= group.from &&
      sizeOf(one.group) === 1,
  );

/** "A trader was shot and died; a cook and a boy were hit": persons of a list, none of whom is the one told dead before them. */
const areNew = (
  document: Document,
  { group, casualty }: Counted,
  dead: readonly Counted[],
): boolean => {
  const listed = group.items.filter((item) => item.best === 1 && !item.definite);
  const persons = personsOf(document, dead);
  return (
    listed.length > 1 &&
    listed.length === group.items.length &&
    persons.length > 0 &&
    dead.every(
      (one) =>
        one.casualty.sentence === casualty.sentence &&
        one.group.from < group.from &&
        listed.every(({ key }) => key !== one.group.key),
    )
  );
};

/** "A man was killed and a child was injured": two persons that one sentence introduces. */
const areBeside = (one: Counted, other: Counted): boolean =>
  one.casualty.sentence === other.casualty.sentence &&
  one.group.from !== other.group.from &&
  !one.group.definite &&
  !one.casualty.shot;
