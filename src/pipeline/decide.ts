/**
 * A person's decision and everything that follows from it, in one transaction. A veil or unveil (or
 * taking one back) also extracts the report again and erases the bodies that are replaced, because
 * words that are to stay in the capture only must leave every field, index and earlier version.
 */
import type { Decision } from "../model/decision.ts";
import { OnrecordError } from "../model/error.ts";
import type { CaptureId } from "../model/ids.ts";
import { appendSuperseded } from "../record/erase.ts";
import { appendDecision, type Bearing } from "../review/decide.ts";
import type { WriteTransaction } from "../store/store.ts";
import { type Path, settingOf } from "./path.ts";
import { appendDerived, compareDerived, deriveAgain, type Rederived } from "./rederive.ts";
import { settle } from "./settle.ts";

export type Deciding = {
  readonly decision: Decision;
  /** Blocking keys of a claim added by hand, else none. */
  readonly keys: readonly string[];
};

/**
 * Appends a decision and settles what it touches; all or nothing.
 *
 * @throws OnrecordError "not-found" where its target is not on record, "usage" where it cannot bear
 *   on its target
 */
export const decide = async (path: Path, deciding: Deciding): Promise<Bearing> => {
  const { bearing, erased } = await path.store.write((transaction) =>
    decideWithin(transaction, path, deciding),
  );
  if (erased > 0) await path.store.scrub();
  return bearing;
};

/** The same within a transaction that does more; the caller scrubs if bodies were erased. */
export const decideWithin = async (
  transaction: WriteTransaction,
  path: Path,
  { decision, keys }: Deciding,
): Promise<{ readonly bearing: Bearing; readonly erased: number }> => {
  if (decision.decision === "veil" || decision.decision === "unveil") {
    await requireSpan(transaction, decision.capture, decision.span.end);
  }
  const bearing = await appendDecision(transaction, decision, {
    by: path.by,
    keys,
    codebook: path.codebook,
  });
  const { captures, claims, extractAgain } = bearing;
  const moved: Rederived[] = [];
  for (const id of extractAgain) moved.push(...(await extractAnew(transaction, path, id)));
  const more = moved.flatMap((told) => [...told.claims.changed, ...told.claims.retired]);
  await settle(transaction, { captures, claims: [...claims, ...more] }, settingOf(path));
  let erased = 0;
  for (const id of extractAgain) {
    const hand = { by: path.by, reason: "replaced after a veil" };
    erased += await appendSuperseded(transaction, id, hand);
  }
  return { bearing, erased };
};

const extractAnew = async (
  transaction: WriteTransaction,
  path: Path,
  id: CaptureId,
): Promise<readonly Rederived[]> => {
  const item = await deriveAgain(path, id, transaction);
  if (item === null) return [];
  const told = await compareDerived(transaction.material, item);
  if (told === null) return [];
  await appendDerived(transaction, path, { item, told });
  return [told];
};

const requireSpan = async (
  { view }: WriteTransaction,
  id: CaptureId,
  end: number,
): Promise<void> => {
  const shown = await view.reading(id);
  if (shown === null) {
    throw new OnrecordError("not-found", `Cannot veil words of "${id}": no text was read from it`);
  }
  const { length } = shown.reading.text;
  if (end <= length) return;
  throw new OnrecordError("usage", `Cannot veil up to ${end}: the text ends at ${length}`);
};
