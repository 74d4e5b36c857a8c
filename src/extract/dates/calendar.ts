import { Day } from "../../model/when.ts";

/** A day as a number: days since 1970-01-01 in the proleptic Gregorian calendar. Pure arithmetic, no zone. */
export type DayNumber = number;

/** Days since 1970-01-01; the month counts from 1. Days out of the month run over into the next. */
export const dayNumber = (year: number, month: number, day: number): DayNumber => {
  // Howard Hinnant's days-from-civil: years begin in March, so the leap day is the last.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
};

/** A day as written: the month counts from 1. */
export type DateParts = { readonly year: number; readonly month: number; readonly day: number };

/** Inverse of `dayNumber`. */
export const datePartsOf = (number: DayNumber): DateParts => {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9);
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
};

/** ISO weekday, 1 Monday … 7 Sunday. */
export const weekdayOf = (number: DayNumber): number => ((((number + 3) % 7) + 7) % 7) + 1;

/** "2020-08-26". */
export const dayText = (number: DayNumber): Day => {
  const { year, month, day } = datePartsOf(number);
  return Day.parse(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`);
};

/** ISO week of a day, e.g. "2020-W35"; a week belongs to the year of its Thursday. */
export const weekText = (number: DayNumber): string => {
  const thursday = number - weekdayOf(number) + 4;
  const { year } = datePartsOf(thursday);
  const week = Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1;
  return `${padded(year, 4)}-W${padded(week, 2)}`;
};

/** Days of a month: first and last. */
export const monthSpan = (year: number, month: number): readonly [DayNumber, DayNumber] => [
  dayNumber(year, month, 1),
  dayNumber(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1,
];

/** True for a day that the calendar has. */
export const isDate = (year: number, month: number, day: number): boolean => {
  if (month < 1 || month > 12 || day < 1) return false;
  const [first, last] = monthSpan(year, month);
  return day <= last - first + 1;
};

/** The first full day in an EDTF text such as "2020-08-30" or "2020-08-26~", or null where it names none. */
export const dayOfEdtf = (edtf: string | null): DayNumber | null => {
  const match = /(\d{4})-(\d{2})-(\d{2})/.exec(edtf ?? "");
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isDate(year, month, day) ? dayNumber(year, month, day) : null;
};

/** Digits with zeros before, e.g. padded(7, 2) is "07". */
export const padded = (value: number, width: number): string => String(value).padStart(width, "0");
