/** Dates as pages write them beside a byline, to EDTF. Dates in running text are `extract`'s work. */
import type { ReadingWords } from "./words.ts";

/** Where in the line the date stands, and its EDTF: a day, or a month where no day is given. */
export type FoundDate = { readonly start: number; readonly end: number; readonly edtf: string };

/** The first whole date in a line; null where there is none or where day and month cannot be told apart. */
export function findDate(line: string, words: ReadingWords): FoundDate | null {
  // Every form has a year in figures; most lines have none and need no closer look.
  if (!/(?:19|20)\d\d/.test(line)) return null;
  const found = [...numericDates(line), ...namedDates(line, words)];
  return found.sort((a, b) => a.start - b.start || b.end - a.end)[0] ?? null;
}

/** EDTF of a declared or machine-written date, e.g. "2020-08-30T10:00:00+09:00"; null where it is none. */
export function maybeDate(value: string, words: ReadingWords): string | null {
  const text = value.trim();
  if (/^\d{4}(?:-\d{2})?$/.test(text)) return text;
  return findDate(text, words)?.edtf ?? null;
}

/** The day `back` days before a day, e.g. ("2020-08-30", 4) gives "2020-08-26". */
export const dayBefore = (day: string, back: number): string =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() - back * DAY_MS).toISOString().slice(0, 10);

/** Sunday is 0. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

const DAY_MS = 86_400_000;
const YEAR = "((?:19|20)\\d{2})";
const ISO_LIKE = new RegExp(`(?<!\\d)${YEAR}[-./](\\d{1,2})[-./](\\d{1,2})(?!\\d)`, "g");
const KOREAN = new RegExp(
  `(?<!\\d)${YEAR}\\s*[년年]\\s*(\\d{1,2})\\s*[월月](?:\\s*(\\d{1,2})\\s*[일日])?`,
  "g",
);
const SLASHED = new RegExp(`(?<!\\d)(\\d{1,2})[/.](\\d{1,2})[/.]${YEAR}(?!\\d)`, "g");
const WORD = "(\\p{L}{3,12})\\.?";
const MONTH_FIRST = new RegExp(
  `(?<!\\p{L})${WORD}\\s+(?:(\\d{1,2})(?:st|nd|rd|th)?,?\\s+)?${YEAR}(?!\\d)`,
  "giu",
);
const DAY_FIRST = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${WORD},?\\s+${YEAR}(?!\\d)`,
  "giu",
);

type Parts = { readonly year: string; readonly month: number; readonly day: number | null };

function edtfOf({ year, month, day }: Parts): string | null {
  if (month < 1 || month > 12) return null;
  const yearMonth = `${year}-${String(month).padStart(2, "0")}`;
  if (day === null) return yearMonth;
  const date = `${yearMonth}-${String(day).padStart(2, "0")}`;
  const midnight = new Date(`${date}T00:00:00Z`);
  // A parser may roll 31 April over to 1 May.
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(date)) return null;
  return date;
}

function found(match: RegExpMatchArray, parts: Parts): readonly FoundDate[] {
  const edtf = edtfOf(parts);
  const start = match.index ?? 0;
  return edtf === null ? [] : [{ start, end: start + match[0].length, edtf }];
}

const numberOrNull = (digits: string | undefined): number | null =>
  digits === undefined ? null : Number(digits);

function numericDates(line: string): readonly FoundDate[] {
  const dates: FoundDate[] = [];
  for (const form of [ISO_LIKE, KOREAN]) {
    for (const match of line.matchAll(form)) {
      const [, year = "", month, day] = match;
      dates.push(...found(match, { year, month: Number(month), day: numberOrNull(day) }));
    }
  }
  for (const match of line.matchAll(SLASHED)) {
    const [, first = "", second = "", year = ""] = match;
    const [a, b] = [Number(first), Number(second)];
    // "8/9/2020" is two days; only a number over 12 tells which is which.
    if (a > 12) dates.push(...found(match, { year, month: b, day: a }));
    else if (b > 12 || a === b) dates.push(...found(match, { year, month: a, day: b }));
  }
  return dates;
}

function namedDates(line: string, words: ReadingWords): readonly FoundDate[] {
  const dates: FoundDate[] = [];
  for (const match of line.matchAll(MONTH_FIRST)) {
    const [, name = "", day, year = ""] = match;
    const month = words.monthByName.get(name.toLowerCase());
    if (month !== undefined) dates.push(...found(match, { year, month, day: numberOrNull(day) }));
  }
  for (const match of line.matchAll(DAY_FIRST)) {
    const [, day, name = "", year = ""] = match;
    const month = words.monthByName.get(name.toLowerCase());
    if (month !== undefined) dates.push(...found(match, { year, month, day: numberOrNull(day) }));
  }
  return dates;
}
