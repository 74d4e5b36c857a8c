/**
 * A person's decision and everything that follows from it, in one transaction. A veil or unveil (or
 * taking one back) also extracts the report again and erases the bodies that are replaced, because
 * words that are to stay in the capture only must leave every field, index and earlier version.
 */
import type { Decision } from "../model/decision.ts";
import { OnrecordError } from "../model/error.ts";
import type { CaptureId } from "../model/ids.ts";
import type { RecordChange } from "../record/change.ts";
import { appendSuperseded } from "../record/erase.ts";
import { appendDecision, type Bearing } from "../review/decide.ts";
import type { WriteTransaction } from "../store/store.ts";
import { type Path, settingOf } from "./path.ts";
import { appendDerived, compareDerived, deriveAgain, type Rederived } from "./rederive.ts";
import { settle } from "./settle.ts";

export type Deciding = {
  readonly decision: Decision;
  /** Blocking keys of a claim added or corrected by hand, else none. */
  readonly keys: readonly string[];
};

/** Completes a decision by what is on record when it is taken. */
export type MakeDeciding = (transaction: WriteTransaction) => Promise<Deciding>;

/** What a decision came to, within its transaction. */
export type Decided = {
  readonly bearing: Bearing;
  /** Bodies whose words are gone; the caller scrubs where there are any. */
  readonly erased: number;
  readonly change: RecordChange;
};

/**
 * Appends a decision and settles what it touches; all or nothing.
 *
 * @throws OnrecordError "not-found" where its target is not on record, "usage" where it cannot bear
 *   on its target
 */
export const decide = async (path: Path, deciding: Deciding | MakeDeciding): Promise<Bearing> => {
  const { bearing, erased } = await path.store.write((transaction) =>
    decideMade(transaction, path, deciding),
  );
  if (erased > 0) await path.store.scrub();
  return bearing;
};

/** Completes the decision and appends it. */
export const decideMade = async (
  transaction: WriteTransaction,
  path: Path,
  deciding: Deciding | MakeDeciding,
): Promise<Decided> =>
  decideWithin(
    transaction,
    path,
    typeof deciding === "function" ? await deciding(transaction) : deciding,
  );

/** The same within a transaction that does more; the caller scrubs if bodies were erased. */
export const decideWithin = async (
  transaction: WriteTransaction,
  path: Path,
  { decision, keys }: Deciding,
): Promise<Decided> => {
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
  const seeds = { captures, claims: [...claims, ...more] };
  const change = await settle(transaction, seeds, settingOf(path));
  let erased = 0;
  for (const id of extractAgain) {
    const hand = { by: path.by, reason: "replaced after a veil" };
    erased += await appendSuperseded(transaction, id, hand);
  }
  return { bearing, erased, change };
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
