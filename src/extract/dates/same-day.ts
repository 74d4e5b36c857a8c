import { type DayNumber, datePartsOf } from "./calendar.ts";
import type { Time } from "./time.ts";
import { dayValue } from "./value.ts";

const WITHOUT_YEAR = "date.month-day/1";
const WITH_YEAR = "date.full/1";

/**
 * "on March 13 … on March 13, 2013": a day told without a year is the one that the text tells with it, as
 * long as that is past; a text that looks back would else have its days in the year of its publication.
 */
export const withToldYears = (
  times: readonly Time[],
  anchor: DayNumber | null,
): readonly Time[] => {
  const told = new Map<string, DayNumber | null>();
  for (const { value } of times) {
    if (value.rule !== WITH_YEAR || value.earliest === null) continue;
    if (anchor !== null && value.earliest > anchor) continue;
    const key = keyOf(value.earliest);
    // Told with two years it is no one day.
    told.set(key, told.has(key) && told.get(key) !== value.earliest ? null : value.earliest);
  }
  return told.size === 0 ? times : times.map((time) => withYear(time, told));
};

const withYear = (time: Time, told: ReadonlyMap<string, DayNumber | null>): Time => {
  const { value } = time;
  if (value.rule !== WITHOUT_YEAR) return time;
  const key = value.earliest === null ? keyOfText(value.edtf) : keyOf(value.earliest);
  const day = key === null ? null : (told.get(key) ?? null);
  return day === null || day === value.earliest
    ? time
    : { ...time, value: dayValue(day, { rule: "date.month-day-as-told/1", anchor: day }) };
};

const keyOf = (day: DayNumber): string => {
  const { month, day: number } = datePartsOf(day);
  return `${month}-${number}`;
};

/** "XXXX-03-13", as a day without any year is written. */
const keyOfText = (edtf: string): string | null => {
  const [, month, day] = edtf.split("-");
  return month === undefined || day === undefined ? null : `${Number(month)}-${Number(day)}`;
};
