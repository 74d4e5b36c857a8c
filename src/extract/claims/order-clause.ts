import type { Basis } from "../../model/passage.ts";
import { type Document, passageAt, wordsOf } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { clauseAround } from "../sentences/clause.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { ruledHolderIn } from "./addressee.ts";
import type { FoundProvision } from "./fire.ts";
import { isOfDisobedience } from "./order-detail.ts";
import type { OrderMention } from "./order-mention.ts";
import { provisionsIn } from "./provision.ts";

/** That the words say it. */
export const stated = (document: Document, range: TokenRange): Basis => ({
  how: "stated",
  passages: [passageAt(document, range)],
});

/** The words of a range as a value that they state. */
export const textValue = (document: Document, range: TokenRange) => ({
  value: wordsOf(document, range),
  basis: stated(document, range),
});

/** Values without those that another one says as well. */
export const unique = <T extends { readonly value: string }>(values: readonly T[]): readonly T[] =>
  values.filter(
    ({ value }, index) =>
      values.findIndex((other) => saysAsMuch(other.value.toLowerCase(), value.toLowerCase())) ===
      index,
  );

/** "border guards" told before says all that "guards" does. */
const saysAsMuch = (other: string, value: string): boolean =>
  other === value || other.endsWith(` ${value}`);

/** Only where a punishment is named is "who disobey" said of it. */
export const punishing = (
  { tags }: Document,
  ranges: readonly TokenRange[],
): readonly TokenRange[] =>
  ranges.filter((range) => firstTagIn(tags, ["sanction-cues"], range) !== null);

/** From the cue to the end of its clause, e.g. "unless fired on first". */
export const clausesOf = (document: Document, ranges: readonly TokenRange[], list: ListName) =>
  unique(
    ranges.flatMap((range) =>
      apart(
        tagsIn(document.tags, list, range)
          .filter(isOfDisobedience)
          .map((tag) => clauseFrom(document, range, tag)),
      ).map((words) => textValue(document, words)),
    ),
  );

/** From the cue to the end of its clause, with the quoted words that it runs into. */
export const clauseFrom = (document: Document, range: TokenRange, tag: TokenRange): TokenRange => {
  const clause = clauseAround(document.tokens, range, tag);
  const end = quoteEnd(document, clause.to, range.to);
  return { from: tag.from, to: Math.max(end, tag.to) };
};

/** Less those inside one told before them. */
const apart = (ranges: readonly TokenRange[]): readonly TokenRange[] =>
  ranges.filter((range, index) => !ranges.slice(0, index).some(({ to }) => range.from < to));

/** A clause that runs into quoted words goes on to their end: out of fear that “firing at will” harms … */
const quoteEnd = (document: Document, at: number, end: number): number => {
  if (document.tokens[at]?.fold !== "\u201c") return at;
  let to = at + 1;
  while (to < end && document.tokens[to]?.fold !== "\u201d") to++;
  while (to < end && document.tokens[to]?.fold !== "," && document.tokens[to]?.fold !== ".") to++;
  return to;
};

/** "Guards must shoot …, under an order of the ministry": what is told before, of those whose duty it is. */
export const ruledUnder = (
  document: Document,
  trigger: Tag,
  range: TokenRange,
): { readonly holder: TokenRange; readonly provisions: readonly FoundProvision[] } | null => {
  const { tags, tokens } = document;
  if (trigger.list !== "order-nouns") return null;
  const under = firstTagIn(tags, ["under-words"], {
    from: trigger.from - TO_UNDER,
    to: trigger.from,
  });
  if (under === null || under.from <= range.from) return null;
  const from = rangeHolding(document.sentences, trigger.from)?.from ?? range.from;
  const before = { from, to: under.from - (tokens[under.from - 1]?.fold === "," ? 1 : 0) };
  const holder = ruledHolderIn(document, before);
  return holder === null ? null : { holder, provisions: provisionsIn(document, before) };
};
const TO_UNDER = 4;

/** "The law exempts guards who shoot from prosecution": a text that orders nothing, and promises this. */
export const isImpunity = ({ tags, tokens }: Document, { noun, range }: OrderMention): boolean =>
  noun !== null &&
  OF_IMPUNITY.every((list) => firstTagIn(tags, [list], range) !== null) &&
  [...tagsIn(tags, "fire-words", range), ...tagsIn(tags, "fire-base", range)].some(
    // "officers who fire workers": who send them away.
    ({ from, to }) =>
      !(tokens[from]?.fold ?? "").startsWith("fire") || tagAt(tags, "plural-nouns", to) === null,
  );
const OF_IMPUNITY = ["impunity-cues", "addressee-heads"] as const;
