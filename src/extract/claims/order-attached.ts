/** Sentences that say more of an order that is told in others. */
import type { Document } from "../document.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { tagsIn } from "../tokens/tag.ts";
import { ruleOfBefore } from "./order-bare.ts";
import { isDetail, isOfDisobedience, isRuled } from "./order-detail.ts";
import { liftedIn } from "./order-lifted.ts";
import { isOfUntold } from "./order-named.ts";
import { nearestThread } from "./order-nearest.ts";
import { isApart } from "./order-same.ts";
import {
  isBesides,
  isToldBy,
  MOST_MENTIONS,
  type OrderThread,
  rangesOf,
  saysWhat,
  speakerOf,
  type Telling,
} from "./order-thread.ts";
import { BARE, zoneIn } from "./zone.ts";

/** Sentences without a word for an order that still say what it holds: impunity, zone, duties, its end. */
export const attachDetails = (
  { document, threads, before }: Telling,
  others: ReadonlySet<number>,
): void => {
  const told = new Map<number, OrderThread>();
  const attached = new Set(threads.flatMap(({ details }) => details.map(({ from }) => from)));
  for (const thread of threads)
    for (const { sentence } of thread.mentions) told.set(sentence, thread);
  document.sentences.forEach((sentence, index) => {
    if (sentence.role !== "body" || told.has(index) || attached.has(sentence.from)) return;
    if (others.has(index)) return;
    const near = threadsNear(told, index);
    if (near.length === 0) return;
    const follows = told.has(index - 1) || attached.has(document.sentences[index - 1]?.from ?? -1);
    const isBeside = near.some(({ away }) => away <= TO_RULING);
    const isRule = isBeside && isRuled(document, sentence);
    const isZone = isBesideZone(document, told, index);
    if (!isRule && !isZone && !isDetail(document, sentence, { follows })) return;
    if (isOfUntold(document, index, isToldBy(near.map(({ thread }) => thread)))) return;
    if (isBesides(document, index) || isApart(document, index)) return;
    const telling = near.flatMap(({ thread, isFar }) =>
      (isFar && !thread.mentions.some((one) => saysWhat(document, one))) ||
      (isRule && isLifted(document, thread, sentence))
        ? []
        : thread,
    );
    const inOrder = [...new Set(telling)].sort(
      (a, b) => (a.mentions[0]?.sentence ?? 0) - (b.mentions[0]?.sentence ?? 0),
    );
    // "An order arrived. Persons in uniform were not to be shot at": what was only named says that.
    const opened = inOrder.filter(
      ({ mentions }) =>
        !mentions.some((one) => saysWhat(document, one)) &&
        (mentions[0]?.sentence ?? index) < index,
    );
    const licensing = inOrder.filter((thread) => licenses(thread));
    // "A leader whose men break this loses his rank": of what was told last, licence or not.
    const isOfLast = tagsIn(document.tags, "sanction-triggers", sentence).some(isOfDisobedience);
    const fitting = [opened, isOfLast ? [] : licensing].find((some) => some.length > 0) ?? inOrder;
    const speaker = speakerOf(document, index);
    const previous = before.has(index);
    const sought = { sentence: index, speaker, fits: () => true, previous };
    const thread = nearestThread(fitting, sought);
    if (thread !== null) thread.details.push({ from: sentence.from, to: sentence.to });
    else if (previous) {
      const rule = ruleOfBefore(document, sentence, index);
      if (rule === null) return;
      const added = { mentions: [rule], details: [], speaker, previous };
      threads.push(added);
      told.set(index, added);
    }
  });
};
/** "The rule was cancelled on 29 March. Guards no longer have to call": what is ruled after that is no part of it. */
const isLifted = (document: Document, { mentions }: OrderThread, { from }: Sentence): boolean =>
  mentions.some(({ range }) => range.from < from && liftedIn(document, range)?.kind === "date");

/** "There is now a strip of 700 metres along the river. Anyone who sets foot in it may be shot": the zone of the order right beside it. */
const isBesideZone = (
  document: Document,
  told: ReadonlyMap<number, OrderThread>,
  index: number,
): boolean => {
  const zone = document.sentences[index] && zoneIn(document, document.sentences[index]);
  if (zone?.named == null || zone.named.value === BARE) return false;
  const { paragraph } = document.sentences[index] ?? {};
  const thread = BESIDE.flatMap((step) =>
    document.sentences[index + step]?.paragraph === paragraph ? (told.get(index + step) ?? []) : [],
  )[0];
  return (
    thread !== undefined && rangesOf(thread).every((range) => zoneIn(document, range) === null)
  );
};

/** Words in between, like "the source said", are a sentence too. */
const BESIDE = [1, -1, 2, -2] as const;

/** The thread of each sentence told near enough to be gone on with. */
const threadsNear = (told: ReadonlyMap<number, OrderThread>, index: number) => {
  const near: { readonly thread: OrderThread; readonly away: number; readonly isFar: boolean }[] =
    [];
  for (let other = index - REACH; other <= index + REACH; other++) {
    const thread = told.get(other);
    if (thread === undefined || thread.details.length >= MOST_MENTIONS) continue;
    const away = Math.abs(other - index);
    near.push({ thread, away, isFar: away > TO_CONTENT });
  }
  return near;
};
const REACH = 14;
/** Sentences from an order to one that rules something by its own words, of whoever it may be. */
const TO_RULING = 4;
/** Sentences from an order that is only named to those that say what it holds. */
const TO_CONTENT = 2;

/** Impunity, zones and pay belong to an order to fire rather than to one beside it. */
const licenses = ({ mentions }: OrderThread): boolean =>
  mentions.some(({ provisions }) => provisions.some(({ effect }) => effect !== "duty"));
