import type { Count } from "../../model/claim.ts";
import type { Document } from "../document.ts";
import { countOf } from "../numbers/group.ts";
import { firstTagIn, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";
import { inferred, leastOf, peopleOf, sizeOf } from "./count.ts";
import type { Counted } from "./outcome.ts";
import { isRaised } from "./toll.ts";

/** "A woman was also hit": somebody else than those told of before. */
export const isAlso = ({ tags }: Document, { group, casualty }: Counted): boolean =>
  !group.definite &&
  (casualty.tag.list === "same-fate" ||
    tagsIn(tags, "also-words", { from: group.to, to: casualty.tag.to + 1 }).length > 0);

/** "Two were shot dead, one drowned": nobody dies in two ways; "he was shot and drowned" is one person. */
const isOtherDeath = (
  document: Document,
  { group, casualty }: Counted,
  counted: readonly Counted[],
): boolean =>
  !group.definite &&
  isNoShot(document, casualty) &&
  counted.some(
    (other) =>
      other.casualty.sentence === casualty.sentence &&
      other.group.from !== group.from &&
      !isNoShot(document, other.casualty),
  );

/** "Two died on the spot and three died on the way": the second number is told with a death of its own. */
const isOtherPart = (
  document: Document,
  { group, casualty }: Counted,
  counted: readonly Counted[],
): boolean =>
  casualty.outcome === "killed" &&
  group.counted &&
  group.key === "" &&
  !group.definite &&
  !group.partitive &&
  group.items.length === 0 &&
  group.to <= casualty.tag.from &&
  tagAt(document.tags, "joiners", group.from - 1) !== null &&
  counted.some(
    (other) =>
      other.casualty.sentence === casualty.sentence &&
      other.casualty.tag.to <= group.from &&
      other.group.counted &&
      other.group.to <= other.casualty.tag.from &&
      !isOtherDeath(document, other, counted),
  );

const isNoShot = ({ tags }: Document, { tag }: Casualty): boolean =>
  firstTagIn(tags, ["other-deaths"], tag) !== null;

/** "Guards killed three. Four more died in hospital": on top of the total that is told right before. */
const areMore = ({ group, casualty }: Counted, counted: readonly Counted[]): boolean => {
  if (!group.more || !group.counted || group.definite || group.partitive) return false;
  const before = counted.filter((one) => one.group.to <= group.from).at(-1);
  if (before === undefined || before.group.more || before.group.definite) return false;
  const size = sizeOf(before.group);
  return (
    before.group.best !== null &&
    casualty.sentence - before.casualty.sentence <= 1 &&
    counted.every((one) => one.group === group || sizeOf(one.group) <= size)
  );
};

/**
 * "The mayor was killed … two of his guards were also killed": those told of first and those on top of them.
 * Null where none come on top, where a total of the text or of its headline says otherwise, and where the
 * number of the first is not told.
 */
export const withThoseBeside = (
  document: Document,
  counted: readonly Counted[],
  wanted: number | null,
): Count | null => {
  const beside = counted.filter(
    (one) =>
      one.group.best !== null &&
      (isAlso(document, one) ||
        isOtherDeath(document, one, counted) ||
        areMore(one, counted) ||
        isOtherPart(document, one, counted)),
  );
  const first = counted.filter((one) => !beside.includes(one));
  const base = beside.length === 0 || first.length === 0 ? null : peopleOf(document, first, null);
  if (base === null || base.best === null) return null;
  // "Three others were hurt … Doe was also hurt": he is one of the three.
  const areOthers = first.some(({ group }) => group.more && sizeOf(group) > 1);
  if (areOthers && beside.every(({ group }) => group.best === 1)) return null;
  const added = [...new Map(beside.map((one) => [sizeOf(one.group), one.group])).values()];
  const sum = added.reduce((all, group) => all + sizeOf(group), leastOf(base));
  const isTotalTold = counted.some(
    ({ group, casualty }) => sizeOf(group) >= sum || isRaised(casualty.tag),
  );
  if (isTotalTold || (wanted !== null && wanted !== sum)) return null;
  return inferred(sum, {
    from: "those told of and those who came on top of them",
    rule: "count.beside/1",
    passages: [
      ...base.basis.passages,
      ...added.flatMap((group) => countOf(document, group).basis.passages),
    ],
  });
};
