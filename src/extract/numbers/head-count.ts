import { type Document, isVeiled, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { rangeHolding } from "../tokens/range.ts";
import { isTagged, tagAt } from "../tokens/tag.ts";
import type { NumberMention } from "./number.ts";
import { ageEnd } from "./person.ts";

/** The number at the token where it can count people: no age, date, distance, sum of money, part of a name; else null. */
export const numberAt = (document: Document, at: number): NumberMention | null => {
  const { tokens, tags } = document;
  if (tokens[at]?.kind !== "number" && tags.byToken[at] === undefined) return null;
  const mention = rangeHolding(document.numbers, at);
  if (mention?.from !== at || isVeiled(document, mention)) return null;
  const { best, min, max } = mention;
  if (
    [best, min, max].some(
      (value) => value !== null && (value > 100_000 || !Number.isInteger(value)),
    )
  )
    return null;
  const first = tokens[at];
  const before = tokens[at - 1];
  const after = tokens[mention.to];
  const glued = before !== undefined && before.end === first?.start && !OPENING.has(before.fold);
  if (glued || tagAt(tags, "negators", at - 1) !== null) return null;
  if (
    after !== undefined &&
    after.start === tokens[mention.to - 1]?.end &&
    (after.kind !== "mark" || after.fold === "-")
  )
    return null;
  if (ageEnd(document, mention.to - 1) !== null || isAmongAges(document, at)) return null;
  if (isTagged(tags, UNITS, mention.to)) return null;
  if (["$", "%", "#"].includes(before?.fold ?? "") || after?.fold === "%") return null;
  return within(document.times, { from: Math.max(0, at - 6), to: at + 7 }).some(
    (time) => time.from <= mention.to - 1 && at < time.to,
  )
    ? null
    : mention;
};
const UNITS: ReadonlySet<ListName> = new Set<ListName>([
  "distance-units",
  "units",
  "rounds",
  "times-words",
]);
const OPENING = new Set([".", "(", "\u201c", '"', "\u2018", "[", "\u2014", "\u2013"]);

/** "aged 14 and 16", "aged 20, 22 and 31": years of those told of before, and nobody more. */
const isAmongAges = ({ tokens, tags, numbers }: Document, at: number): boolean => {
  for (let before = at - 1; before >= Math.max(0, at - LONGEST_AGES); before--) {
    if (tagAt(tags, "age-markers", before) !== null) return true;
    const isJoint =
      tokens[before]?.fold === "," || JOINTS.some((list) => tagAt(tags, list, before));
    if (!isJoint && rangeHolding(numbers, before) === null) return false;
  }
  return false;
};
const LONGEST_AGES = 10;
const JOINTS: readonly ListName[] = ["joiners", "range-words", "between-words", "of-words"];
