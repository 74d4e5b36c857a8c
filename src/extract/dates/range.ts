import { tagAt, tagsIn } from "../tokens/tag.ts";
import { isDateAhead } from "./ahead.ts";
import { type DayNumber, datePartsOf, dayNumber, isDate } from "./calendar.ts";
import { dayAt, type MonthDay } from "./calendar-words.ts";
import { readDateAt, readMonthAt } from "./phrase.ts";
import { type DateContext, type DateReading, numberAt } from "./rule.ts";
import { spanValue, type TimeValue, unanchoredValue } from "./value.ts";

/** First and last day of a range, and the token after it. */
type Ends = {
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly to: number;
  readonly anchor: DayNumber | null;
};

/**
 * "from 3 May to 9 May", "between January 5 and 12, 2021", "from 5 to 12 January", "3 to 4 June": a month
 * or year that is told once holds for both ends. Null where the words are no range.
 */
export const readRangeAt = (context: DateContext, at: number): DateReading | null => {
  const linked = linkListAt(context, at) !== null;
  const ends = linked
    ? (datesLinked(context, at) ?? dayThenDate(context, at) ?? monthsLinked(context, at))
    : daysJoined(context, at);
  if (ends === null) return linked ? undatedMonths(context, at) : null;
  if (ends.last < ends.first) return null;
  const { first, last, to, anchor } = ends;
  return { to, value: spanValue(first, last, { rule: "date.range/3", anchor }) };
};

/** What joins the ends of a range that opens before the token: "from … to", "between … and". */
const linkListAt = ({ tags }: DateContext, at: number): "to-words" | "between-links" | null => {
  if (tagAt(tags, "from-words", at - 1) !== null) return "to-words";
  return tagAt(tags, "between-words", at - 1) === null ? null : "between-links";
};

const afterLink = (context: DateContext, at: number, from: number): number | null => {
  const list = linkListAt(context, from);
  return list === null ? null : (tagAt(context.tags, list, at)?.to ?? null);
};

/** The first end is a date; the last one is another, or a day of the same month. */
const datesLinked = (context: DateContext, at: number): Ends | null => {
  const first = readDateAt(context, at);
  const next = first === null ? null : afterLink(context, first.to, at);
  if (first === null || next === null) return null;
  const last = readDateAt(context, next);
  if (last === null || last.value.precision === 5) return dateThenDay(context, first, next);
  const { latest, earliest } = last.value;
  if (latest === null) return null;
  // "from the 5th to the 12th of October": the month of the second is the first's
  if (first.value.rule === DAY_ALONE && last.value.rule !== DAY_ALONE && last.value.precision === 1)
    return dayInMonthOf(context, at, last);
  const year = WITH_YEAR.has(last.value.rule) ? datePartsOf(latest).year : null;
  const start = withYear(first, year) ?? first.value.earliest;
  if (start === null || earliest === null) return null;
  const ends = { first: start, last: latest, to: last.to, anchor: first.value.anchor };
  const isTold = WITH_YEAR.has(last.value.rule) || WITH_YEAR.has(first.value.rule);
  return latest >= start || isTold ? ends : acrossYears(context, at, ends);
};

const DAY_ALONE = "date.ordinal-day/1";

/** That day of the other's month, or of the month before where it would come after it. */
const dayInMonthOf = (context: DateContext, at: number, last: DateReading): Ends | null => {
  const day = dayAt(context, at) ?? dayAt(context, at + 1);
  const { earliest, anchor } = last.value;
  if (day === null || earliest === null) return null;
  const { year, month, day: end } = datePartsOf(earliest);
  const isBefore = day.day > end;
  const [ofYear, ofMonth] =
    isBefore && month === 1 ? [year - 1, 12] : [year, month - (isBefore ? 1 : 0)];
  if (!isDate(ofYear, ofMonth, day.day)) return null;
  return { first: dayNumber(ofYear, ofMonth, day.day), last: earliest, to: last.to, anchor };
};

/** "From 5 November to 31 December", told on 14 November: a rule goes on to the year's end, events are a year back. */
const acrossYears = (context: DateContext, at: number, ends: Ends): Ends => {
  const step = isDateAhead(context, at) || isOrdered(context, at) ? 1 : -1;
  const end = step === 1 ? ends.last : ends.first;
  const { year, month, day } = datePartsOf(end);
  if (!isDate(year + step, month, day)) return ends;
  const moved = dayNumber(year + step, month, day);
  return step === 1 ? { ...ends, last: moved } : { ...ends, first: moved };
};

/** "Were ordered to shoot on sight from": what is told there is a rule. */
const isOrdered = ({ tags, tokens }: DateContext, at: number): boolean => {
  const verb = tagsIn(tags, "order-verbs", { from: at - TO_ORDER, to: at }).at(-1);
  return verb !== undefined && !tokens.slice(verb.to, at).some(({ fold }) => fold === ".");
};
/** Tokens from "were ordered" over what was ordered to the days it is to hold. */
const TO_ORDER = 12;

/** "January 5 … and 12, 2021": the second number is a day where a month stands before the first. */
const dateThenDay = (context: DateContext, first: DateReading, at: number): Ends | null => {
  const day = dayAt(context, at);
  if (day === null || first.value.precision !== 1) return null;
  const comma = context.tokens[day.to]?.fold === "," ? day.to + 1 : day.to;
  const told = yearAt(context, comma);
  const start = withYear(first, told) ?? first.value.earliest;
  if (start === null) return null;
  const { year, month } = datePartsOf(start);
  if (!isDate(year, month, day.day)) return null;
  const last = dayNumber(year, month, day.day);
  return {
    first: start,
    last,
    to: told === null ? day.to : comma + 1,
    anchor: first.value.anchor,
  };
};

/** "5 to 12 January 2021": the first number is a day where a day and a month follow. */
const dayThenDate = (context: DateContext, at: number): Ends | null => {
  const day = dayAt(context, at);
  const next = day === null ? null : afterLink(context, day.to, at);
  return day === null || next === null ? null : dayThenDateFrom(context, { day, next });
};

const dayThenDateFrom = (
  context: DateContext,
  { day, next }: { day: MonthDay; next: number },
): Ends | null => {
  const last = readDateAt(context, next);
  if (last === null || last.value.precision !== 1) return null;
  const { earliest, anchor } = last.value;
  if (earliest === null) return null;
  const { year, month } = datePartsOf(earliest);
  if (!isDate(year, month, day.day)) return null;
  return { first: dayNumber(year, month, day.day), last: earliest, to: last.to, anchor };
};

/** "between March and May": neither end has a year; the first is the last such month before the second. */
const monthsLinked = (context: DateContext, at: number): Ends | null => {
  const months = bareMonths(context, at);
  const { earliest: first = null, anchor = null } = months?.first.value ?? {};
  const last = months?.last.value.latest ?? null;
  if (months === null || first === null || last === null) return null;
  const { year, month } = datePartsOf(first);
  return {
    first: first <= last ? first : dayNumber(year - 1, month, 1),
    last,
    to: months.last.to,
    anchor,
  };
};

type Months = { readonly first: DateReading; readonly last: DateReading };

const bareMonths = (context: DateContext, at: number): Months | null => {
  const first = readDateAt(context, at);
  const next = first?.value.rule === MONTH ? afterLink(context, first.to, at) : null;
  const last = next === null ? null : readMonthAt(context, next);
  return first === null || last?.value.rule !== MONTH ? null : { first, last };
};
const MONTH = "date.month/1";

/** The same in a text that tells no day of its own: months of a year that is not known. */
const undatedMonths = (context: DateContext, at: number): DateReading | null => {
  const months = bareMonths(context, at);
  if (months === null || months.first.value.earliest !== null) return null;
  const { first, last } = months;
  const value: TimeValue = {
    ...unanchoredValue(null, null, "date.range/3"),
    edtf: `${first.value.edtf}/${last.value.edtf}`,
  };
  return { to: last.to, value };
};

/** "the night of 3 to 4 June", "5-6 June", "June 5-6": two numbers joined beside one month. */
const daysJoined = (context: DateContext, at: number): Ends | null => {
  const { tokens, tags } = context;
  const day = dayAt(context, at);
  if (day !== null) {
    const link = tagAt(tags, "to-words", day.to)?.to ?? afterDash(context, day.to);
    return link === null ? null : dayThenDateFrom(context, { day, next: link });
  }
  if (tagAt(tags, "months", at) === null || tokens[at]?.capital !== true) return null;
  const first = readDateAt(context, at);
  const next = first === null ? null : afterDash(context, first.to);
  return first === null || next === null ? null : dateThenDay(context, first, next);
};

/** The token after a dash that joins two numbers without a space. */
const afterDash = ({ tokens }: DateContext, at: number): number | null => {
  const [before, dash, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const joined =
    dash !== undefined &&
    DASHES.has(dash.fold) &&
    before?.end === dash.start &&
    after?.start === dash.end;
  return joined ? at + 1 : null;
};
const DASHES: ReadonlySet<string> = new Set(["-", "\u2013", "/"]);

const yearAt = ({ tokens }: DateContext, at: number): number | null => {
  const year = numberAt(tokens, at);
  return year !== null && year >= 1900 && year <= 2100 ? year : null;
};

/** A month, or a month and day, told without a year, in the year that the other end tells. */
const withYear = ({ value }: DateReading, year: number | null): DayNumber | null => {
  if (year === null) return null;
  if (value.rule === MONTH) {
    const month = /-(\d{2})$/.exec(value.edtf);
    return month === null ? null : dayNumber(year, Number(month[1]), 1);
  }
  const told = /(\d{2})-(\d{2})$/.exec(value.edtf);
  if (told === null || value.rule !== "date.month-day/1") return null;
  const [month, day] = [Number(told[1]), Number(told[2])];
  return isDate(year, month, day) ? dayNumber(year, month, day) : null;
};
/** Rules of dates that tell their own year. */
const WITH_YEAR: ReadonlySet<string> = new Set(["date.full/1", "date.month-year/1"]);
