/** "Eight people were killed, not nine": a number that the text puts in the place of one it told before. */
import { type Document, within } from "../document.ts";
import { rangeHolding } from "../tokens/range.ts";
import { tagsIn } from "../tokens/tag.ts";
import { sizeOf } from "./count.ts";
import type { Counted } from "./outcome.ts";

/** True where another number of several follows that the words say no longer holds. */
export const isRevised = (document: Document, { group, casualty }: Counted): boolean => {
  const sentence = document.sentences[casualty.sentence];
  if (sentence === undefined || group.best === null) return false;
  const after = { from: Math.max(group.to, casualty.tag.to), to: sentence.to };
  return tagsIn(document.tags, "in-place-of", after).some(({ from, to }) => {
    const old =
      rangeHolding(document.numbers, to) ?? within(document.numbers, { from, to: to + 2 })[0];
    // "not 27 years old", "not 3 metres": a bare number, and the clause ends with it.
    const ends = old !== undefined && old !== null && isEnd(document, old.to);
    return ends && old.best !== null && old.best !== sizeOf(group) && from - after.from <= FAR;
  });
};
const FAR = 3;

const isEnd = ({ tokens }: Document, at: number): boolean =>
  tokens[at] === undefined || ENDING.has(tokens[at]?.fold ?? "");
const ENDING: ReadonlySet<string> = new Set([".", ",", ";", ")", "\u201d", '"']);
