import { dayText } from "../extract/dates/calendar.ts";
import { readPlainDate } from "../extract/dates/plain.ts";
import type { TimeValue } from "../extract/dates/value.ts";
import { type Language, languageOf } from "../extract/languages/language.ts";
import { tagAt, tagWords } from "../extract/tokens/tag.ts";
import { tokenise } from "../extract/tokens/token.ts";
import type { RuleData } from "../model/data.ts";
import type { Day } from "../model/when.ts";

/** Days from and to, both included; null where that end is open. */
export type Period = { readonly from: Day | null; readonly to: Day | null };

type Typed = { readonly period: Period; readonly rest: string };

/** The first date with a year among the words, in numbers or plain words, and the words without it. */
export const periodIn = (words: string, data: RuleData): Typed => {
  const parts = words.split(/\s+/);
  const year = parts.findIndex((part) => YEAR.test(part));
  const language = languageOf("en", data);
  const none = { period: { from: null, to: null }, rest: words };
  if (year < 0 || language === null) return none;
  const run = runAround(year, parts, (text) => readIn(text, language));
  if (run === null) return none;
  const { earliest, latest } = run.value;
  const before = parts.slice(0, run.from);
  while (leansOn(before.at(-1) ?? "", language)) before.pop();
  return {
    period: {
      from: earliest === null ? null : dayText(earliest),
      to: latest === null ? null : dayText(latest),
    },
    rest: [...before, ...parts.slice(run.to)].join(" "),
  };
};

/** A year that begins a word: of an id like "case-2020-3" it is no date. */
const YEAR = /^(19|20)\d{2}(년.*|[-\d/~?.,]*)$/;
/** "from 5 to 12 January 2021" */
const MOST_WORDS = 6;

type Read = (text: string) => TimeValue | null;

/** The longest run of words around the year of which no end can go without another reading. */
const runAround = (year: number, parts: readonly string[], read: Read) => {
  for (let length = MOST_WORDS; length > 0; length -= 1) {
    const last = Math.min(year, parts.length - length);
    for (let from = Math.max(0, year - length + 1); from <= last; from += 1) {
      const to = from + length;
      const value = read(parts.slice(from, to).join(" "));
      if (value === null) continue;
      const shorter = [parts.slice(from + 1, to), parts.slice(from, to - 1)];
      if (shorter.every((run) => read(run.join(" "))?.edtf !== value.edtf)) {
        return { from, to, value };
      }
    }
  }
  return null;
};

/** Korean dates are read without a lexicon, so that the English one does for both languages. */
const readIn = (text: string, language: Language): TimeValue | null => {
  const [value] = readPlainDate(text, { language, anchor: null });
  return value === undefined || (value.earliest ?? value.latest) === null ? null : value;
};

/** Nobody looks for "on", "on the" or "on Tuesday" before a date. */
const leansOn = (word: string, language: Language): boolean => {
  const tags = tagWords(tokenise(word), language);
  return LEANING.some((list) => tagAt(tags, list, 0) !== null);
};
const LEANING = ["prepositions", "definite-articles", "weekdays"] as const;
