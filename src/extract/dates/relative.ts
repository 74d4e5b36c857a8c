import { tagAt } from "../tokens/tag.ts";
import { type DayNumber, datePartsOf, monthSpan, weekdayOf, weekText } from "./calendar.ts";
import { type DateRule, numberAt } from "./rule.ts";
import {
  dayValue,
  monthValue,
  spanValue,
  type TimeValue,
  unanchoredValue,
  yearValue,
} from "./value.ts";

/** "last week", "this month", "next year". */
export const relativeUnit: DateRule = ({ tags, anchor }, at) => {
  const last = tagAt(tags, "direction-last", at);
  const step = last
    ? -1
    : tagAt(tags, "direction-this", at)
      ? 0
      : tagAt(tags, "direction-next", at)
        ? 1
        : null;
  const unit = tagAt(tags, "units", at + 1);
  if (step === null || unit === null || unit.value === "day") return null;
  if (tagAt(tags, "single-units", at + 1) === null) return null;
  const rule = "date.relative-unit/1";
  if (anchor === null) return { to: unit.to, value: unanchoredValue(null, null, rule) };
  return { to: unit.to, value: unitValue({ unit: unit.value, step, anchor }, rule) };
};

const unitValue = (
  { unit, step, anchor }: { unit: string; step: number; anchor: DayNumber },
  rule: string,
): TimeValue => {
  const origin = { rule, anchor };
  const { year, month } = datePartsOf(anchor);
  if (unit === "year") return yearValue(year + step, origin);
  if (unit === "month") {
    const months = year * 12 + month - 1 + step;
    return monthValue(
      { year: Math.floor(months / 12), month: (months % 12) + 1, part: null },
      origin,
    );
  }
  const monday = anchor - weekdayOf(anchor) + 1 + step * 7;
  return { ...spanValue(monday, monday + 6, origin), timex: weekText(monday) };
};

/** "two weeks ago", "the past two years", "over the last three months". */
export const countedUnits: DateRule = (context, at) => {
  const { tokens, tags, anchor } = context;
  const past = tagAt(tags, "direction-last", at);
  const countAt = past?.to ?? at;
  const word = tagAt(tags, "number-words", countAt);
  const count = numberAt(tokens, countAt) ?? (word === null ? null : Number(word.value));
  const unitAt = word?.to ?? countAt + 1;
  const unit = tagAt(tags, "units", unitAt);
  if (count === null || unit === null || count > 500) return null;
  const ago = tagAt(tags, "ago", unit.to);
  if (past === null && ago === null) return null;
  const rule = past ? "date.past-units/1" : "date.units-ago/1";
  const to = ago?.to ?? unit.to;
  if (anchor === null) return { to, value: unanchoredValue(null, null, rule) };
  const start = backFrom(anchor, count, unit.value);
  if (past) {
    const timex = `P${count}${unit.value.charAt(0).toUpperCase()}`;
    return { to, value: { ...spanValue(start, anchor, { rule, anchor }), timex } };
  }
  if (unit.value === "day") return { to, value: dayValue(start, { rule, anchor }) };
  return { to, value: unitValue({ unit: unit.value, step: 0, anchor: start }, rule) };
};

const backFrom = (anchor: DayNumber, count: number, unit: string): DayNumber => {
  if (unit === "day") return anchor - count;
  if (unit === "week") return anchor - 7 * count;
  const { year, month, day } = datePartsOf(anchor);
  const months = year * 12 + month - 1 - (unit === "year" ? 12 * count : count);
  const [first, last] = monthSpan(Math.floor(months / 12), (months % 12) + 1);
  return Math.min(first + day - 1, last);
};
