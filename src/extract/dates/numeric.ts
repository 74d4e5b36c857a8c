/** Dates in digits alone. */

import { dayNumber, dayText, isDate } from "./calendar.ts";
import { isYear } from "./calendar-words.ts";
import { type DateRule, numberAt } from "./rule.ts";
import { dayValue, spanValue } from "./value.ts";

/** "2020-08-26", "2020/08/26". */
const isoDate: DateRule = ({ tokens }, at) => {
  const [year, month, day] = [
    numberAt(tokens, at),
    numberAt(tokens, at + 2),
    numberAt(tokens, at + 4),
  ];
  if (!isYear(year) || month === null || day === null) return null;
  const mark = tokens[at + 1]?.fold;
  if ((mark !== "-" && mark !== "/") || tokens[at + 3]?.fold !== mark || !isDate(year, month, day))
    return null;
  const value = dayValue(dayNumber(year, month, day), { rule: "date.iso/1", anchor: null });
  return { to: at + 5, value };
};

/** "26.08.2020": with points the day comes first everywhere. */
const dottedDate: DateRule = ({ tokens }, at) => {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(tokens[at]?.fold ?? "");
  if (match === null) return null;
  const [day = 0, month = 0, year = 0] = match.slice(1).map(Number);
  if (!isYear(year) || !isDate(year, month, day)) return null;
  const value = dayValue(dayNumber(year, month, day), { rule: "date.dotted/1", anchor: null });
  return { to: at + 1, value };
};

/** "30/08/2020", "8/26/2020"; both readings stay where the digits allow the day or the month to come first. */
const slashedDate: DateRule = ({ tokens }, at) => {
  const [first, second, year] = [
    numberAt(tokens, at),
    numberAt(tokens, at + 2),
    numberAt(tokens, at + 4),
  ];
  if (first === null || second === null || !isYear(year)) return null;
  if (tokens[at + 1]?.fold !== "/" || tokens[at + 3]?.fold !== "/") return null;
  const days = [
    ...(isDate(year, second, first) ? [dayNumber(year, second, first)] : []),
    ...(isDate(year, first, second) ? [dayNumber(year, first, second)] : []),
  ].sort((a, b) => a - b);
  const [only, other = only] = days;
  if (only === undefined || other === undefined) return null;
  const origin = { rule: "date.slashed/1", anchor: null };
  if (only === other) return { to: at + 5, value: dayValue(only, origin) };
  const both = [dayText(only), dayText(other)];
  const value = {
    ...spanValue(only, other, origin),
    edtf: `[${both.join(",")}]`,
    alternatives: both,
  };
  return { to: at + 5, value };
};

/** Rules of dates in digits alone. */
export const NUMERIC: readonly DateRule[] = [isoDate, dottedDate, slashedDate];
