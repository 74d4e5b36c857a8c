import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { type Tags, tagAt } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import type { Phrase } from "./phrase.ts";
import { type HarmText, PHRASE_BOUNDS } from "./text.ts";

/** Of a hundred words so many begin with a capital where capitals say anything. */
const CASED = { least: 2, most: 80 };

/** True where capitals tell names from other words: not in wire texts all in small letters, or all in capitals. */
export const isCased = (tokens: readonly Token[], text: string): boolean => {
  const words = tokens.filter(({ kind }) => kind === "word");
  const capitals = words.filter(({ capital }) => capital);
  if (capitals.length * 100 < words.length * CASED.least) return false;
  const longer = capitals.filter(({ start, end }) => end - start > 1);
  const shouted = longer.filter(({ start, end }) => {
    const word = text.slice(start, end);
    return word === word.toUpperCase();
  });
  return shouted.length * 100 < words.length * CASED.most;
};

const MOST_PARTS = 5;
const LEAST_PARTS = 2;

/** A person's name at the token: a given name and what follows it, or what follows a title. */
export const nameAt = (text: HarmText, at: number, sentence: Sentence): Phrase | null => {
  const { tags } = text;
  const isGiven = tagAt(tags, "given-names", at) !== null;
  if (!isGiven && !(at > sentence.from && followsTitle(tags, at))) return null;
  let to = at;
  while (to < sentence.to && to - at < MOST_PARTS && isNamePart(text, to)) to++;
  if (to - at < LEAST_PARTS) return null;
  return { kind: "name", from: at, to, head: { from: at, to } };
};

const LONGEST_TITLE = 3;

const followsTitle = (tags: Tags, at: number): boolean => {
  for (let length = 1; length <= LONGEST_TITLE; length++) {
    if (tagAt(tags, "name-titles", at - length)?.to === at) return true;
  }
  return false;
};

const NO_NAME: readonly ListName[] = [
  ...PHRASE_BOUNDS,
  "name-titles",
  "cue-verbs",
  "weekdays",
  "months",
  "number-words",
  "body-nouns",
  "target-nouns",
  "armed-nouns",
  "agent-nouns",
  "weapon-nouns",
  "source-heads",
  "person-nouns",
  "not-names",
];

const isNamePart = ({ tokens, tags, cased }: HarmText, at: number): boolean => {
  const token = tokens[at];
  if (token === undefined || token.kind !== "word" || token.end - token.start < 2) return false;
  if (cased && !token.capital) return false;
  if (tagAt(tags, "given-names", at) !== null) return true;
  return NO_NAME.every((list) => tagAt(tags, list, at) === null);
};
