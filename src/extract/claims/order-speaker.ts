/** Givers known by who speaks: "the ministry said it had ordered", "the minister said in a statement that no guard may". */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { touchesRange } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Telling } from "./order-actor.ts";
import { groupStart } from "./order-office.ts";
import { actorIn, GIVERS, officeIn } from "./order-subject.ts";

/** "The ministry said it had ordered …": whoever says so, where that is an office; else the office that the sentence before says something of. */
export const returning = (
  document: Document,
  verb: number,
  { sentence, trigger }: Telling,
): TokenRange | null => {
  const { tags, sentences, speech } = document;
  let at = verb - 1;
  while (BEFORE_VERB.some((list) => tagAt(tags, list, at) !== null)) at--;
  if (tagAt(tags, "returning-givers", at) === null) return null;
  const { source = null, speaker = null } = speech.bySentence[sentence] ?? {};
  if (tagAt(tags, "thing-pronouns", at) === null) {
    const words = source === null || isPronoun(document, source) ? speaker?.words : source;
    // "I told my men": whoever has men of their own.
    const isOwn = tagAt(tags, "addressee-heads", trigger.to)?.value === OWN_MEN;
    const isSelf = tagAt(tags, "first-persons", at) !== null;
    if (words !== undefined && isOwn && isSelf) return words;
    const person = words === undefined ? null : commanderIn(document, words);
    if (person !== null) return person;
  }
  if (source !== null && source.to <= verb && !isPronoun(document, source))
    return officeIn(document, source);
  for (let index = sentence - 1; index >= Math.max(0, sentence - 2); index--) {
    const before = sentences[index];
    const found = before?.role === "body" ? actorIn(document, before) : null;
    const told = speech.bySentence[index]?.source ?? null;
    // "A telegram came, an officer told the paper. It told them to …": nobody who speaks of it is an "it".
    const isPerson = found !== null && firstTagIn(tags, ["person-nouns"], found) !== null;
    const isThing = tagAt(tags, "thing-pronouns", at) !== null;
    if (isThing && isPerson && told !== null && touchesRange([told], found)) return null;
    if (found !== null) return found;
  }
  return null;
};
/** How the lexicon marks those whom only a commander calls so. */
const OWN_MEN = "own";
const BEFORE_VERB: readonly ListName[] = ["have-forms", "adverb-endings"];

const isPronoun = ({ tags }: Document, { from, to }: TokenRange): boolean =>
  to - from === 1 && tagAt(tags, "speaking-pronouns", from) !== null;

/** "Colonel Berg", "the head of the regional command": a person who can command; nobody who only speaks for others. */
export const commanderIn = ({ tags }: Document, source: TokenRange): TokenRange | null =>
  source.to - source.from <= LONGEST_COMMANDER &&
  firstTagIn(tags, GIVERS, source) !== null &&
  firstTagIn(tags, ["court-words", "spokes-words"], source) === null
    ? source
    : null;
const LONGEST_COMMANDER = 12;

/** "…, the ministry said in an order": whoever says it there, where that is an office. */
export const sayerIn = (document: Document, trigger: Tag, sentence: number): TokenRange | null => {
  const { cue, source } = document.speech.bySentence[sentence] ?? {};
  if (!cue || !source || trigger.list !== "order-nouns") return null;
  const isIn = tagAt(document.tags, "within-words", cue.to) !== null;
  return isIn && trigger.from - cue.to <= TO_SAID_IN ? officeIn(document, source) : null;
};
const TO_SAID_IN = 4;

/** "The minister said in a statement that no soldier is allowed", "…, the president decreed": whoever lets it be known so. */
export const announcerOf = (
  document: Document,
  sentence: number,
  ruled: TokenRange,
): TokenRange | null => {
  const { tags } = document;
  const { cue, source } = document.speech.bySentence[sentence] ?? {};
  if (!cue || !source || isPronoun(document, source)) return null;
  const formal = firstTagIn(tags, ["announcing-nouns"], { from: cue.to, to: cue.to + TO_SAID_IN });
  const isIn = formal !== null && tagAt(tags, "within-words", cue.to) !== null;
  const isAnnounced = tagAt(tags, "deciding-verbs", cue.from) !== null;
  // "announced that guards had been told": of what others did before.
  const isPast = firstTagIn(tags, ["past-haves"], { from: cue.to, to: ruled.from }) !== null;
  return (isIn || isAnnounced) && !isPast ? commanderIn(document, source) : null;
};

/** "The governor has closed the dam. His order tells patrols …": whom the sentence before begins with. */
export const ownerBefore = (
  document: Document,
  { trigger, range, sentence }: Telling,
): TokenRange | null => {
  const { tags, sentences } = document;
  const start = { from: Math.max(range.from, trigger.from - TO_OWNER), to: trigger.from };
  const isTheirs = firstTagIn(tags, ["others-possessives"], start) !== null;
  const before = sentences[sentence - 1];
  // "their orders": those that they have.
  if (!isTheirs || tagAt(tags, "plural-nouns", trigger.from) !== null) return null;
  if (start.from !== (sentences[sentence]?.from ?? 0) || before?.role !== "body") return null;
  const first = GIVERS.flatMap((list) =>
    tagsIn(tags, list, { from: before.from, to: Math.min(before.to, before.from + TO_SUBJECT) }),
  ).sort((a, b) => a.from - b.from)[0];
  if (first === undefined) return null;
  const from = groupStart(document, first.from, before.from);
  return from === before.from ? { from, to: first.to } : null;
};
const TO_OWNER = 3;
const TO_SUBJECT = 6;
