/**
 * The whole path on one page: capture → read → extract → resolve → record, and the ways back over
 * it (decide, erase, rederive). The stages know nothing of one another; here they are joined.
 */
import { type Captured, capture } from "./capture/capture.ts";
import type { Input } from "./capture/inputs.ts";
import type { RuleData } from "./model/data.ts";
import type { Decision } from "./model/decision.ts";
import type { Derived, DerivedCapture } from "./model/derived.ts";
import { isOnrecordError, OnrecordError } from "./model/error.ts";
import type { CaptureId, PersonRef } from "./model/ids.ts";
import { type DeriveTask, derivedNothing, versionsNow } from "./pipeline/derive.ts";
import { settle } from "./pipeline/settle.ts";
import { appendCapture } from "./record/captures.ts";
import { appendErasure } from "./record/erase.ts";
import type { Seeds } from "./record/touched.ts";
import { appendDecision, type Bearing } from "./review/decide.ts";
import type { Store, WriteTransaction } from "./store/store.ts";
import type { Pool } from "./work/pool.ts";

/** What the path needs: a register, rule data, workers, and who is at work. */
export type Path = {
  readonly store: Store;
  readonly data: RuleData;
  readonly pool: Pool<DeriveTask, Derived>;
  readonly by: PersonRef;
  /** Name and version of this program, e.g. "onrecord 0.1.0"; kept with every capture. */
  readonly tool: string;
};

/** What became of one input. `added` is told only after its entries are durable. */
export type AddOutcome =
  | {
      readonly kind: "added";
      readonly name: string;
      readonly capture: CaptureId;
      readonly warning: string | null;
    }
  | { readonly kind: "known"; readonly name: string; readonly capture: CaptureId }
  | { readonly kind: "failed"; readonly name: string; readonly error: OnrecordError };

/** Captures derived at once, and appended in one transaction. */
const BATCH = 64;

/** Adds inputs one batch after another; what fails is told and the rest goes on. */
export async function* add(path: Path, inputs: AsyncIterable<Input>): AsyncGenerator<AddOutcome> {
  let batch: Promise<Prepared>[] = [];
  for await (const input of inputs) {
    batch.push(prepare(path, input));
    if (batch.length < BATCH) continue;
    yield* commitBatch(path, await Promise.all(batch));
    batch = [];
  }
  yield* commitBatch(path, await Promise.all(batch));
}

/** Captured and derived, not yet on record. */
type Prepared =
  | { readonly kind: "ready"; readonly name: string; readonly item: DerivedCapture }
  | { readonly kind: "known"; readonly name: string; readonly capture: CaptureId }
  | { readonly kind: "failed"; readonly name: string; readonly error: OnrecordError };

const prepare = async (path: Path, input: Input): Promise<Prepared> => {
  const { name } = input;
  if (input.kind === "fault") return { kind: "failed", name, error: input.error };
  try {
    const captured = await capture(input, { blobs: path.store.blobs, tool: path.tool });
    const { id } = captured.capture;
    if ((await path.store.view.capture(id)) !== null) return { kind: "known", name, capture: id };
    const derived = await deriveCaptured(path, captured);
    return { kind: "ready", name, item: { capture: captured.capture, derived } };
  } catch (error) {
    if (!isOnrecordError(error) || error.code === "disk-full") throw error;
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

/** Derives in a worker; a time or memory limit reached is a result that says so. */
export const deriveBytes = async (path: Path, task: DeriveTask): Promise<Derived> => {
  try {
    return await path.pool.run(task);
  } catch (error) {
    if (isOnrecordError(error, "time-limit") || isOnrecordError(error, "memory-limit")) {
      return derivedNothing(error.message);
    }
    throw error;
  }
};

async function* commitBatch(path: Path, batch: readonly Prepared[]): AsyncGenerator<AddOutcome> {
  const known = new Set<CaptureId>();
  const ready = batch.flatMap((one) => (one.kind === "ready" ? [one.item] : []));
  if (ready.length > 0) {
    await path.store.write(async (transaction) => {
      for (const item of ready) {
        const { id } = item.capture;
        // Another process, or another file of this batch, may have brought the same bytes.
        if ((await transaction.view.capture(id)) !== null) known.add(id);
        else await appendCapture(transaction, item, handOf(path));
      }
      const captures = ready.map((item) => item.capture.id).filter((id) => !known.has(id));
      await settle(transaction, { captures, claims: [] }, settingOf(path));
    });
  }
  for (const one of batch) yield outcomeOf(one, known);
}

const outcomeOf = (one: Prepared, known: ReadonlySet<CaptureId>): AddOutcome => {
  if (one.kind !== "ready") return one;
  const { id, unread } = one.item.capture;
  if (known.has(id)) return { kind: "known", name: one.name, capture: id };
  const warning = unread ?? one.item.derived.failure;
  return { kind: "added", name: one.name, capture: id, warning };
};

/** Appends a person's decision and settles what it touches; all or nothing. */
export const decide = async (
  path: Path,
  decision: Decision,
  keys: readonly string[] = [],
): Promise<Bearing> =>
  path.store.write(async (transaction) => {
    const bearing = await appendDecision(transaction, decision, { by: path.by, keys });
    await settle(transaction, seedsOf(bearing), settingOf(path));
    return bearing;
  });

/**
 * Withdraws a capture, settles, erases every body that holds its words, then scrubs the disk.
 *
 * @returns how many bodies were erased
 */
export const erase = async (path: Path, id: CaptureId, reason: string): Promise<number> => {
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
  const decision: Decision = { decision: "withdraw", capture: id, reason: "to be erased" };
  const bearing = await appendDecision(transaction, decision, { by: path.by, keys: [] });
  await settle(transaction, seedsOf(bearing), settingOf(path));
};

const seedsOf = ({ captures, claims }: Bearing): Seeds => ({ captures, claims });

/** What settling needs of the path. */
export const settingOf = (path: Path) => ({ by: path.by, data: path.data });

/** Who appends, under which versions. */
export const handOf = (path: Path) => ({ by: path.by, versions: versionsNow(path.data) });
