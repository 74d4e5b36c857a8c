/** For how long an order is to hold, and the last day of a month or a year. */
import type { Until, When } from "../../model/when.ts";
import { type DayNumber, datePartsOf, dayNumber, dayOfEdtf, monthSpan } from "../dates/calendar.ts";
import type { Time } from "../dates/time.ts";
import { dayValue, spanValue, type TimeValue } from "../dates/value.ts";
import { whenOf } from "../dates/when.ts";
import { type Document, isVeiled } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { clauseAround } from "../sentences/clause.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { endOf } from "./order-lifted.ts";

/** A length of time: its words, the words before them, how many and of what; `count` null where no number is told. */
type Length = {
  readonly words: TokenRange;
  readonly cue: TokenRange;
  readonly count: number | null;
  readonly unit: string;
};

/** "for a period of two months", "stands for 90 days", "lapsed after three weeks"; null where none is told. */
export const lengthIn = (document: Document, range: TokenRange): Length | null => {
  const { tags, tokens } = document;
  for (const cue of [...tagsIn(tags, "lasting-words", range), ...lapsesIn(document, range)]) {
    const clause = clauseAround(tokens, range, cue);
    const before = { from: clause.from, to: cue.from };
    if (firstTagIn(tags, OF_OTHERS, before) !== null) continue;
    const length = lengthAfter(document, cue);
    if (length !== null) return length;
  }
  return null;
};
/** "anyone who stays for a period of …", "was suspended for a period of …", "would not be valid for …" */
const OF_OTHERS: readonly ListName[] = ["relative-pronouns", "sanction-cues", "negation"];

/** "lapsed after", "was dropped after": the verb with the word. */
const lapsesIn = ({ tags }: Document, range: TokenRange): readonly TokenRange[] =>
  tagsIn(tags, "lifting-verbs", range).flatMap(({ from, to }) => {
    const after = tagAt(tags, "after-point", to);
    return after === null ? [] : [{ from, to: after.to }];
  });

const lengthAfter = (document: Document, cue: TokenRange): Length | null => {
  const { tags, numbers } = document;
  // "for just two weeks", "for a further ten days"
  for (let at = cue.to; at < cue.to + TO_COUNT; at++) {
    const number = numbers.find(({ from }) => from === at);
    const isOne = number === undefined && tagAt(tags, "determiners", at) !== null;
    const unit = isOne || number !== undefined ? tagAt(tags, "units", number?.to ?? at + 1) : null;
    if (unit === null) continue;
    const count = number === undefined ? 1 : number.min === number.max ? number.best : null;
    return { words: { from: cue.to, to: unit.to }, cue, count, unit: unit.value };
  }
  return null;
};
const TO_COUNT = 4;

/** The day on which it ends, counted from the day it began; in its words where no such day or number is told. */
export const endAfter = (document: Document, length: Length, start: When | null): Until | null => {
  const { words, cue } = length;
  const from = start === null ? null : startDay(start);
  const end = start === null || from === null ? null : endValue(from, length);
  if (end === null || start === null || isVeiled(document, words))
    return endOf(document, { words, time: undefined, cue });
  const when = whenOf(document, { ...words, value: end });
  if (when === null) return null;
  const { passages: own } = when.basis;
  const passages = [...start.basis.passages, ...own];
  const basis = { how: "inferred", from: "the day it began", rule: RULE, passages } as const;
  return { kind: "date", when: { ...when, basis } };
};
const RULE = "order.length/1";

/** A whole day, or the first and the last of a month. */
const startDay = ({
  earliest,
  latest,
  precision,
}: When): readonly [DayNumber, DayNumber] | null => {
  const [first, last] = [dayOfEdtf(earliest), dayOfEdtf(latest)];
  return first === null || last === null || precision > MONTH ? null : [first, last];
};
const MONTH = 4;

const endValue = ([first, last]: readonly [DayNumber, DayNumber], length: Length) => {
  const ends = [first, last].flatMap((day) => later(day, length) ?? []);
  const origin = { rule: RULE, anchor: first };
  const [from, to] = ends;
  if (from === undefined || to === undefined) return null;
  return from === to ? dayValue(from, origin) : spanValue(from, to, origin);
};

const later = (day: DayNumber, { count, unit }: Pick<Length, "count" | "unit">) => {
  const days = DAYS.get(unit);
  if (count === null) return null;
  if (days !== undefined) return day + count * days;
  const { year, month, day: ofMonth } = datePartsOf(day);
  const months = year * 12 + month - 1 + count * (unit === "year" ? 12 : 1);
  const [first, last] = monthSpan(Math.floor(months / 12), (months % 12) + 1);
  // One month from 31 January is the last day of February.
  return Math.min(first + ofMonth - 1, last);
};
const DAYS: ReadonlyMap<string, number> = new Map([
  ["day", 1],
  ["week", 7],
  ["fortnight", 14],
]);

/** "the end of June", "the end of this month", "the end of the year": its last day, as a time of these words; null for others. */
export const lastDayAt = (document: Document, at: number): Time | null => {
  const { tags, times, anchor } = document;
  const end = tagAt(tags, "part-of-month", at);
  if (end?.value !== LATE) return null;
  const time = times.find(({ from }) => from === at || from === end.to);
  if (time !== undefined && time.value.latest !== null && !isOneDay(time.value))
    return { ...time, from: at, value: lastDay(time.value.latest, time.value.anchor) };
  const own = tagAt(tags, "definite-starts", end.to);
  const unit = own === null ? null : tagAt(tags, "units", own.to);
  if (unit === null || anchor === null) return null;
  const day = lastOf(unit, anchor);
  return day === null ? null : { from: at, to: unit.to, value: lastDay(day, anchor) };
};
/** How the lexicon marks "the end of". */
const LATE = "late";

const isOneDay = ({ earliest, latest }: TimeValue): boolean => earliest === latest;
const lastDay = (day: DayNumber, anchor: DayNumber | null): TimeValue =>
  dayValue(day, { rule: "date.last-day/1", anchor });

/** Of the month or the year of the telling. */
const lastOf = ({ value }: Tag, anchor: DayNumber): DayNumber | null => {
  const { year, month } = datePartsOf(anchor);
  if (value === "year") return dayNumber(year, 12, 31);
  return value === "month" ? monthSpan(year, month)[1] : null;
};
