/** Days as whole numbers since 1970-01-01, and the intervals claims give. No clock, no zone. */
import type { Reading } from "../model/reading.ts";
import type { When } from "../model/when.ts";

export type Interval = { readonly from: number; readonly to: number };

const DAY_MS = 86_400_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})/;

/** "2021-01-08" as a day number; null where the text does not begin with a day. */
export const dayNumber = (day: string | null): number | null => {
  const match = day === null ? null : DAY.exec(day);
  if (match === null) return null;
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MS;
};

/** The day a text was first published, its original's where it says one; null where not told to the day. */
export const publishedDay = (reading: Reading | undefined): number | null =>
  dayNumber(reading?.original?.published ?? reading?.published ?? null);

/** The inverse of `dayNumber`. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The closed interval of a date; null where either end is open or unknown, or the ends are crossed. */
export const intervalOf = (when: When | null): Interval | null => {
  if (when === null) return null;
  const ready = intervals.get(when);
  if (ready !== undefined) return ready;
  const made = intervalBetween(dayNumber(when.earliest), dayNumber(when.latest));
  intervals.set(when, made);
  return made;
};

// Each claim's date is compared with those of many others.
const intervals = new WeakMap<When, Interval | null>();

const intervalBetween = (from: number | null, to: number | null): Interval | null =>
  from === null || to === null || from > to ? null : { from, to };

/** How many days the interval holds, at least 1. */
export const lengthOf = (interval: Interval): number => interval.to - interval.from + 1;

/** Days between two intervals: 0 where they meet, 1 for neighbouring days. */
export const gapBetween = (a: Interval, b: Interval): number =>
  Math.max(0, a.from - b.to, b.from - a.to);

/** Months an interval touches, e.g. ["2020-12", "2021-01"], at most `most`. */
export const monthsOf = (interval: Interval, most: number): readonly string[] => {
  const months: string[] = [];
  let month = dayText(interval.from).slice(0, 7);
  const last = dayText(interval.to).slice(0, 7);
  while (month <= last && months.length < most) {
    months.push(month);
    const [year = 0, number = 0] = month.split("-").map(Number);
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
  }
  return months;
};
