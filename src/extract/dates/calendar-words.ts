/** What dates are made of: days of a month, months and years as words and digits. */
import { tagAt } from "../tokens/tag.ts";
import { isDateAhead } from "./ahead.ts";
import { type DayNumber, datePartsOf, dayNumber } from "./calendar.ts";
import { type DateContext, numberAt } from "./rule.ts";

/** True for a number that a report may mean as a year. */
export const isYear = (value: number | null): value is number =>
  value !== null && value >= 1900 && value <= 2100;

/** A day of the month with the token after it; `ordinal` with "st", "nd", "rd" or "th". */
export type MonthDay = { readonly day: number; readonly to: number; readonly ordinal: boolean };

/** A day of the month, with or without "st", "nd", "rd", "th". */
export const dayAt = ({ tokens, tags }: DateContext, at: number): MonthDay | null => {
  const day = numberAt(tokens, at);
  if (day === null || day < 1 || day > 31) return null;
  const ordinal =
    tagAt(tags, "ordinal-suffixes", at + 1) !== null && tokens[at + 1]?.start === tokens[at]?.end;
  return { day, to: at + (ordinal ? 2 : 1), ordinal };
};

/** The month named at the token, past its abbreviation's point. "may" and "mar" need a capital. */
export const monthAt = (
  { tokens, tags }: DateContext,
  at: number,
): { readonly month: number; readonly to: number } | null => {
  const tag = tagAt(tags, "months", at);
  if (tag === null || tokens[at]?.capital !== true) return null;
  const point = tokens[at + 1];
  const abbreviated =
    (tokens[at]?.fold.length ?? 9) <= 4 && point?.fold === "." && point.start === tokens[at]?.end;
  return { month: Number(tag.value), to: at + (abbreviated ? 2 : 1) };
};

/** A year, and the day it was counted from where the words are "last year". */
export type ToldYear = {
  readonly year: number;
  readonly to: number;
  readonly anchor: DayNumber | null;
};

/** "…, 2020", "… 2020", "… of last year", "…, Juche 109": the year behind a month or a day. */
export const yearAfter = (context: DateContext, at: number): ToldYear | null => {
  const { tokens, tags } = context;
  const next = tokens[at]?.fold === "," ? at + 1 : at;
  const digits = numberAt(tokens, next);
  if (isYear(digits)) return { year: digits, to: next + 1, anchor: null };
  const era = tagAt(tags, "era-words", next);
  const ofEra = era === null ? null : numberAt(tokens, era.to);
  if (era !== null && ofEra !== null)
    return { year: Number(era.value) + ofEra, to: era.to + 1, anchor: null };
  return relativeYearAt(context, tagAt(tags, "of-words", next)?.to ?? next);
};

/** "last year", "this year", "next year". */
const relativeYearAt = ({ tags, anchor }: DateContext, at: number): ToldYear | null => {
  const step = stepAt({ tags }, at);
  const unit = step === null ? null : tagAt(tags, "units", step.to);
  if (step === null || unit?.value !== "year" || anchor === null) return null;
  if (tagAt(tags, "single-units", step.to) === null) return null;
  return { year: datePartsOf(anchor).year + step.step, to: unit.to, anchor };
};

/** "last", "this", "next": how many units on, and the token after the word. */
export const stepAt = (
  { tags }: Pick<DateContext, "tags">,
  at: number,
): { readonly step: -1 | 0 | 1; readonly to: number } | null => {
  const last = tagAt(tags, "direction-last", at);
  if (last !== null) return { step: -1, to: last.to };
  const now = tagAt(tags, "direction-this", at);
  if (now !== null) return { step: 0, to: now.to };
  const next = tagAt(tags, "direction-next", at);
  return next === null ? null : { step: 1, to: next.to };
};

/** A month of a year, with the token after its words. */
export type ToldMonth = { readonly year: number; readonly month: number; readonly to: number };

/** "last month", "this month", "the month": counted from the day of the text; null where it has none. */
export const toldMonthAt = ({ tags, anchor }: DateContext, at: number): ToldMonth | null => {
  const article = tagAt(tags, "definite-articles", at);
  const step = stepAt({ tags }, article?.to ?? at) ?? (article && { step: 0, to: article.to });
  const unit = step === null ? null : tagAt(tags, "units", step.to);
  if (step === null || unit?.value !== "month" || anchor === null) return null;
  if (tagAt(tags, "single-units", step.to) === null) return null;
  const { year, month } = datePartsOf(anchor);
  const months = year * 12 + month - 1 + step.step;
  return { year: Math.floor(months / 12), month: (months % 12) + 1, to: unit.to };
};

/** "August", "August 2019", "last month": a month with its year; a year that is not told is the nearest. */
export const wholeMonthAt = (context: DateContext, at: number): ToldMonth | null => {
  const named = monthAt(context, at);
  if (named === null) return toldMonthAt(context, at);
  const told = yearAfter(context, named.to);
  if (told !== null) return { year: told.year, month: named.month, to: told.to };
  if (context.anchor === null) return null;
  const day = { month: named.month, day: 1, anchor: context.anchor };
  return { year: yearFor(day, isDateAhead(context, at)), month: named.month, to: named.to };
};

/**
 * Year for a month (and day) told without one: the latest that does not lie far after the anchor, or
 * where the words before tell of what is to come the first that does not lie before it.
 */
export const yearFor = (
  { month, day, anchor }: { month: number; day: number; anchor: DayNumber },
  isAhead: boolean,
): number => {
  const { year } = datePartsOf(anchor);
  const there = dayNumber(year, month, day);
  if (isAhead) return there < anchor - DAYS_AHEAD ? year + 1 : year;
  return there > anchor + DAYS_AHEAD ? year - 1 : year;
};
/** Reports tell of what starts within weeks, rarely of later days. */
const DAYS_AHEAD = 31;
