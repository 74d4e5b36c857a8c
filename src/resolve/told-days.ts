/**
 * The days a text names, beside the one its claim was given: a report of an arrest or a funeral tells
 * the day of the shots too. For comparing alone; extraction decides which day an event has.
 */
import type { RuleData } from "../model/data.ts";
import { dayText } from "./days.ts";
import type { Word } from "./words.ts";

/** Numbers of weekdays (Monday 1) and months by their folded names, in every language of the rules. */
export type Calendar = {
  readonly weekdays: ReadonlyMap<string, number>;
  readonly months: ReadonlyMap<string, number>;
};

/** From the word lists `weekdays` and `months`, entries as "march=3". */
export const calendarFrom = (data: RuleData): Calendar => {
  const numbered = (name: string): ReadonlyMap<string, number> =>
    new Map(
      Object.values(data.lexicons).flatMap(({ lists }) =>
        (lists[name] ?? []).flatMap((entry): [string, number][] => {
          const [word = "", number] = entry.split("=");
          return number === undefined ? [] : [[word, Number(number)]];
        }),
      ),
    );
  return { weekdays: numbered("weekdays"), months: numbered("months") };
};

/**
 * Days as "2021-03-04". Without a year it is the last such day up to `published` (a day number); a
 * weekday is one of the seven days up to then. Only days with a year where `published` is null.
 */
export const toldDays = (
  words: readonly Word[],
  published: number | null,
  { weekdays, months }: Calendar,
): ReadonlySet<string> => {
  const days = new Set<string>();
  for (const [at, { folded }] of words.entries()) {
    const month = months.get(folded);
    if (month !== undefined) {
      const [before, after, later] = [at - 1, at + 1, at + 2].map((near) => words[near]?.folded);
      const [number, year] = /^\d{1,2}$/.test(after ?? "") ? [after, later] : [before, after];
      const day = dayOf({ number, month, year }, published);
      if (day !== null) days.add(day);
    }
    const weekday = weekdays.get(folded);
    if (weekday !== undefined && published !== null) {
      days.add(dayText(published - ((weekdayOf(published) - weekday + 7) % 7)));
    }
  }
  return days;
};

type Told = {
  readonly number: string | undefined;
  readonly month: number;
  readonly year: string | undefined;
};

const dayOf = (
  { number = "", month, year = "" }: Told,
  published: number | null,
): string | null => {
  if (!/^\d{1,2}$/.test(number)) return null;
  const inYear = (of: number): string =>
    `${of}-${String(month).padStart(2, "0")}-${number.padStart(2, "0")}`;
  if (/^(?:19|20)\d\d$/.test(year)) return inYear(Number(year));
  if (published === null) return null;
  const today = dayText(published);
  const thisYear = Number(today.slice(0, 4));
  return inYear(thisYear) <= today ? inYear(thisYear) : inYear(thisYear - 1);
};

// 1970-01-01 was a Thursday.
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;
