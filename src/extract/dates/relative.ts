import { type Tag, tagAt } from "../tokens/tag.ts";
import {
  type DayNumber,
  datePartsOf,
  dayText,
  monthSpan,
  weekdayOf,
  weekText,
} from "./calendar.ts";
import { type DateContext, type DateRule, numberAt } from "./rule.ts";
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
  if (last !== null && isSpan({ tags }, last)) {
    const value = spanValue(backFrom(anchor, 1, unit.value), anchor, { rule, anchor });
    return { to: unit.to, value: { ...value, timex: `P1${unit.value.charAt(0).toUpperCase()}` } };
  }
  return { to: unit.to, value: unitValue({ unit: unit.value, step, anchor }, rule) };
};

/** "in the past week", "over the last month": up to the day of the text, not the calendar's last one. */
const isSpan = ({ tags }: Pick<DateContext, "tags">, { from, value }: Tag): boolean =>
  value === SPAN || (value === "" && tagAt(tags, "definite-articles", from - 1) !== null);
const SPAN = "span";

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

/** "a week ago", "a fortnight ago". */
export const oneUnitAgo: DateRule = ({ tags, anchor }, at) => {
  if (tagAt(tags, "determiners", at)?.value !== "") return null;
  const unit = tagAt(tags, "units", at + 1);
  const ago = unit === null ? null : tagAt(tags, "ago", unit.to);
  if (unit === null || ago === null) return null;
  return { to: ago.to, value: agoValue({ count: 1, unit: unit.value, anchor }) };
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
  const to = ago?.to ?? unit.to;
  if (past === null) return { to, value: agoValue({ count, unit: unit.value, anchor }) };
  const rule = "date.past-units/1";
  if (anchor === null) return { to, value: unanchoredValue(null, null, rule) };
  const start = backFrom(anchor, count, unit.value);
  const timex = `P${count}${unit.value.charAt(0).toUpperCase()}`;
  return { to, value: { ...spanValue(start, anchor, { rule, anchor }), timex } };
};

/** "a few days ago", "several weeks ago": between two and six of them back, by and large. */
export const someUnitsAgo: DateRule = ({ tags, anchor }, at) => {
  const some = tagAt(tags, "some-words", at);
  const unit = some === null ? null : tagAt(tags, "units", some.to);
  const ago = unit === null ? null : tagAt(tags, "ago", unit.to);
  if (unit === null || ago === null) return null;
  const rule = "date.some-units-ago/1";
  if (anchor === null) return { to: ago.to, value: unanchoredValue(null, null, rule) };
  const [first, last] = [backFrom(anchor, MOST_SOME, unit.value), backFrom(anchor, 2, unit.value)];
  const value = spanValue(first, last, { rule, anchor });
  const about = `${dayText(first)}~/${dayText(last)}~`;
  const timex = `PX${unit.value.charAt(0).toUpperCase()}`;
  return { to: ago.to, value: { ...value, edtf: about, timex } };
};
const MOST_SOME = 6;

/** A day where days are counted, else the week, month or year that it comes to. */
const agoValue = ({
  count,
  unit,
  anchor,
}: {
  count: number;
  unit: string;
  anchor: DayNumber | null;
}): TimeValue => {
  const rule = "date.units-ago/1";
  if (anchor === null) return unanchoredValue(null, null, rule);
  const start = backFrom(anchor, count, unit);
  if (unit === "day") return dayValue(start, { rule, anchor });
  return unitValue({ unit, step: 0, anchor: start }, rule);
};

const backFrom = (anchor: DayNumber, count: number, unit: string): DayNumber => {
  if (unit === "day") return anchor - count;
  if (unit === "week") return anchor - 7 * count;
  if (unit === "fortnight") return anchor - 14 * count;
  const { year, month, day } = datePartsOf(anchor);
  const months = year * 12 + month - 1 - (unit === "year" ? 12 * count : count);
  const [first, last] = monthSpan(Math.floor(months / 12), (months % 12) + 1);
  return Math.min(first + day - 1, last);
};
