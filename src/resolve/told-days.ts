/**
 * The days a text names, beside the one its claim was given: a report of an arrest or a funeral tells
 * the day of the shots too. For comparing alone; extraction decides which day an event has.
 */
import type { RuleData } from "../model/data.ts";
import { dayNumber, dayText } from "./days.ts";
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
 * Days as "2021-03-04". Without a year it is the last such day up to `published` (a day number), and a
 * weekday one of the seven days up to then; where that is null they stay open, as "03-04" and "day 4".
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
      const [number, year] = DAY_NUMBER.test(after ?? "") ? [after, later] : [before, after];
      if (DAY_NUMBER.test(number ?? "")) {
        const day = [month, Number(number)].map((part) => String(part).padStart(2, "0")).join("-");
        days.add(withYear(day, { year, published }));
      }
    }
    const weekday = weekdays.get(folded);
    if (weekday !== undefined) {
      const back = published === null ? 0 : (weekdayOf(published) - weekday + 7) % 7;
      days.add(published === null ? `day ${weekday}` : dayText(published - back));
    }
  }
  return days;
};

/** True where a set of `toldDays` holds the day, e.g. "2021-03-04", or leaves it open. */
export const tellsDay = (days: ReadonlySet<string>, day: string): boolean => {
  const number = dayNumber(day);
  return (
    days.has(day) ||
    days.has(day.slice(5)) ||
    (number !== null && days.has(`day ${weekdayOf(number)}`))
  );
};

const DAY_NUMBER = /^\d{1,2}$/;

const withYear = (
  day: string,
  { year = "", published }: { year: string | undefined; published: number | null },
): string => {
  if (/^(?:19|20)\d\d$/.test(year)) return `${year}-${day}`;
  if (published === null) return day;
  const today = dayText(published);
  const thisYear = Number(today.slice(0, 4));
  return `${thisYear}-${day}` <= today ? `${thisYear}-${day}` : `${thisYear - 1}-${day}`;
};

// 1970-01-01 was a Thursday.
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;
