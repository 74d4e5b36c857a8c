/** What a text tells of harm, sentence by sentence: events, what is done as a rule, sums over several events. */

import type { Document } from "../document.ts";
import { personOf } from "../numbers/person.ts";
import { finestPlaceIn, whereOf } from "../places/where.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type TokenRange } from "../tokens/tag.ts";
import { isAggregate, isPartOfAggregate } from "./aggregate.ts";
import { type Casualty, casualtiesIn } from "./casualty.ts";
import { sizeOf } from "./count.ts";
import { type Draft, draftOf } from "./draft.ts";
import { meaningOf } from "./meaning.ts";
import { inParts } from "./part.ts";
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
  const all = toldIn(document, ordered, null);
  if (all.sums.size === 0) return all;
  const apart = toldIn(document, ordered, all.sums);
  return apart.tellings.some(isBounded)
    ? { ...all, tellings: apart.tellings }
    : { ...all, sums: new Map() };
};

const toldIn = (
  document: Document,
  ordered: readonly TokenRange[],
  leftOut: Tellings["sums"] | null,
): Tellings => {
  const told: Told = { tellings: [], byName: new Map(), several: leftOut !== null };
  const practices: Draft[] = [];
  const unharmed = new Set<number>();
  const sums = new Map<number, readonly Casualty[]>();
  document.sentences.forEach((sentence, index) => {
    if (sentence.role !== "body" || isAggregate(document, sentence)) return;
    if (isPartOfAggregate(document, index) || leftOut?.has(index) === true) return;
    const casualties = inParts(document, sentence, casualtiesIn(document, sentence, index));
    const asserted: Casualty[] = [];
    for (const casualty of peopleFirst(casualties)) {
      if (isOrdered(ordered, casualty.tag)) continue;
      const meaning = meaningOf(document, casualty, sentence);
      if (meaning.repeated && (casualty.outcome !== null || casualty.shooting)) {
        const rare = firstTagIn(document.tags, ["rare-cues"], sentence) !== null;
        if (!rare && (meaning.modality === "asserted" || meaning.modality === "background"))
          practices.push(practiceOf(document, index));
      } else if (meaning.modality === "asserted") asserted.push(casualty);
      else if (meaning.modality === "denied") {
        unharmed.add(index);
        if (firstTagIn(document.tags, ["nobody-words"], sentence) !== null) tellUnhurt(told);
      }
    }
    if (isSum(document, sentence, asserted)) sums.set(index, asserted);
    for (const casualty of asserted) addToTold(document, told, casualty);
  });
  return { tellings: joined(document, told.tellings), practices, unharmed, sums };
};

/** "Doe was killed … one man died and three were hurt … Doe died at once": a person told of between is of the same event. */
const joined = (document: Document, tellings: readonly Telling[]): readonly Telling[] => {
  const kept: Telling[] = [];
  for (const telling of tellings) {
    const numbers = telling.casualties.map(({ sentence }) => sentence);
    const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
    const around = kept.find(
      (one) =>
        one.casualties.some(({ sentence }) => first < sentence && sentence < last) &&
        deadOf(one) === deadOf(telling) &&
        !telling.casualties.some((casualty) => isNamed(document, casualty)),
    );
    if (around === undefined) kept.push(telling);
    else around.casualties.push(...telling.casualties);
  }
  return kept;
};

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

const practiceOf = (document: Document, sentence: number): Draft => {
  const range = document.sentences[sentence] ?? { from: 0, to: 0 };
  const place = finestPlaceIn(document, range);
  return draftOf(document, {
    kind: "practice",
    rule: "practice.repeated-fire/1",
    ranges: [range],
    sentence,
    where: place === null ? null : whereOf(document, place, range),
  });
};
