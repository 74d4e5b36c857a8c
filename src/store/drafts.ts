import type { KeptDraft } from "../model/coding.ts";
import type { Ref } from "../model/ids.ts";

/**
 * Unfinished coding. It is beside the ledger: `rebuild` leaves it alone, and the erasure of its
 * capture removes it.
 */
export type Drafts = {
  /**
   * Puts a draft in place of the one with its id. Throws "not-found" where its capture is not on record,
   * "usage" where that one is done or another's.
   */
  put(draft: KeptDraft): Promise<void>;
  /** False where there is none. */
  remove(id: Ref): Promise<boolean>;
};
