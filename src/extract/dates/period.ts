import { tagAt } from "../tokens/tag.ts";
import { type DayNumber, datePartsOf, dayNumber, monthSpan } from "./calendar.ts";
import { isYear } from "./calendar-words.ts";
import { readDateAt } from "./phrase.ts";
import { numberAt } from "./rule.ts";
import { type Timex, type TimexContext, type TimexRule, undated } from "./timex.ts";

/** Quarters, business years, decades, and periods counted from the one told last. */
export const periodAt: TimexRule = (context, at) =>
  quarterAt(context, at) ??
  samePeriodAt(context, at) ??
  fiscalAt(context, at) ??
  decadeAt(context, at) ??
  ownPeriodAt(context, at) ??
  bareYearAt(context, at);

type Range = { readonly from: number; readonly to: number };

const spanTimex = (range: Range, value: string, days: readonly [DayNumber, DayNumber]): Timex => ({
  ...undated({ from: range.from, to: range.to }, "DATE", value),
  edtf: value.includes("Q") || value.includes("W") ? `${value.slice(0, 4)}` : value,
  earliest: days[0],
  latest: days[1],
});

const quarterTimex = (range: Range, year: number, quarter: number): Timex => {
  const [first] = monthSpan(year, quarter * 3 - 2);
  const [, last] = monthSpan(year, quarter * 3);
  return spanTimex(range, `${year}-Q${quarter}`, [first, last]);
};

const yearTimex = (range: Range, year: number): Timex =>
  spanTimex(range, String(year), [dayNumber(year, 1, 1), dayNumber(year, 12, 31)]);

/** "the third quarter", "fourth-quarter", "first quarter of 1990", "this year's third quarter". */
const quarterAt: TimexRule = (context, at) => {
  const { tokens, tags, anchor } = context;
  const owner = readDateAt(context, at);
  const named = numberAt(tokens, tagAt(tags, "definite-articles", at)?.to ?? at);
  const owned = owner !== null && tokens[owner.to]?.fold === "'s" ? owner : null;
  let next = owned === null ? (tagAt(tags, "definite-articles", at)?.to ?? at) : owned.to + 1;
  next = tagAt(tags, "direction-this", next)?.to ?? next;
  if (isYear(named)) next++;
  const ordinal = tagAt(tags, "quarter-ordinals", next);
  if (ordinal === null) return null;
  const joint = tokens[ordinal.to]?.fold === "-" ? ordinal.to + 1 : ordinal.to;
  const word = tagAt(tags, "quarter-words", joint);
  if (word === null) return null;
  const quarter = Number(ordinal.value);
  if (isYear(named)) return quarterTimex({ from: at, to: word.to }, named, quarter);
  const year = yearOf(context, { to: word.to, owner: owned?.value.earliest ?? null });
  if (year !== null) return quarterTimex({ from: at, to: year.to }, year.year, quarter);
  if (anchor === null) return undated({ from: at, to: word.to }, "DATE", `XXXX-Q${quarter}`);
  const now = datePartsOf(anchor);
  // A quarter told without its year is the nearest one that has begun.
  const past = dayNumber(now.year, quarter * 3 - 2, 1) > anchor ? now.year - 1 : now.year;
  return quarterTimex({ from: at, to: word.to }, past, quarter);
};

const yearOf = (
  context: TimexContext,
  { to, owner }: { readonly to: number; readonly owner: DayNumber | null },
): { year: number; to: number } | null => {
  if (owner !== null) return { year: datePartsOf(owner).year, to };
  const of = tagAt(context.tags, "of-words", to)?.to ?? to;
  const year = numberAt(context.tokens, of);
  if (isYear(year)) return { year, to: of + 1 };
  const period = of > to ? readDateAt(context, of) : null;
  return period === null || period.value.earliest === null || period.value.precision !== 5
    ? null
    : { year: datePartsOf(period.value.earliest).year, to: period.to };
};

/** The quarter that the text is about: one it is only compared with does not count. */
const lastQuarter = ({ before }: TimexContext): Timex | undefined =>
  before.findLast(({ value, isCompared }) => isCompared !== true && QUARTER.test(value));
const QUARTER = /^(\d{4})-Q([1-4])$/;

/** "a year earlier", "the year-ago quarter": the period told last, a year before; else the year before the telling. */
const samePeriodAt: TimexRule = (context, at) => {
  const { tokens, tags, anchor } = context;
  const tag = tagAt(tags, "same-period", at);
  if (tag === null) return null;
  const unit = tagAt(tags, "period-units", tag.to);
  const range = { from: at, to: unit?.to ?? tag.to };
  const match = QUARTER.exec(lastQuarter(context)?.value ?? "");
  if (match !== null)
    return { ...quarterTimex(range, Number(match[1]) - 1, Number(match[2])), isCompared: true };
  if (anchor === null || tokens[at] === undefined) return undated(range, "DATE", "XXXX");
  return yearTimex(range, datePartsOf(anchor).year - 1);
};

/** "fiscal 1989", "the year 2000". */
const fiscalAt: TimexRule = ({ tokens, tags }, at) => {
  const tag = tagAt(tags, "fiscal-words", at);
  const year = tag === null ? null : numberAt(tokens, tag.to);
  return tag === null || !isYear(year) ? null : yearTimex({ from: at, to: tag.to + 1 }, year);
};

/** "the 1980s", "the late 1990s". */
const decadeAt: TimexRule = ({ tokens, tags }, at) => {
  const article = tagAt(tags, "definite-articles", at)?.to ?? at;
  const digits = tagAt(tags, "part-of-month", article)?.to ?? article;
  const year = numberAt(tokens, digits);
  const ending = tokens[digits + 1];
  if (!isYear(year) || year % 10 !== 0 || ending?.start !== tokens[digits]?.end) return null;
  if (tagAt(tags, "decade-endings", digits + 1) === null) return null;
  const decade = String(year).slice(0, 3);
  const days = [dayNumber(year, 1, 1), dayNumber(year + 9, 12, 31)] as const;
  return spanTimex({ from: at, to: digits + 2 }, `${decade}X`, days);
};

/** "the quarter", "the year": the one told last, else the last that is over, else that of the telling. */
const ownPeriodAt: TimexRule = (context, at) => {
  const { tags, anchor } = context;
  const own = tagAt(tags, "own-period", at);
  const unit = own === null ? null : tagAt(tags, "period-units", own.to);
  if (unit === null || anchor === null) return null;
  const range = { from: at, to: unit.to };
  const now = datePartsOf(anchor);
  if (unit.value === "year") return yearTimex(range, now.year);
  if (unit.value !== "quarter" && unit.value !== "period") return null;
  const match = QUARTER.exec(lastQuarter(context)?.value ?? "");
  if (match !== null) return quarterTimex(range, Number(match[1]), Number(match[2]));
  if (unit.value === "period") return null;
  const quarter = Math.ceil(now.month / 3) - 1;
  return quarter === 0
    ? quarterTimex(range, now.year - 1, 4)
    : quarterTimex(range, now.year, quarter);
};

/** A year alone: four digits that no mark, unit or counted thing makes a number. */
const bareYearAt: TimexRule = ({ tokens }, at) => {
  const year = numberAt(tokens, at);
  if (!isYear(year) || tokens[at]?.fold.length !== 4) return null;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const isJoined = (mark: typeof before): boolean =>
    mark?.kind === "mark" &&
    mark.fold !== "," &&
    mark.fold !== "." &&
    mark.fold !== ")" &&
    mark.fold !== "(" &&
    mark.fold !== "-";
  if (isJoined(before) || after?.fold === "%" || before?.kind === "number") return null;
  return yearTimex({ from: at, to: at + 1 }, year);
};
