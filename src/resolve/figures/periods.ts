/** Years and months, and whether one number follows another through them. */
import type { FigureUnit } from "../../model/figures.ts";
import type { When } from "../../model/when.ts";

/** The days that a date may be; an open end is null. */
export type Days = Pick<When, "earliest" | "latest">;

/** How a date stands to a period: in it, perhaps in it, outside, or without any date. */
export type Standing = "in" | "perhaps" | "outside" | "undated";

type Period = { readonly from: string | null; readonly to: string | null };

/** Open ends of a date are not known, open ends of a period hold everything. */
export const standingOf = (when: Days | null, { from, to }: Period): Standing => {
  const [earliest, latest] = [when?.earliest ?? null, when?.latest ?? null];
  if (earliest === null && latest === null) return "undated";
  if (from !== null && latest !== null && latest < from) return "outside";
  if (to !== null && earliest !== null && earliest > to) return "outside";
  const begins = from === null || (earliest !== null && earliest >= from);
  const ends = to === null || (latest !== null && latest <= to);
  return begins && ends ? "in" : "perhaps";
};

/** The year or month that holds a date whole; null where none does. */
export const periodOf = (when: Days | null, unit: FigureUnit): string | null => {
  const length = unit === "year" ? 4 : 7;
  const period = when?.earliest?.slice(0, length) ?? null;
  return period !== null && when?.latest?.slice(0, length) === period ? period : null;
};

/** Every year or month from the first to the last; empty where there is none. */
export const periodsBetween = (periods: readonly string[]): readonly string[] => {
  const [first, last] = [periods.toSorted()[0], periods.toSorted().at(-1)];
  const between: string[] = [];
  for (let period = first; period !== undefined && last !== undefined && period <= last; ) {
    between.push(period);
    period = nextOf(period);
  }
  return between;
};

const nextOf = (period: string): string => {
  const [year = 0, month = null] = period.split("-").map(Number);
  if (month === null) return String(year + 1).padStart(4, "0");
  const [nextYear, next] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${String(nextYear).padStart(4, "0")}-${String(next).padStart(2, "0")}`;
};

/** Fewer steps than these say nothing about whether one number follows another. */
const LEAST_STEPS = 4;
const WARNING_SHARE = 0.75;

/**
 * Compares the steps from each period to the next: of those in which the first number rises or
 * falls, in how many the second does the same. Warns from four steps on where it is three in four.
 */
export const followingOf = (counted: readonly number[], reported: readonly number[]) => {
  const directions = (numbers: readonly number[]) =>
    numbers.slice(1).map((number, at) => Math.sign(number - (numbers[at] ?? 0)));
  const [own, other] = [directions(counted), directions(reported)];
  const steps = own.filter((direction) => direction !== 0).length;
  const alike = own.filter((direction, at) => direction !== 0 && direction === other[at]).length;
  return { steps, alike, warns: steps >= LEAST_STEPS && alike >= steps * WARNING_SHARE };
};
