/**
 * A team's list onto the record: captured unchanged, a claim for each row by its mapping, beside what is
 * there and never instead of it. In one transaction; a preview settles the same beside the register.
 */
import { type Captured, capture } from "../../capture/capture.ts";
import type { Capture } from "../../model/capture.ts";
import type { Decision } from "../../model/decision.ts";
import type { Derived } from "../../model/derived.ts";
import { OnrecordError } from "../../model/error.ts";
import type { CaptureId, ClaimId } from "../../model/ids.ts";
import { appendCapture } from "../../record/captures.ts";
import type { RecordChange } from "../../record/change.ts";
import type { Seeds } from "../../record/touched.ts";
import { appendDecision } from "../../review/decide.ts";
import type { StoredClaim, View, WriteTransaction } from "../../store/store.ts";
import { deriveBytes, handOf, type Path, settingOf } from "../path.ts";
import { previewSettling, settle } from "../settle.ts";
import { makeTurn, requireGoing } from "../turn.ts";
import { carriedDecisions } from "./carry.ts";
import { inputOf, type ListInput, plannedCapture } from "./list-input.ts";
import { type Overlap, overlapsIn } from "./overlaps.ts";
import { overlay, storedClaims } from "./overlay.ts";
import { type RowDecision, saidOf } from "./row-decision.ts";
import { rowOfOffset } from "./row-index.ts";
import { versionOf } from "./versions.ts";

export type ListOutcome = {
  readonly capture: CaptureId;
  readonly claims: number;
  readonly overlaps: readonly Overlap[];
  /** Decisions on rows of the version before: carried over, and those to be taken again. */
  readonly carried: number;
  readonly left: number;
};

type Reads = Pick<WriteTransaction, "view" | "material">;

/** How far an import or its preview is: the list is read, put on record, and held against what is there. */
export type ImportProgress = {
  readonly step: "reading" | "recording" | "comparing";
  readonly done: number;
  /** Rows in all; null where that is not known yet. */
  readonly total: number | null;
};

export type Importing = {
  readonly decisions: readonly RowDecision[];
  readonly reason: string;
  /** Stops it at its next step; nothing of it is on record then. */
  readonly signal: AbortSignal;
  readonly tell?: (progress: ImportProgress) => void;
};

/**
 * Puts a list on record, with what a person said of its rows. An earlier version that it replaces stays
 * in the ledger and leaves every record.
 *
 * @throws OnrecordError "exists" where it is on record so already, "usage" where a decision names a row
 *   without a claim; as reading the list does
 */
export const importList = async (
  path: Path,
  input: ListInput,
  importing: Importing,
): Promise<ListOutcome> => {
  await path.store.requireMaterialOpen();
  await requireNew(path, input);
  tellStep(importing, "reading");
  // Before its bytes are kept: what is stopped or cannot be read leaves no file behind.
  const derived = await deriveOf(path, input, plannedCapture(input, path.tool));
  requireGoing(importing.signal);
  tellStep(importing, "recording");
  const made = await capture(inputOf(input), { blobs: path.store.blobs, tool: path.tool });
  return path.store.write(async (transaction) => {
    await requireBytes(path, input, made);
    return within(transaction, path, { made: made.capture, derived, importing });
  });
};

/** What importing would come to; nothing is kept, not even the file. */
export const previewImport = async (
  path: Path,
  input: ListInput,
  importing: Importing,
): Promise<ListOutcome> => {
  const { store, data, by } = path;
  await store.requireMaterialOpen();
  await requireNew(path, input);
  const made = plannedCapture(input, path.tool);
  tellStep(importing, "reading");
  const derived = await deriveOf(path, input, made);
  requireGoing(importing.signal);
  const claims = storedClaims(made, derived);
  const gone = await earlierOf(store, input.list.replaces);
  const seen = { capture: made, derived, claims, gone, by };
  const onRecord = overlay(store.material, { ...seen, decisions: [] });
  const reads = { view: store.view, material: onRecord };
  const step = await stepOf(reads, { made, derived, importing, claims, earlier: gone });
  const material = overlay(store.material, { ...seen, decisions: step.decisions });
  const change = await previewSettling(material, step.seeds, { data, turn: turnOf(importing) });
  return outcomeOf(store.view, step, change);
};

/**
 * Takes an imported list out again and puts the version before it back.
 *
 * @throws OnrecordError "not-found" where it is no list on record, "usage" where it is withdrawn already
 */
export const undoImport = async (
  path: Path,
  id: CaptureId,
  reason: string,
): Promise<{ readonly restored: CaptureId | null }> =>
  path.store.write(async (transaction) => {
    const body = await transaction.view.captureBody(id);
    if (body?.declared.list === undefined) {
      throw new OnrecordError("not-found", `Cannot take "${id}" back: it is no list on record`);
    }
    const { replaces } = body.declared.list;
    const before = replaces === null ? null : await transaction.view.capture(replaces);
    await appendAll(transaction, path, [
      { decision: "withdraw", capture: id, reason },
      ...(before?.state === "withdrawn"
        ? [{ decision: "restore" as const, capture: before.id, reason }]
        : []),
    ]);
    const restored = before?.state === "withdrawn" ? before.id : null;
    const captures = restored === null ? [id] : [id, restored];
    await settle(transaction, { captures, claims: [] }, settingOf(path));
    return { restored };
  });

const requireNew = async ({ store, tool }: Path, input: ListInput): Promise<void> => {
  const { id } = plannedCapture(input, tool);
  const row = await store.view.capture(id);
  if (row === null || row.state === "withdrawn") return;
  const state = "this file is on record already with this mapping, undo that import first";
  throw new OnrecordError("exists", `Cannot import the list: ${state} or change the mapping`);
};

const deriveOf = async (path: Path, { bytes }: ListInput, { id, declared }: Capture) => {
  const task = { capture: id, bytes, declared, veils: [], unveils: [] };
  const derived = await deriveBytes(path, task);
  if (derived.failure === null) return derived;
  throw new OnrecordError("bad-input", derived.failure);
};

const tellStep = ({ tell }: Importing, step: ImportProgress["step"]): void =>
  tell?.({ step, done: 0, total: null });

const turnOf = ({ signal, tell }: Importing) =>
  makeTurn(signal, (done, total) => tell?.({ step: "comparing", done, total }));

/** Another process that erased the same bytes may have scrubbed them since they were put. */
const requireBytes = async (path: Path, input: ListInput, made: Captured): Promise<void> => {
  if (await path.store.blobs.has(made.capture.sha256)) return;
  await capture(inputOf(input), { blobs: path.store.blobs, tool: path.tool });
};

type Going = {
  readonly made: Capture;
  readonly derived: Derived;
  readonly importing: Importing;
};

const within = async (
  transaction: WriteTransaction,
  path: Path,
  { made, derived, importing }: Going,
): Promise<ListOutcome> => {
  const earlier = await earlierOf(transaction, made.declared.list?.replaces ?? null);
  if ((await transaction.view.capture(made.id)) === null) {
    await appendCapture(transaction, { capture: made, derived }, handOf(path, null));
  }
  const claims = storedClaims(made, derived);
  const step = await stepOf(transaction, { made, derived, importing, claims, earlier });
  await appendAll(transaction, path, step.decisions);
  requireGoing(importing.signal);
  const setting = { ...settingOf(path), turn: turnOf(importing) };
  const change = await settle(transaction, step.seeds, setting);
  requireGoing(importing.signal);
  return outcomeOf(transaction.view, step, change);
};

/** All that importing decides, and what is to be settled after it. */
type Step = {
  readonly decisions: readonly Decision[];
  readonly seeds: Seeds;
  readonly counts: Omit<ListOutcome, "overlaps">;
  readonly rows: Parameters<typeof overlapsIn>[2];
};

type Stepping = Going & {
  readonly claims: readonly StoredClaim[];
  readonly earlier: Awaited<ReturnType<typeof earlierOf>>;
};

const stepOf = async (
  { view, material }: Reads,
  { made, derived, importing, claims, earlier }: Stepping,
): Promise<Step> => {
  const { list } = made.declared;
  if (list === undefined || derived.reading === null) throw new Error("it is no list");
  const { text } = derived.reading;
  const after = { version: versionOf(text, list.mapping), text, claims };
  const carried =
    earlier === null
      ? { decisions: [], left: 0 }
      : await carriedDecisions(material, { before: earlier, after, capture: made.id });
  const rowOf = rowOfOffset(text);
  const byRow = new Map(claims.map((stored) => [rowOf(firstOffset(stored)), stored]));
  const said = importing.decisions.map((one) => saidOf(one, byRow, importing.reason));
  const captures = earlier === null ? [made.id] : [made.id, earlier.id];
  const wasWithdrawn = (await view.capture(made.id))?.state === "withdrawn";
  // A list that was taken back comes back as it was: it is the same capture.
  const back = { decision: "restore", capture: made.id, reason: importing.reason } as const;
  const away = earlier === null ? [] : [withdrawal(earlier.id)];
  const rowsDecided = [...carried.decisions, ...said];
  return {
    decisions: [...(wasWithdrawn ? [back] : []), ...rowsDecided, ...away],
    seeds: { captures, claims: rowsDecided.flatMap(claimsIn) },
    counts: {
      capture: made.id,
      claims: claims.length,
      carried: carried.decisions.length,
      left: carried.left,
    },
    rows: {
      own: new Map(claims.map((stored) => [stored.claim.id, rowOf(firstOffset(stored))])),
      ids: new Map(after.version.rows.map(({ row, id }) => [row, id])),
    },
  };
};

const withdrawal = (capture: CaptureId): Decision => ({
  decision: "withdraw",
  capture,
  reason: "a later version of this list takes its place",
});

const outcomeOf = async (
  view: View,
  { counts, rows }: Step,
  change: RecordChange,
): Promise<ListOutcome> => ({ ...counts, overlaps: await overlapsIn(view, change, rows) });

/** The version that is replaced, while it is on record; a withdrawn one has nothing to carry. */
const earlierOf = async ({ view, material }: Reads, id: CaptureId | null) => {
  if (id === null) return null;
  const stored = await material.reading(id);
  const body = await material.capture(id);
  const row = await view.capture(id);
  if (row === null || body?.declared.list === undefined) {
    throw new OnrecordError("not-found", `Cannot replace "${id}": it is no list on record`);
  }
  if (row.state === "withdrawn" || stored === null) return null;
  const { text } = stored.reading;
  const claims = await material.claimsOfCapture(id);
  return { id, text, claims, version: versionOf(text, body.declared.list.mapping) };
};

const appendAll = async (
  transaction: WriteTransaction,
  path: Path,
  decisions: readonly Decision[],
): Promise<void> => {
  const hand = { by: path.by, keys: [], codebook: path.codebook };
  for (const decision of decisions) await appendDecision(transaction, decision, hand);
};

const firstOffset = ({ claim }: StoredClaim): number => claim.passages[0]?.start ?? 0;

const claimsIn = (decision: Decision): readonly ClaimId[] => {
  if (decision.decision === "merge" || decision.decision === "split")
    return [decision.a, decision.b];
  return "claim" in decision && typeof decision.claim === "string" ? [decision.claim] : [];
};
