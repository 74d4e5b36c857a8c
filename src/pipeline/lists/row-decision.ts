import type { Decision } from "../../model/decision.ts";
import { OnrecordError } from "../../model/error.ts";
import type { ClaimId } from "../../model/ids.ts";
import type { StoredClaim } from "../../store/store.ts";

/** What a person said of a row and something that is on record. */
export type RowDecision = {
  /** Counted from 1. */
  readonly row: number;
  /** A claim of the other record. */
  readonly claim: ClaimId;
  readonly same: boolean;
};

/**
 * The decision that goes on record for it; `rows` has the claim of each row.
 *
 * @throws OnrecordError "usage" where the row claims nothing
 */
export const saidOf = (
  { row, claim, same }: RowDecision,
  rows: ReadonlyMap<number, StoredClaim>,
  reason: string,
): Decision => {
  const own = rows.get(row);
  if (own === undefined) {
    throw new OnrecordError(
      "usage",
      `Cannot decide on row ${row}: it claims nothing, see the mapping`,
    );
  }
  return { decision: same ? "merge" : "split", a: own.claim.id, b: claim, reason };
};
