import {
  type DayNumber,
  datePartsOf,
  dayNumber,
  dayText,
  isDate,
  monthSpan,
  padded,
} from "./calendar.ts";

/** What a time phrase may mean. `earliest` and `latest` null: not known at that end. */
export type TimeValue = {
  readonly edtf: string;
  readonly earliest: DayNumber | null;
  readonly latest: DayNumber | null;
  readonly precision: 1 | 2 | 3 | 4 | 5;
  readonly rule: string;
  /** The day it was counted from, null where the words are a full date. */
  readonly anchor: DayNumber | null;
  readonly alternatives: readonly string[];
  /** TIMEX3 value, e.g. "2020-W35"; the EDTF text where none is set. */
  readonly timex: string | null;
};

type Origin = { readonly rule: string; readonly anchor: DayNumber | null };

/** One day. */
export const dayValue = (day: DayNumber, origin: Origin): TimeValue => ({
  edtf: dayText(day),
  earliest: day,
  latest: day,
  precision: 1,
  alternatives: [],
  timex: null,
  ...origin,
});

/** A month, or its early, middle or late third ("mid-July"); the third is marked "~" as EDTF does. */
export const monthValue = (
  date: { readonly year: number; readonly month: number; readonly part: string | null },
  origin: Origin,
): TimeValue => {
  const [first, last] = monthSpan(date.year, date.month);
  const month = `${padded(date.year, 4)}-${padded(date.month, 2)}`;
  const bounds = MONTH_PARTS[date.part ?? ""];
  if (bounds === undefined) {
    return {
      edtf: month,
      earliest: first,
      latest: last,
      precision: 4,
      alternatives: [],
      timex: null,
      ...origin,
    };
  }
  const earliest = first + bounds[0] - 1;
  const latest = Math.min(first + bounds[1] - 1, last);
  return {
    edtf: `${dayText(earliest)}~/${dayText(latest)}~`,
    earliest,
    latest,
    precision: 4,
    alternatives: [],
    timex: month,
    ...origin,
  };
};

const MONTH_PARTS: Readonly<Record<string, readonly [number, number]>> = {
  early: [1, 10],
  mid: [11, 20],
  late: [21, 31],
};

/** A whole year. */
export const yearValue = (year: number, origin: Origin): TimeValue => ({
  edtf: padded(year, 4),
  earliest: dayNumber(year, 1, 1),
  latest: dayNumber(year, 12, 31),
  precision: 5,
  alternatives: [],
  timex: null,
  ...origin,
});

/** From one day to another, both counted in; the precision follows from the length. */
export const spanValue = (earliest: DayNumber, latest: DayNumber, origin: Origin): TimeValue => {
  const days = latest - earliest + 1;
  const precision = days <= 1 ? 1 : days <= 6 ? 2 : days <= 7 ? 3 : days <= 31 ? 4 : 5;
  return {
    edtf: `${dayText(earliest)}/${dayText(latest)}`,
    earliest,
    latest,
    precision,
    alternatives: [],
    timex: null,
    ...origin,
  };
};

/** A day of which the year, or year and month, is not known: EDTF "XXXX-01-17", candidates left open. */
export const unanchoredValue = (
  month: number | null,
  day: number | null,
  rule: string,
): TimeValue => ({
  edtf: `XXXX-${month === null ? "XX" : padded(month, 2)}${day === null ? (month === null ? "-XX" : "") : `-${padded(day, 2)}`}`,
  earliest: null,
  latest: null,
  precision: 5,
  rule,
  anchor: null,
  alternatives: [],
  timex: null,
});

/** The latest day with this number on or before `until` ("the 25th"). */
export const dayOfMonthBefore = (day: number, until: DayNumber): DayNumber | null => {
  let { year, month } = datePartsOf(until);
  for (let tries = 0; tries < 12; tries++) {
    if (isDate(year, month, day)) {
      const number = dayNumber(year, month, day);
      if (number <= until) return number;
    }
    month--;
    if (month === 0) {
      month = 12;
      year--;
    }
  }
  return null;
};
