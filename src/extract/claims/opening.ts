/** Events that a sentence names with their day before the next one tells of the harm: "There was a raid at dawn on 11 March. Nine are dead". */
import { eventTimesIn } from "../dates/when.ts";
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn } from "../tokens/tag.ts";

/** The sentence right before that names the event, where those that tell of the harm (`numbers`) tell no day; null where none does. */
export const openingOf = (
  document: Document,
  numbers: readonly number[],
  elsewhere: { has(sentence: number): boolean },
): number | null => {
  const { sentences, tags } = document;
  const hasDay = (index: number): boolean => {
    const sentence = sentences[index];
    return (
      sentence !== undefined &&
      eventTimesIn(document, sentence).some(({ value }) => value.precision === 1)
    );
  };
  const index = (numbers[0] ?? 0) - 1;
  const sentence = sentences[index];
  if (sentence?.role !== "body" || elsewhere.has(index) || !hasDay(index)) return null;
  return firstTagIn(tags, NAMING, sentence) === null || numbers.some(hasDay) ? null : index;
};
const NAMING: readonly ListName[] = [
  "armed-events",
  "attack-words",
  "shoot-past",
  "shoot-participle",
];
