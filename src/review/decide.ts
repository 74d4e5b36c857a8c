/** A person's decision: checked, appended, and what it touches named for resolution. */
import type { Codebook } from "../model/codebook.ts";
import { type Decision, Decision as DecisionShape } from "../model/decision.ts";
import { OnrecordError } from "../model/error.ts";
import type { CaptureId, ClaimId, PersonRef, Ref } from "../model/ids.ts";
import type { StoredDecision, WriteTransaction } from "../store/store.ts";
import { codebookOf } from "./codebook.ts";

/** What a decision bears on, to be settled in the same transaction. */
export type Bearing = {
  readonly ref: Ref;
  readonly captures: readonly CaptureId[];
  readonly claims: readonly ClaimId[];
  /** Captures whose words are veiled or unveiled by it and must be extracted again. */
  readonly extractAgain: readonly CaptureId[];
};

/** Who decides, and by which codebook as it is shipped; what the register changed in it is looked up. */
export type Hand = {
  readonly by: PersonRef;
  /** Blocking keys of a claim added or corrected by hand, else none. */
  readonly keys: readonly string[];
  readonly codebook: Codebook;
};

/**
 * Appends one decision, with the version of the codebook it was made by.
 *
 * @throws OnrecordError "not-found" where its target is not on record, "usage" where it cannot
 *   bear on its target
 */
export const appendDecision = async (
  transaction: WriteTransaction,
  decision: Decision,
  hand: Hand,
): Promise<Bearing> => {
  requireWellFormed(decision);
  await requireSense(transaction, decision);
  requireEntry(decision, hand.codebook);
  const bearing = await bearingOf(transaction, decision);
  const { version } = await codebookOf(transaction.view, hand.codebook);
  const { refs } = await transaction.append({
    kind: "decision",
    by: hand.by,
    bodies: [{ body: "decision", decision, keys: hand.keys, codebook: version }],
    about: bearing.about,
  });
  const [ref] = refs;
  if (ref === undefined) throw new Error("an appended decision has no ref");
  const { captures, claims, extractAgain } = bearing;
  return { ref, captures, claims, extractAgain };
};

const requireWellFormed = (decision: Decision): void => {
  const [issue] = DecisionShape.safeParse(decision).error?.issues ?? [];
  if (issue === undefined) return;
  const what = `its ${issue.path.join(".")} ${issue.message}`;
  throw new OnrecordError("usage", `Cannot decide "${decision.decision}": ${what}`);
};

type Targets = Omit<Bearing, "ref"> & { readonly about: readonly Ref[] };

const NOTHING: Targets = { captures: [], claims: [], extractAgain: [], about: [] };

const bearingOf = async (transaction: WriteTransaction, decision: Decision): Promise<Targets> => {
  switch (decision.decision) {
    case "found":
    case "introduce":
    case "adopt-key":
    case "allow":
    case "edit-codebook":
      return NOTHING;
    case "accept":
    case "reject":
    case "correct":
    case "assess":
      return onClaims(transaction, [decision.claim]);
    case "merge":
    case "split":
      return onClaims(transaction, [decision.a, decision.b]);
    case "explain":
    case "dismiss":
      return onClaims(transaction, [decision.a, decision.b, ...decision.more]);
    case "add":
      return { ...(await onCapture(transaction, decision.capture)), claims: [decision.claim.id] };
    case "veil":
    case "unveil":
      return {
        ...(await onCapture(transaction, decision.capture)),
        extractAgain: [decision.capture],
      };
    case "withdraw":
    case "restore":
      return onCapture(transaction, decision.capture);
    case "attach-provenance":
      // Its date and outlet bear on how dates and speakers are read.
      return {
        ...(await onCapture(transaction, decision.capture)),
        extractAgain: [decision.capture],
      };
    case "undo":
      return undoing(transaction, decision.of);
  }
};

const onClaims = async (
  transaction: WriteTransaction,
  ids: readonly ClaimId[],
): Promise<Targets> => {
  const stored = await transaction.material.claimsById(ids);
  for (const id of ids) {
    if (stored.some((claim) => claim.claim.id === id)) continue;
    throw new OnrecordError("not-found", `Cannot decide on claim "${id}": it is not on record`);
  }
  return { ...NOTHING, claims: ids, about: stored.map((claim) => claim.ref) };
};

/** Refuses what would change nothing or joins unlike things; not asked when it is taken back. */
const requireSense = async (transaction: WriteTransaction, decision: Decision): Promise<void> => {
  if (decision.decision === "merge" || decision.decision === "split") {
    await requirePair(transaction, decision);
  }
  if (decision.decision === "explain" || decision.decision === "dismiss") requireValues(decision);
  if (decision.decision === "withdraw" || decision.decision === "restore") {
    await requireChange(transaction, decision);
  }
  if (decision.decision === "allow") await requireTurn(transaction, decision);
};

/** Two claims of one kind, and not the same one twice. */
const requirePair = async (
  { material }: WriteTransaction,
  { decision, a, b }: Extract<Decision, { decision: "merge" | "split" }>,
): Promise<void> => {
  if (a === b) throw refuse(decision, `"${a}" is one claim, give two`);
  const [first, second] = await material.claimsById([a, b]);
  if (first === undefined || second === undefined) return; // told as not found
  if (first.claim.kind === second.claim.kind) return;
  throw refuse(decision, `one is of kind "${first.claim.kind}", the other "${second.claim.kind}"`);
};

/** A value for each claim, and not all the same. */
const requireValues = ({
  decision,
  a,
  b,
  more,
  values,
}: Extract<Decision, { decision: "explain" | "dismiss" }>): void => {
  const claims = new Set([a, b, ...more]);
  if (claims.size !== values.length || claims.size !== 2 + more.length) {
    throw refuse(decision, "it needs one value for each of its claims");
  }
  if (new Set(values).size < 2) throw refuse(decision, "the claims say the same");
};

const requireEntry = (decision: Decision, { entries }: Codebook): void => {
  if (decision.decision !== "edit-codebook") return;
  if (entries.some(({ id }) => id === decision.entry)) return;
  const state = `it has no entry "${decision.entry}", see "onrecord codebook"`;
  throw new OnrecordError("not-found", `Cannot edit the codebook: ${state}`);
};

/** A report is withdrawn once, and restored only then. */
const requireChange = async (
  { view }: WriteTransaction,
  { decision, capture }: Extract<Decision, { decision: "withdraw" | "restore" }>,
): Promise<void> => {
  const row = await view.capture(capture);
  if (row === null) return; // told as not found
  const isWithdrawn = row.state === "withdrawn";
  if (isWithdrawn !== (decision === "withdraw")) return;
  throw refuse(decision, `the report is ${isWithdrawn ? "withdrawn" : "on record"} already`);
};

/** What is allowed is not allowed again, nor forbidden what is not. */
const requireTurn = async (
  { view }: WriteTransaction,
  { what, allowed }: Extract<Decision, { decision: "allow" }>,
): Promise<void> => {
  const isAllowed = (await view.facts()).allowed.includes(what);
  if (isAllowed !== allowed) return;
  throw refuse(
    allowed ? "allow" : "forbid",
    `${what} is ${isAllowed ? "allowed" : "not allowed"} already`,
  );
};

const refuse = (decision: string, why: string): OnrecordError =>
  new OnrecordError("usage", `Cannot ${decision}: ${why}`);

const onCapture = async (transaction: WriteTransaction, id: CaptureId): Promise<Targets> => {
  const row = await transaction.view.capture(id);
  if (row === null) {
    throw new OnrecordError("not-found", `Cannot decide on capture "${id}": it is not on record`);
  }
  return { ...NOTHING, captures: [id], about: [row.ref] };
};

const undoing = async (transaction: WriteTransaction, of: Ref): Promise<Targets> => {
  const undone = await transaction.material.decision(of);
  if (undone === null) {
    throw new OnrecordError("not-found", `Cannot undo decision "${of}": it is not on record`);
  }
  requireUndoable(undone);
  const bearing = await bearingOf(transaction, undone.decision);
  return { ...bearing, about: [of, ...bearing.about] };
};

const requireUndoable = ({ ref, decision, holds }: StoredDecision): void => {
  if (!holds) {
    throw new OnrecordError("usage", `Cannot undo decision "${ref}": it is undone already`);
  }
  if (["found", "introduce", "adopt-key", "undo"].includes(decision.decision)) {
    const why = `it is of kind "${decision.decision}", which is not undone; decide anew`;
    throw new OnrecordError("usage", `Cannot undo decision "${ref}": ${why}`);
  }
};
