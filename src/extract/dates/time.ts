import { type Tags, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import { type DayNumber, datePartsOf, dayText } from "./calendar.ts";
import { yearAfter } from "./calendar-words.ts";
import { countedOnAt, countedToAt } from "./counted-on.ts";
import { duringEventAt, eventValueAt, type NamedPlaces, SINCE_NAMED } from "./event.ts";
import { readDateAt } from "./phrase.ts";
import { readRangeAt } from "./range.ts";
import type { DateContext } from "./rule.ts";
import { withToldYears, withYearGoneOn } from "./same-day.ts";
import { monthValue, type TimeValue, yearValue } from "./value.ts";

/** A time the text names: tokens `[from, to)`. */
export type Time = {
  readonly from: number;
  readonly to: number;
  readonly value: TimeValue;
  /** The time of the text that it is counted from ("the next day"). */
  readonly base?: TokenRange;
};

/** What times count from: the day of the text, and the countries that it names. */
export type TimeOrigin = { readonly anchor: DayNumber | null; readonly named: NamedPlaces };

/** Every time of a text in order, none inside another. Weekdays and months count back from the anchor. */
export const timesOf = (
  tokens: readonly Token[],
  tags: Tags,
  { anchor, named }: TimeOrigin,
): readonly Time[] => {
  const context = { tokens, tags, anchor };
  const times: Time[] = [];
  for (let at = 0; at < tokens.length; at++) {
    // Every time begins with a number or a word of some list: most tokens are neither.
    if (tags.byToken[at] === undefined && tokens[at]?.kind !== "number") continue;
    const time =
      countedToAt(context, at) ??
      countedOnAt(context, at, times.at(-1)) ??
      timeAt(context, at) ??
      duringEventAt(context, at, named) ??
      sinceEventAt(context, at, named) ??
      sameUnitAt(context, at, times.at(-1));
    if (time === null) continue;
    times.push(time);
    at = time.to - 1;
  }
  return withYearGoneOn(withToldYears(times, anchor), anchor);
};

const timeAt = (context: DateContext, at: number): Time | null => {
  const { tags } = context;
  const since = tagAt(tags, "since-words", at);
  const range = readRangeAt(context, at);
  if (range !== null) return { from: at, ...range };
  // "since the summer of 2019"
  const told = since === null ? at : (tagAt(tags, "definite-articles", since.to)?.to ?? since.to);
  if (isNameOfEvent(context, told)) return null;
  const reading = readDateAt(context, since?.to ?? at) ?? readDateAt(context, told);
  if (reading === null) return null;
  if (since !== null) return { from: at, to: reading.to, value: sinceValue(reading.value) };
  return {
    from: at,
    to: reading.to,
    value: atMidnight(context, { from: at, to: reading.to, value: reading.value }),
  };
};

/** "since the Friday marches began": a name, and no day. */
const isNameOfEvent = ({ tags, tokens }: DateContext, at: number): boolean =>
  tagAt(tags, "weekdays", at) !== null &&
  tagAt(tags, "definite-articles", at - 1) !== null &&
  tagAt(tags, "since-words", at - 2) !== null &&
  tokens[at + 1]?.kind === "word";

/** "an order of the same month": the month or year of the time told last before it. */
const sameUnitAt = (context: DateContext, at: number, last: Time | undefined): Time | null => {
  const tag = tagAt(context.tags, "same-unit", at);
  if (tag === null || last === undefined) return null;
  const { earliest, latest } = last.value;
  if (earliest === null || latest === null) return null;
  const [first, end] = [datePartsOf(earliest), datePartsOf(latest)];
  const origin = { rule: "date.same-unit/1", anchor: earliest };
  if (first.year !== end.year) return null;
  if (tag.value === "year") return { from: at, to: tag.to, value: yearValue(first.year, origin) };
  if (first.month !== end.month) return null;
  // "in the same month of 2019"
  const told = yearAfter(context, tagAt(context.tags, "of-words", tag.to)?.to ?? tag.to);
  const month = { year: told?.year ?? first.year, month: first.month, part: null };
  return { from: at, to: told?.to ?? tag.to, value: monthValue(month, origin) };
};

/** "since the last congress": from its first day on, where its days are known. */
const sinceEventAt = (context: DateContext, at: number, named: NamedPlaces): Time | null => {
  const since = tagAt(context.tags, "since-words", at);
  const event = since === null ? null : eventValueAt(context, since.to, named);
  if (event === null) return null;
  return { from: at, to: event.to, value: { ...sinceValue(event.value), rule: SINCE_NAMED } };
};

const sinceValue = (value: TimeValue): TimeValue => ({
  ...value,
  edtf: value.earliest === null ? value.edtf : `${dayText(value.earliest)}/..`,
  latest: null,
  timex: value.timex ?? value.edtf,
  precision: 5,
  rule: "date.since/1",
});

/** Midnight of a day may be its start or its end: both stay on record (domain DT-4). */
const atMidnight = ({ tags }: DateContext, time: Time): TimeValue => {
  const { value } = time;
  const near = [
    ...tagsIn(tags, "midnight", { from: Math.max(0, time.from - 4), to: time.from }),
    ...tagsIn(tags, "midnight", { from: time.to, to: time.to + 2 }),
  ];
  if (near.length === 0 || value.earliest === null || value.precision !== 1) return value;
  return {
    ...value,
    rule: "date.midnight/1",
    alternatives: [dayText(value.earliest), dayText(value.earliest + 1)],
  };
};
