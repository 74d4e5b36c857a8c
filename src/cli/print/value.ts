/** A value of any field in words. */

import * as z from "zod";
import { Count } from "../../model/claim.ts";
import { placeName } from "./place-name.ts";

const Km = z.object({ min: z.number(), max: z.number() });
const Dated = z.object({ edtf: z.string() });
const Awaited = z.object({ event: z.string() });
const Placed = z
  .object({ place: z.string(), name: z.string(), side: z.enum(["own", "river", "other"]) })
  .partial()
  .refine((value) => Object.values(value).some((part) => part !== undefined));
const Bounds = Count.unwrap().pick({ min: true, best: true, max: true });

/** e.g. "3 (at most 4)", "2020-08-27", "1–2 km", a list of these; what has no words of its own as JSON. */
export const valueText = (value: unknown): string => {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(valueText).join("; ");
  const count = Bounds.safeParse(value);
  if (count.success) return countText(count.data);
  const km = Km.safeParse(value);
  if (km.success) return kmText(km.data);
  const dated = Dated.safeParse(value);
  if (dated.success) return dateText(dated.data.edtf);
  const awaited = Awaited.safeParse(value);
  if (awaited.success) return awaited.data.event;
  if (typeof value === "boolean") return value ? "yes" : "no";
  const placed = Placed.safeParse(value);
  return placed.success ? placedText(placed.data) : JSON.stringify(value);
};

const SIDES = {
  own: "on the bank of those who fired",
  river: "in the river",
  other: "on the other bank",
} as const;

const placedText = ({ place, name, side }: z.infer<typeof Placed>): string =>
  [place === undefined ? name : placeName(place), side === undefined ? undefined : SIDES[side]]
    .filter((part) => part !== undefined)
    .join(", ");

/** e.g. "3 (at most 4)", "at least 2". */
export const countText = ({ min, best, max }: Pick<Count, "min" | "best" | "max">): string => {
  if (best === null) {
    if (min !== null && max !== null) return `${min}–${max}`;
    if (min !== null) return `at least ${min}`;
    return max === null ? "an unknown number" : `at most ${max}`;
  }
  const lower = min !== null && min < best ? `at least ${min}` : null;
  const upper = max !== null && max > best ? `at most ${max}` : null;
  const bounds = [lower, upper].filter((bound) => bound !== null);
  return bounds.length === 0 ? String(best) : `${best} (${bounds.join(", ")})`;
};

/** e.g. "1–2 km". */
export const kmText = ({ min, max }: { readonly min: number; readonly max: number }): string =>
  `${min === max ? min : `${min}–${max}`} km`;

/** EDTF, with what is unknown said in words: "XXXX-01-17" is "17 January, year not known". */
export const dateText = (edtf: string): string => {
  if (/^X*$/.test(edtf)) return "date not known";
  const yearless = /^XXXX-(\d{2})(?:-(\d{2}))?$/.exec(edtf);
  if (yearless === null) return edtf;
  const [, month, day] = yearless;
  const name = MONTHS[Number(month) - 1] ?? "";
  return `${day === undefined ? name : `${Number(day)} ${name}`}, year not known`;
};

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );
