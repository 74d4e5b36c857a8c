import type { ListName } from "../languages/lists.ts";
import { isTagged, type Tag, tagAt, tagsIn } from "../tokens/tag.ts";
import { isAhead, isAnnounced, isDateAhead, isOverBy } from "./ahead.ts";
import { dayNumber, isDate, weekdayOf } from "./calendar.ts";
import { dayAt, isYear, monthAt, toldMonthAt, yearAfter, yearFor } from "./calendar-words.ts";
import { NUMERIC } from "./numeric.ts";
import { eitherDay, OF_MONTH } from "./of-month.ts";
import { OF_WEEK } from "./of-week.ts";
import { countedUnits, oneUnitAgo, relativeUnit, someUnitsAgo } from "./relative.ts";
import { type DateContext, type DateReading, type DateRule, numberAt } from "./rule.ts";
import { season } from "./season.ts";
import { dayOfMonthBefore, dayValue, monthValue, unanchoredValue, yearValue } from "./value.ts";

/** The date phrase that begins at the token, by the first rule that reads one; null where none does. */
export const readDateAt = (context: DateContext, at: number): DateReading | null => {
  if (!beginsDate(context, at)) return null;
  for (const rule of RULES) {
    const reading = rule(context, at);
    if (reading !== null) return reading;
  }
  return null;
};

/** Every date begins with a number, an article before one, or a word of these lists: most tokens do not. */
const beginsDate = ({ tokens, tags }: DateContext, at: number): boolean =>
  tokens[at]?.kind === "number" ||
  (tags.byToken[at] !== undefined &&
    (tokens[at + 1]?.kind === "number" ||
      tagAt(tags, "units", at + 1) !== null ||
      isWordDayAlone({ tokens, tags }, at + 1))) ||
  isTagged(tags, BEGINNINGS, at);
/** "the fifteenth", with neither a month nor a noun behind it. */
const isWordDayAlone = (
  { tokens, tags }: Pick<DateContext, "tokens" | "tags">,
  at: number,
): boolean => {
  const day = tagAt(tags, "ordinal-days", at);
  const next = day === null ? undefined : tokens[day.to];
  return (
    day !== null &&
    (next?.kind !== "word" || tagAt(tags, "after-ordinal-day", day.to) !== null) &&
    tagAt(tags, "of-words", day.to) === null
  );
};
const BEGINNINGS: ReadonlySet<ListName> = new Set<ListName>([
  "part-of-month",
  "months",
  "direction-last",
  "direction-this",
  "direction-next",
  "weekdays",
  "holidays",
  "day-words",
  "number-words",
  "ordinal-days",
  "month-ordinals",
  "units",
  "weekend-words",
  "some-words",
  "season-names",
]);

const dated = (
  context: DateContext,
  { at, month, day, to }: { at: number; month: number; day: number; to: number },
): DateReading | null => {
  const year = yearAfter(context, to);
  if (year !== null) {
    if (!isDate(year.year, month, day)) return null;
    const origin = { rule: "date.full/1", anchor: year.anchor };
    return { to: year.to, value: dayValue(dayNumber(year.year, month, day), origin) };
  }
  if (!isDate(2000, month, day)) return null;
  if (context.anchor === null)
    return { to, value: unanchoredValue(month, day, "date.month-day/1") };
  const number = dayNumber(
    yearFor({ month, day, anchor: context.anchor }, isDateAhead(context, at)),
    month,
    day,
  );
  return { to, value: dayValue(number, { rule: "date.month-day/1", anchor: context.anchor }) };
};

const monthFirst: DateRule = (context, at) => {
  const month = monthAt(context, at);
  if (month === null) return null;
  const day = dayAt(context, month.to);
  if (day !== null) {
    const reading = dated(context, { at, month: month.month, day: day.day, to: day.to });
    if (reading !== null) return reading;
  }
  return monthAlone(context, { at, month: month.month, to: month.to, part: null });
};

/** "the first of May", "the twenty-sixth of August". */
const wordDayAt = ({ tags }: DateContext, at: number): { day: number; to: number } | null => {
  const tag = tagAt(tags, "ordinal-days", at);
  return tag === null ? null : { day: Number(tag.value), to: tag.to };
};

const dayFirst: DateRule = (context, at) => {
  const day = dayAt(context, at) ?? wordDayAt(context, at);
  if (day === null) return null;
  const of = tagAt(context.tags, "of-words", day.to)?.to ?? day.to;
  const month = monthAt(context, of);
  if (month === null) return null;
  return dated(context, { at, month: month.month, day: day.day, to: month.to });
};

const partOfMonth: DateRule = (context, at) => {
  const part = tagAt(context.tags, "part-of-month", at);
  if (part === null) return null;
  const relative = partOfToldMonth(context, part);
  if (relative !== null) return relative;
  let next = part.to;
  while (context.tokens[next]?.fold === "-" || tagAt(context.tags, "before-month", next)) next++;
  const month = monthAt(context, next);
  if (month === null) return null;
  return monthAlone(context, { at, month: month.month, to: month.to, part: part.value });
};

/** "at the end of last month", "early this month". */
const partOfToldMonth = (context: DateContext, { value, to }: Tag): DateReading | null => {
  const month = toldMonthAt(context, to);
  if (month === null) return null;
  const origin = { rule: "date.part-of-month/1", anchor: context.anchor };
  return { to: month.to, value: monthValue({ ...month, part: value }, origin) };
};

/** A month that something else than a word before it tells to be one: "and May" after "between March". */
export const readMonthAt: DateRule = (context, at) => {
  const month = monthAt(context, at);
  return month === null
    ? null
    : monthAlone(context, { at, month: month.month, to: month.to, part: null, sure: true });
};

const monthAlone = (
  context: DateContext,
  {
    at,
    month,
    to,
    part,
    sure = false,
  }: { at: number; month: number; to: number; part: string | null; sure?: boolean },
): DateReading | null => {
  const told = yearAfter(context, to);
  if (told !== null) {
    return {
      to: told.to,
      value: monthValue(
        { year: told.year, month, part },
        { rule: "date.month-year/1", anchor: told.anchor },
      ),
    };
  }
  if (!sure && !isBareMonth(context, to)) return null;
  if (context.anchor === null) return { to, value: unanchoredValue(month, null, "date.month/1") };
  const origin = { rule: "date.month/1", anchor: context.anchor };
  const year = yearFor({ month, day: 1, anchor: context.anchor }, isDateAhead(context, at));
  return { to, value: monthValue({ year, month, part }, origin) };
};

/** "May" and "March" begin names and sentences too: a bare month needs a word of time before it. */
const isBareMonth = ({ tokens, tags }: DateContext, to: number): boolean => {
  let at = to - 1;
  while (at > 0 && tokens[at]?.fold === ".") at--;
  if (tagAt(tags, "before-month", at - 1) !== null) return true;
  return tokens[at - 1]?.fold === "-" && tagAt(tags, "before-month", at - 2) !== null;
};

const weekday: DateRule = (context, at) => {
  const { tokens, tags, anchor } = context;
  const last = tagAt(tags, "direction-last", at) ?? tagAt(tags, "direction-this", at);
  const next = tagAt(tags, "direction-next", at);
  const nameAt = last?.to ?? next?.to ?? at;
  const name = tagAt(tags, "weekdays", nameAt);
  if (name === null || tokens[nameAt]?.capital !== true) return null;
  const to = nameAt + 1;
  if (anchor === null)
    return { to, value: { ...unanchoredValue(null, null, "date.weekday/1"), timex: null } };
  const back = (weekdayOf(anchor) - Number(name.value) + 7) % 7;
  const origin = { rule: "date.weekday/1", anchor };
  if (next !== null) return { to, value: dayValue(anchor + (back === 0 ? 7 : 7 - back), origin) };
  if (
    (isAnnounced(context, at) && back > (isOverBy(context, at) ? 5 : 3)) ||
    (isAhead(context, at) && last === null && back > 0)
  )
    return { to, value: dayValue(anchor + 7 - back, origin) };
  const strict = last !== null && tagAt(tags, "direction-last", at) !== null && back === 0;
  return { to, value: dayValue(anchor - (strict ? 7 : back), origin) };
};

/** "Saturday, Feb. 9", "last Monday night, November 28": one day, told twice; the date says which. */
const weekdayDate: DateRule = (context, at) => {
  const { tokens, tags } = context;
  const name = tagAt(tags, "direction-last", at)?.to ?? tagAt(tags, "direction-this", at)?.to ?? at;
  if (tagAt(tags, "weekdays", name) === null || tokens[name]?.capital !== true) return null;
  const part = tagAt(tags, "day-parts", name + 1)?.to ?? name + 1;
  const next = tokens[part]?.fold === "," ? part + 1 : part;
  const reading = monthFirst(context, next) ?? dayFirst(context, next);
  return reading?.value.precision === 1 ? reading : null;
};

/** "on Christmas Day": a day of the calendar by its name. */
const holiday: DateRule = (context, at) => {
  const tag = tagAt(context.tags, "holidays", at);
  if (tag === null) return null;
  const [month, day] = tag.value.split("-").map(Number);
  if (month === undefined || day === undefined) return null;
  return dated(context, { at, month, day, to: tag.to });
};

/** "the 25th of August" is told whole. */
const WITH_MONTH: readonly DateRule[] = [...OF_MONTH, dayFirst];

/** "the 25th", "on the 3rd". */
const ordinalDay: DateRule = (context, at) => {
  if (tagAt(context.tags, "definite-articles", at) === null) return null;
  for (const rule of WITH_MONTH) {
    const whole = rule(context, at + 1);
    if (whole !== null) return whole;
  }
  const day = dayAt(context, at + 1) ?? lateDayInWords(context, at + 1);
  if (day === null || !day.ordinal) return null;
  const after = context.tokens[day.to];
  // "the 8th congress", "the 38th parallel": an ordinal before a noun is no day.
  if (after?.kind === "word" && tagAt(context.tags, "after-ordinal-day", day.to) === null) {
    return null;
  }
  if (context.anchor === null)
    return { to: day.to, value: unanchoredValue(null, day.day, "date.ordinal-day/1") };
  // A notice "from the 26th" is often told the day before it holds; what happened is past.
  const isRule =
    isDateAhead(context, at) ||
    tagsIn(context.tags, "from-words", { from: at - TO_FROM, to: at }).length > 0;
  const until = context.anchor + (isRule ? DAYS_TOLD_AHEAD : 0);
  const number = dayOfMonthBefore(day.day, until);
  if (number === null) return null;
  return {
    to: day.to,
    value: dayValue(number, { rule: "date.ordinal-day/1", anchor: context.anchor }),
  };
};

/** "on the fifteenth": "the third" may be of anything, so only words that are seldom said of else, behind "on" or "from". */
const lateDayInWords = (context: DateContext, at: number) => {
  const word = wordDayAt(context, at);
  const isDay = DAY_OPENERS.some((list) => tagAt(context.tags, list, at - 2) !== null);
  return word === null || word.day < FIRST_LATE || !isDay ? null : { ...word, ordinal: true };
};
const DAY_OPENERS: readonly ListName[] = ["on-words", "from-words", "until-cues"];
const FIRST_LATE = 11;

const DAYS_TOLD_AHEAD = 7;
/** Tokens from "from" over "midnight on" to the day. */
const TO_FROM = 4;

const dayWord: DateRule = ({ tags, anchor }, at) => {
  const tag = tagAt(tags, "day-words", at);
  if (tag === null) return null;
  if (anchor === null) return { to: tag.to, value: unanchoredValue(null, null, "date.day-word/1") };
  return {
    to: tag.to,
    value: dayValue(anchor + Number(tag.value), { rule: "date.day-word/1", anchor }),
  };
};

const yearOnly: DateRule = ({ tokens, tags }, at) => {
  const year = numberAt(tokens, at);
  if (!isYear(year) || tagAt(tags, "before-year", at - 1) === null) return null;
  return { to: at + 1, value: yearValue(year, { rule: "date.year/1", anchor: null }) };
};

const RULES: readonly DateRule[] = [
  ...NUMERIC,
  ...OF_MONTH,
  ...OF_WEEK,
  partOfMonth,
  eitherDay,
  monthFirst,
  dayFirst,
  weekdayDate,
  weekday,
  holiday,
  ordinalDay,
  dayWord,
  countedUnits,
  oneUnitAgo,
  someUnitsAgo,
  season,
  relativeUnit,
  yearOnly,
];
