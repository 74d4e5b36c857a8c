import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Speaker } from "../speech/speaker.ts";
import { joinRanges, touchesRange } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { attachDetails } from "./order-attached.ts";
import { PUBLIC_DUTY } from "./order-bare.ts";
import { sentencesOfBefore } from "./order-before.ts";
import { isImpunity } from "./order-clause.ts";
import { type OrderMention, orderMentionsIn } from "./order-mention.ts";
import {
  isAnotherOne,
  isNewOne,
  isOfUntold,
  isOpened,
  justBefore,
  TO_WORDS,
} from "./order-named.ts";
import { firstAtOrAfter, nearestThread, RECENT_THREADS } from "./order-nearest.ts";
import { orderPaperIn, paperThread } from "./order-paper.ts";
import { isPrevious, isReplaced } from "./order-previous.ts";
import { isHypothetical } from "./order-reality.ts";
import {
  audiencesAgree,
  isApart,
  isLawOrNot,
  isNamedAs,
  isOfAnother,
  isOnSomethingElse,
  isSameOrder,
  PUBLIC_TEXTS,
  timesAgree,
} from "./order-same.ts";
import { dayOfText } from "./order-text-day.ts";
import { weighedMention } from "./order-weighed.ts";
import { provisionsIn } from "./provision.ts";
import { isBidden } from "./unasserted.ts";
import { zoneIn } from "./zone.ts";

/** What a text tells of one order, mention by mention, and the further words that belong to it. */
export type OrderThread = {
  readonly mentions: OrderMention[];
  readonly details: TokenRange[];
  readonly speaker: Speaker | null;
  readonly previous: boolean;
};

/** All the words that tell of an order, mentions first. */
export const rangesOf = (thread: OrderThread): readonly TokenRange[] => [
  ...thread.mentions.map(({ range }) => range),
  ...thread.details,
];

/** The orders found so far, in the order of their first mention, and the sentences that speak of rules of before. */
export type Telling = {
  readonly document: Document;
  readonly threads: OrderThread[];
  readonly before: ReadonlySet<number>;
};

/** Whether any words of a range tell of one of the orders. */
export const isToldBy =
  (threads: readonly OrderThread[]) =>
  (range: TokenRange): boolean =>
    threads.some((thread) =>
      rangesOf(thread).some(({ from, to }) => from < range.to && range.from < to),
    );

/** Every order of a text in the order of its first mention. An order told twice is one thread. */
export const orderThreadsOf = (document: Document): readonly OrderThread[] => {
  const threads: OrderThread[] = [];
  const telling: Telling = { document, threads, before: sentencesOfBefore(document) };
  const later: OrderMention[] = [];
  const paper = orderPaperIn(document);
  const own: OrderThread | null = paper === null ? null : paperThread(document, paper);
  const isOwn = new Set(own?.mentions.map(({ sentence }) => sentence));
  if (own !== null && own.mentions.length > 0) threads.push(own);
  document.sentences.forEach((sentence, index) => {
    if (sentence.role !== "body" || isOwn.has(index) || isHypothetical(document, sentence)) return;
    if (isBidden(document, sentence)) return;
    for (const mention of orderMentionsIn(document, sentence, index)) {
      // "Memorandum No. 77 is hereby cancelled": an item of the order that takes its place.
      if (paper?.items.has(index) && isLiftedOnly(document, mention)) continue;
      if (isReference(document, mention)) later.push(mention);
      else addMention(telling, mention);
    }
  });
  inOrder(threads);
  // "Until the decree of 2 May … The decree allows …": what it orders first, then what else is said of it.
  const [ruling, mere] = [true, false].map((says) =>
    later.filter((mention) => saysWhat(document, mention) === says),
  );
  for (const mention of ruling ?? []) attachReference(telling, mention);
  // "A directive from 2015 let … On 4 July an order arrived from the staff. Persons … were not to be shot at": another one.
  const [others, known] = [true, false].map((is) =>
    (mere ?? []).filter((one) => isAnotherOne(telling, one) === is),
  );
  for (const mention of others ?? []) attachReference(telling, mention);
  // "They received an instruction in May. Under it, sentries may fire": what it rules, then when it came.
  attachDetails(telling, new Set((known ?? []).map(({ sentence }) => sentence)));
  const weighed = weighedOutside(document, threads);
  const [ofText, ofTheirOwn] = [true, false].map((by) =>
    weighed.filter(
      (one) => (byIt(document, one.sentence) || isOpened(document, known ?? [], one)) === by,
    ),
  );
  for (const mention of ofTheirOwn ?? []) addMention(telling, mention);
  inOrder(threads);
  const told = new Set(weighed.map(({ sentence }) => sentence));
  for (const mention of known ?? [])
    if (!told.has(mention.sentence)) attachReference(telling, mention);
  for (const mention of ofText ?? []) addToText(telling, mention);
  inOrder(threads);
  attachDetails(telling, new Set());
  inOrder(threads);
  return threads.filter(
    ({ mentions, details }) =>
      mentions.some((mention) => saysWhat(document, mention)) ||
      details.some((range) => isRuling(document, range)),
  );
};

/** Orders told in sentences that none of the others holds. */
const weighedOutside = (
  document: Document,
  threads: readonly OrderThread[],
): readonly OrderMention[] => {
  const told = joinRanges(threads.flatMap(rangesOf));
  return document.sentences.flatMap((sentence, index) => {
    const mention = touchesRange(told, sentence) ? null : weighedMention(document, sentence, index);
    // What it rules may be left open: no order then, since none could say where nothing is in effect.
    return mention === null || mention.provisions.length === 0 ? [] : [mention];
  });
};

const inOrder = (threads: OrderThread[]): void => {
  threads.sort((a, b) => (a.mentions[0]?.sentence ?? 0) - (b.mentions[0]?.sentence ?? 0));
};

/** "It states that weapons shall be used …", "Under it, sentries may …": by the text of the sentence before. */
const byIt = ({ tags, sentences }: Document, sentence: number): boolean => {
  const from = sentences[sentence]?.from ?? 0;
  const it = tagAt(tags, "thing-pronouns", from) ?? tagAt(tags, "scene-links", from);
  return it !== null && firstTagIn(tags, ["thing-pronouns"], { from, to: it.to }) !== null;
};

/** To the order that the sentence before tells of, or that was only named so far; else an order of its own. */
const addToText = (telling: Telling, mention: OrderMention): void => {
  const { document, threads } = telling;
  const before = threads.findLast(({ mentions }) => {
    const away = mention.sentence - (mentions.at(-1)?.sentence ?? mention.sentence);
    const isBare = mentions.every((one) => !saysWhat(document, one));
    return away === 1 || (isBare && away > 0 && away <= TO_WORDS);
  });
  if (before === undefined) addMention(telling, mention);
  else addTo(before, mention);
};

const isLiftedOnly = (document: Document, mention: OrderMention): boolean =>
  !saysWhat(document, mention) &&
  firstTagIn(document.tags, ["lifting-verbs", "replacing-verbs"], mention.range) !== null;

/** "companies pay them back": words beside the mere naming of a notice say what it orders only where they rule something. */
const isRuling = (document: Document, range: TokenRange): boolean =>
  provisionsIn(document, range).length > 0 ||
  zoneIn(document, range) !== null ||
  firstTagIn(document.tags, ["impunity-cues", "fire-words"], range) !== null;

/** Who says the sentence; null where nobody is said to. */
export const speakerOf = (document: Document, sentence: number): Speaker | null =>
  document.speech.bySentence[sentence]?.speaker ?? null;

/** "The order took effect …": told of as known, and ordering nothing new by itself. */
const isReference = (document: Document, mention: OrderMention): boolean => {
  const { noun } = mention;
  if (noun === null || noun.from !== mention.trigger.from) return false;
  if (mention.fresh) return !saysWhat(document, mention);
  const definite =
    tagsIn(document.tags, "definite-starts", { from: noun.from - 3, to: noun.from }).length > 0;
  return definite || !saysWhat(document, mention);
};

/** True where the words tell what is ordered, and do not only name it. */
export const saysWhat = (document: Document, mention: OrderMention): boolean =>
  mention.provisions.length > 0 ||
  zoneIn(document, mention.range) !== null ||
  isImpunity(document, mention);

const addMention = ({ document, threads, before }: Telling, mention: OrderMention): void => {
  const speaker = speakerOf(document, mention.sentence);
  const previous = before.has(mention.sentence) || isPrevious(document, mention);
  const same = threads
    .slice(-RECENT_THREADS)
    .findLast((thread) => isSameOrder(document, thread, { mention, speaker, previous }));
  if (same !== undefined) addTo(same, mention);
  else threads.push({ mentions: [mention], details: [], speaker, previous });
};

/** An order told over and over says nothing new. */
const addTo = (thread: OrderThread, mention: OrderMention): void => {
  if (thread.mentions.length < MOST_MENTIONS) thread.mentions.push(mention);
};
/** An order told over and over says nothing new. */
export const MOST_MENTIONS = 64;

/** True of a further person's word on what a notice told of elsewhere asks of the public: no order of its own. */
export const isRestated = (thread: OrderThread, all: readonly OrderThread[]): boolean =>
  thread.mentions.every(({ rule }) => rule === PUBLIC_DUTY) &&
  all.some(
    (other) =>
      !other.previous &&
      other.mentions.some(({ instrument }) => PUBLIC_TEXTS.has(instrument ?? "order")),
  );

/** A reference belongs to the same person's order before it, else to their next one, else to the one told last; false where there is none yet. */
const attachReference = ({ document, threads, before }: Telling, mention: OrderMention): void => {
  const { sentence } = mention;
  const isNew = isNewOne(document, mention);
  const says = saysWhat(document, mention);
  if (!says && !isNew && !tellsMore(document, mention)) return;
  const at = firstAtOrAfter(threads, sentence);
  const around = threads.slice(Math.max(0, at - RECENT_THREADS), at + RECENT_THREADS);
  if (isOfUntold(document, sentence, isToldBy(around))) return;
  if (isBesides(document, sentence) || (!says && isOnSomethingElse(document, mention))) return;
  // "This message cancels message No. 4": that one is told no more of.
  const isOfBefore = before.has(sentence);
  const previous = isOfBefore || isPrevious(document, mention);
  if (previous && !says && isReplaced(document, mention)) return;
  const speaker = speakerOf(document, sentence);
  // What one sentence tells in two parts is two orders.
  const fits = (other: OrderThread): boolean =>
    audiencesAgree(document, other, mention) &&
    isLawOrNot(other, mention) &&
    !(says && other.mentions[0]?.sentence === sentence) &&
    !(says && isOfAnother(document, other, mention)) &&
    // "A general signed a letter": of an order that the army announced, and not of one of another day.
    !(isNew && !timesAgree(document, other, mention));
  const seek = (some: readonly OrderThread[], fits: (other: OrderThread) => boolean) =>
    nearestThread(some, { sentence, speaker, fits, previous: isOfBefore });
  const named = (other: OrderThread): boolean =>
    // "The instruction was revoked": the one that was told by that word, and no order beside it.
    fits(other) && other.mentions.some((one) => isNamedAs(mention, one));
  const thread =
    isApart(document, sentence) || (previous && says)
      ? null
      : (seek(threads, named) ??
        seek(justBefore(document, threads, mention), fits) ??
        seek(threads, fits));
  if (thread !== null) addTo(thread, mention);
  // "A directive, seen by the paper, orders …": what it holds may be told in the sentences after it.
  else if (says || (isNew && !isOfBefore)) {
    const at = firstAtOrAfter(threads, sentence + 1);
    threads.splice(at, 0, { mentions: [mention], details: [], speaker, previous });
  }
};

/** "In addition to the order, …": what follows is something else. */
export const isBesides = ({ tags, sentences }: Document, sentence: number): boolean => {
  const from = sentences[sentence]?.from ?? 0;
  return tagsIn(tags, "besides-cues", { from, to: from + 2 }).length > 0;
};

/** A mere mention ("the order is unpopular") adds nothing; one with its day, end or way of issue does. */
const tellsMore = (document: Document, { range }: OrderMention): boolean =>
  !isSilent(document, range) &&
  (firstTagIn(document.tags, TELLING_MORE, range) !== null || dayOfText(document, range) !== null);

/** "The curfew notice does not mention shooting": nothing is told of an order by that. */
const isSilent = ({ tags }: Document, range: TokenRange): boolean =>
  tagsIn(tags, "mention-verbs", range).some(
    ({ from }) => firstTagIn(tags, ["negation"], { from: from - 2, to: from }) !== null,
  );

const TELLING_MORE: readonly ListName[] = [
  ...(["issue-verbs", "give-verbs", "effective-cues", "received-cues", "until-cues"] as const),
  ...(["holding-words", "lasting-words", "lifting-verbs", "exception-cues"] as const),
  ...(["sanction-triggers", "motive-cues", "relaying-verbs", "given-by"] as const),
];
