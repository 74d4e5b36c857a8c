/** What a teaching register takes: decisions are practised on it, its material stays as it was made. */
import type { DecisionKind } from "../../model/decision.ts";
import { OnrecordError } from "../../model/error.ts";
import type { EntryDraft } from "../store.ts";
import type { Connection } from "./connection.ts";

/** Which decisions leave the material of a register as it is. */
const PRACTISED: Readonly<Record<DecisionKind, boolean>> = {
  found: true,
  introduce: true,
  "adopt-key": true,
  accept: true,
  reject: true,
  correct: true,
  add: true,
  merge: true,
  split: true,
  explain: true,
  dismiss: true,
  assess: true,
  veil: true,
  unveil: true,
  "edit-codebook": true,
  undo: true,
  withdraw: false,
  restore: false,
  "attach-provenance": false,
  allow: false,
};

/** True where the register says of itself that it is the teaching sample. */
export const isTeaching = (connection: Connection): boolean =>
  connection.row("SELECT teaching FROM founding ORDER BY seq, n LIMIT 1")?.teaching === 1;

/** Refuses an entry that brings material into a teaching register or takes any out of it. */
export const requirePractice = (connection: Connection, draft: EntryDraft): void => {
  if (isTeaching(connection) && movesMaterial(connection, draft)) throw materialStays();
};

/** The one refusal, whatever the door. */
export const materialStays = (): OnrecordError =>
  new OnrecordError(
    "teaching",
    "Cannot change what this register holds: it is the teaching sample, start a register of your own",
  );

const movesMaterial = (connection: Connection, { kind, bodies, about }: EntryDraft): boolean => {
  if (kind === "capture") return true;
  // Superseded words are erased after a veil; a report itself never is.
  if (kind === "erasure") return about.some((ref) => isCapture(connection, ref));
  return bodies.some((body) => body.body === "decision" && !PRACTISED[body.decision.decision]);
};

const isCapture = (connection: Connection, ref: string): boolean =>
  connection.row("SELECT 1 AS one FROM bodies WHERE ref = ? AND kind = 'capture'", [ref]) !== null;
