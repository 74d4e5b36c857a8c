/** The wounded who died in the end: "two of the injured have died", "five were hurt; one of them died on Friday". */
import type { Count } from "../../model/claim.ts";
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { countOf, type Group } from "../numbers/group.ts";
import { peopleIn } from "../numbers/people.ts";
import { firstTagIn, tagAt } from "../tokens/tag.ts";
import { inferred, peopleOf, sizeOf } from "./count.ts";
import type { Counted } from "./outcome.ts";
import { isRaised } from "./toll.ts";

/** Those of the dead who were counted among the wounded first; the largest number of them that is told, null where none is. */
export const diedLater = (
  document: Document,
  dead: readonly Counted[],
  wounded: readonly Counted[],
): Counted | null => {
  const later = dead.filter((one) => isOfWounded(document, one, wounded));
  return later.reduce<Counted | null>(
    (most, one) => (most === null || sizeOf(one.group) > sizeOf(most.group) ? one : most),
    null,
  );
};

const isOfWounded = (
  document: Document,
  { group, casualty }: Counted,
  wounded: readonly Counted[],
): boolean => {
  if (!group.partitive || group.best === null || casualty.tag.list === "dead-after") return false;
  if (isOfHurt(document, group)) return true;
  // "one of those killed": of the dead, and none of the hurt.
  const those = tagAt(document.tags, "determiners", casualty.tag.from - 1);
  if (those !== null && those.to === casualty.tag.from) return false;
  // "Five were hurt. One of them died": where nobody else is told of between.
  const before = wounded.findLast((one) => one.group.to <= group.from && !one.group.partitive);
  return (
    before !== undefined &&
    firstTagIn(document.tags, ["plural-pronouns"], group) !== null &&
    !before.casualty.shot &&
    sizeOf(before.group) > sizeOf(group) &&
    casualty.sentence - before.casualty.sentence <= 1 &&
    !peopleIn(document, { from: before.group.to, to: group.from }).some(
      ({ best }) => best !== null && best > 1,
    )
  );
};

/** "two of the injured", "one of the nine wounded". */
export const isOfHurt = ({ tags }: Document, group: Group): boolean =>
  group.partitive && HURT.some((list) => tagAt(tags, list, group.to - 1) !== null);
const HURT: readonly ListName[] = ["wound-past"];

/** Those killed at once and the wounded who died later; null where a total or the headline says otherwise. */
export const withDiedLater = (
  document: Document,
  { dead, later, wanted }: { dead: readonly Counted[]; later: Counted; wanted: number | null },
): Count | null => {
  const first = dead.filter(({ group }) => !isOfHurt(document, group));
  const base =
    first.length === 0 || !isOfHurt(document, later.group)
      ? null
      : peopleOf(document, first, wanted);
  if (base?.best == null) return null;
  const sum = base.best + sizeOf(later.group);
  const isTotalTold = dead.some(
    ({ group, casualty }) => sizeOf(group) >= sum || isRaised(casualty.tag),
  );
  if (isTotalTold || (wanted !== null && wanted !== sum)) return null;
  return inferred(sum, {
    from: "those killed at once and the wounded who died later",
    rule: "count.died-later/1",
    passages: [...base.basis.passages, ...countOf(document, later.group).basis.passages],
  });
};

/** The wounded less those of them who died; of those shot the dead are taken off elsewhere. */
export const lessDiedLater = (
  document: Document,
  count: Count,
  { later, wounded }: { later: Counted; wounded: readonly Counted[] },
): Count => {
  const { basis } = count;
  const isFirst = wounded.some(
    ({ group, casualty }) =>
      !casualty.shot &&
      group.to <= later.group.from &&
      document.tokens[group.from]?.start === basis.passages[0]?.start,
  );
  if (basis.how !== "stated" || !isFirst) return count;
  const left = (count.best ?? 0) - sizeOf(later.group);
  return left <= 0
    ? count
    : inferred(left, {
        from: "the wounded less those of them who died",
        rule: "count.wounded-less-died/1",
        passages: count.basis.passages,
      });
};
