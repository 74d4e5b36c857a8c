import * as z from "zod";
import { Basis } from "./passage.ts";
import { list, shape } from "./shape.ts";

/** A calendar day, e.g. "2020-08-26". */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export type Day = z.infer<typeof Day>;

/**
 * A date as EDTF (ISO 8601-2, levels 0–2) with the interval it may lie in.
 * `precision` is UCDP's date_prec: 1 day, 2 two to six days, 3 week, 4 month, 5 year or longer.
 * `earliest` or `latest` null: open or unknown at that end (EDTF ".." or "").
 */
export const When = shape({
  edtf: z.string(),
  earliest: Day.nullable(),
  latest: Day.nullable(),
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
