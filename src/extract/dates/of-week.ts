/** Days told by their week, weekends, and what is "before last". */
import { tagAt } from "../tokens/tag.ts";
import { type DayNumber, datePartsOf, weekdayOf, weekText } from "./calendar.ts";
import { stepAt } from "./calendar-words.ts";
import type { DateContext, DateRule } from "./rule.ts";
import { dayValue, monthValue, spanValue, unanchoredValue, yearValue } from "./value.ts";

type Weekday = { readonly weekday: number; readonly to: number };

const weekdayAt = ({ tokens, tags }: DateContext, at: number): Weekday | null => {
  const name = tagAt(tags, "weekdays", at);
  if (name === null || tokens[at]?.capital !== true) return null;
  return { weekday: Number(name.value), to: tagAt(tags, "day-parts", name.to)?.to ?? name.to };
};

/** "last week", "this week", "the week before last": weeks from that of the text. */
const weekAt = (
  { tags }: DateContext,
  at: number,
): { readonly weeks: number; readonly to: number } | null => {
  const step = stepAt({ tags }, at);
  const unit = tagAt(tags, "units", step?.to ?? tagAt(tags, "definite-articles", at)?.to ?? at);
  if (unit?.value !== "week") return null;
  if (step !== null) return { weeks: step.step, to: unit.to };
  const before = tagAt(tags, "before-last", unit.to);
  return before === null ? null : { weeks: -2, to: before.to };
};

/** "Tuesday of last week", "last week, on Tuesday". */
const weekdayOfWeek: DateRule = (context, at) => {
  const { tokens, tags, anchor } = context;
  const first = weekdayAt(context, at);
  const week = weekAt(
    context,
    first === null ? at : (tagAt(tags, "of-words", first.to)?.to ?? first.to),
  );
  if (week === null) return null;
  let next = week.to;
  if (first === null) {
    if (tokens[next]?.fold === ",") next++;
    next = tagAt(tags, "prepositions", next)?.to ?? next;
  }
  const day = first ?? weekdayAt(context, next);
  if (day === null) return null;
  const to = first === null ? day.to : week.to;
  const rule = "date.weekday-of-week/1";
  if (anchor === null) return { to, value: unanchoredValue(null, null, rule) };
  const monday = mondayOf(anchor) + 7 * week.weeks;
  return { to, value: dayValue(monday + day.weekday - 1, { rule, anchor }) };
};

const mondayOf = (day: DayNumber): DayNumber => day - weekdayOf(day) + 1;

/** "the Monday before last", "the week before last", "the night before last". */
const beforeLast: DateRule = (context, at) => {
  const { tags, anchor } = context;
  const weekday = weekdayAt(context, at);
  const unit = weekday === null ? tagAt(tags, "units", at) : null;
  const night = unit === null ? tagAt(tags, "day-parts", at) : null;
  const before = tagAt(tags, "before-last", weekday?.to ?? unit?.to ?? night?.to ?? at);
  if (before === null || (weekday === null && unit === null && night === null)) return null;
  const { to } = before;
  const rule = "date.before-last/1";
  if (anchor === null) return { to, value: unanchoredValue(null, null, rule) };
  const origin = { rule, anchor };
  if (weekday !== null) {
    const back = (weekdayOf(anchor) - weekday.weekday + 7) % 7;
    return { to, value: dayValue(anchor - (back === 0 ? 7 : back) - 7, origin) };
  }
  if (unit === null || unit.value === "day") return { to, value: dayValue(anchor - 2, origin) };
  const { year, month } = datePartsOf(anchor);
  if (unit.value === "year") return { to, value: yearValue(year - 2, origin) };
  if (unit.value === "month") {
    const months = year * 12 + month - 3;
    const told = { year: Math.floor(months / 12), month: (months % 12) + 1, part: null };
    return { to, value: monthValue(told, origin) };
  }
  const monday = mondayOf(anchor) - 14;
  return { to, value: { ...spanValue(monday, monday + 6, origin), timex: weekText(monday) } };
};

/** "over the weekend", "last weekend", "the weekend before last": the nearest one that has begun, or one before. */
const weekend: DateRule = ({ tags, anchor }, at) => {
  const step = stepAt({ tags }, at);
  const word = tagAt(tags, "weekend-words", step?.to ?? at);
  if (word === null) return null;
  if (step === null && tagAt(tags, "definite-articles", at - 1) === null) return null;
  const before = tagAt(tags, "before-last", word.to);
  const to = before?.to ?? word.to;
  const rule = "date.weekend/1";
  if (anchor === null) return { to, value: unanchoredValue(null, null, rule) };
  const back = (weekdayOf(anchor) - 6 + 7) % 7;
  const weeks = before !== null ? -1 : step?.step === 1 ? 1 : 0;
  const saturday = anchor - back + 7 * weeks;
  const value = spanValue(saturday, saturday + 1, { rule, anchor });
  return { to, value: { ...value, timex: `${weekText(saturday)}-WE` } };
};

/** Rules of days and weeks by their place among weeks. */
export const OF_WEEK: readonly DateRule[] = [weekdayOfWeek, beforeLast, weekend];
