/** Deaths told by their noun: "the trader's murder", "the death on Sunday of a trader". */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Group } from "../numbers/group.ts";
import { rangeHolding } from "../tokens/range.ts";
import { isTagged, type Tag, tagAt } from "../tokens/tag.ts";

/** Whose death it is: those right before the noun, else those whom "of" names past a day and a place. */
export const ownerOfDeath = (
  document: Document,
  people: readonly Group[],
  tag: Tag,
): Group | null =>
  people.find(({ to }) => to === tag.from - 1) ?? ownerAfter(document, people, tag.to);

/** "the trader's murder", not "the trader's murder trial". */
export const isOwnDeath = (document: Document, tag: Tag, group: Group | null): boolean =>
  tag.value !== "none" && group !== null && ownerOfDeath(document, [group], tag) !== null;

const ownerAfter = (
  { tokens, tags, times }: Document,
  people: readonly Group[],
  from: number,
): Group | null => {
  let isDated = false;
  for (let at = from; at < from + TO_OF; at++) {
    if (isDated && tagAt(tags, "of-words", at) !== null)
      return people.find((group) => group.from === at + 1) ?? null;
    const time = rangeHolding(times, at);
    if (time !== null) {
      isDated = true;
      at = time.to - 1;
    } else if (tokens[at]?.fold !== "," && !isTagged(tags, WHEN, at)) return null;
  }
  return null;
};
const TO_OF = 12;
const WHEN: ReadonlySet<ListName> = new Set<ListName>(["on-words", "in-words", "day-parts"]);
