import { tagAt } from "../tokens/tag.ts";
import { type DayNumber, datePartsOf, dayNumber, padded } from "./calendar.ts";
import { stepAt, yearAfter } from "./calendar-words.ts";
import type { DateRule } from "./rule.ts";
import { spanValue, unanchoredValue } from "./value.ts";

/** First month, and the season's number in EDTF (ISO 8601-2, 4.8), by its name in TIMEX3; of the northern half of the earth. */
const SEASONS: ReadonlyMap<string, { readonly month: number; readonly edtf: number }> = new Map([
  ["SP", { month: 3, edtf: 21 }],
  ["SU", { month: 6, edtf: 22 }],
  ["FA", { month: 9, edtf: 23 }],
  ["WI", { month: 12, edtf: 24 }],
]);

/** "the summer of 2019", "last winter", "this spring": three months; without a year the last that has begun. */
export const season: DateRule = (context, at) => {
  const { tags, anchor } = context;
  const step = stepAt({ tags }, at);
  const name = tagAt(tags, "season-names", step?.to ?? at);
  const { month, edtf } = SEASONS.get(name?.value ?? "") ?? {};
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
  return {
    to,
    value: { ...value, edtf: `${padded(year, 4)}-${edtf}`, timex: `${year}-${name.value}` },
  };
};

const seasonYear = (month: number, anchor: DayNumber, step: -1 | 0 | 1): number => {
  const now = datePartsOf(anchor);
  const begun = dayNumber(now.year, month, 1) <= anchor ? now.year : now.year - 1;
  if (step === 1) return begun + 1;
  // "last summer", told in the summer, is that of the year before.
  const isOver = dayNumber(begun, month + 3, 1) <= anchor;
  return step === -1 && !isOver ? begun - 1 : begun;
};
