/** Why the claims of a record are taken for one, two by two. */
import type { ClaimId } from "../model/ids.ts";
import type { MergeOnRecord } from "../model/record.ts";
import type { Join } from "./cluster.ts";
import { order } from "./components.ts";

type Merged = {
  readonly claims: readonly ClaimId[];
  readonly merges?: readonly MergeOnRecord[] | undefined;
};

/** The record with the joins of its own claims; `joins` may be those of a whole component. */
export const withMerges = <T extends Merged>(
  record: T,
  joins: readonly Pick<Join, "a" | "b" | "why">[],
): T => {
  const own = new Map<string, ClaimId>(record.claims.map((id) => [id, id]));
  const merges = joins
    .flatMap(({ a, b, why }) => {
      const [claim, other] = [own.get(b), own.get(a)];
      return claim === undefined || other === undefined ? [] : [{ claim, with: other, why }];
    })
    .sort((x, y) => order(x.claim, y.claim) || order(x.with, y.with));
  return merges.length === 0 ? record : { ...record, merges };
};
