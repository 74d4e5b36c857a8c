/** Which incidents and orders a report ties to one another; no rule of ours does. */
import type { TieOnRecord } from "../model/record.ts";
import type { ResolvableClaim } from "./report.ts";

/** The ties that the claims of one record carry, in their order; empty where no report ties it to anything. */
export const tiesOf = (items: readonly ResolvableClaim[]): readonly TieOnRecord[] =>
  items.flatMap(({ claim }) => (claim.ties ?? []).map((tie) => ({ claim: claim.id, ...tie })));
