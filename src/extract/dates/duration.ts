import { tagAt } from "../tokens/tag.ts";
import { type DateContext, numberAt } from "./rule.ts";
import { type TimexRule, undated } from "./timex.ts";

/** "two weeks", "a 30-day", "several months", "the next four years": how long. */
export const durationAt: TimexRule = (context, at) => {
  const { tags } = context;
  const lead = leadAt(context, at);
  const count = countAt(context, lead) ?? someAt(context, lead) ?? oneAt(context, lead);
  if (count === null) return bareUnits(context, at);
  const unit = unitAt(context, count.to);
  if (unit === null || isAge(context, unit.to)) return null;
  // "a day later", "two years ago" are dates or are read from another one.
  const value = lengthText(count.value, unit.value);
  const after = tagAt(tags, "before-point", unit.to) ?? tagAt(tags, "after-point", unit.to);
  return undated({ from: at, to: after?.to ?? unit.to }, "DURATION", value);
};

/** Past an article and a direction: "the next", "the first", "the last". */
const leadAt = ({ tags }: DateContext, at: number): number => {
  let next = tagAt(tags, "definite-articles", at)?.to ?? at;
  for (const list of ["direction-last", "direction-next", "ordinals"] as const)
    next = tagAt(tags, list, next)?.to ?? next;
  return next;
};

type Count = { readonly value: number | null; readonly to: number };

const countAt = ({ tokens, tags }: DateContext, at: number): Count | null => {
  const digits = numberAt(tokens, at);
  // A number as large is a year.
  if (digits !== null && digits < 1000) return { value: digits, to: at + 1 };
  const word = tagAt(tags, "number-words", at);
  if (word !== null) {
    const tens = Number(word.value);
    const joint = tokens[word.to]?.fold === "-" ? word.to + 1 : word.to;
    const ones = tagAt(tags, "number-words", joint);
    const isPair = ones !== null && tens >= 20 && tens < 100 && Number(ones.value) < 10;
    return isPair
      ? { value: tens + Number(ones.value), to: ones.to }
      : { value: tens, to: word.to };
  }
  return null;
};

const someAt = ({ tags }: DateContext, at: number): Count | null => {
  const few = tagAt(tags, "few-words", at);
  return few === null ? null : { value: null, to: few.to };
};

/** "a week", "another month", "the full year". */
const oneAt = ({ tags }: DateContext, at: number): Count | null => {
  const one = tagAt(tags, "one-words", at) ?? tagAt(tags, "fresh-starts", at);
  return one === null ? null : { value: 1, to: one.to };
};

const unitAt = ({ tokens, tags }: DateContext, at: number) => {
  const joint = tokens[at]?.fold === "-" ? at + 1 : (tagAt(tags, "more-of", at)?.to ?? at);
  return tagAt(tags, "duration-units", joint);
};

/** "a 44-year-old": how old somebody is, no stretch of what happened. */
const isAge = ({ tokens, tags }: DateContext, at: number): boolean => {
  const next = tokens[at]?.fold === "-" ? at + 1 : at;
  return tagAt(tags, "age-endings", next) !== null;
};

/** "P2W", "PT3H"; several of them "PXW"; decades and centuries as years. */
const lengthText = (count: number | null, unit: string): string => {
  const times = /^\d+/.exec(unit)?.[0];
  const name = times === undefined ? unit : unit.slice(times.length);
  const digits = count === null ? "X" : String(count * Number(times ?? "1"));
  if (name.startsWith("T")) return `PT${digits}${name.slice(1)}`;
  return `P${digits}${name}`;
};

/** "for years", "weeks or months": plural units without a count. */
const bareUnits: TimexRule = (context, at) => {
  const { tokens, tags } = context;
  const unit = tagAt(tags, "duration-units", at);
  if (unit === null || tagAt(tags, "single-durations", at) !== null) return null;
  if (tokens[at - 1]?.fold === "-") return null;
  return undated(unit, "DURATION", lengthText(null, unit.value));
};

/** "daily", "every month", "each Thursday": what comes again. */
export const frequencyAt: TimexRule = (context, at) => {
  const { tags } = context;
  const word = tagAt(tags, "frequency-words", at);
  if (word !== null) return undated(word, "SET", word.value);
  const each = tagAt(tags, "each-words", at);
  if (each === null) return null;
  const unit = tagAt(tags, "duration-units", each.to);
  if (unit !== null) return undated({ from: at, to: unit.to }, "SET", lengthText(1, unit.value));
  const day = tagAt(tags, "weekdays", each.to);
  if (day !== null) return undated({ from: at, to: day.to }, "SET", `XXXX-WXX-${day.value}`);
  const quarter = tagAt(tags, "quarter-words", each.to);
  return quarter === null ? null : undated({ from: at, to: quarter.to }, "SET", "P1Q");
};
