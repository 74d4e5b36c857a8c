/** How wide a strip is told to be: the number and the fraction before a unit of length, and after it. */
import { type Document, within } from "../document.ts";
import { type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/** A width in the unit's own measure. `bound` is true where its words hold it from above: "not more than 300 metres". */
export type Width = TokenRange & {
  readonly min: number;
  readonly max: number;
  readonly bound: boolean;
};

/** The width told with a unit, with the unit and what follows of it; null where no number is told. */
export const widthAt = (document: Document, unit: Tag): Width | null => {
  const { tokens } = document;
  const before = tokens[unit.from - 1]?.fold === "-" ? unit.from - 1 : unit.from;
  const more = halfAfter(document, unit.to);
  const part = fractionBefore(document, before);
  const end = part?.from ?? before;
  const number = numberBefore(document, part?.joined === true ? part.from : before);
  if (part !== null && !part.joined)
    return { from: part.from, to: unit.to, min: part.share, max: part.share, bound: false };
  if (number !== null) {
    const share = part?.share ?? more?.share ?? 0;
    const to = more?.to ?? unit.to;
    return { ...number, to, min: number.min + share, max: number.max + share };
  }
  const isOne = ONE.has(tokens[end - 1]?.fold ?? "");
  if (part !== null || !isOne) return null;
  const width = 1 + (more?.share ?? 0);
  return { from: end - 1, to: more?.to ?? unit.to, min: width, max: width, bound: false };
};
const ONE: ReadonlySet<string> = new Set(["a", "one"]);

type Fraction = { readonly from: number; readonly share: number; readonly joined: boolean };

/** "half a mile", "a quarter of a mile", "half-kilometre"; joined: "two and a half miles". */
const fractionBefore = ({ tags, tokens }: Document, end: number): Fraction | null => {
  for (const tag of tagsIn(tags, "fractions", { from: end - TO_FRACTION, to: end })) {
    const link = tagAt(tags, "of-words", tag.to)?.to ?? tag.to;
    const article = ARTICLES.has(tokens[link]?.fold ?? "") ? link + 1 : link;
    if (article !== end) continue;
    const start = tokens[tag.from - 1]?.fold === "a" ? tag.from - 1 : tag.from;
    const isJoined = tagAt(tags, "between-links", start - 1) !== null;
    const share = Number(tag.value);
    return { from: isJoined ? start - 1 : start, share, joined: isJoined };
  }
  return null;
};
const TO_FRACTION = 5;
const ARTICLES: ReadonlySet<string> = new Set(["a", "an"]);

/** "a mile and a half" */
const halfAfter = (
  { tags, tokens }: Document,
  to: number,
): { readonly to: number; readonly share: number } | null => {
  if (tagAt(tags, "between-links", to) === null || tokens[to + 1]?.fold !== "a") return null;
  const half = tagAt(tags, "fractions", to + 2);
  return half === null ? null : { to: half.to, share: Number(half.value) };
};

/** The number that ends at the token; "less than 300" ends below 300, which is its bound all the same. */
const numberBefore = (document: Document, end: number): Omit<Width, "to"> | null => {
  const found = within(document.numbers, { from: end - TO_NUMBER, to: end }).findLast(
    (other) => other.to === end,
  );
  if (found === undefined) return null;
  const most = tagAt(document.tags, "at-most", found.from);
  const below = most?.value === BELOW ? 1 : 0;
  const min = found.min ?? found.best ?? (found.max === null ? 1 : found.max + below);
  const max = (found.max ?? found.best ?? found.min ?? 1) + below;
  return { from: found.from, min, max, bound: most !== null };
};
const TO_NUMBER = 7;
/** How the lexicon marks words for a bound that is not reached. */
const BELOW = "below";
