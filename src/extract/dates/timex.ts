import type { Tags, TokenRange } from "../tokens/tag.ts";
import { tagAt } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import type { DayNumber } from "./calendar.ts";
import { dayPartAt } from "./clock.ts";
import { durationAt, frequencyAt } from "./duration.ts";
import { periodAt } from "./period.ts";
import { readDateAt } from "./phrase.ts";
import type { DateContext } from "./rule.ts";
import type { TimeValue } from "./value.ts";

/** What TIMEX3 tells apart: a date, a time of a day, a length and what comes again. */
export type TimexType = "DATE" | "TIME" | "DURATION" | "SET";

/** A time expression of any kind, also one that names no day ("two weeks", "now"). */
export type Timex = TokenRange & {
  readonly type: TimexType;
  /** TIMEX3 value, e.g. "2020-W35", "P2W", "PRESENT_REF". */
  readonly value: string;
  /** "XXXX" where the words name no date. */
  readonly edtf: string;
  readonly earliest: DayNumber | null;
  readonly latest: DayNumber | null;
  /** True for a period that another one is only compared with ("than a year earlier"). */
  readonly isCompared?: boolean;
};

/** Where a rule looks, with the expressions told before it: "a year earlier" counts from the last. */
export type TimexContext = DateContext & { readonly before: readonly Timex[] };

/** Reads an expression that begins at the token, or gives null. */
export type TimexRule = (context: TimexContext, at: number) => Timex | null;

/** Every time expression of a text in order, none inside another. */
export const timexesOf = (
  tokens: readonly Token[],
  tags: Tags,
  anchor: DayNumber | null,
): readonly Timex[] => {
  const before: Timex[] = [];
  const context: TimexContext = { tokens, tags, anchor, before };
  for (let at = 0; at < tokens.length; at++) {
    const found = timexAt(context, at);
    if (found === null) continue;
    before.push(found);
    at = found.to - 1;
  }
  return before;
};

/** An expression that bears no date of its own. */
export const undated = (range: TokenRange, type: TimexType, value: string): Timex => ({
  from: range.from,
  to: range.to,
  type,
  value,
  edtf: "XXXX",
  earliest: null,
  latest: null,
});

/** An expression with the date that rules of claims read too. */
export const datedTimex = (range: TokenRange, value: TimeValue): Timex => ({
  from: range.from,
  to: range.to,
  type: value.rule.startsWith("date.past-units") ? "DURATION" : "DATE",
  value: value.timex ?? value.edtf,
  edtf: value.edtf,
  earliest: value.earliest,
  latest: value.latest,
});

const RULES: readonly TimexRule[] = [
  dayPartAt,
  periodAt,
  (context, at) => {
    const since = tagAt(context.tags, "since-words", at);
    const from = since?.to ?? at;
    const reading = readDateAt(context, from);
    return reading === null ? null : datedTimex({ from: at, to: reading.to }, reading.value);
  },
  frequencyAt,
  durationAt,
  (context, at) => referenceAt(context, at),
];

const timexAt = (context: TimexContext, at: number): Timex | null => {
  for (const rule of RULES) {
    const found = rule(context, at);
    if (found !== null) return found;
  }
  return null;
};

const REFERENCES = [
  ["present-references", "PRESENT_REF"],
  ["past-references", "PAST_REF"],
  ["future-references", "FUTURE_REF"],
] as const;

/** "now", "recently", "in the future": before, at or after the telling, no more. */
const referenceAt: TimexRule = ({ tags }, at) => {
  for (const [list, value] of REFERENCES) {
    const tag = tagAt(tags, list, at);
    // "the past year" is a period, not the past.
    if (tag !== null && tagAt(tags, "units", tag.to) === null) return undated(tag, "DATE", value);
  }
  return null;
};
