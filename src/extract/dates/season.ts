import { tagAt } from "../tokens/tag.ts";
import { type DayNumber, datePartsOf, dayNumber, dayText } from "./calendar.ts";
import { stepAt, yearAfter } from "./calendar-words.ts";
import type { DateRule } from "./rule.ts";
import { spanValue, unanchoredValue } from "./value.ts";

/** First month of a season of the northern half of the earth, by its name in TIMEX3. */
const FIRST_MONTHS: ReadonlyMap<string, number> = new Map([
  ["SP", 3],
  ["SU", 6],
  ["FA", 9],
  ["WI", 12],
]);

/** "the summer of 2019", "last winter", "this spring": three months; without a year the last that has begun. */
export const season: DateRule = (context, at) => {
  const { tags, anchor } = context;
  const step = stepAt({ tags }, at);
  const name = tagAt(tags, "season-names", step?.to ?? at);
  const month = FIRST_MONTHS.get(name?.value ?? "");
  if (name === null || month === undefined) return null;
  const told =
    step === null ? yearAfter(context, tagAt(tags, "of-words", name.to)?.to ?? name.to) : null;
  const isLed = step !== null || told !== null || tagAt(tags, "definite-articles", at - 1) !== null;
  if (!isLed) return null;
  const rule = "date.season/1";
  const to = told?.to ?? name.to;
  if (told === null && anchor === null) return { to, value: unanchoredValue(null, null, rule) };
  const year = told?.year ?? seasonYear(month, anchor ?? 0, step?.step ?? 0);
  const origin = { rule, anchor: told === null ? anchor : told.anchor };
  const value = spanValue(dayNumber(year, month, 1), dayNumber(year, month + 3, 1) - 1, origin);
  // As an interval of months: anybody can read it, which is not so of EDTF's numbers of seasons.
  const edtf = `${monthText(year, month)}/${monthText(year, month + 2)}`;
  return { to, value: { ...value, edtf, timex: `${year}-${name.value}` } };
};

/** "2019-12"; months beyond December are of the next year. */
const monthText = (year: number, month: number): string =>
  dayText(dayNumber(month > 12 ? year + 1 : year, month > 12 ? month - 12 : month, 1)).slice(0, 7);

const seasonYear = (month: number, anchor: DayNumber, step: -1 | 0 | 1): number => {
  const now = datePartsOf(anchor);
  const begun = dayNumber(now.year, month, 1) <= anchor ? now.year : now.year - 1;
  if (step === 1) return begun + 1;
  // "last summer", told in the summer, is that of the year before.
  const isOver = dayNumber(begun, month + 3, 1) <= anchor;
  return step === -1 && !isOver ? begun - 1 : begun;
};
