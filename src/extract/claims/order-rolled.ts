/** The last day of an order told without its year or its month: the first such day after the order began. */
import { type DayNumber, datePartsOf, dayNumber, isDate, monthSpan } from "../dates/calendar.ts";
import type { Time } from "../dates/time.ts";
import { dayValue, monthValue } from "../dates/value.ts";
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn } from "../tokens/tag.ts";

/**
 * "until 31 March", told in February of an order of January, is the March to come, though the words alone would
 * mean the last one. Unchanged where they tell a year, or where they are after `start` already; without a start,
 * where they are less than half a year before the report, or tell of a day gone by ("was cancelled on 29 March").
 */
export const rolledAfter = (document: Document, time: Time, start: DayNumber | null): Time => {
  const { earliest, latest, rule, anchor: origin } = time.value;
  const { anchor, tokens } = document;
  const from =
    start ?? (anchor === null || !isToCome(document, time) ? null : anchor - HALF_A_YEAR);
  const hasYear = tokens
    .slice(time.from, time.to)
    .some(({ kind, fold }) => kind === "number" && fold.length === YEAR_DIGITS);
  if (from === null || earliest === null || latest === null || latest >= from || hasYear)
    return time;
  const step = stepOf(document, time, start);
  const isMonth = latest - earliest > MONTH_AT_LEAST;
  const { year, month, day } = datePartsOf(isMonth ? earliest : latest);
  const origins = { rule, anchor: origin };
  if (isMonth && step === "year")
    return { ...time, value: monthValue({ year: year + 1, month, part: null }, origins) };
  if (latest !== earliest || step === null) return time;
  const next =
    step === "week"
      ? latest + DAYS_OF_WEEK
      : step === "year"
        ? dayIn(year + 1, month, day)
        : dayIn(month === 12 ? year + 1 : year, (month % 12) + 1, day);
  return next === null || next < from ? time : { ...time, value: dayValue(next, origins) };
};
/** "until", "will expire on": not "was lifted on". */
const isToCome = ({ tags }: Document, { from }: Time): boolean =>
  firstTagIn(tags, AHEAD, { from: from - TO_AHEAD, to: from }) !== null &&
  firstTagIn(tags, ["lifting-verbs"], { from: from - TO_AHEAD, to: from }) === null;
const AHEAD: readonly ListName[] = ["until-cues", "ahead-cues", "future-cues"];
const TO_AHEAD = 5;
const HALF_A_YEAR = 183;
const YEAR_DIGITS = 4;
const MONTH_AT_LEAST = 26;
const DAYS_OF_WEEK = 7;

/** What the words leave out: of "March 31" the year, of "the 27th" the month, of "Sunday" the week. */
const stepOf = (
  { tags }: Document,
  time: Time,
  start: DayNumber | null,
): "year" | "month" | "week" | null => {
  if (firstTagIn(tags, ["months"], time) !== null) return "year";
  // Without a day on which it began it may as well be the last one.
  if (start === null) return null;
  if (WITHOUT_MONTH.has(time.value.rule)) return "month";
  return time.value.rule === "date.weekday/1" ? "week" : null;
};
const WITHOUT_MONTH: ReadonlySet<string> = new Set(["date.day-of-month/1", "date.ordinal-day/1"]);

/** The last day of the month where it has no such day. */
const dayIn = (year: number, month: number, day: number): DayNumber =>
  isDate(year, month, day) ? dayNumber(year, month, day) : monthSpan(year, month)[1];
