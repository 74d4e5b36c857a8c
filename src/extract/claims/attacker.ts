/** Whoever did it and is of no force: "smugglers shot a guard", "was killed by armed men", "when raiders stormed the market". */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { peopleIn } from "../numbers/people.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";
import { type Force, forcesIn } from "./force.ts";
import { isPassive } from "./whom.ts";

/** People of no force whom the words beside a verb of harm tell to have done it, else whoever attacked; no name of a person. */
export const othersBehind = (document: Document, casualties: readonly Casualty[]): Force | null => {
  for (const casualty of casualties) {
    const sentence = document.sentences[casualty.sentence];
    const found = sentence === undefined ? null : beside(document, casualty, sentence);
    if (found !== null) return { ...found, words: found, unit: null };
  }
  for (const { sentence: index, group } of casualties) {
    const sentence = document.sentences[index];
    const found = sentence === undefined ? null : attackerIn(document, sentence);
    if (found !== null && !(group !== null && touch(found, group))) return found;
  }
  return null;
};

const touch = (one: TokenRange, other: TokenRange): boolean =>
  one.from < other.to && other.from < one.to;

const beside = (document: Document, casualty: Casualty, sentence: Sentence): TokenRange | null => {
  const { tag, group, aimed = null } = casualty;
  // "two men opened fire": nobody is told to be hit.
  const fires = group === null && tag.list === "shoot-past" && !isPassive(document, tag);
  const isActive = casualty.active || fires;
  if ((group === null && !fires) || !mayBeTold(document, tag, isActive)) return null;
  const near = {
    from: Math.max(sentence.from, tag.from - NEAR),
    to: Math.min(sentence.to, tag.to + NEAR),
  };
  for (const one of peopleIn(document, near)) {
    if ((group !== null && touch(one, group)) || (aimed !== null && touch(one, aimed))) continue;
    if (!isDescribed(document, one)) continue;
    if (
      isActive &&
      (isRightBefore(document, tag, one) || isJoined(document, one, { tag, sentence }))
    )
      return one;
    const agent = isActive ? null : afterBy(document, tag, one);
    if (agent !== null) return agent;
  }
  return null;
};
const NEAR = 30;

/** Whether words for people stand before the verb, or "by" behind it: most sentences have neither, and cost no more. */
const mayBeTold = ({ tags }: Document, { from, to }: TokenRange, isActive: boolean): boolean =>
  isActive
    ? firstTagIn(tags, ["person-nouns"], { from: from - NEAR, to: from }) !== null
    : firstTagIn(tags, ["by-words"], { from: to, to: to + TO_AGENT }) !== null;

/** A noun for people, and not "members of the family": of what, these words do not tell. */
const isDescribed = ({ tags }: Document, { from, to }: TokenRange): boolean =>
  firstTagIn(tags, ["person-nouns"], { from, to }) !== null &&
  (firstTagIn(tags, ["member-nouns"], { from: to - 1, to }) === null ||
    (firstTagIn(tags, ["male-nouns", "female-nouns"], { from: to - 1, to }) !== null &&
      tagAt(tags, "of-words", to) === null));

const isRightBefore = ({ tags }: Document, tag: TokenRange, { from, to }: TokenRange): boolean => {
  if (to > tag.from || tagAt(tags, "prepositions", from - 1) !== null) return false;
  for (let at = to; at < tag.from; at++)
    if (HELPING.every((list) => tagAt(tags, list, at) === null)) return false;
  return true;
};

const HELPING: readonly ListName[] = [
  "adverbs",
  "adverb-endings",
  "have-forms",
  "relative-openers",
];

/** "two men on a motorcycle drew level and opened fire": whom the clause begins with does what "and" joins to its verb. */
const isJoined = (
  document: Document,
  { from, to }: TokenRange,
  { tag, sentence }: { tag: TokenRange; sentence: Sentence },
): boolean => {
  const { tags, times } = document;
  if (to > tag.from || tagAt(tags, "name-joins", tag.from - 1) === null) return false;
  if (firstTagIn(tags, UNJOINED, { from: to, to: tag.from - 1 }) !== null) return false;
  const opener = tagsIn(tags, "subordinators", { from: sentence.from, to: from }).at(-1);
  let start = opener?.to ?? sentence.from;
  // "On Sunday two men …"
  if (tagAt(tags, "prepositions", start) !== null) start++;
  const time = rangeHolding(times, start);
  if (time !== null) start = time.to;
  return from - start <= 1 && rangeHolding(document.speech.sources, from) === null;
};
const UNJOINED: readonly ListName[] = ["be-forms", "speech-cues", "that-words", "subordinators"];

/** "the killing was condemned by", "a report by the police": the words before "by" tell of another deed. */
export const isOfOther = ({ tags }: Pick<Document, "tags">, { from, to }: TokenRange): boolean =>
  firstTagIn(tags, ["be-forms", "condemn-cues", "speech-cues"], { from, to }) !== null ||
  tagAt(tags, "report-nouns", to - 1) !== null;
/** Tokens from a verb of harm to "by" and whoever did it. */
export const TO_AGENT = 16;

/** "killed on Sunday by unknown armed men": with the words that describe them. */
const afterBy = (document: Document, tag: TokenRange, one: TokenRange): TokenRange | null => {
  const { tags, tokens } = document;
  if (one.from <= tag.to || one.from > tag.to + TO_AGENT) return null;
  for (let at = one.from - 1; at > Math.max(tag.to - 1, one.from - MOST_ADJECTIVES); at--) {
    if (tagAt(tags, "by-words", at) !== null)
      return isOfOther(document, { from: tag.to, to: at }) ? null : { from: at + 1, to: one.to };
    if (tokens[at]?.kind === "mark" && tokens[at]?.fold !== "-") return null;
    if (ENDING.some((list) => tagAt(tags, list, at) !== null)) return null;
  }
  return null;
};
const MOST_ADJECTIVES = 5;
const ENDING: readonly ListName[] = ["prepositions", "determiners", "joiners", "person-nouns"];

/** "Gunmen stormed a market": whoever is told to have attacked, right before the verb; null where nobody is. */
export const attackerIn = (document: Document, sentence: Sentence): Force | null => {
  const { tags } = document;
  for (const attack of tagsIn(tags, "attack-past", sentence)) {
    if (isPassive(document, attack)) continue;
    const before = { from: Math.max(sentence.from, attack.from - NEAR), to: attack.from };
    const force = forcesIn(document, before).findLast((one) => isBy(document, attack, one));
    if (force !== undefined) return force;
    const people = peopleIn(document, before).findLast(
      (one) => isDescribed(document, one) && isBy(document, attack, one),
    );
    if (people !== undefined) return { ...people, words: people, unit: null };
  }
  return null;
};

/** Right before the verb, or before words of where they were: "men on a motorcycle drew level". */
const isBy = (document: Document, attack: TokenRange, one: TokenRange): boolean => {
  if (isRightBefore(document, attack, one)) return true;
  const { tags, tokens } = document;
  if (tagAt(tags, "prepositions", one.to) === null || attack.from - one.to > TO_WHERE) return false;
  if (tagAt(tags, "prepositions", one.from - 1) !== null) return false;
  const between = { from: one.to, to: attack.from };
  return (
    firstTagIn(tags, [...UNJOINED, "person-nouns"], between) === null &&
    !tokens.slice(one.to, attack.from).some(({ kind }) => kind === "mark")
  );
};
const TO_WHERE = 6;
