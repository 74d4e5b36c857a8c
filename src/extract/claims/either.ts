import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { isTagged, type Tag, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";

/** "14 were killed or injured": how many of them were killed nobody says. */
export const isEither = ({ tags }: Document, { from, to }: Tag): boolean =>
  (tagAt(tags, "or-words", to) !== null && isTagged(tags, KILLED_OR_HURT, to + 1)) ||
  (tagAt(tags, "or-words", from - 1) !== null && tagEndsAt(tags, from - 1));
const KILLED_OR_HURT: ReadonlySet<ListName> = new Set(["kill-past", "wound-past", "die"]);

const tagEndsAt = (tags: Document["tags"], end: number): boolean =>
  [...KILLED_OR_HURT].some((list) =>
    tagsIn(tags, list, { from: end - TO_OR, to: end }).some(({ to }) => to === end),
  );
const TO_OR = 3;

/** The same, of whom the number is the most that it can be. */
export const boundedAbove = (casualty: Casualty): Casualty => {
  const { group } = casualty;
  if (group === null || group.best === 1) return casualty;
  return { ...casualty, either: true, group: { ...group, min: null, best: null, max: group.best } };
};
