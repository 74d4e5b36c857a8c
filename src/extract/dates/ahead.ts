/** Whether the words before a date tell of a day to come. */
import { type Tag, type Tags, tagsIn } from "../tokens/tag.ts";
import type { DateContext } from "./rule.ts";

/** "scheduled for April", "until Tuesday": a day to come. */
export const isAhead = ({ tags }: DateContext, at: number): boolean =>
  tagsIn(tags, "ahead-cues", { from: at - TO_CUE, to: at }).some(
    // "by Friday" sets a term, "hit by gunfire Friday" does not.
    (cue) =>
      (cue.value !== "close" || cue.to === at) && !(cue.value === UNTIL && isOver(tags, cue)),
  );
/** "is to be lifted on" */
const TO_CUE = 5;
/** How the lexicon marks "until". */
const UNTIL = "until";

/** "remained in force until 20 May": over by then. */
const isOver = (tags: Tags, { from }: Tag): boolean =>
  tagsIn(tags, "lasting-verbs", { from: from - TO_LASTING, to: from }).some(
    ({ value, to }) => to === from && value !== "ahead",
  );
const TO_LASTING = 4;

/** "Comes into force on May 2": that date's year to come. Of weekdays the nearest is meant: `isAnnounced`. */
export const isDateAhead = (context: DateContext, at: number): boolean =>
  isAhead(context, at) ||
  tagsIn(context.tags, "effective-cues", { from: at - TO_EFFECT, to: at }).some(
    ({ value }) => value === "ahead",
  );
const TO_EFFECT = 7;

/** "takes effect on Thursday": the nearest such day, before or after the anchor. */
export const isAnnounced = ({ tags }: DateContext, at: number): boolean =>
  tagsIn(tags, "effective-cues", { from: at - TO_EFFECT, to: at }).length > 0 ||
  tagsIn(tags, "future-cues", { from: at - 4, to: at }).length > 0;

/** "took effect on Sunday": the one before, but for a day that the report was a day too early for. */
export const isOverBy = ({ tags }: DateContext, at: number): boolean =>
  tagsIn(tags, "effective-past", { from: at - TO_EFFECT, to: at }).length > 0;
