import type { FieldedRecord } from "./asking.ts";

type Fields = FieldedRecord["fields"];

/** What readers come for first: the toll or the rule, then where and when, then how it was done. */
const WEIGHTS: readonly RegExp[] = [
  /^outcomes\./,
  /^order\.(provisions|zone)$/,
  /^(when|period)$/,
  /^order\.(effective_from|issued|received|until)$/,
  /^(where|order\.stretch)$/,
];

/** Fields by their weight, else as the register has them; that there was one event goes without saying. */
export const inWeight = (fields: Fields): Fields =>
  fields
    .filter(({ field, values }) => field !== "events" || values.some(({ value }) => value !== 1))
    .toSorted((a, b) => weightOf(a.field) - weightOf(b.field));

function weightOf(field: string): number {
  const at = WEIGHTS.findIndex((weight) => weight.test(field));
  return at < 0 ? WEIGHTS.length : at;
}
