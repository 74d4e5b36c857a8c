import * as z from "zod";
import { Basis } from "./passage.ts";
import { list, shape } from "./shape.ts";

const DECLARED = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?[~?%]?$/;

/**
 * A date as a person declares it: EDTF as far as publication dates need it, a year, a month, a day
 * or a time of a day; "~", "?" or "%" may follow.
 */
export const EdtfDate = z.string().refine((text) => {
  const parts = DECLARED.exec(text)?.slice(1, 4);
  if (parts === undefined) return false;
  const [year = 0, month = 1, day = 1] = parts.map((part) =>
    part === undefined ? 1 : Number(part),
  );
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}, "must be a date as 2021, 2021-03 or 2021-03-04");

/** UTC with milliseconds, e.g. "2026-11-21T21:30:00.000Z". */
export const Instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
export type Instant = z.infer<typeof Instant>;

/** A calendar day, e.g. "2020-08-26". */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export type Day = z.infer<typeof Day>;

/**
 * A date as EDTF (ISO 8601-2, levels 0–2) with the interval it may lie in.
 * `precision` is UCDP's date_prec: 1 day, 2 two to six days, 3 week, 4 month, 5 year or longer.
 * `earliest` or `latest` null: open or unknown at that end (EDTF ".." or "").
 */
export const When = shape({
  /** The date itself. */
  edtf: z.string(),
  /** First day it may lie on. */
  earliest: Day.nullable(),
  /** Last day it may lie on. */
  latest: Day.nullable(),
  /** 1 day to 5 year or longer. */
  precision: z.int().min(1).max(5),
  /** The words, the date they were counted from, and the rule, e.g. "last Thursday" from 2021-01-21. */
  anchoring: shape({ phrase: z.string(), anchor: Day.nullable(), rule: z.string() }).nullable(),
  /** Other readings of the same words, as EDTF, e.g. both midnights of "midnight on the 26th". */
  alternatives: list(z.string()),
  basis: Basis,
});
export type When = z.infer<typeof When>;

/** The end of an order: a date or an event ("until the pandemic ends"). */
export const Until = z.discriminatedUnion("kind", [
  shape({ kind: z.literal("date"), when: When }),
  shape({ kind: z.literal("event"), event: z.string(), basis: Basis }),
]);
export type Until = z.infer<typeof Until>;
