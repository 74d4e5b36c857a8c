/** A value of any field in words. */

import * as z from "zod";
import { Count } from "../../model/claim.ts";

const Km = z.object({ min: z.number(), max: z.number() });
const Dated = z.object({ edtf: z.string() });
const Named = z.object({ name: z.string() });
const Bounds = Count.unwrap().pick({ min: true, best: true, max: true });

/** e.g. "3 (up to 4)", "2020-08-27", "1–2 km"; what has no words of its own as JSON. */
export const valueText = (value: unknown): string => {
  if (typeof value === "string") return value;
  const count = Bounds.safeParse(value);
  if (count.success) return countText(count.data);
  const km = Km.safeParse(value);
  if (km.success) return kmText(km.data);
  const dated = Dated.safeParse(value);
  if (dated.success) return dateText(dated.data.edtf);
  const named = Named.safeParse(value);
  return named.success ? named.data.name : JSON.stringify(value);
};

/** e.g. "3 (up to 4)", "at least 2". */
export const countText = ({ min, best, max }: Pick<Count, "min" | "best" | "max">): string => {
  if (best === null) {
    if (min !== null && max !== null) return `${min}–${max}`;
    if (min !== null) return `at least ${min}`;
    return max === null ? "an unknown number" : `at most ${max}`;
  }
  const lower = min !== null && min < best ? `at least ${min}` : null;
  const upper = max !== null && max > best ? `up to ${max}` : null;
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
