/** Another event that a sentence only sets its own beside: "The attack came two days after rebels killed six soldiers". */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";

/** The same words of harm; those of the earlier event each with the part of the sentence that tells of it. */
export const withEarlier = (
  document: Document,
  sentence: Sentence,
  casualties: readonly Casualty[],
): readonly Casualty[] => {
  const from = casualties.length === 0 ? null : earlierFrom(document, sentence);
  if (from === null) return casualties;
  const part = { from, to: sentence.to };
  // "came a day after he was shot": told of before.
  return casualties.map((one) =>
    one.tag.from >= from && one.group !== null && !one.group.definite && one.part === undefined
      ? { ...one, part, earlier: true }
      : one,
  );
};

/** Where the words of the earlier event begin: past "came two days after", "the worst attack since"; null where none are. */
export const earlierFrom = ({ tags }: Document, sentence: Sentence): number | null => {
  const after = tagsIn(tags, "units", sentence).flatMap((unit) => {
    const point = tagAt(tags, "after-point", unit.to);
    const before = { from: Math.max(sentence.from, unit.from - TO_COMING), to: unit.from };
    return point !== null && firstTagIn(tags, ["coming-verbs"], before) !== null ? [point.to] : [];
  });
  const since = tagsIn(tags, "since-words", sentence).filter(
    ({ from, to }) =>
      firstTagIn(tags, ["record-words"], { from: sentence.from, to: from }) !== null &&
      firstTagIn(tags, HARM, { from: to, to: sentence.to }) !== null,
  );
  return after[0] ?? since[0]?.to ?? null;
};
const TO_COMING = 5;
const HARM: readonly ListName[] = [
  "kill-past",
  "kill-participle",
  "shoot-past",
  "wound-past",
  "die",
];
