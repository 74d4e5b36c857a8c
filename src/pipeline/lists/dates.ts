/** Dates as lists hold them: in numbers, whose order a person may have to say, or in plain words. */

import { dayNumber, dayText, isDate } from "../../extract/dates/calendar.ts";
import { readPlainDate } from "../../extract/dates/plain.ts";
import type { Language } from "../../extract/languages/language.ts";
import type { DateOrder } from "../../model/list.ts";

/** What a cell may mean as a date, each with the order that gives it; one entry where it is plain. */
export type DateReading = { readonly edtf: string; readonly order: DateOrder | null };

/** Every way to read it, the likeliest first; empty where there is none. */
export const datesOfCell = (words: string, language: Language): readonly DateReading[] => {
  const numbers = numericDates(words);
  if (numbers !== null) return numbers;
  // A bare number is a year or the day number of a spreadsheet, and of that nobody can be sure.
  if (/^\d+$/.test(words) && words.length !== 4) return [];
  return readPlainDate(words, { language, anchor: null })
    .slice(0, 4)
    .map(({ edtf }) => ({ edtf, order: null }));
};

/** What else digits may mean, offered and never taken: the day number of a spreadsheet. */
export const serialDate = (words: string): string | null => {
  const serial = /^\d{5}$/.test(words) ? Number(words) : 0;
  // 1954 to 2064, counted as spreadsheets do since 1900.
  return serial < 20_000 || serial > 60_000 ? null : dayText(dayNumber(1899, 12, 30) + serial);
};

const THREE =
  /^(\d{1,4})\s*[./\s-]\s*(\d{1,2})\s*[./\s-]\s*(\d{1,4})\.?(?:[\sT]+\d{1,2}:\d{2}.{0,12})?$/;
const MONTH = /^(?:(\d{4})\s*[./-]\s*(\d{1,2})|(\d{1,2})\s*[./]\s*(\d{4}))\.?$/;
const PACKED = /^(\d{4})(\d{2})(\d{2})$/;

/** Null where it is no date in numbers; empty where it is one that no calendar has. */
const numericDates = (words: string): readonly DateReading[] | null => {
  const packed = PACKED.exec(words);
  if (packed !== null) return datesBy(packed.slice(1), ["ymd"]);
  const month = MONTH.exec(words);
  if (month !== null) return monthOf(month[1] ?? month[4] ?? "", month[2] ?? month[3] ?? "");
  const three = THREE.exec(words);
  if (three === null) return null;
  const [first = "", , last = ""] = three.slice(1);
  if (first.length >= 3) return datesBy(three.slice(1), ["ymd"]);
  return datesBy(three.slice(1), last.length >= 3 ? ["dmy", "mdy"] : ["dmy", "mdy", "ymd"]);
};

const monthOf = (year: string, month: string): readonly DateReading[] =>
  isDate(Number(year), Number(month), 1)
    ? [{ edtf: `${year}-${month.padStart(2, "0")}`, order: null }]
    : [];

const datesBy = (
  parts: readonly (string | undefined)[],
  orders: readonly DateOrder[],
): readonly DateReading[] => {
  const found = orders.flatMap((order): readonly DateReading[] => {
    const [year, month, day] = (["y", "m", "d"] as const).map(
      (part) => parts[order.indexOf(part)] ?? "",
    );
    const full = fullYear(year ?? "");
    if (full === null || !isDate(full, Number(month), Number(day))) return [];
    return [{ edtf: dayText(dayNumber(full, Number(month), Number(day))), order }];
  });
  // 05/05/2021 is the same day whichever way it is read.
  const same = found.every(({ edtf }) => edtf === found[0]?.edtf);
  return same ? found.slice(0, 1) : found;
};

const fullYear = (year: string): number | null => {
  if (year.length === 4) return Number(year);
  return year.length <= 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : null;
};
