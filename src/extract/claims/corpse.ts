/** The dead as they were found: "nine bodies were recovered", "his body was found". */
import { type Document, within } from "../document.ts";
import type { Group } from "../numbers/group.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tag, tagAt } from "../tokens/tag.ts";

/** True where the word is of the dead and they were found; "the governing body" and "a body search" are other things. */
export const isCorpse = (document: Document, tag: Tag, sentence: Sentence): boolean => {
  const { tokens, tags } = document;
  const after = tokens[tag.to];
  const isCompound =
    after?.kind === "word" && ENDINGS.every((list) => tagAt(tags, list, tag.to) === null);
  if (isCompound) return false;
  const later = { from: tag.to, to: Math.min(sentence.to, tag.to + TO_FOUND) };
  const before = { from: Math.max(sentence.from, tag.from - BEFORE), to: tag.from };
  return (
    firstTagIn(tags, ["found-verbs"], later) !== null ||
    (deadAt(document, tag) !== null && firstTagIn(tags, ["found-verbs"], before) !== null)
  );
};
const ENDINGS = ["be-forms", "have-forms", "prepositions", "found-verbs", "joiners"] as const;
const TO_FOUND = 12;
const BEFORE = 4;

/** As many as the words count, one for "his body"; null for "bodies" or "a body" of which no more is told. */
export const deadAt = (document: Document, tag: Tag): Group | null => {
  const { tokens, tags } = document;
  const number = within(document.numbers, { from: tag.from - TO_NUMBER, to: tag.from }).at(-1);
  const group = { partitive: false, more: false, key: "", items: [], to: tag.to };
  if (number !== undefined && number.to >= tag.from - 1) {
    const { min, best, max } = number;
    return { ...group, from: number.from, min, best, max, counted: true, definite: false };
  }
  const isWhose = tagAt(tags, "possessives", tag.from - 1) !== null;
  const isOne = tokens[tag.to - 1]?.fold.endsWith("s") !== true;
  if (!isWhose || !isOne) return null;
  const one = { min: 1, best: 1, max: 1, counted: false, definite: true };
  return { ...group, ...one, from: tag.from - 1 };
};
const TO_NUMBER = 4;
