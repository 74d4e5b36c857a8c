/** Where an order holds by the lines it names, with no distance: "between the two fences", "past the second fence". */
import type { Zone } from "../../model/order.ts";
import { type Document, isVeiled, passageAt, within, wordsOf } from "../document.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { FoundProvision } from "./fire.ts";
import type { FoundZone } from "./zone.ts";

/** The lines told beside the order's rules, in its words from the relation on; null where none is named. */
export const zoneAlong = (
  document: Document,
  provisions: readonly Pick<FoundProvision, "range">[],
): FoundZone | null => {
  for (const { range } of provisions) {
    const sentence = rangeHolding(document.sentences, range.from);
    if (sentence === null) continue;
    const near = {
      from: Math.max(sentence.from, range.from - TO_RULE),
      to: Math.min(sentence.to, range.to + TO_RULE),
    };
    for (const relation of tagsIn(document.tags, "line-relations", near)) {
      const words =
        relation.from < range.from && isOfThoseTold(document, relation)
          ? null
          : linesAfter(document, relation, sentence.to);
      if (words !== null && !isVeiled(document, words)) {
        return { range: words, named: null, zone: zoneOf(document, words) };
      }
    }
  }
  return null;
};
const TO_RULE = 14;

/** "Soldiers stationed along the fence were told": where those who are told stand. */
const isOfThoseTold = ({ tags }: Document, { from }: Tag): boolean =>
  firstTagIn(tags, ["addressee-heads"], { from: from - TO_HEAD, to: from }) !== null;
const TO_HEAD = 4;

const zoneOf = (document: Document, words: TokenRange): Zone => ({
  distance_km: null,
  reference_line: wordsOf(document, words),
  sides: [],
  basis: { how: "stated", passages: [passageAt(document, words)] },
});

/** How the lexicon marks a relation that needs two lines, and one that goes beyond a line. */
const BETWEEN = "between";
const CROSSING = "crossing";

/** The relation with the line or lines after it; null where none follows, or only the border that everybody crosses. */
const linesAfter = (document: Document, relation: Tag, end: number): TokenRange | null => {
  const first = lineFrom(document, { from: relation.to, to: Math.min(end, relation.to + TO_LINE) });
  if (first === null) return null;
  if (relation.value !== BETWEEN) {
    const isNowhere =
      first.is === "border" || (relation.value === CROSSING && first.is === "water");
    return isNowhere ? null : { from: relation.from, to: first.to };
  }
  // "between the first and third fence", "between the fences": one word may name both.
  const link = tagAt(document.tags, "between-links", first.to);
  if (link === null) return first.is === "border" ? null : { from: relation.from, to: first.to };
  const second = lineFrom(document, { from: link.to, to: Math.min(end, link.to + TO_LINE) });
  return second === null ? null : { from: relation.from, to: second.to };
};
const TO_LINE = 7;

/** What kind of line it is: whoever crosses must cross the border or the water, and need not pass what is built. */
type Line = { readonly to: number; readonly is: "border" | "water" | "built" };

/** A line with its article: "the second row of stones". */
const lineFrom = (document: Document, reach: TokenRange): Line | null => {
  const { tags, tokens } = document;
  if (firstTagIn(tags, ["definite-starts"], { from: reach.from, to: reach.from + 1 }) === null)
    return null;
  const named = within(document.places, reach).find(
    ({ kind }) => kind === "border" || kind === "river",
  );
  const first = tagsIn(tags, "reference-lines", reach)[0] ?? null;
  const at = Math.min(first?.from ?? reach.to, named?.from ?? reach.to);
  if (first === null && named === undefined) return null;
  for (let token = reach.from; token < at; token++) {
    // "between the first and third fence"
    const isOpener =
      tagAt(tags, "clause-openers", token) !== null && tagAt(tags, "between-links", token) === null;
    if (tokens[token]?.kind === "mark" || isOpener) return null;
  }
  let to = Math.max(first?.from === at ? first.to : 0, named?.from === at ? named.to : 0);
  for (const tag of tagsIn(tags, "reference-lines", { from: to, to: to + 2 })) {
    if (tag.from <= to) to = Math.max(to, tag.to);
  }
  const last = tagsIn(tags, "reference-lines", { from: at, to }).at(-1)?.value;
  if (last === undefined) return { to, is: named?.kind === "border" ? "border" : "water" };
  return { to, is: last === "border" || last === "water" ? last : "built" };
};
