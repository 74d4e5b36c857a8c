/** How many were harmed in several events together: a sum over them, and no event that it could be told apart from. */
import { whenOf } from "../dates/when.ts";
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, isTagged, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";
import { sizeOf } from "./count.ts";
import { type Draft, draftOf } from "./draft.ts";
import { NO_HEADLINE } from "./headline.ts";
import { settleOutcomes } from "./outcome.ts";

/** "Four were wounded in separate shootings", "in attacks across the city": people of events that the words do not tell apart. */
export const isSum = (
  document: Document,
  sentence: Sentence,
  casualties: readonly Casualty[],
): boolean => {
  const { tags } = document;
  const people = casualties.filter(({ group, outcome }) => group !== null && outcome !== null);
  const sizes = people.map(({ group }) => (group === null ? 0 : sizeOf(group)));
  if (sizes.reduce((sum, size) => sum + size, 0) < 2) return false;
  if (firstTagIn(tags, ["one-spree"], sentence) !== null) return false;
  if (firstTagIn(tags, ["all-over"], sentence) !== null) return true;
  return tagsIn(tags, "event-nouns", sentence).some((noun) => {
    // "two separate shootings that left six wounded"
    const before = { from: Math.max(sentence.from, noun.from - TO_SEPARATE), to: noun.from };
    const isThat = tagAt(tags, "relative-pronouns", noun.to) !== null;
    if (noun.value !== SINGLE && isThat && firstTagIn(tags, ["separate-words"], before) !== null)
      return true;
    const opener = noun.value === SINGLE ? null : openerOf(document, noun.from, sentence);
    if (opener === null || !isApart(document, { from: opener, to: noun.from })) return false;
    const ends = people.map(({ group, tag }) => Math.max(group?.to ?? 0, tag.to));
    const harmed = Math.max(0, ...ends.filter((end) => end <= opener));
    // "the killing of three men, was accused in two other shootings": nobody was harmed in those.
    return harmed > 0 && firstTagIn(tags, VERBS, { from: harmed, to: opener }) === null;
  });
};
const SINGLE = "one";
const TO_SEPARATE = 3;
const VERBS: readonly ListName[] = ["be-forms", "have-forms"];

/** "in two shootings" may be one event told as two; "in two separate shootings" and "in shootings" are not. */
const isApart = ({ tags, numbers }: Document, words: TokenRange): boolean =>
  within(numbers, words).length === 0 || firstTagIn(tags, ["apart-words"], words) !== null;

/** Where "in" stands of "in three separate shootings", "in attacks on the bank"; null of "in the shootings", "a string of shootings", "in shootings that began at dawn". */
const openerOf = (
  { tags, tokens }: Document,
  noun: number,
  { from, to }: Sentence,
): number | null => {
  if (noun + 1 < to && tagAt(tags, "relative-pronouns", noun + 1) !== null) return null;
  for (let at = noun - 1; at >= Math.max(from, noun - TO_PREPOSITION); at--) {
    if (tagAt(tags, "of-words", at) !== null || tokens[at]?.fold === "'s") return null;
    if (tagAt(tags, "prepositions", at) !== null)
      return tagAt(tags, "sum-openers", at) === null ? null : at;
    if (isTagged(tags, ENDING, at) || tokens[at]?.fold === ",") return null;
  }
  return null;
};
const TO_PREPOSITION = 7;
const ENDING: ReadonlySet<ListName> = new Set([
  "determiners",
  "be-forms",
  "have-forms",
  "clause-openers",
  "person-nouns",
  "speech-cues",
]);

/** The sum as a claim: a number over events that the text tells one by one beside it. */
export const sumOf = (
  document: Document,
  index: number,
  casualties: readonly Casualty[],
): readonly Draft[] => {
  const sentence = document.sentences[index];
  const outcomes = settleOutcomes(document, casualties, NO_HEADLINE);
  if (sentence === undefined || Object.keys(outcomes).length === 0) return [];
  const time = within(document.times, sentence)[0];
  const period = time === undefined ? null : whenOf(document, time);
  return [
    draftOf(document, {
      kind: "aggregate",
      rule: "aggregate.of-events/1",
      ranges: [sentence],
      sentence: index,
      outcomes,
      when: period,
      aggregate: { by: null, population: null, definition: null, period },
    }),
  ];
};
