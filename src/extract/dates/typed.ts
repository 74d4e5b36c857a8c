/// <reference path="./edtf-package.d.ts" />
import parse from "edtf";
import { type DayNumber, dayNumber, isDate } from "./calendar.ts";
import type { TimeValue } from "./value.ts";

/** EDTF typed by a person, levels 0 to 2; null where it is none. Days between `earliest` and `latest` follow from it. */
export const readEdtf = (typed: string): TimeValue | null => {
  const text = typed.trim();
  if (text.length > MOST_UNITS || !LOOKS_LIKE.test(text)) return null;
  const day = plainDay(text);
  if (day !== null) return typedValue(text, day, day);
  const extent = extentOf(text);
  if (extent === null) return null;
  const isVague = text.startsWith("X");
  const earliest = isVague ? null : dayOf(extent.min);
  const latest = isVague ? null : dayOf(extent.max);
  if (earliest !== null && latest !== null && latest < earliest) return null;
  return typedValue(text, earliest, latest);
};

const typedValue = (
  edtf: string,
  earliest: DayNumber | null,
  latest: DayNumber | null,
): TimeValue => ({
  edtf,
  earliest,
  latest,
  precision: precisionOf(earliest, latest),
  rule: "date.typed/1",
  anchor: null,
  alternatives: [],
  timex: null,
});

/** Most of what is typed is one day, which needs no grammar. */
const plainDay = (text: string): DayNumber | null => {
  const [year, month, day] =
    /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(text)?.slice(1).map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return isDate(year, month, day) ? dayNumber(year, month, day) : null;
};

/** Longer texts are no dates; the grammar is slow on what is made to be slow. */
const MOST_UNITS = 60;
const LOOKS_LIKE = /^[\dXTZ/.,:?~%[\]{}+-]+$/;

const extentOf = (text: string) => {
  try {
    return parse(text);
  } catch (error) {
    // The parser tells what it met by its message alone.
    if (error instanceof Error) return null;
    throw error;
  }
};

const DAY_MS = 86_400_000;
const [FIRST, LAST] = [dayNumber(1000, 1, 1), dayNumber(9999, 12, 31)];

const dayOf = (ms: number | null): DayNumber | null => {
  if (ms === null || !Number.isFinite(ms)) return null;
  const day = Math.floor(ms / DAY_MS);
  return day < FIRST || day > LAST ? null : day;
};

/** UCDP's date_prec by the length of the interval; open ends are as long as can be. */
const precisionOf = (
  earliest: DayNumber | null,
  latest: DayNumber | null,
): TimeValue["precision"] => {
  if (earliest === null || latest === null) return 5;
  const days = latest - earliest + 1;
  if (days === 1) return 1;
  if (days <= 6) return 2;
  if (days === 7) return 3;
  return days <= 31 ? 4 : 5;
};
