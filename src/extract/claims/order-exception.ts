/** Whom or what an order does not hold for, in its own words or in a sentence after it. */
import type { TextValue } from "../../model/passage.ts";
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { clauseAround } from "../sentences/clause.ts";
import { touchesRange } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { clauseFrom, textValue, unique } from "./order-clause.ts";
import type { OrderThread } from "./order-thread.ts";

/** What the tellings that rule something except, and the sentences that only do that. */
export const exceptionsOf = (
  document: Document,
  { mentions, details }: OrderThread,
): readonly TextValue[] => {
  const ruling = mentions.flatMap((mention) => rulingIn(document, mention));
  const words = [
    ...ruling.flatMap((range) => exceptedIn(document, range)),
    ...details.flatMap((range) => sparedIn(document, range) ?? []),
  ];
  const inOrder = words.sort((a, b) => a.from - b.from);
  return unique(inOrder.map((range) => textValue(document, range)));
};

/** The words of a telling that may narrow the order: its own, not what somebody says beside naming it. */
const rulingIn = (
  { tokens }: Document,
  { range, provisions, noun }: OrderThread["mentions"][number],
): readonly TokenRange[] => {
  if (provisions.length > 0) return [range];
  if (noun === null) return [];
  const quoted = tokens.slice(noun.to, range.to).findIndex(({ fold }) => OPENING.has(fold));
  return [quoted === -1 ? range : { from: range.from, to: noun.to + quoted }];
};
const OPENING: ReadonlySet<string> = new Set(["\u201c", "\u2018"]);

/** True of "The rule does not apply when …", "Women are exempt": a sentence that only says whom an order told of spares. */
export const isSparing = (document: Document, sentence: TokenRange): boolean =>
  sparedIn(document, sentence) !== null;

const exceptedIn = (document: Document, range: TokenRange): readonly TokenRange[] => {
  const found: TokenRange[] = [];
  for (const tag of tagsIn(document.tags, "exception-cues", range)) {
    // "does not exempt them": nobody is spared.
    if (tagAt(document.tags, "negation", tag.from - 1) !== null) continue;
    if (found.some(({ to }) => tag.from < to)) continue;
    const spared = sparedIn(document, range);
    const isPassive = spared !== null && touchesRange([spared], tag);
    const words = isPassive ? spared : clauseFrom(document, range, tag);
    // "ONLY IF" above a list: whom it spares stands elsewhere.
    if (words.to <= tag.to) continue;
    // "only when they have no choice but to fire": when they may, and nobody it spares.
    if (firstTagIn(document.tags, ["forced-cues"], words) !== null) continue;
    // "exempts guards who fire from prosecution": a promise to those who obey.
    if (firstTagIn(document.tags, ["impunity-cues"], words) === null) found.push(words);
  }
  return found;
};

const sparedIn = (document: Document, sentence: TokenRange): TokenRange | null => {
  const { tags, tokens } = document;
  for (const cue of tagsIn(tags, "sparing-words", sentence)) {
    const clause = clauseAround(tokens, sentence, cue);
    if (firstTagIn(tags, ["impunity-cues", "condition-words"], { ...clause, to: cue.to }) !== null)
      continue;
    const rest = { from: cue.to, to: clause.to };
    if (cue.value === RULE) {
      if (isOfRule(document, { from: clause.from, to: cue.from }))
        return { ...clause, from: cue.from };
    } else if (
      rest.to <= rest.from ||
      isFromRule(document, rest) ||
      isByRule(document, rest) ||
      TERMS.some((list) => tagAt(tags, list, rest.from) !== null)
    )
      return clause;
  }
  return null;
};
/** "are exempt during daylight", "if they carry a card" */
const TERMS: readonly ListName[] = [
  ...(["period-cues", "condition-words", "subordinators", "absolute-endings"] as const),
];
/** How the lexicon marks words said of the rule, and not of those it spares. */
const RULE = "rule";

/** "The rule", "It", "this order": what was told of before; also "The rule holds within … and does not apply". */
const isOfRule = (document: Document, { from, to }: TokenRange): boolean => {
  const { tags } = document;
  if (tagAt(tags, "cue-joins", to - 1) !== null && to - from > TO_RULE) {
    const start = tagAt(tags, "thing-pronouns", from)?.to ?? from + 2;
    return isOfRule(document, { from, to: start });
  }
  if (to - from > TO_RULE) return false;
  const isThing =
    tagAt(tags, "thing-pronouns", from) !== null || tagAt(tags, "definite-starts", from) !== null;
  return (
    (isThing && to === from + 1) ||
    (to > from && RULES.some((list) => tagAt(tags, list, to - 1) !== null))
  );
};
const TO_RULE = 5;
const RULES: readonly ListName[] = ["rule-nouns", "order-nouns"];

/** "from the order", not "from the tax". */
const isFromRule = ({ tags }: Document, { from, to }: TokenRange): boolean =>
  tagAt(tags, "from-words", from) !== null &&
  firstTagIn(tags, RULES, { from, to: Math.min(to, from + TO_RULE) }) !== null;

/** "are not covered by it", "is not affected by the order" */
const isByRule = ({ tags }: Document, { from, to }: TokenRange): boolean =>
  tagAt(tags, "by-words", from) !== null &&
  (tagAt(tags, "thing-pronouns", from + 1) !== null ||
    firstTagIn(tags, RULES, { from, to: Math.min(to, from + TO_RULE) }) !== null);

/** "Anyone armed may still be shot": what an order that restrains goes on to allow; not what somebody fears. */
export const isStillAllowed = (
  { tags }: Document,
  sentence: TokenRange,
  fire: readonly Pick<Tag, "from">[],
): boolean =>
  firstTagIn(tags, ["fear-words"], sentence) === null &&
  fire.some(({ from }) => {
    const before = { from: Math.max(sentence.from, from - TO_STILL), to: from };
    return (
      firstTagIn(tags, ["still-words"], before) !== null &&
      firstTagIn(tags, ["allowing-words"], before) !== null
    );
  });
const TO_STILL = 6;
