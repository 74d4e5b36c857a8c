/** Dates in plain language, typed by a person who says that they are dates: rules may be bolder. */
import type { Language } from "../languages/language.ts";
import { type Tags, tagAt, tagsIn, tagWords } from "../tokens/tag.ts";
import { type Token, tokenise } from "../tokens/token.ts";
import {
  type DayNumber,
  datePartsOf,
  dayNumber,
  dayOfEdtf,
  isDate,
  weekdayOf,
} from "./calendar.ts";
import { isOfEvent } from "./event.ts";
import { koreanDate } from "./korean.ts";
import { numberAt } from "./rule.ts";
import { timesOf } from "./time.ts";
import { readEdtf } from "./typed.ts";
import { dayValue, spanValue, type TimeValue } from "./value.ts";

export type PlainContext = {
  readonly language: Language;
  /** The report's original date, from which weekdays and "last month" count. */
  readonly anchor: DayNumber | null;
};

/** Every way to read the words as a date, the likeliest first; empty where there is none. */
export const readPlainDate = (words: string, context: PlainContext): readonly TimeValue[] => {
  const typed = readEdtf(words);
  if (typed !== null) return [typed];
  const first =
    koreanDate(words, context.anchor) ??
    dayRange(words, context) ??
    weekOf(words, context) ??
    phrase(words, context);
  if (first === null) return [];
  return withoutDouble([first, ...othersOf(words, first, context)]);
};

/** The reading of as many of the words as can be, with the little words that rules in a sentence lean on. */
const phrase = (words: string, context: PlainContext): TimeValue | null => {
  let best: { readonly covered: number; readonly value: TimeValue } | null = null;
  for (const lead of ["from ", "", "in "]) {
    const { tokens, tags } = tokensOf(`${lead}${words}`, context);
    for (const { from, to, value } of timesOf(tokens, tags, {
      anchor: context.anchor,
      named: null,
    })) {
      // A number that is left out is what the words meant: "31 February" is not February.
      const rest = [...tokens.slice(0, from), ...tokens.slice(to)];
      if (rest.some(({ kind }) => kind === "number")) continue;
      const covered = to - Math.max(from, lead === "" ? 0 : 1);
      if (best === null || covered > best.covered) best = { covered, value };
    }
  }
  return best === null || (best.value.earliest === null && isOfEvent(best.value.rule))
    ? null
    : best.value;
};

/** Names of months and days begin with a capital, however they are typed. */
const tokensOf = (
  words: string,
  { language }: PlainContext,
): { readonly tokens: readonly Token[]; readonly tags: Tags } => {
  const capital = words.replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1));
  const tokens = tokenise(capital);
  return { tokens, tags: tagWords(tokens, language) };
};

/** "the week of 4 January": from Monday to Sunday. */
const weekOf = (words: string, context: PlainContext): TimeValue | null => {
  const { tags } = tokensOf(words, context);
  const unit = tagsIn(tags, "units", { from: 0, to: 3 })[0];
  if (unit?.value !== "week" || tagAt(tags, "of-words", unit.to) === null) return null;
  const day = phrase(words, context);
  if (day === null || day.earliest === null || day.precision !== 1) return null;
  const monday = day.earliest - weekdayOf(day.earliest) + 1;
  return spanValue(monday, monday + 6, { rule: "date.week-of/1", anchor: day.anchor });
};

/** "5 to 12 January", "January 5-12, 2021": the month is told once. */
const dayRange = (words: string, context: PlainContext): TimeValue | null => {
  const { tokens, tags } = tokensOf(words, context);
  const parts = tokens.flatMap((_, at) => partAt(tokens, tags, at));
  const months = parts.filter(({ kind }) => kind === "month");
  const days = parts.filter(({ kind }) => kind === "day");
  const years = parts.filter(({ kind }) => kind === "year");
  const isRange = parts.some(({ kind }) => kind === "to");
  const [month, first, last] = [months[0]?.value, days[0]?.value, days[1]?.value];
  if (!isRange || months.length !== 1 || days.length !== 2 || years.length > 1) return null;
  if (month === undefined || first === undefined || last === undefined || last < first) return null;
  const year = years[0]?.value ?? yearBefore(month, last, context.anchor);
  if (year === null || !isDate(year, month, first) || !isDate(year, month, last)) return null;
  const anchor = years.length === 1 ? null : context.anchor;
  return spanValue(dayNumber(year, month, first), dayNumber(year, month, last), {
    rule: "date.day-range/1",
    anchor,
  });
};

type Part = { readonly kind: "month" | "day" | "year" | "to"; readonly value: number };

const partAt = (tokens: readonly Token[], tags: Tags, at: number): readonly Part[] => {
  const month = tagAt(tags, "months", at);
  if (month !== null) return [{ kind: "month", value: Number(month.value) }];
  const fold = tokens[at]?.fold ?? "";
  const isLink = tagAt(tags, "to-words", at) ?? tagAt(tags, "range-words", at);
  if (isLink !== null || fold === "-" || fold === "\u2013") return [{ kind: "to", value: 0 }];
  const number = numberAt(tokens, at);
  if (number === null) return [];
  if (number >= 1 && number <= 31) return [{ kind: "day", value: number }];
  return number >= 1900 && number <= 2100 ? [{ kind: "year", value: number }] : [];
};

/** The latest year in which the day does not lie after the report. */
const yearBefore = (month: number, day: number, anchor: DayNumber | null): number | null => {
  if (anchor === null) return null;
  const { year } = datePartsOf(anchor);
  return dayNumber(year, month, day) > anchor + DAYS_AHEAD ? year - 1 : year;
};
const DAYS_AHEAD = 31;

/** What else the same words may mean: another week, another year, the other midnight. */
const othersOf = (words: string, first: TimeValue, context: PlainContext): readonly TimeValue[] => {
  const { earliest, anchor, rule } = first;
  if (earliest === null) return [];
  if (rule === "date.midnight/1") {
    return first.alternatives.flatMap((edtf) => {
      const day = dayOfEdtf(edtf);
      return day === null ? [] : [dayValue(day, { rule, anchor })];
    });
  }
  if (anchor === null) return [];
  if (rule === "date.weekday/1") {
    return [-7, 7].map((days) => dayValue(earliest + days, { rule: "date.other-week/1", anchor }));
  }
  if (!WITHOUT_YEAR.has(rule)) return [];
  const { year } = datePartsOf(earliest);
  return [year - 1, year + 1].flatMap((other) => {
    const again = dayRange(`${words} ${other}`, context) ?? phrase(`${words} ${other}`, context);
    return again === null || again.earliest === null
      ? []
      : [{ ...again, rule: "date.other-year/1", anchor }];
  });
};

const WITHOUT_YEAR: ReadonlySet<string> = new Set([
  "date.month-day/1",
  "date.month/1",
  "date.day-range/1",
]);

const withoutDouble = (values: readonly TimeValue[]): readonly TimeValue[] => {
  const seen = new Set<string>();
  return values.filter(({ edtf }) => {
    if (seen.has(edtf)) return false;
    seen.add(edtf);
    return true;
  });
};
