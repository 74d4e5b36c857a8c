/** The dead and the hurt as a number of deaths and injuries: "three deaths were confirmed". */
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Group } from "../numbers/group.ts";
import { numberAt } from "../numbers/head-count.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tag, tagAt, tagsIn } from "../tokens/tag.ts";

/** Lists of nouns that a number counts people by. */
export const TOLLS: ReadonlySet<ListName> = new Set<ListName>(["death-counts", "injury-counts"]);

/** True where somebody tells of as many at one time; not "40 deaths this year", "three deaths on the roads", "two injuries to his arm". */
export const isToll = (document: Document, tag: Tag, sentence: Sentence): boolean => {
  const { tags, times } = document;
  const counted = tollAt(document, tag);
  if (counted === null) return false;
  const before = { from: Math.max(sentence.from, counted.from - TO_TELLER), to: counted.from };
  const after = { from: tag.to, to: Math.min(sentence.to, tag.to + TO_TELLER) };
  const isTold =
    firstTagIn(tags, ["toll-tellers"], before) !== null ||
    firstTagIn(tags, ["toll-told"], after) !== null ||
    // "left three deaths and two injuries"
    tagAt(tags, "joiners", counted.from - 1) !== null;
  return (
    isTold &&
    document.tokens[tag.to]?.fold !== TO_WHAT &&
    firstTagIn(tags, OTHERWISE, sentence) === null &&
    !within(times, sentence).some(({ value }) => value.precision >= MONTH)
  );
};
const TO_TELLER = 4;
const MONTH = 4;
const TO_WHAT = "to";
const OTHERWISE: readonly ListName[] = ["traffic-words", "trend-cues", "aggregate-cues"];

/** As many as the number before the noun says; null where none stands there. */
export const tollAt = (document: Document, { from, to }: Tag): Group | null => {
  const { numbers, tags } = document;
  const near = within(numbers, { from: from - TO_NUMBER, to: from }).at(-1);
  const number = near === undefined ? null : numberAt(document, near.from);
  if (number === null || number.to < from - 1) return null;
  // "two civilian deaths", not "one, his death"
  const between = { from: number.to, to: from };
  if (firstTagIn(tags, ENDS, between) !== null) return null;
  // "dozens of injuries": a noun for people tells nearer how many.
  if (firstTagIn(tags, ["vague-numbers"], number) !== null) return null;
  const { min, best, max, more } = number;
  const group = { definite: false, partitive: false, key: "", items: [] };
  return { ...group, from: number.from, to, min, best, max, more, counted: true };
};
const TO_NUMBER = 4;
const ENDS: readonly ListName[] = ["possessives", "determiners", "prepositions", "joiners"];

/** "The toll had risen to nine", "bringing the number of injured to 12": in place of the smaller numbers told before. */
export const isRaised = ({ list, value }: Tag): boolean => RAISING.has(list) && value !== "";
const RAISING: ReadonlySet<ListName> = new Set<ListName>(["toll-cues", "wound-nominal"]);

/** "rose to", "stands at": they tell of a toll only after the noun for it. */
export const isOfToll = ({ list, value }: Tag): boolean => list === "toll-cues" && value === RISING;
const RISING = "rising";

/** The noun that "rose to" is said of; null where it is no toll. */
export const risenAt = ({ tags }: Document, tag: Tag, { from }: Sentence): Tag | null =>
  tagsIn(tags, "toll-nouns", { from, to: tag.from }).at(-1) ?? null;
