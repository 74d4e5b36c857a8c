/** Dates as Korean reports write them. Its numbers are digits and its units follow them, so no lexicon is needed. */
import { type DayNumber, datePartsOf, dayNumber, isDate, weekdayOf } from "./calendar.ts";
import {
  dayOfMonthBefore,
  dayValue,
  monthValue,
  spanValue,
  type TimeValue,
  yearValue,
} from "./value.ts";

/** "2021년 1월 5일에", "1월 중순", "지난 목요일", "어제"; null for words of another language or no date. */
export const koreanDate = (words: string, anchor: DayNumber | null): TimeValue | null => {
  const text = words.replaceAll(/\s+/g, "").replace(/(?<=[년월일초순중말])에$/, "");
  return (
    numbered(text, anchor) ??
    partOfMonth(text, anchor) ??
    wholeYear(text, anchor) ??
    relative(text, anchor)
  );
};

const NUMBERED =
  /^(?:(\d{4})년|(작년|지난해|올해))?(?:(\d{1,2})월|(지난달|이달|이번달))?(\d{1,2})일?(?:부터|에서|[~∼–-])?(?:(\d{1,2})일)?(?:까지|경|께|쯤)?$/;

const DAYS_TOLD_AHEAD = 7;

const numbered = (text: string, anchor: DayNumber | null): TimeValue | null => {
  const [match, year, yearWord, month, monthWord, first, last] = NUMBERED.exec(text) ?? [];
  if (match === undefined || first === undefined || !text.includes("일")) return null;
  const day = Number(first);
  if (month === undefined && monthWord === undefined) {
    if (anchor === null || year !== undefined || last !== undefined) return null;
    // "26일부터": a rule is often told before it holds.
    const found = dayOfMonthBefore(day, anchor + (text.includes("부터") ? DAYS_TOLD_AHEAD : 0));
    return found === null ? null : dayValue(found, { rule: "date.ordinal-day/1", anchor });
  }
  const when = monthOf({ year, yearWord, month, monthWord }, { anchor, day });
  if (when === null || !isDate(when.year, when.month, day)) return null;
  const isFull = year !== undefined && month !== undefined;
  const from = dayNumber(when.year, when.month, day);
  if (last === undefined) {
    const rule = isFull ? "date.full/1" : "date.month-day/1";
    return dayValue(from, { rule, anchor: isFull ? null : anchor });
  }
  if (!isDate(when.year, when.month, Number(last)) || Number(last) < day) return null;
  const to = dayNumber(when.year, when.month, Number(last));
  return spanValue(from, to, { rule: "date.day-range/1", anchor: isFull ? null : anchor });
};

const PART =
  /^(?:(\d{4})년|(작년|지난해|올해))?(?:(\d{1,2})월|(지난달|이달|이번달))(초순?|상순|중순?|말|하순)?(?:경|께|쯤)?$/;
const PARTS: Readonly<Record<string, string>> = {
  초: "early",
  상: "early",
  중: "mid",
  말: "late",
  하: "late",
};

const partOfMonth = (text: string, anchor: DayNumber | null): TimeValue | null => {
  const [match, year, yearWord, month, monthWord, part] = PART.exec(text) ?? [];
  if (match === undefined) return null;
  const when = monthOf({ year, yearWord, month, monthWord }, { anchor, day: 1 });
  if (when === null || when.month < 1 || when.month > 12) return null;
  const isFull = year !== undefined && month !== undefined;
  return monthValue(
    { ...when, part: PARTS[part?.charAt(0) ?? ""] ?? null },
    { rule: isFull ? "date.month-year/1" : "date.month/1", anchor: isFull ? null : anchor },
  );
};

const wholeYear = (text: string, anchor: DayNumber | null): TimeValue | null => {
  const full = /^(\d{4})년$/.exec(text)?.[1];
  if (full !== undefined) return yearValue(Number(full), { rule: "date.year/1", anchor: null });
  const step = YEAR_WORDS[text];
  if (step === undefined || anchor === null) return null;
  return yearValue(datePartsOf(anchor).year + step, { rule: "date.relative-unit/1", anchor });
};

const YEAR_WORDS: Readonly<Record<string, number>> = { 작년: -1, 지난해: -1, 올해: 0 };
const DAY_WORDS: Readonly<Record<string, number>> = {
  오늘: 0,
  어제: -1,
  그제: -2,
  그저께: -2,
  내일: 1,
};
const WEEK_WORDS: Readonly<Record<string, number>> = { 지난주: -1, 이번주: 0, 다음주: 1 };
const WEEKDAYS = "월화수목금토일";

const relative = (text: string, anchor: DayNumber | null): TimeValue | null => {
  if (anchor === null) return null;
  const days = DAY_WORDS[text];
  if (days !== undefined) return dayValue(anchor + days, { rule: "date.day-word/1", anchor });
  const weeks = WEEK_WORDS[text];
  if (weeks !== undefined) {
    const monday = anchor - weekdayOf(anchor) + 1 + weeks * 7;
    return spanValue(monday, monday + 6, { rule: "date.relative-unit/1", anchor });
  }
  const [match, week, name = ""] =
    /^(지난주|지난|이번주|다음주)?([월화수목금토일])요일$/.exec(text) ?? [];
  if (match === undefined) return null;
  const weekday = WEEKDAYS.indexOf(name) + 1;
  const monday = anchor - weekdayOf(anchor) + 1;
  const step = week === undefined ? undefined : WEEK_WORDS[week];
  if (step !== undefined) {
    return dayValue(monday + step * 7 + weekday - 1, { rule: "date.weekday/1", anchor });
  }
  const back = (weekdayOf(anchor) - weekday + 7) % 7;
  const isStrict = week === "지난" && back === 0;
  return dayValue(anchor - (isStrict ? 7 : back), { rule: "date.weekday/1", anchor });
};

type Written = {
  readonly year: string | undefined;
  readonly yearWord: string | undefined;
  readonly month: string | undefined;
  readonly monthWord: string | undefined;
};

/** The month meant; without a year the latest that does not lie far after the report. */
const monthOf = (
  { year, yearWord, month, monthWord }: Written,
  { anchor, day }: { readonly anchor: DayNumber | null; readonly day: number },
): { readonly year: number; readonly month: number } | null => {
  if (year !== undefined && month !== undefined)
    return { year: Number(year), month: Number(month) };
  if (anchor === null) return null;
  const now = datePartsOf(anchor);
  if (month === undefined) {
    const months = now.year * 12 + now.month - 1 - (monthWord === "지난달" ? 1 : 0);
    return { year: Math.floor(months / 12), month: (months % 12) + 1 };
  }
  if (yearWord !== undefined)
    return { year: now.year + (YEAR_WORDS[yearWord] ?? 0), month: Number(month) };
  const isAhead = dayNumber(now.year, Number(month), day) > anchor + DAYS_AHEAD;
  return { year: isAhead ? now.year - 1 : now.year, month: Number(month) };
};
const DAYS_AHEAD = 31;
