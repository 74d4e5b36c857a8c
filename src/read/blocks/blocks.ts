/** Units to blocks: what their words leave open is settled by where they stand. */
import type { Block } from "../../model/reading.ts";
import { tokensOf } from "../phrases.ts";
import type { ReadingWords } from "../words.ts";
import { endsSentence, isProse, type Mark, markOf, REMARK_LINE, weightOf } from "./mark.ts";
import type { Unit } from "./units.ts";

/** A unit with its role; `mark` as in `Block`. */
export type MarkedUnit = Unit & Mark;

export type MarkOptions = {
  readonly words: ReadingWords;
  /** What the one who added the report calls it; a line that says the same is the headline. */
  readonly title: string | null;
  /** False where the headline is known otherwise, as on a page: then only `title` makes one. */
  readonly byPlace: boolean;
};

/** One marked unit per unit, in the same order. */
export function markUnits(
  units: readonly Unit[],
  { words, title, byPlace }: MarkOptions,
): readonly MarkedUnit[] {
  const marks = units.map((unit) => markOf(unit.text, words));
  markRelated(units, { marks, words });
  markAuthorNotes(units, { marks, words });
  markTitle(units, { marks, title });
  markRemarks(units, marks);
  markOwnLink(units, marks);
  if (byPlace) markHeadlines(units, marks);
  return units.map((unit, at) => ({ ...unit, ...(marks[at] ?? BODY) }));
}

/** Marked units as the blocks of a reading. */
export const toBlocks = (units: readonly MarkedUnit[]): readonly Block[] =>
  units.map(({ start, end, role, mark }) => ({ start, end, role, mark }));

const BODY: Mark = { role: "body", mark: null };
const LONGEST_HEADLINE = 220;
const AUTHOR_NOTE_UNITS = 4;
const LONGEST_AUTHOR_NOTE = 320;
const LONGEST_LINK = 120;
const MOSTLY = 0.5;

type Marking = { readonly marks: (Mark | null)[]; readonly words: ReadingWords };

/** The short lines after "Related stories" are links until prose begins again. */
function markRelated(units: readonly Unit[], { marks, words }: Marking): void {
  let inList = false;
  for (const [at, unit] of units.entries()) {
    if (words.relatedHeader.isWhole(tokensOf(unit.text))) {
      inList = true;
      marks[at] = { role: "furniture", mark: "related" };
    } else if (marks[at] === null) {
      inList = inList && isLinkLike(unit);
      if (inList) marks[at] = { role: "furniture", mark: "related" };
    }
  }
}

/** Where links cannot be seen, a line that is short and no sentence. */
const isLinkLike = ({ text, linked }: Unit): boolean =>
  linked === undefined
    ? weightOf(text) <= LONGEST_LINK && !endsSentence(text) && !text.endsWith(":")
    : linked > MOSTLY;

/** Our own summaries end with remarks for learners, which are no part of what was reported. */
function markRemarks(units: readonly Unit[], marks: (Mark | null)[]): void {
  if (!marks.some((mark) => mark?.mark === "summary")) return;
  const first = units.findIndex(({ text }) => REMARK_LINE.test(text));
  if (first === -1) return;
  for (const at of units.keys().drop(first)) marks[at] = { role: "furniture", mark: "remark" };
}

const AUTHOR_NOTE = /^(\p{Lu}[\p{L}\p{M}.'’ -]{2,40}?) (?:is|was) (?:a|an|the|one of)\b/u;

/** Who an author note is about, e.g. "Jane Doe" of "Jane Doe is a reporter in Seoul"; null for other lines. */
export function authorOf(text: string, words: ReadingWords): string | null {
  const name = AUTHOR_NOTE.exec(text)?.[1] ?? null;
  const isNote =
    name !== null && text.length <= LONGEST_AUTHOR_NOTE && words.authorRole.isIn(tokensOf(text));
  return isNote ? name : null;
}

/** Only the last lines of a text tell of its author; further up a reporter may be who the news is about. */
function markAuthorNotes(units: readonly Unit[], { marks, words }: Marking): void {
  let seen = 0;
  for (let at = units.length - 1; at > 0 && seen < AUTHOR_NOTE_UNITS; at -= 1) {
    const text = units[at]?.text ?? "";
    const isNote = authorOf(text, words) !== null;
    const isContact = marks[at]?.mark === "contact";
    if (isNote && (marks[at] === null || isContact)) {
      marks[at] = { role: "credit", mark: "author-note" };
    } else if (marks[at] === null) return;
    seen += 1;
  }
}

type Titled = { readonly marks: (Mark | null)[]; readonly title: string | null };

function markTitle(units: readonly Unit[], { marks, title }: Titled): void {
  if (title === null) return;
  const at = units.findIndex(
    (unit, index) => marks[index] === null && isSameTitle(unit.text, title),
  );
  if (at !== -1) marks[at] = { role: "headline", mark: null };
}

/** An address on a line of its own, above the first sentence, is where the text stands. */
function markOwnLink(units: readonly Unit[], marks: (Mark | null)[]): void {
  const first = units.findIndex((unit, at) => marks[at] === null && isProse(unit.text));
  const at = units.findIndex(({ text }, index) => index < first && OWN_LINK.test(text));
  if (at !== -1) marks[at] = { role: "credit", mark: "link" };
}
const OWN_LINK = /^https?:\/\/\S+$/;

function markHeadlines(units: readonly Unit[], marks: (Mark | null)[]): void {
  if (marks.some((mark) => mark?.role === "headline")) return;
  const isOpen = (at: number): boolean => marks[at] === null;
  const first = units.findIndex((unit, at) => isOpen(at) && isProse(unit.text));
  const open = units.keys().filter((at) => at < first && isOpen(at));
  const [headline, subheadline] = open.take(2).toArray();
  if (headline === undefined || !isHeadline(units[headline])) return;
  marks[headline] = { role: "headline", mark: null };
  if (subheadline !== undefined && subheadline === headline + 1 && isHeadline(units[subheadline])) {
    marks[subheadline] = { role: "headline", mark: "subheadline" };
  }
}

/** A title has no full stop; it may ask or call out. */
const isHeadline = (unit: Unit | undefined): boolean =>
  unit !== undefined &&
  weightOf(unit.text) <= LONGEST_HEADLINE &&
  !/[.。…:;,](?:["”’'»)\]])*$/.test(unit.text);

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
const isSameTitle = (text: string, title: string): boolean =>
  letters(title) !== "" && letters(text) === letters(title);
