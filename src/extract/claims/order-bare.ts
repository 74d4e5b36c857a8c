/** Orders told without any word for an order: a zone set up, a rule of before, a duty of the public. */
import type { Document } from "../document.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type Tag, tagAt, tagsIn } from "../tokens/tag.ts";
import { addresseesOf, dutyHolderIn } from "./addressee.ts";
import { issuersOf } from "./order-actor.ts";
import type { OrderMention } from "./order-mention.ts";
import { provisionsIn } from "./provision.ts";
import { BARE, zoneIn } from "./zone.ts";

/** "sets up a buffer zone of 500 metres": a zone that somebody makes, not one that is there. */
export const putInPlace = (
  document: Document,
  sentence: Sentence,
  index: number,
): readonly OrderMention[] => {
  const found = zoneIn(document, sentence);
  const verb = found === null ? undefined : tagsIn(document.tags, "set-up-verbs", sentence)[0];
  if (found === null || verb === undefined || verb.from > found.range.from) return [];
  const isNamed = found.named !== null && found.named.from >= verb.to;
  const before = { from: verb.from - 3, to: verb.from };
  const unsure = ["modals", "negation", "hypothetical-cues"] as const;
  if (!isNamed || firstTagIn(document.tags, unsure, before) !== null) return [];
  const mention = bare(document, { verb, sentence, index, rule: "order.zone-set-up/1" });
  // "created a zone of two kilometres": of any kind, unless it says what may be done there.
  return found.named?.value === BARE && mention.provisions.length === 0 ? [] : [mention];
};

/** A mention without any word for an order: what kind of text it was is not told. */
const bare = (
  document: Document,
  { verb, sentence, index, rule }: { verb: Tag; sentence: Sentence; index: number; rule: string },
): OrderMention => {
  const telling = {
    trigger: verb,
    range: sentence,
    sentence: index,
    passive: isPassive(document, verb),
  };
  const { issuer } = issuersOf(document, telling);
  return {
    sentence: index,
    range: sentence,
    trigger: verb,
    noun: null,
    passive: telling.passive,
    provisions: provisionsIn(document, { from: verb.from, to: sentence.to }),
    instrument: null,
    issuer,
    transmitter: null,
    addressees: addresseesOf(document, telling),
    fresh: true,
    rule,
  };
};

/** "was told", "have been told": done to whoever stands before the verb. */
export const isPassive = ({ tags, sentences }: Document, verb: Tag): boolean => {
  // "… was closed. It has ordered": of the sentence before.
  const start = rangeHolding(sentences, verb.from)?.from ?? 0;
  const near = { from: Math.max(start, verb.from - 4), to: verb.to };
  const be = tagsIn(tags, "be-forms", near).at(-1);
  if (be === undefined) return false;
  // "It was the captain who ordered": another clause; "was said to have ordered": something else was done to them.
  const between = { from: Math.min(be.to, verb.from), to: verb.from };
  return firstTagIn(tags, ["relative-pronouns", "infinitive-words"], between) === null;
};

/** "Before that, they had to fire into the air first": a rule of before, without a word for an order. */
export const ruleBefore = (
  document: Document,
  sentence: Sentence,
  index: number,
): readonly OrderMention[] => {
  const { tags, tokens } = document;
  const opener = tagAt(tags, "background-openers", sentence.from);
  const duty = tagsIn(tags, "past-duties", sentence)[0];
  if (opener === null || tokens[opener.to]?.fold !== "," || duty === undefined) return [];
  const mention = bare(document, { verb: duty, sentence, index, rule: "order.rule-before/1" });
  return mention.provisions.length === 0 ? [] : [{ ...mention, issuer: null, passive: true }];
};

/** "They let a soldier fire at the legs", of the rules in use until now: what held before, in a sentence that speaks of it. */
export const ruleOfBefore = (
  document: Document,
  sentence: Sentence,
  index: number,
): OrderMention | null => {
  const [first] = provisionsIn(document, sentence);
  if (first === undefined) return null;
  const verb: Tag = { list: "fire-words", value: "", ...first.range };
  const rule = "order.rule-before/2";
  const mention = bare(document, { verb, sentence, index, rule });
  // "herders were not to be fired at": those fired at are told nothing.
  const isPassive = tagAt(document.tags, "fire-passive", verb.from) !== null;
  const addressees = isPassive ? [] : mention.addressees;
  const provisions = provisionsIn(document, sentence);
  return { ...mention, provisions, addressees, issuer: null, passive: true };
};

/** The rule of what the public is told, which no order to the troops holds. */
export const PUBLIC_DUTY = "order.public-duty/1";

/** "Villagers must keep away from the bank": a duty of the public, whoever laid it on them. */
export const publicDuty = (
  document: Document,
  sentence: Sentence,
  index: number,
): readonly OrderMention[] => {
  const { tags } = document;
  const duty = firstTagIn(tags, ["duty-words"], sentence);
  const holder = duty === null ? null : dutyHolderIn(document, sentence);
  if (duty === null || holder === null) return [];
  if (tagAt(tags, "public-heads", holder.to - 1) === null) return [];
  const mention = bare(document, { verb: duty, sentence, index, rule: PUBLIC_DUTY });
  const isDuty = mention.provisions.some(({ effect }) => effect === "duty");
  return isDuty ? [{ ...mention, issuer: null, addressees: [holder], fresh: false }] : [];
};
