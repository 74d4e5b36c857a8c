/** Words that say who a person is and count nobody more: "Jo Doe, a trader from the town, and", "father of two". */
import type { Document } from "../document.ts";
import { isTagged, tagAt } from "../tokens/tag.ts";
import { yearsEnd } from "./ages.ts";
import type { Group } from "./group.ts";
import { HARM } from "./harm.ts";
import { ENDING } from "./noun.ts";

/** The mentions with those that tell who the one before them is as part of it. */
export const withAppositions = (
  document: Document,
  mentions: readonly Group[],
): readonly Group[] => {
  const told: Group[] = [];
  for (let at = 0; at < mentions.length; at++) {
    const mention = mentions[at];
    if (mention === undefined) break;
    const last = told.at(-1);
    const to = last === undefined ? null : appositionEnd(document, last, mention);
    if (last === undefined || to === null) {
      told.push(mention);
      continue;
    }
    told[told.length - 1] = { ...last, to };
    // "son of Abdul Karim": nor is whose son he is among them.
    while ((mentions[at + 1]?.from ?? to) < to) at++;
  }
  return told;
};

/** Where the words end that tell who the first is; null where the second is somebody else. */
const appositionEnd = (document: Document, first: Group, second: Group): number | null => {
  const { tokens, tags } = document;
  if (first.best !== 1 || second.best !== 1 || second.more) return null;
  const years = yearsEnd(document, first);
  const comma = tokens[years]?.fold === ",";
  const after = comma ? years + 1 : (tagAt(tags, "joiners", years)?.to ?? years);
  if (second.from !== after || after === years) return null;
  const isBare = tagAt(tags, "person-nouns", second.from) !== null;
  const parent = isBare ? parentEnd(document, second) : null;
  if (parent !== null || !comma || tokens[first.to - 1]?.capital !== true) return parent;
  // "a trader", "the mayor", "son of …"; "his wife" is somebody else.
  if (tagAt(tags, "possessives", second.from) !== null) return null;
  if (!isBare && tagAt(tags, "determiners", second.from) === null) return null;
  const to = phraseEnd(document, yearsEnd(document, second));
  return to !== null && (tokens[to]?.fold === "," || tokens[to]?.fold === ")") ? to : null;
};

/** "father of two", "mother of three children": past whose parent somebody is. */
const parentEnd = ({ tags, numbers }: Document, { to }: Group): number | null => {
  const of = tagAt(tags, "of-words", to);
  const number = of === null ? undefined : numbers.find(({ from }) => from === of.to);
  if (number === undefined) return null;
  return tagAt(tags, "plural-nouns", number.to)?.to ?? number.to;
};

/** Past "from the town", "of the late Abdul Karim": up to the comma, over no verb; null where there is one. */
const phraseEnd = ({ tokens, tags }: Document, from: number): number | null => {
  if (tokens[from]?.kind === "mark") return from;
  if (tagAt(tags, "origin-prepositions", from) === null) return null;
  for (let at = from + 1; at <= from + LONGEST_PHRASE; at++) {
    if (tokens[at] === undefined || tokens[at]?.kind === "mark") return at;
    if (isTagged(tags, HARM, at)) return null;
    const ends = isTagged(tags, ENDING, at);
    const isInside = ["prepositions", "determiners"] as const;
    if (ends && isInside.every((list) => tagAt(tags, list, at) === null)) return null;
  }
  return null;
};
const LONGEST_PHRASE = 9;
