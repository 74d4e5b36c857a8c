/** Days and weeks told by their place in a month. */
import { tagAt } from "../tokens/tag.ts";
import { dayNumber, dayText, isDate, monthSpan, weekdayOf } from "./calendar.ts";
import {
  dayAt,
  monthAt,
  type ToldMonth,
  toldMonthAt,
  wholeMonthAt,
  yearAfter,
  yearFor,
} from "./calendar-words.ts";
import { type DateContext, type DateReading, type DateRule, numberAt } from "./rule.ts";
import { dayValue, spanValue, type TimeValue } from "./value.ts";

/** "the first Sunday in September", "the last week of August", "the first half of last month", "the first ten days of May". */
const byOrdinal: DateRule = (context, at) => {
  const { tags, tokens } = context;
  const nth = ordinalAt(context, at);
  if (nth === null) return null;
  const word = tagAt(tags, "number-words", nth.to);
  const digits = numberAt(tokens, nth.to);
  const count = digits ?? (word === null ? null : Number(word.value));
  const part = partAt(context, count === null ? nth.to : (word?.to ?? nth.to + 1));
  const link =
    part === null ? null : (tagAt(tags, "of-words", part.to) ?? tagAt(tags, "in-words", part.to));
  const month = link === null ? null : wholeMonthAt(context, link.to);
  if (part === null || month === null) return null;
  const value = timeValue({ nth: nth.nth, count, part: part.part }, month, context.anchor);
  return value === null ? null : { to: month.to, value };
};

/** Which one: -1 for the last. */
const ordinalAt = (
  { tags }: DateContext,
  at: number,
): { readonly nth: number; readonly to: number } | null => {
  const last = tagAt(tags, "final-words", at);
  if (last !== null) return { nth: -1, to: last.to };
  const ordinal = tagAt(tags, "month-ordinals", at);
  return ordinal === null ? null : { nth: Number(ordinal.value), to: ordinal.to };
};

/** A weekday as its ISO number, or "day", "week", "half", "weekend". */
type Part = number | "day" | "week" | "half" | "weekend";

const partAt = (
  { tags, tokens }: DateContext,
  at: number,
): { readonly part: Part; readonly to: number } | null => {
  const weekday = tagAt(tags, "weekdays", at);
  if (weekday !== null && tokens[at]?.capital === true)
    return { part: Number(weekday.value), to: weekday.to };
  const unit = tagAt(tags, "units", at);
  if (unit?.value === "day" || unit?.value === "week") return { part: unit.value, to: unit.to };
  const half = tagAt(tags, "half-words", at);
  if (half !== null) return { part: "half", to: half.to };
  const weekend = tagAt(tags, "weekend-words", at);
  return weekend === null ? null : { part: "weekend", to: weekend.to };
};

type Wanted = { readonly nth: number; readonly count: number | null; readonly part: Part };

const timeValue = (
  { nth, count, part }: Wanted,
  { year, month }: ToldMonth,
  anchor: number | null,
): TimeValue | null => {
  const [first, last] = monthSpan(year, month);
  const origin = { rule: "date.in-month/1", anchor };
  const span = (from: number, to: number): TimeValue | null =>
    from < first || to > last
      ? null
      : from === to
        ? dayValue(from, origin)
        : spanValue(from, to, origin);
  if (part === "half")
    return nth === 1
      ? span(first, first + 14)
      : nth === 2 || nth === -1
        ? span(first + 15, last)
        : null;
  if (part === "day" || part === "week") {
    const days = part === "week" ? 7 : 1;
    const long = days * (count ?? 1);
    if (nth === -1) return span(last - long + 1, last);
    return span(first + (nth - 1) * days, first + (nth - 1) * days + long - 1);
  }
  if (count !== null) return null;
  const weekday = part === "weekend" ? 6 : part;
  const from =
    nth === -1
      ? last - ((weekdayOf(last) - weekday + 7) % 7)
      : first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
  return part === "weekend" ? span(from, Math.min(from + 1, last)) : span(from, from);
};

/** "last month, on the 25th": the month is told before its day. */
const monthThenDay: DateRule = (context, at) => {
  const { tags, tokens, anchor } = context;
  const month = toldMonthAt(context, at);
  if (month === null) return null;
  const comma = tokens[month.to]?.fold === "," ? month.to + 1 : month.to;
  const on = tagAt(tags, "prepositions", comma)?.to ?? comma;
  const article = tagAt(tags, "definite-articles", on);
  const day = article === null ? null : dayAt(context, article.to);
  if (day === null || !day.ordinal || !isDate(month.year, month.month, day.day)) return null;
  const number = dayNumber(month.year, month.month, day.day);
  return { to: day.to, value: dayValue(number, { rule: "date.day-of-month/1", anchor }) };
};

/** "the 25th of last month". */
const dayOfToldMonth: DateRule = (context, at) => {
  const { tags, anchor } = context;
  const day = dayAt(context, at);
  const of = day?.ordinal === true ? tagAt(tags, "of-words", day.to) : null;
  const month = of === null ? null : toldMonthAt(context, of.to);
  if (day === null || month === null || !isDate(month.year, month.month, day.day)) return null;
  const number = dayNumber(month.year, month.month, day.day);
  return { to: month.to, value: dayValue(number, { rule: "date.day-of-month/1", anchor }) };
};

/** "25 or 26 August", "August 25 or 26", "25 and 26 August": both days stay; "25 and 28 August" are two dates. */
export const eitherDay: DateRule = (context, at) => {
  const month = monthAt(context, at);
  const days = pairAt(context, month?.to ?? at);
  if (days === null) return null;
  const of = tagAt(context.tags, "of-words", days.to)?.to ?? days.to;
  const named = month ?? monthAt(context, of);
  if (named === null) return null;
  return eitherOf(context, {
    at,
    ...days,
    month: named.month,
    to: month === null ? named.to : days.to,
  });
};

type Pair = {
  readonly days: readonly [number, number];
  readonly isEither: boolean;
  readonly to: number;
};

const pairAt = (context: DateContext, at: number): Pair | null => {
  const first = dayAt(context, at);
  const or = first === null ? null : tagAt(context.tags, "or-words", first.to);
  const link = or ?? (first === null ? null : tagAt(context.tags, "between-links", first.to));
  const last = link === null ? null : dayAt(context, link.to);
  if (first === null || last === null || last.day <= first.day) return null;
  if (or === null && last.day !== first.day + 1) return null;
  return { days: [first.day, last.day], isEither: or !== null, to: last.to };
};

const eitherOf = (
  context: DateContext,
  {
    at,
    days: [first, last],
    isEither,
    month,
    to,
  }: Pair & { readonly at: number; readonly month: number },
): DateReading | null => {
  const told = yearAfter(context, to);
  const { anchor } = context;
  if (told === null && anchor === null) return null;
  const year = told?.year ?? yearFor({ month, day: last, anchor: anchor ?? 0 }, false);
  if (!isDate(year, month, first) || !isDate(year, month, last) || at < 0) return null;
  const [from, end] = [dayNumber(year, month, first), dayNumber(year, month, last)];
  const value = spanValue(from, end, {
    rule: "date.either-day/1",
    anchor: told === null ? anchor : told.anchor,
  });
  if (!isEither) return { to: told?.to ?? to, value };
  const both = [dayText(from), dayText(end)];
  return {
    to: told?.to ?? to,
    value: { ...value, edtf: `[${both.join(",")}]`, alternatives: both },
  };
};

/** Rules of days by their place in a month. */
export const OF_MONTH: readonly DateRule[] = [byOrdinal, monthThenDay, dayOfToldMonth];
