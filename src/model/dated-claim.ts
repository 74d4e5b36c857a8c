import type { ClaimId } from "./ids.ts";
import type { Where } from "./place.ts";
import type { Day } from "./when.ts";

/** What a claim of an order says of where and when it held, with whose reporting it is. */
export type DatedClaim = {
  readonly id: ClaimId;
  /** Null where it tells no place of its own. */
  readonly where: Pick<Where, "place"> | null;
  /** Days on which it says that the order was issued, received or took effect; never of publication. */
  readonly days: readonly { readonly first: Day; readonly last: Day }[];
  /** Of a reprint the outlet that it reprints. */
  readonly outlet: string | null;
  /** True where the words are those of a summary of what the outlet published. */
  readonly summary: boolean;
  /** The first day on which it may have been published, of a reprint the original; null where that is not known. */
  readonly published: Day | null;
};
