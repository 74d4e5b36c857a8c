/** Erases a capture: its bodies, salts and blob go, the ledger stays and goes on verifying. */
import { OnrecordError } from "../model/error.ts";
import type { CaptureId, PersonRef, Ref } from "../model/ids.ts";
import type { WriteTransaction } from "../store/store.ts";

/** Who erases, and why. */
export type Hand = { readonly by: PersonRef; readonly reason: string };

/**
 * Appends the erasure of every body that holds words of this capture, old record versions
 * included. The capture must be out of every current record first (withdrawn and settled).
 *
 * @returns how many bodies were erased
 * @throws OnrecordError "not-found" where the capture has no bodies left
 */
export const appendErasure = async (
  transaction: WriteTransaction,
  capture: CaptureId,
  hand: Hand,
): Promise<number> => {
  const refs = await transaction.material.bodiesOf(capture);
  if (refs.length === 0) {
    throw new OnrecordError("not-found", `Cannot erase "${capture}": no such capture on record`);
  }
  return append(transaction, refs, hand);
};

/**
 * Appends the erasure of bodies that later ones have replaced: earlier readings and claims of this
 * capture, and earlier versions of records that rested on it.
 *
 * @returns how many bodies were erased; 0 where there are none
 */
export const appendSuperseded = async (
  transaction: WriteTransaction,
  capture: CaptureId,
  hand: Hand,
): Promise<number> => {
  const refs = await transaction.material.supersededBodiesOf(capture);
  if (refs.length === 0) return 0;
  return append(transaction, refs, hand);
};

const append = async (
  transaction: WriteTransaction,
  refs: readonly Ref[],
  { by, reason }: Hand,
): Promise<number> => {
  const bodies = [{ body: "erasure" as const, reason }];
  await transaction.append({ kind: "erasure", by, bodies, about: refs });
  return refs.length;
};
