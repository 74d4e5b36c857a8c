/** Whether two tellings of a text are of one order. */
import { type Document, within, wordsOf } from "../document.ts";
import type { Speaker } from "../speech/speaker.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { PUBLIC_DUTY } from "./order-bare.ts";
import { liftedIn } from "./order-lifted.ts";
import type { OrderMention } from "./order-mention.ts";
import { dayOfText } from "./order-text-day.ts";
import type { OrderThread } from "./order-thread.ts";
import { WEIGHED } from "./order-weighed.ts";

/** True of a telling that speaks of the same order as those before: nothing that it says of it is different. */
export const isSameOrder = (
  document: Document,
  thread: OrderThread,
  {
    mention,
    speaker,
    previous,
  }: { mention: OrderMention; speaker: Speaker | null; previous: boolean },
): boolean => {
  if (previous || thread.previous) return false;
  if (mention.fresh && !isToldInFull(document, thread, { mention, speaker })) return false;
  if (!audiencesAgree(document, thread, mention)) return false;
  if (firstTagIn(document.tags, ["sequence-cues"], mention.range) !== null) return false;
  if (!speakersAgree(document, thread.speaker, speaker)) return false;
  const first = thread.mentions[0];
  if (first === undefined || first.sentence === mention.sentence) return false;
  // "A member may use his rifle only … Rangers may engage them, under a directive of 1996": told later, and anew.
  if (mention.sentence < first.sentence && first.fresh) return false;
  // "The rule was cancelled on 29 March. Guards no longer have to …": what is told without its name is another.
  if (mention.noun === null && liftedIn(document, first.range)?.kind === "date") return false;
  // "At first we were told never to fire. Then the captain came. …, he said, you shoot": another one.
  if (BY_CONTENT.has(mention.rule) && !licensesAgree(first, mention)) return false;
  const named = thread.mentions.some(({ noun }) => noun !== null);
  if (
    named &&
    mention.noun !== null &&
    !thread.mentions.some(({ instrument }) => instrument === mention.instrument)
  )
    return false;
  return (
    thread.mentions.every((other) => issuersAgree(document, other.issuer, mention.issuer)) &&
    timesAgree(document, thread, mention)
  );
};

/** Tellings that name no order, so that only what they rule tells whether it is another. */
const BY_CONTENT: ReadonlySet<string> = new Set(["order.quoted/1", WEIGHED]);

/**
 * "Guards have been ordered to fire on rafts, a clerk said. … The clerk said that the ministry had sent a telegram …":
 * the opening told an order in short, with nobody who gave it and no day, and the same person goes on to tell it.
 */
const isToldInFull = (
  document: Document,
  { mentions, speaker: first }: OrderThread,
  { mention, speaker }: { mention: OrderMention; speaker: Speaker | null },
): boolean => {
  const { sentences, tags, places } = document;
  const [lead, another] = mentions;
  if (lead === undefined || another !== undefined) return false;
  if (speaker === null || first !== speaker || mention.issuer === null) return false;
  const isShort = lead.noun === null && lead.issuer === null && lead.passive;
  const isOpening = sentences.findIndex(({ role }) => role === "body") === lead.sentence;
  if (!isShort || !isOpening || mention.sentence - lead.sentence > TO_FULL) return false;
  if (firstDay(document, lead) !== null || !licensesAgree(lead, mention)) return false;
  // "a second order", "another telegram"
  const before = { from: mention.trigger.from - TO_ANOTHER, to: mention.trigger.from };
  if (firstTagIn(tags, ["more-of", "ordinals", "apart-starts"], before) !== null) return false;
  const [mine, theirs] = [mention, lead].map(({ range }) =>
    within(places, range).flatMap(({ place }) => place?.id ?? []),
  );
  const isElsewhere = mine?.length && theirs?.length && !mine.some((id) => theirs.includes(id));
  return !isElsewhere && addresseesAgree(document, lead, mention);
};
/** Sentences from the opening to the full telling. */
const TO_FULL = 4;
const TO_ANOTHER = 5;

/** Both let somebody fire, or both hold fire. */
const licensesAgree = (...mentions: readonly OrderMention[]): boolean => {
  const [a, b] = mentions.map(({ provisions }) =>
    provisions.some(({ effect }) => effect === "licence"),
  );
  return a === b;
};

/** The same noun, none on one side, or two that any troops are called by: marines and patrols may be under different orders. */
const addresseesAgree = (
  { tokens, tags }: Document,
  ...mentions: readonly OrderMention[]
): boolean => {
  const [a, b] = mentions.map(({ addressees: [first] }) => first);
  if (a === undefined || b === undefined) return true;
  const isPlain = ({ to }: TokenRange): boolean => tagAt(tags, "any-troops", to - 1) !== null;
  return tokens[a.to - 1]?.fold === tokens[b.to - 1]?.fold || (isPlain(a) && isPlain(b));
};

/** One and the same, or one of those who spoke before: "two officers … one of the officers". */
const speakersAgree = (
  { tokens, tags }: Document,
  first: Speaker | null,
  then: Speaker | null,
): boolean => {
  if (first === null || then === null || first === then) return true;
  const { from, to } = then.words;
  const isOfThem = tagAt(tags, "of-words", from + 1) !== null;
  const words = tokens.slice(from, to).map(({ fold }) => fold);
  return first.plural && isOfThem && words.includes(first.head);
};

/** What the public must do is told in a notice, or to them; it is no part of an order to the troops. */
export const audiencesAgree = (
  document: Document,
  { mentions }: OrderThread,
  mention: OrderMention,
): boolean => {
  const isPublic = ({ addressees }: OrderMention): boolean =>
    addressees.some(({ to }) => tagAt(document.tags, "public-heads", to - 1) !== null);
  const isDuty = ({ rule }: OrderMention): boolean => rule === PUBLIC_DUTY;
  if (!isDuty(mention) && !mentions.some(isDuty)) return true;
  const others = isDuty(mention) ? mentions : [mention];
  return others.some((other) => isPublic(other) || PUBLIC_TEXTS.has(other.instrument ?? "order"));
};
/** Kinds of texts put up for all to read. */
export const PUBLIC_TEXTS: ReadonlySet<string> = new Set(["notice", "proclamation"]);

/** An unnamed or generic giver ("the authorities") agrees with any generic one; two offices must be the same. */
const issuersAgree = (document: Document, a: TokenRange | null, b: TokenRange | null): boolean => {
  if (a === null || b === null) return true;
  if (isGeneric(document, a) && isGeneric(document, b)) return true;
  const [left, right] = [a, b].map((range) => wordsOf(document, range).toLowerCase());
  return left === right || (isGeneric(document, b) && !isOffice(document, a));
};

/** True of a giver like "the authorities" or a country, beside whom another name can mean the same. */
export const isGeneric = (document: Document, range: TokenRange): boolean =>
  tagsIn(document.tags, "generic-issuers", range).length > 0 ||
  within(document.places, range).some(({ kind, to }) => kind === "country" && to === range.to);

/** "the General Staff": a named office, not a person's name. */
const isOffice = ({ tags }: Document, range: TokenRange): boolean =>
  tagAt(tags, "issuer-heads", range.to - 1) !== null;

/** "On 27 October the chief of staff issued message 88, under which …": by another giver or of another day than what was told. */
export const isOfAnother = (
  document: Document,
  thread: OrderThread,
  mention: OrderMention,
): boolean =>
  !thread.mentions.every((other) => issuersAgree(document, other.issuer, mention.issuer)) ||
  !timesAgree(document, thread, mention);

/** "a separate source said": of the order told before only where it is told again in full. */
export const isApart = ({ tags, speech }: Document, sentence: number): boolean => {
  const source = speech.bySentence[sentence]?.source ?? null;
  return source !== null && firstTagIn(tags, ["apart-starts"], source) !== null;
};

/** Two orders of different full dates are two. */
export const timesAgree = (
  document: Document,
  thread: OrderThread,
  mention: OrderMention,
): boolean => {
  const mine = firstDay(document, mention);
  const year = yearOfText(document, mention);
  return thread.mentions.every((other) => {
    const [theirs, theirYear] = [firstDay(document, other), yearOfText(document, other)];
    if (mine !== null && theirs !== null) return mine === theirs;
    // "A directive from 2015 let … On 4 July 2021 an order arrived": of another year.
    const isOther = (day: string | null, of: string | null) =>
      day !== null && of !== null && !day.startsWith(of);
    return (
      !isOther(mine, theirYear) &&
      !isOther(theirs, year) &&
      (year ?? theirYear) === (theirYear ?? year)
    );
  });
};

/** The year that an order's text bears: "a directive from 2015". */
const yearOfText = (document: Document, { noun, range }: OrderMention): string | null => {
  const edtf = noun === null ? null : (dayOfText(document, range)?.value.edtf ?? null);
  return edtf !== null && YEAR.test(edtf) ? edtf : null;
};
const YEAR = /^\d{4}$/;

const firstDay = (document: Document, mention: OrderMention): string | null => {
  // "departed from Standing Order No. 12 of 2 May": the day that its text bears.
  const ofText = mention.noun === null ? null : dayOfText(document, mention.range);
  if (ofText !== null) return YEAR.test(ofText.value.edtf) ? null : ofText.value.edtf;
  const before = { from: mention.range.from, to: mention.trigger.to + 1 };
  const day = within(document.times, before).find(({ value }) => value.precision === 1);
  return day?.value.edtf ?? null;
};

/** What a law allows is no part of the instruction told beside it. */
export const isLawOrNot = (
  { mentions }: OrderThread,
  { noun, instrument }: OrderMention,
): boolean => {
  const named = mentions.filter((other) => other.noun !== null);
  if (noun === null || named.length === 0) return true;
  const isLaw = instrument === LAW;
  return named.some((other) => (other.instrument === LAW) === isLaw);
};
const LAW = "law";

/** "signed a decree on fishing": of something else, and no word of firing. */
export const isOnSomethingElse = (
  { tags, times }: Document,
  { noun, range }: OrderMention,
): boolean =>
  noun !== null &&
  tagAt(tags, "on-words", noun.to) !== null &&
  rangeHolding(times, noun.to + 1) === null &&
  firstTagIn(tags, ["fire-words", "use-nouns", "weapons", "reference-lines"], {
    from: noun.to,
    to: range.to,
  }) === null;

/** "The instruction": told by the word that the other is told by. */
export const isNamedAs = ({ noun, instrument }: OrderMention, other: OrderMention): boolean =>
  noun !== null && instrument !== "order" && instrument === other.instrument;
