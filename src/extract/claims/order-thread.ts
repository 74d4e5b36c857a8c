import { type Document, within, wordsOf } from "../document.ts";
import type { Speaker } from "../speech/speaker.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { type OrderMention, orderMentionsIn } from "./order-mention.ts";
import { provisionsIn, zoneIn } from "./provision.ts";

/** What a text tells of one order, mention by mention, and the further words that belong to it. */
export type OrderThread = {
  readonly mentions: OrderMention[];
  readonly details: TokenRange[];
  readonly speaker: Speaker | null;
  readonly previous: boolean;
};

/** Every order of a text in the order of its first mention. An order told twice is one thread. */
export const orderThreadsOf = (document: Document): readonly OrderThread[] => {
  const threads: OrderThread[] = [];
  const later: OrderMention[] = [];
  document.sentences.forEach((sentence, index) => {
    if (sentence.role !== "body" || isHypothetical(document, sentence)) return;
    for (const mention of orderMentionsIn(document, sentence, index)) {
      if (isReference(document, mention)) later.push(mention);
      else addMention(document, threads, mention);
    }
  });
  for (const mention of later) attachReference(document, threads, mention);
  attachDetails(document, threads);
  return threads.filter(
    (thread) =>
      thread.mentions.some((mention) => saysWhat(document, mention)) || thread.details.length > 0,
  );
};

const speakerOf = (document: Document, sentence: number): Speaker | null =>
  document.speech.bySentence[sentence]?.speaker ?? null;

/** "if an order were given": nothing was ordered. */
const isHypothetical = ({ tags }: Document, sentence: TokenRange): boolean =>
  firstTagIn(tags, ["rumour-cues"], sentence) !== null ||
  tagsIn(tags, "hypothetical-cues", { from: sentence.from, to: sentence.from + 2 }).some(
    (tag) => tagsIn(tags, "order-nouns", { from: tag.to, to: tag.to + 5 }).length > 0,
  );

/** "The order took effect …": told of as known, and ordering nothing new by itself. */
const isReference = (document: Document, mention: OrderMention): boolean => {
  const { noun } = mention;
  if (noun === null || noun.from !== mention.trigger.from) return false;
  if (mention.fresh) return !saysWhat(document, mention);
  const definite =
    tagsIn(document.tags, "definite-starts", { from: noun.from - 3, to: noun.from }).length > 0;
  return definite || !saysWhat(document, mention);
};

const saysWhat = (document: Document, mention: OrderMention): boolean =>
  mention.provisions.length > 0 || zoneIn(document, mention.range) !== null;

const isPrevious = ({ tags }: Document, mention: OrderMention): boolean =>
  firstTagIn(tags, ["background-cues"], mention.range) !== null;

const addMention = (document: Document, threads: OrderThread[], mention: OrderMention): void => {
  const speaker = speakerOf(document, mention.sentence);
  const previous = isPrevious(document, mention);
  const same = threads.findLast((thread) =>
    isSameOrder(document, thread, { mention, speaker, previous }),
  );
  if (same !== undefined) same.mentions.push(mention);
  else threads.push({ mentions: [mention], details: [], speaker, previous });
};

const isSameOrder = (
  document: Document,
  thread: OrderThread,
  {
    mention,
    speaker,
    previous,
  }: { mention: OrderMention; speaker: Speaker | null; previous: boolean },
): boolean => {
  if (mention.fresh || previous || thread.previous) return false;
  if (firstTagIn(document.tags, ["sequence-cues"], mention.range) !== null) return false;
  if (speaker !== null && thread.speaker !== null && speaker !== thread.speaker) return false;
  const first = thread.mentions[0];
  if (first === undefined || first.sentence === mention.sentence) return false;
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

/** An unnamed or generic giver ("the authorities") agrees with any generic one; two offices must be the same. */
const issuersAgree = (document: Document, a: TokenRange | null, b: TokenRange | null): boolean => {
  if (a === null || b === null) return true;
  if (isGeneric(document, a) && isGeneric(document, b)) return true;
  const [left, right] = [a, b].map((range) => wordsOf(document, range).toLowerCase());
  return left === right || (isGeneric(document, b) && !isOffice(document, a));
};

const isGeneric = (document: Document, range: TokenRange): boolean =>
  tagsIn(document.tags, "generic-issuers", range).length > 0 ||
  within(document.places, range).some(({ kind, to }) => kind === "country" && to === range.to);

/** "the General Staff": a named office, not a person's name. */
const isOffice = ({ tags }: Document, range: TokenRange): boolean =>
  tagAt(tags, "issuer-heads", range.to - 1) !== null;

/** Two orders of different full dates are two. */
const timesAgree = (document: Document, thread: OrderThread, mention: OrderMention): boolean => {
  const mine = firstDay(document, mention);
  return (
    mine === null || thread.mentions.every((other) => (firstDay(document, other) ?? mine) === mine)
  );
};

const firstDay = (document: Document, mention: OrderMention): string | null =>
  within(document.times, { from: mention.range.from, to: mention.trigger.to + 1 }).find(
    ({ value }) => value.precision === 1,
  )?.value.edtf ?? null;

/** A reference belongs to the same person's order before it, else to their next one, else to the one told last. */
const attachReference = (
  document: Document,
  threads: OrderThread[],
  mention: OrderMention,
): void => {
  if (!saysWhat(document, mention) && !tellsMore(document, mention)) return;
  const speaker = speakerOf(document, mention.sentence);
  const thread = nearestThread(threads, { sentence: mention.sentence, speaker });
  if (thread !== null) thread.mentions.push(mention);
  else if (saysWhat(document, mention))
    threads.push({
      mentions: [mention],
      details: [],
      speaker,
      previous: isPrevious(document, mention),
    });
};

/** A mere mention ("the order is unpopular") adds nothing; one with its day, end or way of issue does. */
const tellsMore = ({ tags }: Document, { range }: OrderMention): boolean =>
  firstTagIn(tags, ["issue-verbs", "effective-cues", "received-cues", "until-cues"], range) !==
  null;

const nearestThread = (
  threads: readonly OrderThread[],
  { sentence, speaker }: { sentence: number; speaker: Speaker | null },
): OrderThread | null => {
  const before = threads.filter(
    (thread) => !thread.previous && (thread.mentions[0]?.sentence ?? 0) < sentence,
  );
  const own = before.findLast((thread) => thread.speaker === speaker);
  if (own !== undefined) return own;
  const next = threads.find(
    (thread) => thread.speaker === speaker && (thread.mentions[0]?.sentence ?? 0) >= sentence,
  );
  if (
    speaker !== null &&
    next !== undefined &&
    (next.mentions[0]?.sentence ?? 0) - sentence <= NEAR_SENTENCES
  )
    return next;
  return before.at(-1) ?? null;
};
const NEAR_SENTENCES = 3;

/** Sentences without a word for an order that still say what it holds: impunity, zone, duties, its end. */
const attachDetails = (document: Document, threads: readonly OrderThread[]): void => {
  const told = new Set(
    threads.flatMap((thread) => thread.mentions.map(({ sentence }) => sentence)),
  );
  document.sentences.forEach((sentence, index) => {
    if (sentence.role !== "body" || told.has(index)) return;
    const near = threads.filter((thread) =>
      thread.mentions.some((mention) => Math.abs(mention.sentence - index) <= REACH),
    );
    if (near.length === 0 || !isDetail(document, sentence)) return;
    nearestThread(near, { sentence: index, speaker: speakerOf(document, index) })?.details.push({
      from: sentence.from,
      to: sentence.to,
    });
  });
};
const REACH = 14;

const isDetail = (document: Document, sentence: TokenRange): boolean => {
  if (firstTagIn(document.tags, ["impunity-cues"], sentence) !== null) return true;
  return provisionsIn(document, sentence).some(
    ({ kind }) => kind === "zone" || kind === "duty-to-report",
  );
};
