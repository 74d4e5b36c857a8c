/** Times counted on from the day that is told before them: "the next day", "three days earlier". */
import { type Tag, tagAt } from "../tokens/tag.ts";
import { datePartsOf } from "./calendar.ts";
import { readDateAt } from "./phrase.ts";
import { type DateContext, type DateReading, numberAt } from "./rule.ts";
import type { Time } from "./time.ts";
import { dayValue, monthValue, spanValue, type TimeValue, yearValue } from "./value.ts";

const RULE = "date.counted-on/1";
const COUNTED_TO = "date.counted-to/1";
const COUNTED_BACK = "date.counted-back/1";

/** True of a rule by which a time is counted from another one of the text. */
export const isCountedOn = (rule: string): boolean => rule === RULE;

/** True of "two days after he shot his friend": the day of the clause that goes on, and of nothing before it. */
export const isCountedBack = ({ value }: Time): boolean => value.rule === COUNTED_BACK;

/** Tokens to the day that is counted from: it stands in the same sentence or in one or two before. */
const FARTHEST = 60;

/** The time at the token, counted from the last one told; null where the words count from none, or that is no day. */
export const countedOnAt = (
  context: DateContext,
  at: number,
  last: Time | undefined,
): Time | null => {
  if (last === undefined || at - last.to > FARTHEST || last.value.precision > 2) return null;
  const back = stepBackAt(context, at, last);
  const step = namedStepAt(context, at) ?? countedStepAt(context, at) ?? back;
  if (step === null) return null;
  const from = step.count < 0 ? last.value.earliest : last.value.latest;
  if (from === null) return null;
  return {
    from: at,
    to: step.to,
    value: timeValue(from, step, step === back ? COUNTED_BACK : RULE),
    base: { from: last.from, to: last.to },
  };
};

/** "three days before 26 August", "the day after Christmas": counted from the date that follows. */
export const countedToAt = (context: DateContext, at: number): Time | null => {
  const { tags } = context;
  const word = tagAt(tags, "number-words", at);
  const isOne = tagAt(tags, "determiners", at) !== null;
  const count =
    numberAt(context.tokens, at) ?? (word === null ? (isOne ? 1 : null) : Number(word.value));
  const unit = count === null ? null : tagAt(tags, "units", word?.to ?? at + 1);
  const side = unit === null ? null : tagAt(tags, "date-sides", unit.to);
  if (count === null || count > MOST || unit === null || side === null) return null;
  if (isOne && unit.value !== "day" && tagAt(tags, "determiners", at)?.value !== "") return null;
  const date = readDateAt(context, side.to) ?? dateOfNounAt(context, side.to);
  if (date === null || date.value.precision !== 1 || date.value.earliest === null) return null;
  const step = { count: Number(side.value) * count, unit: unit.value, to: date.to };
  return { from: at, to: date.to, value: timeValue(date.value.earliest, step, COUNTED_TO) };
};

/** "the proclamation of 25 August": a date that only says which one is meant. */
const dateOfNounAt = (context: DateContext, at: number): DateReading | null => {
  const { tokens, tags } = context;
  const noun = tagAt(tags, "determiners", at)?.to ?? at;
  for (let next = noun + 1; next <= noun + LONGEST_NOUN; next++) {
    if (tokens[next - 1]?.kind !== "word") return null;
    const link = tagAt(tags, "of-words", next) ?? tagAt(tags, "on-words", next);
    if (link !== null) return readDateAt(context, link.to);
  }
  return null;
};
const LONGEST_NOUN = 3;

type Step = { readonly count: number; readonly unit: string; readonly to: number };

/** "the next day", "that night", "the evening before": a day or none from the one told. */
const namedStepAt = ({ tokens, tags }: DateContext, at: number): Step | null => {
  const tag = tagAt(tags, "told-days", at);
  if (tag === null) return null;
  // "the day before the parade" counts from the parade.
  const next = tokens[tag.to];
  if (tagAt(tags, "open-days", at) !== null && next !== undefined && next.kind !== "mark")
    return null;
  return { count: Number(tag.value), unit: "day", to: tag.to };
};

/** "two days later", "a week earlier". */
const countedStepAt = (context: DateContext, at: number): Step | null => {
  const { tokens, tags } = context;
  const word = tagAt(tags, "number-words", at);
  const isOne = tagAt(tags, "determiners", at)?.value === "";
  const count = numberAt(tokens, at) ?? (word === null ? (isOne ? 1 : null) : Number(word.value));
  const unit = count === null ? null : tagAt(tags, "units", word?.to ?? at + 1);
  if (count === null || unit === null || count > MOST) return null;
  const sign = signAt(context, unit);
  return sign === null ? null : { count: sign.sign * count, unit: unit.value, to: sign.to };
};
const MOST = 400;

/**
 * "was arrested on Thursday, two days after he shot his friend": the day of what the clause goes on to tell. A date
 * after it is counted from instead (`countedToAt`).
 */
const stepBackAt = (context: DateContext, at: number, last: Time): Step | null => {
  const { tokens, tags } = context;
  const between = tokens.slice(last.to, at);
  const isBehind = between.length <= TO_CLAUSE && between.at(-1)?.kind === "mark";
  if (!isBehind || between.some(({ fold }) => fold === ".")) return null;
  const word = tagAt(tags, "number-words", at);
  const isOne = tagAt(tags, "determiners", at)?.value === "";
  const count = numberAt(tokens, at) ?? (word === null ? (isOne ? 1 : null) : Number(word.value));
  const unit = count === null ? null : tagAt(tags, "units", word?.to ?? at + 1);
  const side = unit === null ? null : tagAt(tags, "date-sides", unit.to);
  if (count === null || unit === null || count > MOST || side?.value !== AFTER) return null;
  if (readDateAt(context, side.to) !== null || dateOfNounAt(context, side.to) !== null) return null;
  return { count: -count, unit: unit.value, to: side.to };
};
const TO_CLAUSE = 14;
/** How the lexicon marks "after". */
const AFTER = "1";

const signAt = (
  { tags }: DateContext,
  unit: Tag,
): { readonly sign: 1 | -1; readonly to: number } | null => {
  const later = tagAt(tags, "later-words", unit.to);
  if (later !== null) return { sign: 1, to: later.to };
  const earlier = tagAt(tags, "earlier-words", unit.to);
  return earlier === null ? null : { sign: -1, to: earlier.to };
};

/** Days are counted to the day; weeks a day more or less; months and years by their name. */
const timeValue = (from: number, { count, unit }: Step, rule: string): TimeValue => {
  const origin = { rule, anchor: from };
  if (unit === "day") return dayValue(from + count, origin);
  const { year, month } = datePartsOf(from);
  if (unit === "year") return yearValue(year + count, origin);
  if (unit === "month") {
    const months = year * 12 + month - 1 + count;
    const told = { year: Math.floor(months / 12), month: (months % 12) + 1, part: null };
    return monthValue(told, origin);
  }
  const day = from + count * (unit === "fortnight" ? 14 : 7);
  return spanValue(day - 1, day + 1, origin);
};
