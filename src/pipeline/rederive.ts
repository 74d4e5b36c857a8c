/**
 * Today's rules over the captures that are there: what differs is appended, what does not is left.
 * (`rebuild` is the other thing: it replays the ledger and runs no rule.)
 */
import { encodeCanonical } from "../format/canonical-json.ts";
import type { Answer } from "../model/answer.ts";
import type { Boilerplate } from "../model/boilerplate.ts";
import type { Capture } from "../model/capture.ts";
import type { Derived, DerivedCapture } from "../model/derived.ts";
import type { CaptureId, ClaimId } from "../model/ids.ts";
import type { SensitiveSpan } from "../model/passage.ts";
import { appendBoilerplate, appendClaims, appendReading } from "../record/captures.ts";
import type { Material } from "../store/material.ts";
import type { CaptureRow, WriteTransaction } from "../store/store.ts";
import { withAnswers } from "./answers.ts";
import type { DeriveTask } from "./derive.ts";
import { compareLearnt, type LearntChange, learnAnew, withBoilerplate } from "./learn.ts";
import { deriveBytes, handOf, type Path, settingOf } from "./path.ts";
import { settle } from "./settle.ts";

/** What today's rules would change for one capture. */
export type Rederived = {
  readonly capture: CaptureId;
  readonly reading: boolean;
  readonly claims: {
    readonly added: readonly ClaimId[];
    readonly changed: readonly ClaimId[];
    readonly retired: readonly ClaimId[];
  };
};

/** What the report was called when it was added. */
export type Named = { readonly name: string };

/** Captures derived between two appends. */
const BATCH = 64;

/**
 * Learns anew what outlets repeat, then runs today's rules over every capture that is read and gives
 * those where something differs; appends it unless `preview`. `onLearnt` is called before the first, if
 * what was learnt differs.
 */
export async function* rederive(
  path: Path,
  { preview, onLearnt }: { readonly preview: boolean; readonly onLearnt?: OnLearnt },
): AsyncGenerator<Rederived & Named> {
  const boilerplate = await learn(path, { preview, onLearnt });
  const options = { preview, boilerplate };
  let batch: CaptureRow[] = [];
  for await (const row of readCaptures(path)) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield* rederiveBatch(path, batch, options);
    batch = [];
  }
  yield* rederiveBatch(path, batch, options);
}

type OnLearnt = (change: LearntChange) => void;

async function* readCaptures({ store }: Path): AsyncGenerator<CaptureRow> {
  for await (const row of store.material.allCaptures()) {
    if (row.state === "active" && row.unread === null) yield row;
  }
}

const learn = async (
  path: Path,
  { preview, onLearnt }: { readonly preview: boolean; readonly onLearnt: OnLearnt | undefined },
): Promise<Boilerplate | null> => {
  const { material } = path.store;
  const before = await material.boilerplate();
  const boilerplate = await learnAnew(material, idsOf(readCaptures(path)), {
    data: path.data,
    readAgain: async (id) =>
      (await deriveAgain(path, id, { material, boilerplate: null }))?.derived.reading ?? null,
  });
  const change = compareLearnt(before, boilerplate);
  if (boilerplate === null || change === null) return boilerplate;
  onLearnt?.(change);
  // First of all: what is added meanwhile is held against it too.
  if (!preview) {
    await path.store.write((transaction) => appendBoilerplate(transaction, boilerplate, path.by));
  }
  return boilerplate;
};

async function* idsOf(rows: AsyncIterable<CaptureRow>): AsyncGenerator<CaptureId> {
  for await (const { id } of rows) yield id;
}

type Rederiving = { readonly preview: boolean; readonly boilerplate: Boilerplate | null };

async function* rederiveBatch(
  path: Path,
  rows: readonly CaptureRow[],
  { preview, boilerplate }: Rederiving,
): AsyncGenerator<Rederived & Named> {
  const { material } = path.store;
  const fresh = await Promise.all(
    rows.map(({ id }) => deriveAgain(path, id, { material, boilerplate })),
  );
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
  for (const { told } of differing) {
    // By the guard: a file's name may repeat what is veiled in it.
    const row = await path.store.view.capture(told.capture);
    yield { ...told, name: row?.name ?? told.capture };
  }
}

type Again = {
  readonly material: Material;
  readonly answers?: readonly Answer[];
  readonly boilerplate?: Boilerplate | null;
};

/**
 * Derives one capture again, with what people veiled, what models answered and what its outlet repeats;
 * null once it is erased. `answers` and `boilerplate` stand in place of those that are kept.
 */
export const deriveAgain = async (
  path: Path,
  id: CaptureId,
  { material, answers, boilerplate }: Again,
): Promise<DerivedCapture | null> => {
  const capture = await material.capture(id);
  if (capture === null || capture.unread !== null) return null;
  const bytes = await path.store.blobs.read(capture.sha256);
  const decided = await decidedFor(material, capture);
  const { codebook, data } = path;
  const derived = withBoilerplate(
    await deriveBytes(path, { capture: id, bytes, ...decided }),
    boilerplate === undefined ? await material.boilerplate() : boilerplate,
    data,
  );
  const kept = answers ?? (await material.answers(id));
  return { capture, derived: withAnswers(derived, kept, { capture: id, codebook, data }) };
};

/** What people decided that bears on how a capture is read: veils, and where it came from. */
export const decidedFor = async (
  material: Material,
  { id, declared: given }: Pick<Capture, "id" | "declared">,
): Promise<Pick<DeriveTask, "declared" | "veils" | "unveils">> => {
  let veils: readonly SensitiveSpan[] = [];
  let unveils: readonly SensitiveSpan[] = [];
  let declared = given;
  for (const { decision } of await material.decisionsOn([], [id])) {
    // The later word holds, as in the projection of the store.
    if (decision.decision === "veil") {
      veils = [...veils, decision.span];
      unveils = withoutHole(unveils, decision.span);
    }
    if (decision.decision === "unveil") {
      veils = withoutHole(veils, decision.span);
      unveils = [...unveils, decision.span];
    }
    if (decision.decision === "attach-provenance") {
      const { outlet, url, published } = decision;
      declared = {
        ...declared,
        outlet,
        url: url ?? declared.url,
        published: published ?? declared.published,
      };
    }
  }
  return { declared, veils, unveils };
};

const withoutHole = (
  spans: readonly SensitiveSpan[],
  hole: SensitiveSpan,
): readonly SensitiveSpan[] =>
  spans.flatMap((span) =>
    hole.end <= span.start || span.end <= hole.start
      ? [span]
      : [
          { ...span, end: Math.min(span.end, hole.start) },
          { ...span, start: Math.max(span.start, hole.end) },
        ].filter(({ start, end }) => start < end),
  );

/** What a fresh derivation would change; null where nothing differs. */
export const compareDerived = async (
  material: Material,
  { capture, derived }: DerivedCapture,
): Promise<Rederived | null> => {
  const stored = await material.reading(capture.id);
  const reading = encodeCanonical([derived.reading, derived.readingKeys]);
  const readingDiffers = reading !== encodeCanonical([stored?.reading ?? null, stored?.keys ?? []]);
  const veilsDiffer =
    encodeCanonical(derived.extraction.sensitive) !==
    encodeCanonical(await material.flagged(capture.id));
  const claims = compareClaims(derived, await material.proposals(capture.id));
  const differs = Object.values(claims).some((ids) => ids.length > 0);
  if (!readingDiffers && !veilsDiffer && !differs) return null;
  return { capture: capture.id, reading: readingDiffers, claims };
};

/** Compares proposals with proposals: what people decided of a claim stands over both. */
const compareClaims = (
  derived: Derived,
  held: Awaited<ReturnType<Material["proposals"]>>,
): Rederived["claims"] => {
  const before = new Map<ClaimId, string>();
  const byHand = new Set<ClaimId>();
  for (const { id, proposal } of held) {
    if (proposal === null) byHand.add(id);
    else before.set(id, encodeCanonical([proposal.claim, proposal.keys]));
  }
  const added: ClaimId[] = [];
  const changed: ClaimId[] = [];
  for (const [index, claim] of derived.extraction.claims.entries()) {
    if (byHand.has(claim.id)) continue;
    const was = before.get(claim.id);
    before.delete(claim.id);
    if (was === undefined) added.push(claim.id);
    else if (was !== encodeCanonical([claim, derived.claimKeys[index] ?? []])) {
      changed.push(claim.id);
    }
  }
  return { added, changed, retired: [...before.keys()] };
};

/** What differs, and the answers that stand in place of those kept so far, where there are new ones. */
export type Differing = {
  readonly item: DerivedCapture;
  readonly told: Rederived;
  readonly answers?: readonly Answer[];
};

/** Appends the derivations that differ. */
export const appendDerived = async (
  transaction: WriteTransaction,
  path: Path,
  { item, told, answers }: Differing,
): Promise<void> => {
  const row = await transaction.view.capture(item.capture.id);
  if (row === null) return; // erased by another process meanwhile
  const hand = handOf(path, await transaction.material.boilerplate());
  const about = { item, captureRef: row.ref, hand };
  if (told.reading) await appendReading(transaction, about);
  const only = new Set([...told.claims.added, ...told.claims.changed]);
  await appendClaims(transaction, { ...about, only, answers });
};

/** What must be settled after it. */
export const seedsOf = (told: readonly Rederived[]) => ({
  captures: told.map(({ capture }) => capture),
  claims: told.flatMap(({ claims }) => [...claims.added, ...claims.changed, ...claims.retired]),
});
