/** At whom shots are told to be fired, where nothing is said of whom they hit. */
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Group } from "../numbers/group.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { type Tag, tagAt, tagsIn } from "../tokens/tag.ts";
import { isPassive } from "./whom.ts";

/** "Two men were shot at by guards": "at" takes nobody after it, so it is said of those before the verb. */
export const isOnlyAimed = ({ tokens, tags }: Document, { from, to }: Tag): boolean => {
  if (tagAt(tags, "aiming-words", to - 1) !== null && to - from > 2) return true;
  if (tagAt(tags, "aiming-words", to) === null) return false;
  const next = tokens[to + 1];
  return (
    next === undefined ||
    next.kind === "mark" ||
    AFTER.some((list) => tagAt(tags, list, to + 1) !== null)
  );
};
const AFTER: readonly ListName[] = [
  "by-words",
  "prepositions",
  "clause-openers",
  "subordinators",
  "adverbs",
  "joiners",
];

/** Those the words close around, those who are under fire, or those that "at" or "on" names further on; null where none is told. */
export const aimedAt = (
  document: Document,
  people: readonly Group[],
  {
    tag,
    sentence,
    object,
    subject,
  }: { tag: Tag; sentence: Sentence; object: Group | null; subject: Group | null },
): Group | null => {
  if (object !== null) return object;
  if (tag.value === UNDER || isPassive(document, tag)) return subject;
  const { tags, tokens } = document;
  const near = { from: tag.to - 1, to: Math.min(sentence.to, tag.to + TO_AIM) };
  const aim = tagsIn(tags, "aiming-words", near)[0];
  if (aim === undefined || tokens.slice(tag.to, aim.from).some(({ kind }) => kind === "mark"))
    return null;
  return aboardAt(document, people, { at: aim.to, sentence });
};

/** "rammed a raft with nine migrants", "at the back of a man": those whose back it is, or who are aboard; null where something else stands between. */
export const aboardAt = (
  { tokens, tags }: Document,
  people: readonly Group[],
  { at: from, sentence }: { at: number; sentence: Sentence },
): Group | null => {
  const first = within(people, { from, to: Math.min(sentence.to, from + TO_PEOPLE) })[0];
  if (first === undefined) return null;
  for (let at = from; at < first.from; at++) {
    if (tokens[at]?.kind === "mark" || BARS.some((list) => tagAt(tags, list, at) !== null))
      return null;
    // "at the fence near two men"
    if (tagAt(tags, "prepositions", at) !== null && tagAt(tags, "aboard-words", at) === null)
      return null;
  }
  return first;
};
const UNDER = "under";
/** "fired some thirty rounds with a rifle at" */
const TO_AIM = 7;
const TO_PEOPLE = 7;
const BARS: readonly ListName[] = [
  "be-forms",
  "have-forms",
  "clause-openers",
  "speech-cues",
  "joiners",
];
