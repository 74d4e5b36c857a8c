/** Where words stand that may tell something of an order, seen from the words that tell of it. */
import type { Document } from "../document.ts";
import { indexHolding, overlapsAny, touchesRange } from "../tokens/range.ts";
import type { TokenRange } from "../tokens/tag.ts";
import { type OrderThread, rangesOf } from "./order-thread.ts";

/** An order, and all words that tell of any order of the text. */
export type OrderScene = { readonly thread: OrderThread; readonly told: readonly TokenRange[] };

/** Sentences before or after one that tells of it, in which something may be said of it. */
const REACH = 8;
/** A text may tell one order over and over. */
const MOST = 80;

/** The numbers of the body's sentences in which something may be said of an order, in order. */
export const sentencesNear = (document: Document, { thread }: OrderScene): readonly number[] => {
  const near = new Set<number>();
  for (const own of ownSentences(document, thread).slice(0, MOST))
    for (let index = Math.max(0, own - REACH); index <= own + REACH; index++) near.add(index);
  return [...near]
    .filter((index) => document.sentences[index]?.role === "body")
    .toSorted((a, b) => a - b)
    .slice(0, MOST);
};

/** Those of the mentions, then those of the details. */
const ownSentences = (
  document: Document,
  { mentions, details }: OrderThread,
): readonly number[] => [
  ...mentions.map(({ sentence }) => sentence),
  ...details.map(({ from }) => indexHolding(document.sentences, from)),
];

const FIRST = "in first telling";
const TELLING = "in telling";
const DETAIL = "in detail";
/** How the sentences stand to an order that tell of it. */
export const OWN_PLACES: ReadonlySet<string> = new Set([FIRST, TELLING, DETAIL]);

/** By sentence how it stands to the order: a name of evidence. */
export const placesNear = (
  document: Document,
  { thread, told }: OrderScene,
): ((sentence: number) => string) => {
  const own = ownSentences(document, thread);
  const [telling, details] = [own.slice(0, thread.mentions.length), own].map(
    (some) => new Set(some),
  );
  const sorted = [...new Set(own)].toSorted((a, b) => a - b);
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  return (index) => {
    if (index === own[0]) return FIRST;
    if (telling?.has(index)) return TELLING;
    if (details?.has(index)) return DETAIL;
    const sentence = document.sentences[index];
    if (sentence !== undefined && touchesRange(told, sentence)) return "in another order";
    const side = index < first ? "before" : index > last ? "after" : "between";
    const away = [1, 2, 3].find((step) => details?.has(index - step) || details?.has(index + step));
    return `${away === undefined ? "far" : away === 1 ? "next" : "near"} ${side}`;
  };
};

/** Whether words are told of another order, and not of this one. */
export const isOfAnother = ({ thread, told }: OrderScene, range: TokenRange): boolean =>
  touchesRange(told, range) && !overlapsAny(rangesOf(thread), range);

/** On which side of the words by which its sentence tells of the order, and how near; nothing in other sentences. */
export const besideTriggers = (
  { mentions }: OrderThread,
  range: TokenRange,
  sentence: number,
): readonly string[] => {
  const told = mentions.flatMap((mention) => {
    if (mention.sentence !== sentence) return [];
    const { trigger, passive } = mention;
    const isBefore = range.to <= trigger.from;
    const away = isBefore ? trigger.from - range.to : range.from - trigger.to;
    const side = isBefore ? "before" : "after";
    const near = away < CLOSE ? "close" : away < NEAR ? "near" : "far";
    return [
      `${side} trigger`,
      `${side} trigger ${near}`,
      ...(passive ? [`${side} passive trigger`] : []),
    ];
  });
  return [...new Set(told)];
};
const CLOSE = 3;
const NEAR = 9;
