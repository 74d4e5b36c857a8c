/** The words in which claims state the value of one field. */
import type { Claim } from "../model/claim.ts";
import type { Passage } from "../model/passage.ts";
import { AGGREGATE_FIELDS } from "./aggregates.ts";
import { INCIDENT_FIELDS } from "./incidents.ts";
import { ORDER_FIELDS } from "./order-fields.ts";
import type { ResolvableClaim } from "./report.ts";

const READERS = Map.groupBy(
  [...INCIDENT_FIELDS, ...ORDER_FIELDS, ...AGGREGATE_FIELDS],
  ({ field }) => field,
);

/** Each claim's words for its value; of a value that a rule worked out, the claim's first passage. */
export const wordsStating = (
  field: string,
  items: readonly ResolvableClaim[],
): readonly Passage[] =>
  items.flatMap(({ claim }) => {
    const stated = statedBy(field, claim);
    return stated.length > 0 ? stated : claim.passages.slice(0, 1);
  });

const statedBy = (field: string, claim: Claim): readonly Passage[] => {
  for (const { read } of READERS.get(field) ?? []) {
    const stated = read(claim);
    if (stated !== null) return stated.passages;
  }
  return [];
};
