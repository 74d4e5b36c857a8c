import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { rangeHolding } from "../tokens/range.ts";
import { type TokenRange, tagAt } from "../tokens/tag.ts";

/** A military or police unit as the text names it, and the larger one it is told to be part of. */
export type Unit = TokenRange & { readonly parent: TokenRange | null };

/** The unit whose words begin at the token, over an article: "the 3rd Battalion of the River Brigade"; null where none does. */
export const unitAt = (document: Document, at: number, end: number): Unit | null => {
  const from = tagAt(document.tags, "determiners", at)?.to ?? at;
  const to = unitEnd(document, from, end);
  if (to === null) return null;
  const next = parentStart(document, to);
  const parentEnd = next === null ? null : unitEnd(document, next, end);
  const parent = next === null || parentEnd === null ? null : { from: next, to: parentEnd };
  return { from, to, parent };
};

/** The unit whose words end before the token: "Hill Corps soldiers"; null where none does. */
export const unitBefore = (document: Document, to: number, start: number): Unit | null => {
  for (let from = Math.max(start, to - LONGEST); from < to; from++) {
    if (tagAt(document.tags, "determiners", from) !== null) continue;
    if (unitEnd(document, from, to) === to) return { from, to, parent: null };
  }
  return shortName(document, to - 1) ? { from: to - 1, to, parent: null } : null;
};
const LONGEST = 7;

/** "3rd Border Battalion", "Hill Corps", "Battalion 75": a number or a name beside the word for a unit. */
const unitEnd = (document: Document, from: number, end: number): number | null => {
  const { tokens, tags } = document;
  const headFirst = tagAt(tags, "unit-heads", from);
  if (headFirst !== null && tokens[from]?.capital === true) {
    const number = tokens[headFirst.to];
    return number?.kind === "number" && headFirst.to < end ? headFirst.to + 1 : null;
  }
  let at = numeralEnd(document, from);
  const numbered = at > from;
  let last: number | null = null;
  for (let words = 0; at < end && words <= MOST_WORDS; words++) {
    const head = tagAt(tags, "unit-heads", at);
    if (head !== null && head.to <= end && (numbered || (words > 0 && isName(document, at)))) {
      last = head.to;
      at = head.to;
      continue;
    }
    const inside = tagAt(tags, "unit-words", at) !== null && (numbered || isName(document, at));
    if (!inside && !(isName(document, at) && !isOther(document, at))) break;
    at++;
  }
  return last;
};
const MOST_WORDS = 5;

/** "27th", "3": the number a unit goes by; the token itself where there is none. */
const numeralEnd = ({ tokens, tags, times }: Document, at: number): number => {
  // "In 2019 guards killed": a year numbers no unit.
  if (rangeHolding(times, at) !== null) return at;
  const first = tokens[at];
  const next = tokens[at + 1];
  if (first?.kind !== "number") {
    const ordinal = tagAt(tags, "unit-ordinals", at);
    return ordinal?.to ?? at;
  }
  if (!/^\d{1,5}$/.test(first.fold)) return at;
  return tagAt(tags, "ordinal-suffixes", at + 1) !== null && next?.start === first.end
    ? at + 2
    : at + 1;
};

const isName = ({ tokens }: Document, at: number): boolean => tokens[at]?.capital === true;

const NO_PART: readonly ListName[] = [
  "determiners",
  "speech-cues",
  "weekdays",
  "months",
  "be-forms",
];

const isOther = ({ tags }: Document, at: number): boolean =>
  NO_PART.some((list) => tagAt(tags, list, at) !== null);

/** "of the", "under", a comma: where the larger unit may begin. */
const parentStart = ({ tokens, tags }: Document, at: number): number | null => {
  const joined = tokens[at]?.fold === "," ? at + 1 : tagAt(tags, "unit-joiners", at)?.to;
  return joined === undefined ? null : (tagAt(tags, "determiners", joined)?.to ?? joined);
};

/** "the QRF soldiers": two to six capitals right before the word for the people. */
export const shortName = (document: Document, at: number): boolean => {
  const token = document.tokens[at];
  if (token === undefined || token.kind !== "word") return false;
  const written = document.reading.text.slice(token.start, token.end);
  return /^\p{Lu}{2,6}$/u.test(written) && tagAt(document.tags, "unit-words", at) === null;
};
