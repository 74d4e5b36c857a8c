import type { ChoiceWeights } from "../../model/data.ts";
import type { When } from "../../model/when.ts";
import { isOfDeed, isOfPageOrHearing } from "../dates/aside.ts";
import { dayText } from "../dates/calendar.ts";
import { isCountedBack } from "../dates/counted-on.ts";
import type { Time } from "../dates/time.ts";
import { eventTimesIn, whenOf } from "../dates/when.ts";
import { type Document, isVeiled, passageAt, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, tagAt, tagsIn } from "../tokens/tag.ts";
import { loudest } from "../weighing/choice.ts";
import { isAggregate } from "./aggregate.ts";
import { evidenceOfDay } from "./day-evidence.ts";
import { timeOfHarm } from "./death-day.ts";

/** A time that may be an incident's, with what speaks for and against it. */
export type DayCandidate = {
  readonly time: Time;
  readonly evidence: readonly string[];
  /** True in a sentence that tells of the incident. */
  readonly own: boolean;
  /** False for the day of a telling or a court. */
  readonly event: boolean;
};

/** Which sentences tell of an incident, by number, and which tell of another one. */
export type DayScene = {
  readonly numbers: readonly number[];
  readonly elsewhere: { has(sentence: number): boolean };
};

/**
 * The day an incident is told of: every day in its sentences and near them is weighed by the words
 * around it, and all that names one day speaks for it together. Where no day is told, a longer time
 * of its own sentences; where no time at all is told but one of a clock, the day of the report.
 */
export const dayTold = (
  document: Document,
  scene: DayScene,
  weights: ChoiceWeights,
): When | null => {
  const candidates = dayCandidates(document, scene);
  // "was sentenced on Monday for a killing in 2018": the court's day is none of its own.
  const ownTime = candidates.some((one) => one.own && one.event && one.time.value.precision > 1);
  const isCourts = ({ own, event }: DayCandidate): boolean => own && !event && ownTime;
  const loudestOf = (some: readonly DayCandidate[]): DayCandidate | null =>
    loudest(some, weights, ({ time }) => time.value.edtf)?.one ?? null;
  const found =
    loudestOf(candidates.filter((one) => one.time.value.precision === 1 && !isCourts(one))) ??
    loudestOf(candidates.filter(({ own }) => own));
  if (found === null) return dayOfReport(document, scene);
  const when = whenOf(document, found.time);
  if (when === null || found.own) return when;
  // Its own day is veiled: any other one would be wrong.
  if (hasOtherDayVeiled(document, scene, found.time)) return null;
  const { passages } = when.basis;
  return {
    ...when,
    basis: { how: "inferred", from: "a sentence nearby", rule: "when.nearby/3", passages },
  };
};

const hasOtherDayVeiled = (document: Document, { numbers }: DayScene, found: Time): boolean =>
  numbers.some((index) => {
    const sentence = document.sentences[index];
    return (
      sentence !== undefined &&
      eventTimesIn(document, sentence).some(
        (time) =>
          isOfCalendar(document, time) &&
          time.value.edtf !== found.value.edtf &&
          isVeiled(document, time),
      )
    );
  });

/**
 * "It happened at 5 p.m.", "Police are on the scene": a clock without any day, or a scene that is going on,
 * counts from the day of the report, or from the day before; only that a time of day is told matters, its
 * hour is not read.
 */
const dayOfReport = (document: Document, { numbers }: DayScene): When | null => {
  const { anchor, sentences, tags } = document;
  const steps = [0, 1, 2, -1, -2];
  const found = [...new Set(numbers.flatMap((number) => steps.map((step) => number + step)))]
    .flatMap((number) => sentences[number] ?? [])
    .find(
      (sentence) =>
        sentence.role === "body" &&
        firstTagIn(tags, TIMES_OF_DAY, sentence) !== null &&
        // "From dusk until six nobody may be on the bank": hours of a rule, and no event's.
        firstTagIn(tags, ["rule-words"], sentence) === null,
    );
  if (anchor === null || found === undefined) return null;
  const [day, before] = [dayText(anchor), dayText(anchor - 1)];
  const basis = {
    how: "inferred",
    from: "a time of day without a day, or a scene that goes on, in a report of this day",
    rule: "when.day-of-report/3",
    passages: [passageAt(document, found)],
  } as const;
  const bounds = { earliest: day, latest: day, precision: 2 };
  return { edtf: day, ...bounds, anchoring: null, alternatives: [before, day], basis };
};
const TIMES_OF_DAY: readonly ListName[] = ["clock-markers", "day-parts", "present-scenes"];

/** Sentences before and after the first that tells of an incident, where its day may stand. */
const NEAR = 12;

/** Every time that may be the incident's, in text order; none after the day the report was published. */
export const dayCandidates = (
  document: Document,
  { numbers, elsewhere }: DayScene,
): readonly DayCandidate[] => {
  const own = new Set(numbers);
  const first = numbers[0] ?? 0;
  const near = Array.from({ length: 2 * NEAR + 1 }, (_, at) => first - NEAR + at).filter(
    (index) => !elsewhere.has(index),
  );
  const found = [...new Set([...numbers, ...near])]
    .sort((a, b) => a - b)
    .flatMap((index) => candidatesIn(document, index, own));
  const told = withoutDeaths(document, found, first);
  const longer = told.filter((one) => one.own && one.event && isLonger(one.time));
  return longer.length === 0
    ? told
    : told.filter((one) => one.own || longer.some(({ time }) => holds(time, one.time)));
};

/** "On 25 April they stood at the gate. A soldier shot him. He died on 3 May": the day of a death told later is not that of the shots, where an earlier one opens the telling. */
const withoutDeaths = (
  document: Document,
  found: readonly DayCandidate[],
  first: number,
): readonly DayCandidate[] => {
  const { sentences, tags } = document;
  const start = sentences[first];
  if (start === undefined) return found;
  const opening = found.filter(
    ({ time, event }) => isOfCalendar(document, time) && event && time.from < start.to,
  );
  if (opening.length === 0) return found;
  return found.filter(({ time }) => {
    const sentence = time.from < start.to ? null : rangeHolding(sentences, time.from);
    const death =
      sentence === null
        ? undefined
        : tagsIn(tags, "die", {
            from: Math.max(sentence.from, time.from - TO_DEATH),
            to: time.from,
          })[0];
    return (
      death === undefined ||
      sentence === null ||
      firstTagIn(tags, ["shoot-past", "shoot-participle", "kill-past"], sentence) !== null ||
      !opening.some((one) => (one.time.value.latest ?? 0) < (time.value.earliest ?? 0))
    );
  });
};
const TO_DEATH = 8;

/** "25 April", not "Friday", which a report may have of anything. */
export const isOfCalendar = ({ tokens }: Document, { from, to, value }: Time): boolean =>
  value.precision === 1 && tokens.slice(from, to).some(({ kind }) => kind === "number");

/** A week or a month that the words bound on both sides, not "since May". */
const isLonger = ({ value: { earliest, latest, precision } }: Time): boolean =>
  precision > 1 && earliest !== null && latest !== null && latest - earliest <= LONGEST_MONTH;
const LONGEST_MONTH = 31;

/** "killed last week … a curfew since 3 May": a day nearby counts only within what the incident's own words say. */
const holds = (longer: Time, { value: { earliest } }: Time): boolean => {
  const { earliest: first, latest: last } = longer.value;
  return (
    first !== null && last !== null && earliest !== null && first <= earliest && earliest <= last
  );
};

const TELLING: ReadonlySet<string> = new Set(["body", "headline", "caption"]);

const candidatesIn = (
  document: Document,
  index: number,
  own: ReadonlySet<number>,
): readonly DayCandidate[] => {
  const sentence = document.sentences[index];
  // A credit line has the day of the page, not of what it tells.
  if (sentence === undefined || !TELLING.has(sentence.role)) return [];
  // "the number of people killed since the protests began on 30 March": a day of no one incident.
  if (!own.has(index) && isAggregate(document, sentence)) return [];
  const events = new Set(eventTimesIn(document, sentence));
  return within(document.times, sentence)
    .filter((time) => !isVeiled(document, time) && !isAhead(document, time))
    .filter((time) => !isOfOrder(document, time) && !isDateline(document, time, sentence))
    .filter((time) => !isOfPageOrHearing(document, time, sentence))
    .filter((time) => !isBound(document, time))
    .filter((time) => !isCountedBack(time) || isOfDeedAfter(document, time, sentence))
    .flatMap((time) => {
      const harm = timeOfHarm(document, time, sentence);
      if (harm === null) return [];
      const place = { sentence, away: awayOf(index, own), index, events };
      return {
        time: harm,
        evidence: evidenceOfDay(document, time, place),
        own: own.has(index),
        event: events.has(time) || isCountedBack(time),
      };
    });
};

/** "was arrested on Thursday, two days after he shot his friend": what is done before the words has another day. */
const isOfDeedAfter = (
  { tags, tokens }: Document,
  { from, to }: Time,
  sentence: Sentence,
): boolean => {
  const marks = tokens.slice(to, sentence.to).findIndex(({ fold }) => CLAUSE_ENDS.has(fold));
  const clause = { from: to, to: marks === -1 ? sentence.to : to + marks };
  return (
    firstTagIn(tags, DEEDS, clause) !== null &&
    firstTagIn(tags, DEEDS, { from: sentence.from, to: from }) === null
  );
};
const CLAUSE_ENDS: ReadonlySet<string> = new Set([",", ";", ":", "("]);
const DEEDS: readonly ListName[] = [
  ...(["shoot-past", "shoot-participle", "kill-past", "kill-participle", "wound-past"] as const),
  ...(["wound-participle", "deadly-event"] as const),
];

/** "since fighting began on 15 April": from when, and not when. */
const isSince = ({ tags, tokens }: Document, { from }: Time): boolean => {
  const since = tagsIn(tags, "since-words", { from: from - TO_SINCE, to: from }).at(-1);
  return since !== undefined && !tokens.slice(since.to, from).some(({ fold }) => fold === ",");
};
const TO_SINCE = 7;

/** "before 26 August", "after Monday": which day it was is not told. */
const isBound = (document: Document, time: Time): boolean =>
  isSince(document, time) ||
  (tagsIn(document.tags, "bound-words", { from: time.from - 2, to: time.from }).some(
    ({ to }) => to === time.from,
  ) &&
    !isOfDeed(document, time));

const isAhead = ({ anchor }: Document, { value: { earliest } }: Time): boolean =>
  earliest !== null && anchor !== null && earliest > anchor;

/** "the order of May 2", "Judgment of 6 November": no incident's day. */
const isOfOrder = ({ tags }: Document, { from }: Time): boolean => {
  const before = { from: from - 4, to: from };
  return (["order-nouns", "dated-papers"] as const).some((list) => {
    const paper = tagsIn(tags, list, before).at(-1);
    return paper !== undefined && tagAt(tags, "of-words", paper.to) !== null;
  });
};

/** "NORTH BANK, 4 March - Guards …", "NORTH BANK, 4 March (Wire) - Guards …", "North Bank, 4 March.": after nothing but a name, the day of the report. */
const isDateline = ({ tokens }: Document, time: Time, { from, to }: Sentence): boolean => {
  if (time.from === from || time.from - from > LONGEST_DATELINE) return false;
  for (let at = from; at < time.from; at++)
    if (tokens[at]?.kind === "word" && tokens[at]?.capital !== true) return false;
  // A name and a day are all that the sentence holds.
  if (time.to >= to - 1) return tokens[time.from - 1]?.fold === ",";
  let next = time.to;
  if (tokens[next]?.fold === "(")
    while (next < Math.min(to, time.to + LONGEST_DATELINE) && tokens[next - 1]?.fold !== ")")
      next++;
  const last = tokens[next - 1];
  return DASHES.has(tokens[next]?.fold ?? "") && tokens[next]?.start !== last?.end;
};
const LONGEST_DATELINE = 6;
const DASHES: ReadonlySet<string> = new Set(["-", "\u2013", "\u2014"]);

const awayOf = (index: number, own: ReadonlySet<number>): number => {
  for (let away = 0; away <= 2 * NEAR; away++) {
    if (own.has(index - away)) return away;
    if (own.has(index + away)) return -away;
  }
  return 2 * NEAR;
};
