import type { Attribution } from "../../model/claim.ts";
import { isOfEvent } from "../dates/event.ts";
import type { TimeValue } from "../dates/value.ts";
import { whenOf } from "../dates/when.ts";
import { attributionOf, type Document, isVeiled, within, wordsOf } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { countOf, type Group } from "../numbers/group.ts";
import { followsVerb } from "../numbers/harm.ts";
import { peopleIn } from "../numbers/people.ts";
import { finestPlaceIn, PRECISION } from "../places/where.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { sourceBefore } from "../speech/source.ts";
import { rangesTouching, touchesRange } from "../tokens/range.ts";
import { firstTagIn, tagAt, tagsIn } from "../tokens/tag.ts";
import { casualtiesIn } from "./casualty.ts";
import { type Draft, draftOf } from "./draft.ts";
import { earlierFrom } from "./earlier.ts";
import { isOverSpan, isSincePeriod } from "./since.ts";

/** "at least 40 people were killed between 2010 and 2019, the group documented": a total with its scope, no incident. */
export const aggregatesIn = (
  document: Document,
  sentence: Sentence,
  index: number,
): readonly Draft[] => {
  if (!isAggregate(document, sentence)) return [];
  const isDeadly =
    firstTagIn(document.tags, ["kill-past", "kill-nominal", "die"], sentence) !== null;
  const dead = casualtiesIn(document, sentence, index).find(({ outcome }) => outcome === "killed");
  const group = isDeadly ? countedIn(document, sentence) : (dead?.group ?? null);
  // "since the protests began in March", "since the start of the year": no words give the period itself.
  const time = within(document.times, sentence).find(
    ({ from, value }) =>
      value.precision >= 4 &&
      firstTagIn(document.tags, ["since-words"], { from: from - TO_SINCE, to: from }) === null,
  );
  if (group === null || !isTotal(group)) return [];
  const period = time === undefined ? null : whenOf(document, time);
  const by = counterIn(document, sentence, index);
  return [
    draftOf(document, {
      kind: "aggregate",
      rule: "aggregate.period/1",
      ranges: [sentence],
      sentence: index,
      attribution: byCounter(document, index, by),
      // "14 were killed or injured" does not say how many are dead.
      outcomes: dead?.either === true ? {} : { killed: countOf(document, group) },
      when: period,
      aggregate: { by, population: null, definition: null, period },
    }),
  ];
};

const TO_SINCE = 8;

/** The first number of several people that the sentence tells; null where it tells none. */
const countedIn = (document: Document, sentence: Sentence): Group | null => {
  const times = within(document.times, sentence);
  return (
    peopleIn(document, sentence).find(
      (one) =>
        isTotal(one) &&
        !isVeiled(document, one) &&
        // "in November 2020 guards shot": a year counts nobody.
        !times.some(({ from, to }) => from < one.to && one.from < to),
    ) ?? null
  );
};

const isTotal = ({ counted, best, min }: Group): boolean => counted && (best ?? min ?? 0) >= 2;

/** Who counted, as the text says; "the organisation documented" is the outlet that publishes the count. */
const counterIn = (document: Document, sentence: Sentence, index: number): string | null => {
  const { speech, reading, tags, outlets } = document;
  const said = speech.bySentence[index] ?? null;
  if (said?.speaker) return wordsOf(document, said.speaker.words);
  const verb = tagsIn(tags, "counting-verbs", sentence)[0];
  const subject = verb === undefined ? null : sourceBefore(document, sentence, verb.from);
  const source = said?.source ?? subject;
  const isOwn = source !== null && firstTagIn(tags, ["outlet-nouns"], source) !== null;
  if (isOwn) return reading.original?.outlet ?? reading.outlet;
  const named = source ?? rangesTouching(outlets, sentence)[0] ?? null;
  return named === null || isVeiled(document, named) ? null : wordsOf(document, named);
};

/** A count rests on whoever counted, and on none of the persons that the text else lets speak. */
const byCounter = (document: Document, index: number, by: string | null): Attribution => {
  const attribution = attributionOf(document, index);
  if (document.speech.bySentence[index]?.speaker) return attribution;
  const { account, chain, passages } = attribution;
  const outlets = chain.filter((link) => link !== account?.description);
  const sentence = document.sentences[index] ?? { from: 0, to: 0 };
  const isOutlet = touchesRange(document.outlets, sentence);
  const links = by === null || isOutlet || outlets.includes(by) ? outlets : [...outlets, by];
  const isOwn = document.speech.bySentence[index]?.source != null;
  return { ...attribution, account: null, chain: links, passages: isOwn ? passages : [] };
};

const RANGE = "date.range/3";

/** True where a sentence gives a total over a period, which no single event has. */
export const isAggregate = (document: Document, sentence: Sentence): boolean =>
  (firstTagIn(document.tags, ["aggregate-cues"], sentence) !== null &&
    // "the deadliest attack since a bomb killed 40 in 2016": one event, and no total.
    earlierFrom(document, sentence) === null &&
    within(document.times, sentence).some(
      ({ value }) =>
        value.precision === 5 &&
        !isOfEvent(value.rule) &&
        // "killed a boy between March and May": one person, on some day of those.
        (value.rule !== RANGE || countedIn(document, sentence) !== null),
    )) ||
  isOfMonth(document, sentence) ||
  isOfYear(document, sentence) ||
  isSincePeriod(document, sentence, () => countedIn(document, sentence)) ||
  isOverSpan(document, sentence, () => countedIn(document, sentence));

/**
 * "In 2021, 14 people were killed along the river": more than a few in a year of which no day, no town and no
 * single thing is told ("in an ambush", "at a checkpoint").
 */
const isOfYear = (document: Document, sentence: Sentence): boolean => {
  const { tags } = document;
  const times = within(document.times, sentence);
  if (times.length === 0 || !times.every(({ value }) => isWholeYear(value))) return false;
  const group = countedIn(document, sentence);
  if (group === null || (group.best ?? group.min ?? 0) < MORE_THAN_A_FEW) return false;
  const isOfOne = tagsIn(tags, "determiners", { from: group.to, to: sentence.to }).some(
    ({ value }) => value === "",
  );
  const place = finestPlaceIn(document, sentence);
  return (
    !isOfOne &&
    (place === null || PRECISION[place.kind] >= PRECISION.province) &&
    firstTagIn(tags, ONE_EVENT, sentence) === null
  );
};
const MORE_THAN_A_FEW = 5;
const ONE_EVENT: readonly ListName[] = [
  "deed-nouns",
  "event-nouns",
  "deadly-event",
  "event-openers",
];

const isWholeYear = ({ precision, earliest, latest, rule }: TimeValue): boolean =>
  precision === 5 &&
  earliest !== null &&
  latest !== null &&
  latest - earliest >= SHORTEST_YEAR &&
  !isOfEvent(rule);
const SHORTEST_YEAR = 360;

/** "The monthly report: during November 14 porters were killed", "In January alone five were": several people over a month. */
const isOfMonth = (document: Document, sentence: Sentence): boolean => {
  const { tags, times } = document;
  const months = within(times, sentence).filter(({ value }) => value.precision >= MONTH);
  if (months.length === 0) return false;
  const isReport = firstTagIn(tags, ["period-reports"], sentence) !== null;
  const isAlone = months.some(({ to }) => tagAt(tags, "alone-words", to) !== null);
  return (isReport || isAlone) && countedIn(document, sentence) !== null;
};
const MONTH = 4;

/** "Of the dead, 19 were shot in the back", "four of them were shot", "Nine were injured": after a total, of those it counts. */
export const isPartOfAggregate = (document: Document, index: number): boolean => {
  for (let at = index; at > Math.max(0, index - MOST_PARTS); at--) {
    const [sentence, before] = [document.sentences[at], document.sentences[at - 1]];
    if (sentence === undefined || before === undefined || !isPart(document, sentence)) return false;
    if (isAggregate(document, before)) return true;
  }
  return false;
};
/** Sentences that may follow a total, each about some of those it counts. */
const MOST_PARTS = 6;

/** A number that counts nobody by name or noun, and no day of its own. */
const isPart = (document: Document, sentence: Sentence): boolean => {
  const { numbers, tags, times } = document;
  const to = within(numbers, sentence).find(({ from }) => from === sentence.from)?.to;
  if (tagAt(tags, "of-words", to ?? sentence.from) !== null) return true;
  return (
    to !== undefined &&
    followsVerb(document, to, sentence.to) &&
    !within(times, sentence).some(({ value }) => value.precision === 1)
  );
};
