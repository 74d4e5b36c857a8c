/** What tells that a word is a noun for people, or that a noun follows which is none. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { isTagged, type Tag, tagAt } from "../tokens/tag.ts";
import { followsVerb } from "./harm.ts";

/** Words that no noun for people is reached over. */
export const ENDING: ReadonlySet<ListName> = new Set<ListName>([
  "prepositions",
  "clause-openers",
  "be-forms",
  "have-forms",
  "modals",
  "speech-cues",
  "determiners",
  "number-words",
  "weekdays",
  "months",
  "more-of",
]);

/** No adjective: a word that begins something else, or another noun in the plural ("two cars of men"). */
export const endsAdjectives = ({ tokens, tags }: Document, at: number): boolean => {
  if (isTagged(tags, ENDING, at)) return true;
  const word = tokens[at];
  return word !== undefined && !word.capital && word.fold.length > 3 && /[^s]s$/.test(word.fold);
};

/** "killing three dogs": what is counted is not people. */
export const isFollowedByNoun = (document: Document, at: number, end: number): boolean => {
  const token = document.tokens[at];
  if (at >= end || token === undefined || token.kind === "mark") return false;
  return (
    !endsAdjectives(document, at) ||
    (/[^s]s$/.test(token.fold) && !isTagged(document.tags, ENDING, at))
  );
};

/** "two Afghans", "a Somali was shot": who somebody is by the country; not "an Afghan lorry". */
export const demonymAt = (document: Document, at: number, end: number): Tag | null => {
  const { tokens, tags } = document;
  const tag = tagAt(tags, "demonyms", at);
  if (tag === null || tokens[at]?.capital !== true) return null;
  if (tagAt(tags, "plural-nouns", at)?.to === tag.to) return tag;
  const isAlone =
    !isFollowedByNoun(document, tag.to, end) ||
    followsVerb(document, tag.to, end) ||
    tagAt(tags, "relative-pronouns", tag.to) !== null;
  return isAlone ? tag : null;
};
