/** Who gave an order and whom it went to, told in a sentence beside those that say what it rules. */
import { type Document, isVeiled } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { indexHolding, rangeHolding, touchesRange } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { addresseeIn, addresseesOf } from "./addressee.ts";
import { givingBefore, signerIn, VERB_LISTS } from "./order-actor.ts";
import { isPassive } from "./order-bare.ts";
import { isOfUntold } from "./order-named.ts";
import { recipientsOf } from "./order-recipient.ts";
import { isGeneric } from "./order-same.ts";
import { commanderIn } from "./order-speaker.ts";
import { actorBefore } from "./order-subject.ts";
import { isAboutText } from "./order-text-day.ts";
import { type OrderThread, rangesOf } from "./order-thread.ts";

/** What the sentences beside a telling say of the text or the word it came by. */
export type Nearby = {
  readonly issuer: TokenRange | null;
  readonly addressees: readonly TokenRange[];
};

/** Looks at sentences that no other order is told in, the nearest first, and no farther than the next order. */
export const nearbyOf = (
  document: Document,
  thread: OrderThread,
  told: readonly TokenRange[],
): Nearby => {
  const own = rangesOf(thread);
  const first = thread.mentions[0]?.sentence ?? 0;
  const last = thread.mentions.at(-1)?.sentence ?? first;
  const sentences = ([-1, 1] as const).flatMap((step) =>
    beside(document, [first, last], { told, own, step }),
  );
  const { tags } = document;
  const isOfKnown = isTold(document, thread);
  let issuer: TokenRange | null = null;
  let addressees: readonly TokenRange[] = [];
  for (const sentence of sentences) {
    const nouns = textsIn(document, sentence);
    const teller = nouns.length === 0 && isOfKnown ? tellerIn(document, sentence) : null;
    const isOfOrigin = firstTagIn(tags, ["origin-cues"], sentence) !== null;
    const signer = nouns.length === 0 && !isOfOrigin ? null : signerShownIn(document, sentence);
    issuer ??= selfGiverIn(document, sentence);
    issuer ??= teller?.issuer ?? signer;
    if (addressees.length > 0) continue;
    addressees = teller?.addressees ?? nouns.flatMap((noun) => sentTo(document, noun, sentence));
  }
  return { issuer, addressees };
};

/** "the order", or "he said": what was told, or who tells it, stands in the sentence before. */
const isTold = ({ tags, speech }: Document, { mentions }: OrderThread): boolean => {
  const source = speech.bySentence[mentions[0]?.sentence ?? 0]?.source ?? null;
  // "The governor cabled all posts. Raiders were to be fired at, he said": by the same.
  const isReturning = source !== null && tagAt(tags, "singular-pronouns", source.from) !== null;
  return (
    isReturning ||
    mentions.some(
      ({ noun }) => noun !== null && tagAt(tags, "definite-articles", noun.from - 1) !== null,
    )
  );
};

const sentTo = (
  document: Document,
  noun: TokenRange,
  sentence: Sentence,
): readonly TokenRange[] => {
  const sent = recipientsOf(document, noun, sentence);
  const trigger = tagAt(document.tags, "order-nouns", noun.from);
  if (sent.length > 0 || trigger === null) return sent;
  const giving = givingBefore(document, trigger, sentence);
  const telling = { trigger, range: sentence, sentence: 0, passive: false };
  // "Frontier troops have received new orders"
  return giving === null ? [] : addresseesOf(document, telling);
};

/** "The colonel said he had told them himself": whoever says so, where they can command. */
const selfGiverIn = (document: Document, sentence: Sentence): TokenRange | null => {
  const { tags, speech, sentences } = document;
  const self = firstTagIn(tags, ["self-givers"], sentence);
  const own = VERBS.flatMap((list) => tagsIn(tags, list, sentence));
  const isGiver = own.some(
    ({ from }) => self !== null && self.from - from <= TO_SELF && from < self.from,
  );
  if (!isGiver) return null;
  const said = speech.bySentence[indexHolding(sentences, sentence.from)] ?? null;
  const speaker = said?.speaker ?? null;
  if (said !== null) return speaker === null ? null : commanderIn(document, speaker.words);
  // "The captain had drawn it up himself"
  const verb = own.find(({ from }) => from > sentence.from);
  const who = verb === undefined ? null : actorBefore(document, verb.from, sentence.from);
  return who?.from === sentence.from ? who : null;
};
const VERBS: readonly ListName[] = [...VERB_LISTS, "give-verbs", "relaying-verbs", "putting-verbs"];
const TO_SELF = 12;

/** "The force has told its men to leave their rifles. Under the instruction, …": who told whom. */
const tellerIn = (document: Document, sentence: Sentence): Nearby | null => {
  for (const verb of VERB_LISTS.flatMap((list) => tagsIn(document.tags, list, sentence))) {
    if (isPassive(document, verb)) continue;
    const group = addresseeIn(document, { from: verb.to, to: verb.to + TO_GROUP });
    const issuer = actorBefore(document, verb.from, sentence.from);
    if (group !== null && group.from === verb.to && issuer !== null)
      return { issuer, addressees: [group] };
  }
  return null;
};
const TO_GROUP = 5;

type Way = {
  readonly told: readonly TokenRange[];
  readonly own: readonly TokenRange[];
  readonly step: 1 | -1;
};

/** Sentences before the telling, or between and after its parts, up to another order's. */
const beside = (
  document: Document,
  [first, last]: readonly [number, number],
  { told, own, step }: Way,
): readonly Sentence[] => {
  const found: Sentence[] = [];
  let left = FARTHEST;
  for (let at = step < 0 ? first - 1 : last + 1; left > 0; at += step) {
    const sentence = document.sentences[at];
    if (sentence?.role !== "body") break;
    // A quotation mark alone is a sentence too.
    if (sentence.to - sentence.from > 1) left--;
    if (touchesRange(own, sentence)) continue;
    if (touchesRange(told, sentence)) break;
    if (isOfUntold(document, at, (range) => touchesRange(told, range))) continue;
    // After the telling only what is said of it: "It is signed by …".
    if (step < 0 || isOfIt(document, sentence)) found.push(sentence);
  }
  return found;
};

/** "It is signed by …", "The sheet came from …", "The colonel said he had told them himself". */
const isOfIt = (document: Document, sentence: Sentence): boolean => {
  const { tags } = document;
  if (isAboutText(document, sentence)) return true;
  const start = { from: sentence.from, to: sentence.from + TO_PAPER };
  const isPaper =
    tagAt(tags, "definite-starts", sentence.from) !== null &&
    firstTagIn(tags, ["paper-nouns"], start) !== null;
  return isPaper || firstTagIn(tags, ["self-givers", "origin-cues"], sentence) !== null;
};
const TO_PAPER = 4;
const FARTHEST = 3;

/** Words for an order's text that say who gave it or whom it went to; "It" and "the sheet" only where they begin. */
const textsIn = (document: Document, sentence: Sentence): readonly TokenRange[] => {
  const { tags } = document;
  const isUnsure = UNSURE.flatMap((list) => tagsIn(tags, list, sentence)).some(
    // "The official, who is not authorised to speak": of whoever tells it.
    ({ from }) => rangeHolding(document.speech.sources, from) === null,
  );
  if (isUnsure) return [];
  const orders = ORDERS.flatMap((list) => tagsIn(tags, list, sentence));
  // "The card", not "a letter": papers of any kind.
  const papers = PAPERS.flatMap((list) => tagsIn(tags, list, sentence)).filter(
    ({ from }) => tagAt(tags, "definite-starts", from - 1) !== null,
  );
  // "an earlier command, given by the division commander"
  const earlier = tagsIn(tags, "habit-nouns", sentence).filter(
    ({ from }) => tagAt(tags, "earlier-ones", from - 1) !== null,
  );
  const named = [...orders, ...papers, ...earlier];
  if (named.length > 0) return named;
  // "It", "What the officer then read out came from …"
  const it = tagAt(tags, "thing-pronouns", sentence.from) ?? toldThen(document, sentence);
  return it === null ? [] : [it];
};

const toldThen = ({ tags }: Document, { from }: Sentence): Tag | null => {
  const what = tagAt(tags, "what-openers", from);
  const near = { from, to: from + TO_TOLD };
  return what !== null && firstTagIn(tags, ["relaying-verbs", "rule-making"], near) !== null
    ? what
    : null;
};
const TO_TOLD = 8;
const ORDERS: readonly ListName[] = ["order-nouns", "public-texts"];
const PAPERS: readonly ListName[] = ["written-nouns", "paper-nouns"];
const UNSURE: readonly ListName[] = ["negation", "negators", "court-words", "hypothetical-cues"];

/** The first giver with an office or a name, or who signed it; else whoever lets it be known, else "the authorities". */
export const issuerOf = (
  document: Document,
  thread: OrderThread,
  nearby: TokenRange | null,
): TokenRange | null => {
  const issuers = thread.mentions.flatMap(({ issuer }) =>
    // "That command told units to …": the order itself
    issuer === null || isVeiled(document, issuer) || isItself(document, issuer)
      ? []
      : withoutDay(document, issuer),
  );
  const named = issuers.filter((range) => !isGeneric(document, range));
  // "The ministry announced … The letter was signed by the general."
  const isTeller = ({ from }: TokenRange) => rangeHolding(document.speech.sources, from) !== null;
  return (
    named.find((range) => !isTeller(range)) ??
    rangesOf(thread).reduce<TokenRange | null>(
      (found, range) => found ?? signerShownIn(document, range),
      null,
    ) ??
    nearby ??
    named[0] ??
    issuers[0] ??
    null
  );
};

/** "last year's brigade": the brigade */
const withoutDay = ({ times, tokens }: Document, { from, to }: TokenRange): TokenRange => {
  const day = rangeHolding(times, from);
  const isOwned = day !== null && tokens[day.to]?.fold === "'s" && day.to + 1 < to;
  return { from: isOwned ? day.to + 1 : from, to };
};

const isItself = ({ tags }: Document, { from }: TokenRange): boolean =>
  tagAt(tags, "habit-nouns", from) !== null && tagAt(tags, "pointing-words", from - 1) !== null;

/** Whoever signed, where the name may be shown. */
const signerShownIn = (document: Document, range: TokenRange): TokenRange | null => {
  const signer = signerIn(document, range);
  return signer === null || isVeiled(document, signer) ? null : signer;
};
