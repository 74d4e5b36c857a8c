/** Veiling: words that are to stay in the capture only leave every field, index and earlier version. */
import type { Decision } from "../model/decision.ts";
import { OnrecordError } from "../model/error.ts";
import type { CaptureId } from "../model/ids.ts";
import { deriveBytes, type Path, settingOf } from "../pipeline.ts";
import { appendSuperseded } from "../record/erase.ts";
import { appendDecision } from "../review/decide.ts";
import { appendDerived, compareDerived, veiledBy } from "./rederive.ts";
import { settle } from "./settle.ts";

/** A veil or unveil decision. */
export type VeilDecision = Extract<Decision, { decision: "veil" | "unveil" }>;

/**
 * Appends the decision, extracts the report again with it, settles, and erases the bodies that the
 * new ones replace, because they hold the veiled words; then scrubs the disk.
 *
 * @throws OnrecordError "not-found" where the report is not on record or was not read, "usage"
 *   where the span does not lie in its text
 */
export const veil = async (path: Path, decision: VeilDecision): Promise<void> => {
  const { capture: id, span } = decision;
  await requireSpan(path, id, span.end);
  const erased = await path.store.write(async (transaction) => {
    await appendDecision(transaction, decision, { by: path.by, keys: [] });
    const capture = await transaction.view.captureBody(id);
    if (capture === null) throw notRead(id);
    const bytes = await path.store.blobs.read(capture.sha256);
    const marks = await veiledBy(transaction.material, id);
    const task = { capture: id, bytes, declared: capture.declared, ...marks };
    const item = { capture, derived: await deriveBytes(path, task) };
    const told = await compareDerived(transaction.material, item);
    if (told !== null) await appendDerived(transaction, path, { item, told });
    const claims = told === null ? [] : [...told.claims.changed, ...told.claims.retired];
    await settle(transaction, { captures: [id], claims }, settingOf(path));
    return appendSuperseded(transaction, id, { by: path.by, reason: "replaced after a veil" });
  });
  if (erased > 0) await path.store.scrub();
};

const requireSpan = async (path: Path, id: CaptureId, end: number): Promise<void> => {
  const shown = await path.store.view.reading(id);
  if (shown === null) throw notRead(id);
  const { length } = shown.reading.text;
  if (end <= length) return;
  throw new OnrecordError("usage", `Cannot veil up to ${end}: the text ends at ${length}`);
};

const notRead = (id: CaptureId): OnrecordError =>
  new OnrecordError("not-found", `Cannot veil words of "${id}": no text was read from it`);
