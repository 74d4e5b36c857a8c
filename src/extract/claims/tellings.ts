/** What a text tells of harm, sentence by sentence: events, what is done as a rule, sums over several events. */

import type { Document } from "../document.ts";
import { personOf } from "../numbers/person.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt } from "../tokens/tag.ts";
import { isAggregate, isPartOfAggregate } from "./aggregate.ts";
import { type Casualty, casualtiesIn } from "./casualty.ts";
import { sizeOf } from "./count.ts";
import { forceBehind } from "./doer.ts";
import type { Draft } from "./draft.ts";
import { withEarlier } from "./earlier.ts";
import { entriesOf } from "./entry.ts";
import { meaningOf } from "./meaning.ts";
import { inParts } from "./part.ts";
import { isHabit, practiceOf } from "./practice.ts";
import { isSum } from "./sum.ts";
import { addToTold, type Telling, type Told, tellUnhurt } from "./telling.ts";

/** A text's words of harm, put to the events that they tell of. */
export type Tellings = {
  readonly tellings: readonly Telling[];
  readonly practices: readonly Draft[];
  readonly unharmed: ReadonlySet<number>;
  /** Sentences that sum up the harm of several events. */
  readonly sums: ReadonlyMap<number, readonly Casualty[]>;
};

/**
 * What the sentences tell, but for those that sum up several events where the text tells these one by one;
 * what stands in `ordered` is the words of an order, and no event.
 */
export const tellingsIn = (
  document: Document,
  ordered: readonly TokenRange[],
  isBounded: (telling: Telling) => boolean,
): Tellings => {
  const { told, practices, unharmed } = toldIn(document, ordered);
  const sums = new Map(
    told.flatMap(({ index, asserted }) => {
      const sentence = document.sentences[index];
      return sentence && isSum(document, sentence, asserted) ? [[index, asserted] as const] : [];
    }),
  );
  const rest = told.filter(({ index }) => !sums.has(index));
  const apart = sums.size === 0 ? [] : tellingsOf(document, rest, true);
  return apart.some(isBounded)
    ? { tellings: apart, practices, unharmed, sums }
    : { tellings: tellingsOf(document, told, false), practices, unharmed, sums: new Map() };
};

/** A sentence's words of harm that it tells as done. */
type ToldSentence = {
  readonly index: number;
  readonly asserted: readonly Casualty[];
  /** It says that nobody was hurt. */
  readonly unhurt: boolean;
};

const toldIn = (
  document: Document,
  ordered: readonly TokenRange[],
): Omit<Tellings, "tellings" | "sums"> & { readonly told: readonly ToldSentence[] } => {
  const all: ToldSentence[] = [];
  const practices: Draft[] = [];
  const unharmed = new Set<number>();
  document.sentences.forEach((sentence, index) => {
    if (sentence.role !== "body" || isAggregate(document, sentence)) return;
    if (isPartOfAggregate(document, index)) return;
    const told = casualtiesIn(document, sentence, index).filter((one) => isOfForce(document, one));
    const casualties = withEarlier(document, sentence, inParts(document, sentence, told));
    const asserted: Casualty[] = [];
    for (const casualty of peopleFirst(casualties)) {
      if (isOrdered(ordered, casualty.tag)) continue;
      const meaning = meaningOf(document, casualty, sentence);
      if (meaning.repeated && tellsOfForce(casualty)) {
        const rare = firstTagIn(document.tags, ["rare-cues"], sentence) !== null;
        if (!rare && (meaning.modality === "asserted" || meaning.modality === "background"))
          practices.push(practiceOf(document, index));
      } else if (meaning.modality === "asserted") asserted.push(casualty);
      else if (meaning.modality === "denied") unharmed.add(index);
    }
    if (isHabit(document, sentence)) practices.push(practiceOf(document, index));
    const unhurt =
      unharmed.has(index) && firstTagIn(document.tags, ["nobody-words"], sentence) !== null;
    if (asserted.length > 0 || unhurt) all.push({ index, asserted, unhurt });
  });
  return { told: all, practices, unharmed };
};

/** "The guards beat a man", not "the neighbours beat a man", "a guard beat his wife": blows are told of where a force dealt them to others. */
const isOfForce = (document: Document, casualty: Casualty): boolean => {
  if (casualty.blows !== true) return true;
  const { tags } = document;
  const { aimed = null, tag } = casualty;
  if (aimed === null && tagAt(tags, "plural-pronouns", tag.to) === null) return false;
  const isOwn =
    aimed !== null && casualty.active && tagAt(tags, "possessives", aimed.from) !== null;
  const force = isOwn ? null : forceBehind(document, [casualty]);
  return force !== null && firstTagIn(tags, ["doer-nouns"], force) === null;
};

const tellsOfForce = ({ outcome, shooting, blows }: Casualty): boolean =>
  outcome !== null || shooting || blows === true;

const tellingsOf = (
  document: Document,
  sentences: readonly ToldSentence[],
  several: boolean,
): readonly Telling[] => {
  const told: Told = { tellings: [], byName: new Map(), several, entries: entriesOf(document) };
  for (const { asserted, unhurt } of sentences) {
    if (unhurt) tellUnhurt(told);
    for (const casualty of asserted) addToTold(document, told, casualty);
  }
  return joined(document, told.tellings);
};

/** "Doe was killed … one man died and three were hurt … Doe died at once": a person told of between is of the same event. */
const joined = (document: Document, tellings: readonly Telling[]): readonly Telling[] => {
  const kept = new Set<Telling>();
  const bySentence = new Map<number, Telling>();
  for (const telling of tellings) {
    const around = tellingWithin(telling, bySentence);
    const isSame =
      around !== null &&
      deadOf(around) === deadOf(telling) &&
      !telling.casualties.some((casualty) => isNamed(document, casualty));
    const own = isSame ? around : telling;
    if (isSame) around.casualties.push(...telling.casualties);
    else kept.add(telling);
    for (const { sentence } of telling.casualties) bySentence.set(sentence, own);
  }
  return [...kept];
};

/** The event of before that a sentence between those of the telling returns to; null where none does. */
const tellingWithin = (
  { casualties }: Telling,
  bySentence: ReadonlyMap<number, Telling>,
): Telling | null => {
  const first = casualties[0]?.sentence ?? 0;
  const last = Math.min(casualties.at(-1)?.sentence ?? 0, first + LONGEST_TELLING);
  for (let at = first + 1; at < last; at++) {
    const found = bySentence.get(at);
    if (found !== undefined) return found;
  }
  return null;
};
/** Sentences that one event is told in, where the text tells of others between. */
const LONGEST_TELLING = 100;

const isNamed = (document: Document, { group, outcome }: Casualty): boolean =>
  outcome === "killed" && group !== null && personOf(document, group).name !== null;

/** The largest number of dead that it tells of. */
const deadOf = ({ casualties }: Telling): number =>
  casualties.reduce(
    (most, { outcome, group }) =>
      outcome === "killed" && group !== null ? Math.max(most, sizeOf(group)) : most,
    0,
  );

/** "In a similar shooting a man was killed": whom it befell tells, before "shooting" does, whether it is another event. */
const peopleFirst = (casualties: readonly Casualty[]): readonly Casualty[] => [
  ...casualties.filter(({ group }) => group !== null),
  ...casualties.filter(({ group }) => group === null),
];

const isOrdered = (ordered: readonly TokenRange[], tag: TokenRange): boolean =>
  rangeHolding(ordered, tag.from) !== null;
