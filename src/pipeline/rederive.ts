/**
 * Today's rules over the captures that are there: what differs is appended, what does not is left.
 * (`rebuild` is the other thing: it replays the ledger and runs no rule.)
 */
import { encodeCanonical } from "../format/canonical-json.ts";
import type { Derived, DerivedCapture } from "../model/derived.ts";
import type { CaptureId, ClaimId } from "../model/ids.ts";
import type { SensitiveSpan } from "../model/passage.ts";
import { appendClaims, appendReading } from "../record/captures.ts";
import type { CaptureRow, Material, StoredClaim, WriteTransaction } from "../store/store.ts";
import type { DeriveTask } from "./derive.ts";
import { deriveBytes, handOf, type Path, settingOf } from "./path.ts";
import { settle } from "./settle.ts";

/** What today's rules would change for one capture. */
export type Rederived = {
  readonly capture: CaptureId;
  readonly name: string;
  readonly reading: boolean;
  readonly claims: {
    readonly added: readonly ClaimId[];
    readonly changed: readonly ClaimId[];
    readonly retired: readonly ClaimId[];
  };
};

/** Captures derived between two appends. */
const BATCH = 64;

/**
 * Runs today's rules over every capture that is read and gives those where something differs;
 * appends it unless `preview`.
 */
export async function* rederive(
  path: Path,
  options: { readonly preview: boolean },
): AsyncGenerator<Rederived> {
  let batch: CaptureRow[] = [];
  for await (const row of path.store.material.allCaptures()) {
    if (row.state !== "active" || row.unread !== null) continue;
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield* rederiveBatch(path, batch, options);
    batch = [];
  }
  yield* rederiveBatch(path, batch, options);
}

async function* rederiveBatch(
  path: Path,
  rows: readonly CaptureRow[],
  { preview }: { readonly preview: boolean },
): AsyncGenerator<Rederived> {
  const fresh = await Promise.all(rows.map((row) => deriveAgain(path, row.id)));
  const differing: { readonly item: DerivedCapture; readonly told: Rederived }[] = [];
  for (const item of fresh) {
    if (item === null) continue;
    const told = await compareDerived(path.store.material, item);
    if (told !== null) differing.push({ item, told });
  }
  if (!preview && differing.length > 0) {
    await path.store.write(async (transaction) => {
      for (const { item, told } of differing)
        await appendDerived(transaction, path, { item, told });
      await settle(transaction, seedsOf(differing.map(({ told }) => told)), settingOf(path));
    });
  }
  for (const { told } of differing) yield told;
}

/** Derives one capture again, with what people veiled; null once it is erased. */
export const deriveAgain = async (path: Path, id: CaptureId): Promise<DerivedCapture | null> => {
  const { view, material } = path.store;
  const capture = await view.captureBody(id);
  if (capture === null || capture.unread !== null) return null;
  const bytes = await path.store.blobs.read(capture.sha256);
  const marks = await veiledBy(material, id);
  const task = { capture: id, bytes, declared: capture.declared, ...marks };
  return { capture, derived: await deriveBytes(path, task) };
};

/** The spans of a capture that people veiled and unveiled. */
export const veiledBy = async (
  material: Material,
  id: CaptureId,
): Promise<Pick<DeriveTask, "veils" | "unveils">> => {
  const veils: SensitiveSpan[] = [];
  const unveils: SensitiveSpan[] = [];
  for (const { decision } of await material.decisionsOn([], [id])) {
    if (decision.decision === "veil") veils.push(decision.span);
    if (decision.decision === "unveil") unveils.push(decision.span);
  }
  return { veils, unveils };
};

/** What a fresh derivation would change; null where nothing differs. */
export const compareDerived = async (
  material: Material,
  { capture, derived }: DerivedCapture,
): Promise<Rederived | null> => {
  const stored = await material.reading(capture.id);
  const held = await material.claimsOfCapture(capture.id);
  const reading = encodeCanonical([derived.reading, derived.readingKeys]);
  const readingDiffers = reading !== encodeCanonical([stored?.reading ?? null, stored?.keys ?? []]);
  const veilsDiffer =
    encodeCanonical(derived.extraction.sensitive) !== encodeCanonical(stored?.sensitive ?? []);
  const claims = compareClaims(derived, held);
  const differs = Object.values(claims).some((ids) => ids.length > 0);
  if (!readingDiffers && !veilsDiffer && !differs) return null;
  return { capture: capture.id, name: capture.name, reading: readingDiffers, claims };
};

const compareClaims = (derived: Derived, held: readonly StoredClaim[]): Rederived["claims"] => {
  const before = new Map<ClaimId, string>();
  for (const { claim, keys, state } of held) {
    if (state !== "by-hand") before.set(claim.id, encodeCanonical([claim, keys]));
  }
  const added: ClaimId[] = [];
  const changed: ClaimId[] = [];
  for (const [index, claim] of derived.extraction.claims.entries()) {
    const was = before.get(claim.id);
    before.delete(claim.id);
    if (was === undefined) added.push(claim.id);
    else if (was !== encodeCanonical([claim, derived.claimKeys[index] ?? []])) {
      changed.push(claim.id);
    }
  }
  return { added, changed, retired: [...before.keys()] };
};

/** Appends the derivations that differ. */
export const appendDerived = async (
  transaction: WriteTransaction,
  path: Path,
  { item, told }: { readonly item: DerivedCapture; readonly told: Rederived },
): Promise<void> => {
  const row = await transaction.view.capture(item.capture.id);
  if (row === null) return; // erased by another process meanwhile
  const about = { item, captureRef: row.ref, hand: handOf(path) };
  if (told.reading) await appendReading(transaction, about);
  const only = new Set([...told.claims.added, ...told.claims.changed]);
  await appendClaims(transaction, { ...about, only });
};

const seedsOf = (told: readonly Rederived[]) => ({
  captures: told.map(({ capture }) => capture),
  claims: told.flatMap(({ claims }) => [...claims.added, ...claims.changed, ...claims.retired]),
});
