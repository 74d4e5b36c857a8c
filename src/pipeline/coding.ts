/**
 * Coding by hand: drafts become claims, and each claim a decision, all or nothing. A claim by hand
 * is like one that a rule proposed: passages of the text as it may be shown, an id from where it
 * stands, keys to resolve by.
 */
import { claimIdOf } from "../format/content-id.ts";
import type { Claim } from "../model/claim.ts";
import type { CodingDraft, CodingProblem } from "../model/coding.ts";
import type { Decision } from "../model/decision.ts";
import { OnrecordError } from "../model/error.ts";
import type { CaptureId, ClaimId, Ref } from "../model/ids.ts";
import { claimKeys } from "../resolve/keys.ts";
import { codebookOf } from "../review/codebook.ts";
import type { StoredClaim, WriteTransaction } from "../store/store.ts";
import { checkDraft } from "./coding/check.ts";
import { type CodedClaim, claimFrom, claimKindOf } from "./coding/claim.ts";
import { correctedClaim } from "./coding/correction.ts";
import { type CodingSetting, note, settingFor } from "./coding/setting.ts";
import { decideWithin } from "./decide.ts";
import type { Path } from "./path.ts";

/** A draft to be saved, with the reason and the kept draft that goes with it. */
export type Coding = {
  readonly draft: CodingDraft;
  readonly reason: string;
  /** Thrown away in the same transaction; null where none was kept. */
  readonly kept: Ref | null;
};

/** What became of the drafts: all are on record, or none is and every problem is told. */
export type Coded =
  | {
      readonly kind: "saved";
      readonly saved: readonly { readonly ref: Ref; readonly claim: ClaimId }[];
    }
  | {
      readonly kind: "refused";
      /** One list per draft, in their order. */
      readonly problems: readonly (readonly CodingProblem[])[];
    };

/**
 * Puts claims coded by hand on record and settles what they touch, in one transaction.
 *
 * @throws OnrecordError "not-found" where a report or the claim to correct is not on record
 */
export const code = async (path: Path, codings: readonly Coding[]): Promise<Coded> =>
  path.store.write(async (transaction): Promise<Coded> => {
    const ready: Ready[] = [];
    for (const { draft } of codings) ready.push(await prepare(transaction, path, draft));
    const problems = ready.map((one) => one.problems);
    if (problems.some((list) => list.length > 0)) return { kind: "refused", problems };
    const saved: { ref: Ref; claim: ClaimId }[] = [];
    for (const [at, coding] of codings.entries()) {
      const one = ready[at];
      if (one === undefined) continue;
      saved.push(await save(transaction, path, { ...coding, ready: one }));
    }
    return { kind: "saved", saved };
  });

/** What keeps a draft from being saved; nothing is written. */
export const checkCoding = async (
  path: Path,
  draft: CodingDraft,
): Promise<readonly CodingProblem[]> => (await prepare(path.store, path, draft)).problems;

type Ready = {
  readonly setting: CodingSetting;
  readonly coded: CodedClaim;
  /** The claim to be corrected. */
  readonly before: StoredClaim | null;
  readonly problems: readonly CodingProblem[];
};

type Reads = Pick<WriteTransaction, "view" | "material">;

const prepare = async (reads: Reads, path: Path, draft: CodingDraft): Promise<Ready> => {
  const setting = await settingOfText(reads, path, draft.capture);
  const before = draft.corrects === null ? null : await claimToCorrect(reads, draft);
  checkDraft(setting, draft);
  const coded = claimFrom(setting, draft);
  if (before !== null && claimKindOf(draft.kind) !== before.claim.kind) {
    const what = `the claim is of kind "${before.claim.kind}", reject it and add another`;
    note(setting, { field: "", item: 0 }, ["other-kind", what]);
  }
  return { setting, coded, before, problems: withoutDouble(setting.problems) };
};

/** What coding a report on record needs to know. Throws "not-found" where no text was read from it. */
export const settingOfText = async (
  { view, material }: Reads,
  path: Path,
  capture: CaptureId,
): Promise<CodingSetting> => {
  const stored = await material.reading(capture);
  if (stored === null) {
    const state = "no text of it is on record";
    throw new OnrecordError("not-found", `Cannot code report "${capture}": ${state}`);
  }
  const { reading, sensitive } = stored;
  const { codebook } = await codebookOf(view, path.codebook);
  return settingFor({ reading, sensitive, codebook, data: path.data });
};

const claimToCorrect = async (
  { material }: Reads,
  { capture, corrects }: CodingDraft,
): Promise<StoredClaim> => {
  const stored = corrects === null ? [] : await material.claimsById([corrects]);
  const claim = stored.find((one) => one.capture === capture);
  if (claim !== undefined) return claim;
  const state = "it is not on record for this report";
  throw new OnrecordError("not-found", `Cannot correct claim "${corrects}": ${state}`);
};

const withoutDouble = (problems: readonly CodingProblem[]): readonly CodingProblem[] => {
  const told = new Set<string>();
  return problems.filter(({ field, item, problem }) => {
    const key = `${field} ${item} ${problem}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
};

const save = async (
  transaction: WriteTransaction,
  path: Path,
  { draft, reason, kept, ready }: Coding & { readonly ready: Ready },
) => {
  const { decision, claim } = await decisionOf(transaction, { draft, reason, ready });
  const keys = claimKeys(claim, ready.setting.reading, path.data);
  const { bearing } = await decideWithin(transaction, path, { decision, keys });
  if (kept !== null) await transaction.drafts.remove(kept);
  return { ref: bearing.ref, claim: claim.id };
};

const decisionOf = async (
  transaction: WriteTransaction,
  { draft, reason, ready }: Pick<Coding, "draft" | "reason"> & { readonly ready: Ready },
): Promise<{ readonly decision: Decision; readonly claim: Claim }> => {
  const { coded, before } = ready;
  const { capture } = draft;
  if (before !== null) {
    const claim = correctedClaim(before.claim, draft, coded);
    const [passage] = claim.passages;
    if (passage === undefined) throw new Error(`claim ${claim.id} has no passage`);
    const target = { capture, claim: claim.id, passage };
    return { decision: { decision: "correct", ...target, corrected: claim, reason }, claim };
  }
  const claim = { ...coded, id: await freeId(transaction, capture, coded) };
  return { decision: { decision: "add", capture, claim, reason }, claim };
};

/** The first id of its place that no claim of the report has, so that a second claim on the same words is another. */
const freeId = async (
  { material }: WriteTransaction,
  capture: CaptureId,
  { kind, passages }: CodedClaim,
): Promise<ClaimId> => {
  const taken = new Set((await material.claimsOfCapture(capture)).map(({ claim }) => claim.id));
  const { start, end } = passages[0] ?? { start: 0, end: 0 };
  for (let ordinal = 0; ; ordinal += 1) {
    const id = claimIdOf({ capture, kind, start, end, ordinal });
    if (!taken.has(id)) return id;
  }
};
