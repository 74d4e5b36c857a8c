import type { ListName } from "../languages/lists.ts";
import { isTagged, tagAt } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import { isAhead, isAnnounced, isDateAhead } from "./ahead.ts";
import { type DayNumber, datePartsOf, dayNumber, isDate, weekdayOf } from "./calendar.ts";
import { countedUnits, relativeUnit } from "./relative.ts";
import { type DateContext, type DateReading, type DateRule, numberAt } from "./rule.ts";
import { dayOfMonthBefore, dayValue, monthValue, unanchoredValue, yearValue } from "./value.ts";

/** The date phrase that begins at the token, by the first rule that reads one; null where none does. */
export const readDateAt = (context: DateContext, at: number): DateReading | null => {
  if (!beginsDate(context, at)) return null;
  for (const rule of RULES) {
    const reading = rule(context, at);
    if (reading !== null) return reading;
  }
  return null;
};

/** Every date begins with a number, an article before one, or a word of these lists: most tokens do not. */
const beginsDate = ({ tokens, tags }: DateContext, at: number): boolean =>
  tokens[at]?.kind === "number" ||
  (tokens[at + 1]?.kind === "number" && tags.byToken[at] !== undefined) ||
  isTagged(tags, BEGINNINGS, at);
const BEGINNINGS: ReadonlySet<ListName> = new Set<ListName>([
  "part-of-month",
  "months",
  "direction-last",
  "direction-this",
  "direction-next",
  "weekdays",
  "holidays",
  "day-words",
  "number-words",
]);

const isYear = (value: number | null): value is number =>
  value !== null && value >= 1900 && value <= 2100;

/** A day of the month, with or without "st", "nd", "rd", "th". */
const dayAt = (
  { tokens, tags }: DateContext,
  at: number,
): { day: number; to: number; ordinal: boolean } | null => {
  const day = numberAt(tokens, at);
  if (day === null || day < 1 || day > 31) return null;
  const ordinal =
    tagAt(tags, "ordinal-suffixes", at + 1) !== null && tokens[at + 1]?.start === tokens[at]?.end;
  return { day, to: at + (ordinal ? 2 : 1), ordinal };
};

/** The month named at the token, past its abbreviation's point. "may" and "mar" need a capital. */
const monthAt = (
  { tokens, tags }: DateContext,
  at: number,
): { month: number; to: number } | null => {
  const tag = tagAt(tags, "months", at);
  if (tag === null || tokens[at]?.capital !== true) return null;
  const point = tokens[at + 1];
  const abbreviated =
    (tokens[at]?.fold.length ?? 9) <= 4 && point?.fold === "." && point.start === tokens[at]?.end;
  return { month: Number(tag.value), to: at + (abbreviated ? 2 : 1) };
};

const yearAfter = (tokens: readonly Token[], at: number): { year: number; to: number } | null => {
  const comma = tokens[at]?.fold === "," ? at + 1 : at;
  const year = numberAt(tokens, comma);
  return isYear(year) ? { year, to: comma + 1 } : null;
};

/**
 * Year for a month (and day) told without one: the latest that does not lie far after the anchor, or
 * where the words before tell of what is to come the first that does not lie before it.
 */
const yearFor = (
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

const dated = (
  context: DateContext,
  { at, month, day, to }: { at: number; month: number; day: number; to: number },
): DateReading | null => {
  const year = yearAfter(context.tokens, to);
  if (year !== null) {
    if (!isDate(year.year, month, day)) return null;
    const value = dayValue(dayNumber(year.year, month, day), { rule: "date.full/1", anchor: null });
    return { to: year.to, value };
  }
  if (!isDate(2000, month, day)) return null;
  if (context.anchor === null)
    return { to, value: unanchoredValue(month, day, "date.month-day/1") };
  const number = dayNumber(
    yearFor({ month, day, anchor: context.anchor }, isDateAhead(context, at)),
    month,
    day,
  );
  return { to, value: dayValue(number, { rule: "date.month-day/1", anchor: context.anchor }) };
};

const isoDate: DateRule = ({ tokens }, at) => {
  const [year, month, day] = [
    numberAt(tokens, at),
    numberAt(tokens, at + 2),
    numberAt(tokens, at + 4),
  ];
  if (!isYear(year) || month === null || day === null) return null;
  const mark = tokens[at + 1]?.fold;
  if ((mark !== "-" && mark !== "/") || tokens[at + 3]?.fold !== mark || !isDate(year, month, day))
    return null;
  const value = dayValue(dayNumber(year, month, day), { rule: "date.iso/1", anchor: null });
  return { to: at + 5, value };
};

const monthFirst: DateRule = (context, at) => {
  const month = monthAt(context, at);
  if (month === null) return null;
  const day = dayAt(context, month.to);
  if (day !== null) {
    const reading = dated(context, { at, month: month.month, day: day.day, to: day.to });
    if (reading !== null) return reading;
  }
  return monthAlone(context, { at, month: month.month, to: month.to, part: null });
};

const dayFirst: DateRule = (context, at) => {
  const day = dayAt(context, at);
  if (day === null) return null;
  const of = tagAt(context.tags, "of-words", day.to)?.to ?? day.to;
  const month = monthAt(context, of);
  if (month === null) return null;
  return dated(context, { at, month: month.month, day: day.day, to: month.to });
};

const partOfMonth: DateRule = (context, at) => {
  const part = tagAt(context.tags, "part-of-month", at);
  if (part === null) return null;
  let next = part.to;
  while (context.tokens[next]?.fold === "-" || tagAt(context.tags, "before-month", next)) next++;
  const month = monthAt(context, next);
  if (month === null) return null;
  return monthAlone(context, { at, month: month.month, to: month.to, part: part.value });
};

/** A month that something else than a word before it tells to be one: "and May" after "between March". */
export const readMonthAt: DateRule = (context, at) => {
  const month = monthAt(context, at);
  return month === null
    ? null
    : monthAlone(context, { at, month: month.month, to: month.to, part: null, sure: true });
};

const monthAlone = (
  context: DateContext,
  {
    at,
    month,
    to,
    part,
    sure = false,
  }: { at: number; month: number; to: number; part: string | null; sure?: boolean },
): DateReading | null => {
  const told = yearAfter(context.tokens, to);
  if (told !== null) {
    return {
      to: told.to,
      value: monthValue(
        { year: told.year, month, part },
        { rule: "date.month-year/1", anchor: null },
      ),
    };
  }
  if (!sure && !isBareMonth(context, to)) return null;
  if (context.anchor === null) return { to, value: unanchoredValue(month, null, "date.month/1") };
  const origin = { rule: "date.month/1", anchor: context.anchor };
  const year = yearFor({ month, day: 1, anchor: context.anchor }, isDateAhead(context, at));
  return { to, value: monthValue({ year, month, part }, origin) };
};

/** "May" and "March" begin names and sentences too: a bare month needs a word of time before it. */
const isBareMonth = ({ tokens, tags }: DateContext, to: number): boolean => {
  let at = to - 1;
  while (at > 0 && tokens[at]?.fold === ".") at--;
  if (tagAt(tags, "before-month", at - 1) !== null) return true;
  return tokens[at - 1]?.fold === "-" && tagAt(tags, "before-month", at - 2) !== null;
};

const weekday: DateRule = (context, at) => {
  const { tokens, tags, anchor } = context;
  const last = tagAt(tags, "direction-last", at) ?? tagAt(tags, "direction-this", at);
  const next = tagAt(tags, "direction-next", at);
  const nameAt = last?.to ?? next?.to ?? at;
  const name = tagAt(tags, "weekdays", nameAt);
  if (name === null || tokens[nameAt]?.capital !== true) return null;
  const to = nameAt + 1;
  if (anchor === null)
    return { to, value: { ...unanchoredValue(null, null, "date.weekday/1"), timex: null } };
  const back = (weekdayOf(anchor) - Number(name.value) + 7) % 7;
  const origin = { rule: "date.weekday/1", anchor };
  if (next !== null) return { to, value: dayValue(anchor + (back === 0 ? 7 : 7 - back), origin) };
  if ((isAnnounced(context, at) && back > 3) || (isAhead(context, at) && last === null && back > 0))
    return { to, value: dayValue(anchor + 7 - back, origin) };
  const strict = last !== null && tagAt(tags, "direction-last", at) !== null && back === 0;
  return { to, value: dayValue(anchor - (strict ? 7 : back), origin) };
};

/** "Saturday, Feb. 9", "last Monday night, November 28": one day, told twice; the date says which. */
const weekdayDate: DateRule = (context, at) => {
  const { tokens, tags } = context;
  const name = tagAt(tags, "direction-last", at)?.to ?? tagAt(tags, "direction-this", at)?.to ?? at;
  if (tagAt(tags, "weekdays", name) === null || tokens[name]?.capital !== true) return null;
  const part = tagAt(tags, "day-parts", name + 1)?.to ?? name + 1;
  const next = tokens[part]?.fold === "," ? part + 1 : part;
  const reading = monthFirst(context, next) ?? dayFirst(context, next);
  return reading?.value.precision === 1 ? reading : null;
};

/** "on Christmas Day": a day of the calendar by its name. */
const holiday: DateRule = (context, at) => {
  const tag = tagAt(context.tags, "holidays", at);
  if (tag === null) return null;
  const [month, day] = tag.value.split("-").map(Number);
  if (month === undefined || day === undefined) return null;
  return dated(context, { at, month, day, to: tag.to });
};

/** "the 25th", "on the 3rd". */
const ordinalDay: DateRule = (context, at) => {
  if (tagAt(context.tags, "definite-articles", at) === null) return null;
  const day = dayAt(context, at + 1);
  if (day === null || !day.ordinal) return null;
  const after = context.tokens[day.to];
  // "the 8th congress", "the 38th parallel": an ordinal before a noun is no day.
  if (after?.kind === "word" && tagAt(context.tags, "after-ordinal-day", day.to) === null) {
    return null;
  }
  if (context.anchor === null)
    return { to: day.to, value: unanchoredValue(null, day.day, "date.ordinal-day/1") };
  const number = dayOfMonthBefore(day.day, context.anchor, datePartsOf(context.anchor));
  if (number === null) return null;
  return {
    to: day.to,
    value: dayValue(number, { rule: "date.ordinal-day/1", anchor: context.anchor }),
  };
};

const dayWord: DateRule = ({ tags, anchor }, at) => {
  const tag = tagAt(tags, "day-words", at);
  if (tag === null) return null;
  if (anchor === null) return { to: tag.to, value: unanchoredValue(null, null, "date.day-word/1") };
  return {
    to: tag.to,
    value: dayValue(anchor + Number(tag.value), { rule: "date.day-word/1", anchor }),
  };
};

const yearOnly: DateRule = ({ tokens, tags }, at) => {
  const year = numberAt(tokens, at);
  if (!isYear(year) || tagAt(tags, "before-year", at - 1) === null) return null;
  return { to: at + 1, value: yearValue(year, { rule: "date.year/1", anchor: null }) };
};

const RULES: readonly DateRule[] = [
  isoDate,
  partOfMonth,
  monthFirst,
  dayFirst,
  weekdayDate,
  weekday,
  holiday,
  ordinalDay,
  dayWord,
  countedUnits,
  relativeUnit,
  yearOnly,
];
