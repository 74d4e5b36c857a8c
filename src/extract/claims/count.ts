import type { Count } from "../../model/claim.ts";
import type { Passage } from "../../model/passage.ts";
import { type Document, passageAt } from "../document.ts";
import { countOf, type Group } from "../numbers/group.ts";
import { distinctPersons, type Person, personOf } from "../numbers/person.ts";
import { tagAt } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";
import type { Counted } from "./outcome.ts";
import { isRevised } from "./revised.ts";
import { isRaised } from "./toll.ts";

/** How many the words say at the least, for comparing; 0 where they bound nothing below. */
export const sizeOf = ({ best, min }: Pick<Group, "best" | "min">): number => best ?? min ?? 0;

/** How many a count says at the least. */
export const leastOf = ({ best, min }: Count): number => min ?? best ?? 0;

/** The total that the headline tells too, else the one told most often, the first among equals; "another two" in one sentence is added. Null where only single persons are told of. */
export const totalOf = (
  document: Document,
  counted: readonly Counted[],
  wanted: number | null,
): Count | null => {
  const all = counted
    .filter(({ group }) => group.best === null || group.best >= 2)
    .filter(isNoPart);
  // "Six were hurt … four of the wounded": some of a number are never all of them.
  const whole = all.filter(({ group }) => !group.partitive);
  const most = Math.max(0, ...whole.map(({ group }) => sizeOf(group)));
  const told = all.filter(({ group }) => !group.partitive || sizeOf(group) > most);
  const exact = withoutListed(told).filter(({ group }) => !isVague(group));
  const totals = lastRaised(document, exact.length > 0 ? exact : told);
  const often = new Map<number, number>();
  for (const { group } of totals) often.set(sizeOf(group), (often.get(sizeOf(group)) ?? 0) + 1);
  let best = totals.find(({ group }) => sizeOf(group) === wanted) ?? null;
  if (best !== null) return countOf(document, best.group);
  for (const told of totals) {
    const count = often.get(sizeOf(told.group)) ?? 0;
    if (best === null || count > (often.get(sizeOf(best.group)) ?? 0)) best = told;
  }
  return best === null ? null : countOf(document, best.group);
};

/** "They killed my husband and my brother … there were 47 dead": whom a list names are of a larger number. */
const withoutListed = (told: readonly Counted[]): readonly Counted[] => {
  const most = Math.max(
    0,
    ...told.filter(({ group }) => group.items.length === 0).map(({ group }) => group.best ?? 0),
  );
  return told.filter(
    ({ group }) =>
      group.items.length === 0 ||
      sizeOf(group) >= most ||
      !group.items.every(({ best, counted }) => best === 1 && !counted),
  );
};

/** "Four died … the toll rose to seven": of the smaller numbers none is the total any more. */
const lastRaised = (document: Document, totals: readonly Counted[]): readonly Counted[] => {
  // "Eight were killed, not nine": whatever was told before is put right.
  const revised = totals.filter((one) => isRevised(document, one));
  if (revised.length > 0) return revised.slice(-1);
  const raised = totals.filter(({ casualty }) => isRaised(casualty.tag));
  const most = Math.max(0, ...raised.map(({ group }) => sizeOf(group)));
  return totals.filter(({ group }) => sizeOf(group) >= most);
};

/** "Among the dead was a girl": no total. */
const isNoPart = ({ group }: Counted): boolean =>
  !group.partitive || group.best !== null || group.min !== 1;

/** "several", "multiple people": no number at all beside one that is told. */
const isVague = ({ min, best }: Group): boolean => best === null && (min ?? 0) <= 2;

/** "a fatal shooting": at least one, and the words stand for no group. */
export const impliedCount = (document: Document, casualties: readonly Casualty[]): Count => {
  const [first, ...rest] = casualties;
  if (first === undefined) throw new RangeError("a count needs words");
  const most = rest.reduce(
    (known, next) => (numberOf(next) > numberOf(known) ? next : known),
    first,
  );
  const passage = passageAt(document, most.tag);
  return {
    min: numberOf(most),
    best: null,
    max: null,
    words: passage.exact,
    basis: { how: "stated", passages: [passage] },
  };
};

const numberOf = ({ tag }: Casualty): number => (tag.value === "" ? 1 : Number(tag.value));

/** A count that no words say, worked out from others. */
export const inferred = (
  count: number,
  { from, rule, passages }: { from: string; rule: string; passages: readonly Passage[] },
): Count => ({
  min: count,
  best: count,
  max: count,
  words: "",
  basis: { how: "inferred", from, rule, passages },
});

/** The total told, else one for each person told apart by name, age or noun. */
export const peopleOf = (
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

/** "Four were hit … a fifth came to hospital": the count and one more; `beside` are counted with them by another outcome. */
export const withNext = (
  document: Document,
  count: Count,
  { counted, beside }: { counted: readonly Counted[]; beside: number },
): Count => {
  const known = leastOf(count) + beside;
  const next = counted.find(({ group }) => ordinalOf(document, group) === known + 1);
  if (count.best === null || known < 2 || next === undefined) return count;
  const { passages } = countOf(document, next.group).basis;
  return inferred(leastOf(count) + 1, {
    from: "those counted and one more who is told of by number",
    rule: "count.one-more/1",
    passages: [...count.basis.passages, ...passages],
  });
};

/** "a fifth victim": which of those harmed it is; null of people without a number in order. */
const ordinalOf = ({ tags }: Document, { from, more, best }: Group): number | null => {
  if (!more || best !== 1 || tagAt(tags, "determiners", from)?.value !== "") return null;
  const ordinal = tagAt(tags, "ordinals", from + 1);
  return ordinal === null ? null : Number(ordinal.value);
};

/** Those told of one by one: a list of persons is each of them. */
export const personsOf = (document: Document, counted: readonly Counted[]): readonly Person[] =>
  counted.flatMap(({ group }) => {
    const items = group.items.length > 0 ? group.items : [group];
    return items.every((item) => item.best === 1)
      ? items.map((item) => personOf(document, item))
      : [];
  });
