/** What is done as a rule, with no bounded event. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { peopleIn } from "../numbers/people.ts";
import { finestPlaceIn, whereOf } from "../places/where.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tag, tagAt, tagsIn } from "../tokens/tag.ts";
import { type Draft, draftOf } from "./draft.ts";
import { type Force, forcesIn } from "./force.ts";

/** The practice that a sentence tells of. */
export const practiceOf = (document: Document, sentence: number): Draft => {
  const range = document.sentences[sentence] ?? { from: 0, to: 0 };
  const place = finestPlaceIn(document, range);
  return draftOf(document, {
    kind: "practice",
    rule: "practice.repeated-fire/1",
    ranges: [range],
    sentence,
    where: place === null ? null : whereOf(document, place, range),
  });
};

/** "Guards regularly shoot at people", "officers use dogs almost daily": a force does it, and how often is told; not what it is told, allowed or bound to do. */
export const isHabit = (document: Document, sentence: Sentence): boolean => {
  const { tags } = document;
  const often = firstTagIn(tags, ["repeat-cues", "habit-words"], sentence);
  if (often === null || firstTagIn(tags, [...UNREAL, "rare-cues"], sentence) !== null) return false;
  return tagsIn(tags, "habit-base", sentence).some((verb) => {
    const before = { from: Math.max(sentence.from, verb.from - TO_VERB), to: verb.from };
    return (
      isAtPeople(document, verb, sentence) &&
      forcesIn(document, before).some((force) => isDoer(document, { force, verb, sentence }))
    );
  });
};

/** "shoot at people", not "shoot better". */
const isAtPeople = (document: Document, verb: Tag, { to }: Sentence): boolean =>
  verb.value === ""
    ? true
    : peopleIn(document, { from: verb.to, to: Math.min(to, verb.to + TO_PEOPLE) }).length > 0;
const TO_PEOPLE = 4;

/** Several of a force, whom a clause begins with, and nothing but how often between them and the verb. */
const isDoer = (
  { tokens, tags }: Document,
  { force, verb, sentence }: { force: Force; verb: Tag; sentence: Sentence },
): boolean => {
  for (let at = force.to; at < verb.from; at++)
    if (HOW_OFTEN.every((list) => tagAt(tags, list, at) === null)) return false;
  const before = tokens[force.from - 1];
  const begins =
    force.from - sentence.from <= MOST_ADJECTIVES ||
    before?.kind === "mark" ||
    tagAt(tags, "that-words", force.from - 1) !== null;
  return begins && tagAt(tags, "plural-nouns", force.words.to - 1) !== null;
};
const MOST_ADJECTIVES = 2;
const TO_VERB = 8;
const HOW_OFTEN: readonly ListName[] = ["repeat-cues", "habit-words", "adverbs", "adverb-endings"];
const UNREAL: readonly ListName[] = ["order-nouns", "negation", "threat-cues", "hypothetical-cues"];
