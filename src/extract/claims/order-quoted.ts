/** An order in the words it was given with: "read the order out to his men. “If they run, shoot.”" */
import type { Document } from "../document.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { type Quotation, quotationAt } from "../speech/quotation.ts";
import { touchesRange } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { isOfOutlaws } from "./order-announced.ts";
import { isGiven } from "./order-reality.ts";

/** What quoted words to fire stand in: the words that say they are an order, with their sentence. */
export type QuotedOrder = {
  readonly trigger: Tag;
  /** The sentence of the trigger. */
  readonly given: Sentence;
  readonly index: number;
  /** Who gave it, where the sentence before names them. */
  readonly by: TokenRange | null;
  /** The part of the sentence that is quoted. */
  readonly quoted: TokenRange;
};

/** The order that the sentence quotes from; null where nothing in it is quoted as one. */
export const quotedOrderIn = (
  document: Document,
  sentence: Sentence,
  index: number,
): QuotedOrder | null => {
  if (!touchesRange(document.quotations, sentence)) return null;
  const lists = ["fire-base", "fire-passive"] as const;
  const fire = lists
    .flatMap((list) => tagsIn(document.tags, list, sentence))
    .find((tag) => !isForetold(document, tag));
  const quotation = fire === undefined ? null : quotationAt(document.quotations, fire.from);
  if (quotation === null) return null;
  const opening = openingOf(document, quotation, index);
  const trigger = opening === null ? null : givenBefore(document, quotation, opening);
  if (trigger === null || isByOutlaws(document, index)) return null;
  const quoted = {
    from: Math.max(sentence.from, quotation.from),
    to: Math.min(sentence.to, quotation.to),
  };
  return { ...trigger, by: null, quoted };
};

/** "the smuggler wrote: “You kill anyone who talks”": whoever speaks holds no office. */
const isByOutlaws = (document: Document, index: number): boolean => {
  const source = document.speech.bySentence[index]?.source ?? null;
  return source !== null && isOfOutlaws(document, source);
};

/** "They will kill anyone": what somebody says that others will do. */
const isForetold = ({ tags }: Document, { from }: Tag): boolean =>
  tagAt(tags, "modals", from - 1) !== null && tagAt(tags, "pronouns", from - 2) !== null;

/** The sentence in which the quotation begins. */
const openingOf = ({ sentences }: Document, { from }: Quotation, index: number): number | null => {
  for (let at = index; at >= Math.max(0, index - LONGEST); at--) {
    const sentence = sentences[at];
    if (sentence !== undefined && sentence.from <= from && from < sentence.to) return at;
  }
  return null;
};
/** Sentences of a quotation that are looked through for its beginning. */
const LONGEST = 12;

/** Words that give an order before the quotation: in its own sentence, else in the one before what is said. */
const givenBefore = (
  document: Document,
  { from }: Quotation,
  opening: number,
): Omit<QuotedOrder, "quoted" | "by"> | null => {
  const own = document.sentences[opening];
  if (own === undefined) return null;
  const within = triggerIn(document, own, { from: own.from, to: from });
  if (within !== null) return { trigger: within, given: own, index: opening };
  // “…,” he said. “If they run, shoot.”: one speech in several quotations, back to what opens it.
  for (let at = opening - 1; from <= own.from + 1 && at >= Math.max(0, opening - LONGEST); at--) {
    const before = document.sentences[at];
    if (before?.role !== "body") return null;
    const trigger = triggerIn(document, before, before);
    if (trigger !== null) return { trigger, given: before, index: at };
    if (quotationAt(document.quotations, before.from) === null) return null;
  }
  return null;
};

/** "told his men", "the order read", "read the order out": given and not denied, supposed or only spoken of. */
const triggerIn = (document: Document, sentence: Sentence, range: TokenRange): Tag | null => {
  const { tags } = document;
  const told = tagsIn(tags, "tell-verbs", range).filter((verb) => {
    const whom = { from: verb.to, to: Math.min(range.to, verb.to + TO_TOLD) };
    // "told his men": a commander's; "told the man" is anybody's.
    const own = tagsIn(tags, "plural-nouns", whom).some(
      ({ from }) =>
        tagAt(tags, "male-nouns", from) !== null && tagAt(tags, "possessives", from - 1) !== null,
    );
    return own || firstTagIn(tags, ["addressee-heads"], whom) !== null;
  });
  const read = tagsIn(tags, "order-nouns", range).filter(
    (noun) =>
      firstTagIn(tags, ["reading-out", "issue-verbs", "received-cues"], {
        from: Math.max(range.from, noun.from - TO_TOLD),
        to: Math.min(range.to, noun.to + TO_TOLD),
      }) !== null,
  );
  return [...told, ...read].find((trigger) => isGiven(document, trigger, sentence)) ?? null;
};
const TO_TOLD = 5;
