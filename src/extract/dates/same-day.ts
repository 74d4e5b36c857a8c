import { type DayNumber, datePartsOf, dayNumber, isDate } from "./calendar.ts";
import type { Time } from "./time.ts";
import { dayValue, monthValue } from "./value.ts";

const WITHOUT_YEAR = "date.month-day/1";
const WITH_YEAR = "date.full/1";

/**
 * "on March 13 … on March 13, 2013": a day told without a year is the one that the text tells with it, as
 * long as that is past; a text that looks back would else have its days in the year of its publication.
 */
export const withToldYears = (
  times: readonly Time[],
  anchor: DayNumber | null,
): readonly Time[] => {
  const told = new Map<string, DayNumber | null>();
  for (const { value } of times) {
    if (value.rule !== WITH_YEAR || value.earliest === null) continue;
    if (anchor !== null && value.earliest > anchor) continue;
    const key = keyOf(value.earliest);
    // Told with two years it is no one day.
    told.set(key, told.has(key) && told.get(key) !== value.earliest ? null : value.earliest);
  }
  return told.size === 0 ? times : times.map((time) => withYear(time, told));
};

const withYear = (time: Time, told: ReadonlyMap<string, DayNumber | null>): Time => {
  const { value } = time;
  if (value.rule !== WITHOUT_YEAR) return time;
  const key = value.earliest === null ? keyOfText(value.edtf) : keyOf(value.earliest);
  const day = key === null ? null : (told.get(key) ?? null);
  return day === null || day === value.earliest
    ? time
    : { ...time, value: dayValue(day, { rule: "date.month-day-as-told/1", anchor: day }) };
};

/**
 * "On 14 April 1982 … It lapsed on 30 June": a text that looks back goes on in the year told right before, and
 * not in that of its publication. A day counted from the report ("on Monday") brings it back.
 */
export const withYearGoneOn = (
  times: readonly Time[],
  anchor: DayNumber | null,
): readonly Time[] => {
  if (anchor === null) return times;
  let told: Time | null = null;
  return times.map((time) => {
    const { value } = time;
    if (TOLD_WITH_YEAR.has(value.rule)) told = isLongAgo(value.earliest, anchor) ? time : null;
    else if (value.rule !== WITHOUT_YEAR && !MONTHS.has(value.rule)) {
      if (value.anchor === anchor) told = null;
    } else if (told !== null && time.from - told.to <= TO_TOLD) {
      const day = nearestTo(told.value.earliest, value.earliest);
      if (day === null) return time;
      const next = { ...time, value: inYearOf(day, value) };
      told = next;
      return next;
    }
    return time;
  });
};
/** "in mid-December" too. */
const MONTHS: ReadonlySet<string> = new Set(["date.month/1"]);

/** The same day, month or third of one that begins on the day. */
const inYearOf = (day: DayNumber, { rule, earliest, latest }: Time["value"]): Time["value"] => {
  const origin = { rule: "date.year-gone-on/1", anchor: day };
  if (rule === WITHOUT_YEAR) return dayValue(day, origin);
  const { year, month, day: first } = datePartsOf(day);
  const days = (latest ?? 0) - (earliest ?? 0);
  const part = days > WHOLE_THIRD ? null : (THIRDS.get(first) ?? null);
  return monthValue({ year, month, part }, origin);
};
const WHOLE_THIRD = 12;
const THIRDS: ReadonlyMap<number, string> = new Map([
  [1, "early"],
  [11, "mid"],
  [21, "late"],
]);
const TOLD_WITH_YEAR: ReadonlySet<string> = new Set([WITH_YEAR, "date.month-year/1"]);
const TO_TOLD = 90;
const LONG_AGO = 700;
const isLongAgo = (day: DayNumber | null, anchor: DayNumber): boolean =>
  day !== null && anchor - day > LONG_AGO;

/** The same day of the year that lies nearest to the other day. */
const nearestTo = (other: DayNumber | null, day: DayNumber | null): DayNumber | null => {
  if (other === null || day === null) return null;
  const { month, day: number } = datePartsOf(day);
  const { year } = datePartsOf(other);
  const near = [year - 1, year, year + 1]
    .filter((each) => isDate(each, month, number))
    .map((each) => dayNumber(each, month, number))
    .sort((a, b) => Math.abs(a - other) - Math.abs(b - other));
  return near[0] ?? null;
};

const keyOf = (day: DayNumber): string => {
  const { month, day: number } = datePartsOf(day);
  return `${month}-${number}`;
};

/** "XXXX-03-13", as a day without any year is written. */
const keyOfText = (edtf: string): string | null => {
  const [, month, day] = edtf.split("-");
  return month === undefined || day === undefined ? null : `${Number(month)}-${Number(day)}`;
};
