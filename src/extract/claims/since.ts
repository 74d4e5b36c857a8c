/** Totals that run on: "54 people have been killed since the start of the year", "the number killed since the unrest began". */
import type { Time } from "../dates/time.ts";
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Group } from "../numbers/group.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tag, tagAt, tagsIn } from "../tokens/tag.ts";
import { sizeOf } from "./count.ts";

/** True where the sentence counts whoever has been harmed since a time that lies more than a week back; `total` is the number it tells. */
export const isSincePeriod = (
  document: Document,
  sentence: Sentence,
  total: () => Group | null,
): boolean =>
  tagsIn(document.tags, "since-words", sentence).some((since) => {
    const harm = harmBefore(document, since, sentence);
    if (harm === null) return false;
    const times = within(document.times, { from: since.from, to: sentence.to });
    if (times.some((time) => isRecent(document, time))) return false;
    // "the number of people killed since the protests began"
    if (harm.to === since.from && within(document.numbers, sentence).length > 0) return true;
    const group = total();
    if (group === null || group.definite) return false;
    // "since soldiers came": without a time only a number that one event hardly has.
    return times.length > 0 || sizeOf(group) >= MORE_THAN_A_FEW;
  });
const MORE_THAN_A_FEW = 5;

/** "During the eight days of fighting 163 people were killed": more than a few, over days and not on one. */
export const isOverSpan = (
  document: Document,
  sentence: Sentence,
  total: () => Group | null,
): boolean => {
  const { tags } = document;
  const isSpan = tagsIn(tags, "span-openers", sentence).some(({ to }) => {
    const unit = firstTagIn(tags, ["units"], { from: to, to: to + TO_UNIT });
    return (
      unit !== null &&
      tagAt(tags, "of-words", unit.to) !== null &&
      within(document.numbers, { from: to, to: unit.from }).length > 0
    );
  });
  const group = isSpan ? total() : null;
  return group !== null && !group.definite && sizeOf(group) >= MORE_THAN_A_FEW;
};
const TO_UNIT = 5;

/** "have been killed", "have died", "killed": what has been done up to now, and not "were killed". */
const harmBefore = (document: Document, since: Tag, sentence: Sentence): Tag | null => {
  const { tags } = document;
  const clause = { from: Math.max(sentence.from, since.from - TO_HARM), to: since.from };
  for (const list of HARM) {
    const harm = tagsIn(tags, list, clause).find(
      ({ from, to }) =>
        (to === since.from && tagAt(tags, "be-forms", from - 1) === null) ||
        firstTagIn(tags, ["have-forms"], { from: from - TO_HELPER, to: from + 1 }) !== null,
    );
    if (harm !== undefined) return harm;
  }
  return null;
};
const HARM: readonly ListName[] = ["kill-past", "die", "wound-past", "shoot-past"];
const TO_HARM = 20;
const TO_HELPER = 4;

/** "since Monday": what goes on for days may be one event. */
const isRecent = ({ anchor }: Document, { value: { earliest, precision } }: Time): boolean =>
  anchor === null || earliest === null ? precision < WEEK : anchor - earliest <= DAYS;
/** As precise as a week, and in a report of an unknown day perhaps the last one. */
const WEEK = 4;
const DAYS = 7;
