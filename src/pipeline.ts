/**
 * The whole path on one page: capture → read → extract → resolve → record, and the ways back over
 * it (decide, erase, rederive). The stages know nothing of one another; here they are joined.
 */
import { type Captured, capture } from "./capture/capture.ts";
import type { Input } from "./capture/inputs.ts";
import type { Derived, DerivedCapture } from "./model/derived.ts";
import { isOnrecordError, OnrecordError } from "./model/error.ts";
import type { CaptureId } from "./model/ids.ts";
import { decideWithin } from "./pipeline/decide.ts";
import { derivedNothing } from "./pipeline/derived-nothing.ts";
import { withBoilerplate } from "./pipeline/learn.ts";
import { deriveBytes, handOf, type Path, settingOf } from "./pipeline/path.ts";
import { settle } from "./pipeline/settle.ts";
import { type Telling, tellWarnings, type Warning } from "./pipeline/warnings.ts";
import { appendCapture } from "./record/captures.ts";
import { appendErasure } from "./record/erase.ts";
import type { WriteTransaction } from "./store/store.ts";

/** What became of one input. `added` is told only after its entries are durable. */
export type AddOutcome =
  | {
      readonly kind: "added";
      readonly name: string;
      readonly capture: CaptureId;
      readonly unread: string | null;
      /** What the comparison with all others came upon; told once for each crowd of reports. */
      readonly warnings: readonly Warning[];
    }
  | { readonly kind: "known"; readonly name: string; readonly capture: CaptureId }
  | { readonly kind: "failed"; readonly name: string; readonly error: OnrecordError };

/** Captures derived at once, and appended in one transaction. */
const BATCH = 64;

/**
 * Adds inputs one batch after another; what fails is told and the rest goes on. While one batch is
 * put on record the workers derive the next.
 */
export async function* add(path: Path, inputs: AsyncIterable<Input>): AsyncGenerator<AddOutcome> {
  await path.store.requireMaterialOpen();
  const tell = tellWarnings(path.store.view);
  let derived: Promise<readonly Prepared[]> = Promise.resolve([]);
  let batch: Promise<Prepared>[] = [];
  for await (const input of inputs) {
    batch.push(prepare(path, input));
    if (batch.length < BATCH) continue;
    const before = await derived;
    derived = Promise.all(batch);
    batch = [];
    yield* commitBatch(path, before, tell);
  }
  yield* commitBatch(path, await derived, tell);
  yield* commitBatch(path, await Promise.all(batch), tell);
}

/** Captured and derived, not yet on record. */
type Prepared =
  | {
      readonly kind: "ready";
      readonly name: string;
      readonly item: DerivedCapture;
      readonly input: Exclude<Input, { kind: "fault" }>;
    }
  | { readonly kind: "known"; readonly name: string; readonly capture: CaptureId }
  | { readonly kind: "failed"; readonly name: string; readonly error: OnrecordError }
  // Kept until its turn: a promise that is rejected while nobody waits for it ends the process.
  | { readonly kind: "fatal"; readonly error: unknown };

const prepare = async (path: Path, input: Input): Promise<Prepared> => {
  const { name } = input;
  if (input.kind === "fault") return { kind: "failed", name, error: input.error };
  try {
    const captured = await capture(input, { blobs: path.store.blobs, tool: path.tool });
    const { id } = captured.capture;
    if ((await path.store.view.capture(id)) !== null) return { kind: "known", name, capture: id };
    const derived = await deriveCaptured(path, captured);
    return { kind: "ready", name, item: { capture: captured.capture, derived }, input };
  } catch (error) {
    if (!isOnrecordError(error) || error.code === "disk-full") return { kind: "fatal", error };
    return { kind: "failed", name, error };
  }
};

const deriveCaptured = async (path: Path, captured: Captured): Promise<Derived> => {
  const { id, declared, unread } = captured.capture;
  if (captured.bytes === null) return derivedNothing(unread ?? "it was not read");
  return deriveBytes(path, {
    capture: id,
    bytes: captured.bytes,
    declared,
    veils: [],
    unveils: [],
  });
};

async function* commitBatch(
  path: Path,
  batch: readonly Prepared[],
  tell: Telling,
): AsyncGenerator<AddOutcome> {
  const fates = new Map<Prepared, AddOutcome>();
  const fatal = batch.find((one) => one.kind === "fatal");
  const ready = batch.filter((one) => one.kind === "ready");
  const captures: CaptureId[] = [];
  let found: readonly Warning[] = [];
  if (ready.length > 0) {
    await path.store.write(async (transaction) => {
      for (const one of ready) {
        const fate = await append(transaction, path, one);
        fates.set(one, fate);
        if (fate.kind === "added") captures.push(fate.capture);
      }
      const settled = await settle(transaction, { captures, claims: [] }, settingOf(path));
      found = settled.warnings;
    });
  }
  const warnings = await tell(found, captures);
  for (const one of batch) {
    if (one.kind === "fatal") continue;
    const fate = one.kind === "ready" ? fates.get(one) : one;
    if (fate?.kind === "added") yield { ...fate, warnings: warnings.get(fate.capture) ?? [] };
    else if (fate !== undefined) yield fate;
  }
  if (fatal !== undefined) throw fatal.error;
}

type Ready = Extract<Prepared, { kind: "ready" }>;

const append = async (
  transaction: WriteTransaction,
  path: Path,
  { name, item, input }: Ready,
): Promise<AddOutcome> => {
  const { id, unread } = item.capture;
  // Another process, or another file of this batch, may have brought the same bytes.
  if ((await transaction.view.capture(id)) !== null) return { kind: "known", name, capture: id };
  const error = await putAgain(path, item, input);
  if (error !== null) return { kind: "failed", name, error };
  // Here and not where it was derived: another process may have learnt anew meanwhile.
  const boilerplate = await transaction.material.boilerplate();
  const derived = withBoilerplate(item.derived, boilerplate, path.data);
  await appendCapture(transaction, { ...item, derived }, handOf(path, boilerplate));
  return { kind: "added", name, capture: id, unread: unread ?? item.derived.failure, warnings: [] };
};

/**
 * Another process that erased the same bytes may have scrubbed them since they were put; it waits
 * for the write lock, which is ours by now.
 */
const putAgain = async (
  { store, tool }: Path,
  { capture: { id, sha256 } }: DerivedCapture,
  input: Ready["input"],
): Promise<OnrecordError | null> => {
  if (await store.blobs.has(sha256)) return null;
  try {
    const again = await capture(input, { blobs: store.blobs, tool });
    if (again.capture.id === id) return null;
    const state = "it was changed while it was read, add it again";
    return new OnrecordError("bad-input", `Cannot add "${input.name}": ${state}`);
  } catch (error) {
    if (!isOnrecordError(error) || error.code === "disk-full") throw error;
    return error;
  }
};

/**
 * Withdraws a capture, settles, erases every body that holds its words, then scrubs the disk. The
 * erasure is on record before the scrub begins, so "busy" thrown by that leaves only the scrub due.
 *
 * @returns how many bodies were erased
 */
export const erase = async (path: Path, id: CaptureId, reason: string): Promise<number> => {
  await path.store.requireMaterialOpen();
  const erased = await path.store.write(async (transaction) => {
    await withdrawFirst(path, transaction, id);
    return appendErasure(transaction, id, { by: path.by, reason });
  });
  await path.store.scrub();
  return erased;
};

const withdrawFirst = async (
  path: Path,
  transaction: WriteTransaction,
  id: CaptureId,
): Promise<void> => {
  const row = await transaction.view.capture(id);
  if (row === null) {
    throw new OnrecordError("not-found", `Cannot erase "${id}": no such capture on record`);
  }
  if (row.state === "withdrawn") return;
  const decision = { decision: "withdraw", capture: id, reason: "to be erased" } as const;
  await decideWithin(transaction, path, { decision, keys: [] });
};
