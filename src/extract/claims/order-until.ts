/** Rules that an order ended: "Until the decree of 2 May guards could fire only after a warning". */
import type { Document } from "../document.ts";
import { within } from "../document.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { addresseesOf } from "./addressee.ts";
import type { OrderMention } from "./order-mention.ts";
import { provisionsIn } from "./provision.ts";

/** The rule of a mention that an order told in the same sentence ended. */
export const RULE_UNTIL = "order.rule-until/1";

/** What ended a rule: the noun of the order with its day, from the word before it. */
export const endingOrderIn = (
  { tags, times }: Pick<Document, "tags" | "times">,
  sentence: TokenRange,
): { readonly words: TokenRange; readonly noun: Tag; readonly cue: Tag } | null => {
  const cue = tagAt(tags, "ending-openers", sentence.from);
  if (cue === null) return null;
  const noun = firstTagIn(tags, ["order-nouns"], { from: cue.to, to: cue.to + TO_NOUN });
  if (noun === null) return null;
  const day = within(times, { from: noun.to, to: noun.to + TO_DAY })[0];
  return { words: { from: cue.to, to: day?.to ?? noun.to }, noun, cue };
};
const TO_NOUN = 5;
const TO_DAY = 8;

/** The rule that held until an order, and the mention of that order; none where no rule of troops is told. */
export const ruleUntil = (
  document: Document,
  sentence: Sentence,
  index: number,
): readonly OrderMention[] => {
  const ending = endingOrderIn(document, sentence);
  if (ending === null) return [];
  const { noun, words } = ending;
  const duty = tagsIn(document.tags, "past-duties", { from: words.to, to: sentence.to })[0];
  if (duty === undefined) return [];
  const shared = { sentence: index, noun: null, issuer: null, transmitter: null, fresh: false };
  const range = { from: words.to, to: sentence.to };
  const addressees = addresseesOf(document, {
    trigger: duty,
    range,
    sentence: index,
    passive: true,
  });
  const isPublic = addressees.some(
    ({ to }) => tagAt(document.tags, "public-heads", to - 1) !== null,
  );
  const provisions = provisionsIn(document, { from: duty.from, to: sentence.to });
  if (addressees.length === 0 || isPublic || provisions.length === 0) return [];
  const before: OrderMention = {
    ...shared,
    ...{ range: sentence, trigger: duty, passive: true, instrument: null, addressees, provisions },
    rule: RULE_UNTIL,
  };
  const after: OrderMention = {
    ...shared,
    ...{ range: words, trigger: noun, noun, passive: false },
    ...{ instrument: null, addressees: [], provisions: [], rule: "order.named/1" },
  };
  return [before, after];
};
