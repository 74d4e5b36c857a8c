import { type ExtendedCheckpoint, originOf, parseCheckpoint } from "../format/checkpoint.ts";
import type { TreeHash } from "../format/merkle.ts";
import { parseNote, verifyNote } from "../format/note.ts";
import { isOnrecordError } from "../model/error.ts";
import { Ref } from "../model/ids.ts";
import { type Check, type Checking, startCheck } from "./check.ts";
import type { StoredCheckpoint } from "./source.ts";

/** Who may have signed: the register of these keys. */
export type Signatories = { readonly register: string | null; readonly vkeys: readonly string[] };

/** The ledger as recomputed from its bytes. */
export type Head = { readonly size: number; readonly root: TreeHash };

/** Checks that the tree over the entries is the one the latest checkpoint names. */
export const checkTree = (head: Head, latest: StoredCheckpoint | null): Check => {
  const check = startCheck("tree", ["leaves"]);
  check.count("leaves", head.size);
  const checkpoint = latest === null ? null : read(latest.note);
  if (checkpoint === null || typeof checkpoint === "string") {
    check.find(subjectOf(latest), "no readable checkpoint says what the root of the tree must be");
    return check.done();
  }
  compareHeads(check, head, checkpoint);
  return check.done();
};

/** Checks the latest checkpoint's own form, origin and signature. */
export const checkCheckpoint = (latest: StoredCheckpoint | null, by: Signatories): Check => {
  const check = startCheck("checkpoint", ["signatures"]);
  if (latest === null) {
    check.find(subjectOf(null), "the register has no checkpoint");
    return check.done();
  }
  const checkpoint = checkSigned(check, latest.note, by);
  if (checkpoint !== null && checkpoint.size !== latest.size) {
    const problem = `the checkpoint of size ${checkpoint.size} stands in the row of size ${latest.size}`;
    check.find(subjectOf(latest), problem);
  }
  return check.done();
};

/** Checks an older checkpoint, kept outside, against the first entries of this ledger. */
export const checkAgainst = (
  note: string,
  { by, size, rootThen }: { by: Signatories; size: number; rootThen: TreeHash | null },
): Check => {
  const check = startCheck("against", ["entries", "signatures"]);
  const checkpoint = checkSigned(check, note, by);
  if (checkpoint === null) return check.done();
  const subject = { kind: "checkpoint", size: checkpoint.size } as const;
  if (rootThen === null) {
    const problem = `the older checkpoint has ${checkpoint.size} entries, the ledger only ${size}: entries were taken away`;
    check.find(subject, problem);
    return check.done();
  }
  check.count("entries", checkpoint.size);
  if (Buffer.compare(rootThen, checkpoint.root) !== 0) {
    const problem = `the first ${checkpoint.size} entries are not those of the older checkpoint: the past was rewritten`;
    check.find(subject, problem);
  }
  return check.done();
};

/** The size an older checkpoint names, unverified; null where it cannot be read. */
export const maybeSizeOf = (note: string): number | null => {
  const checkpoint = read(note);
  return typeof checkpoint === "string" ? null : checkpoint.size;
};

/** The root that the latest checkpoint names; null where it cannot be read. */
export const maybeRootOf = (latest: StoredCheckpoint | null): TreeHash | null => {
  const checkpoint = latest === null ? null : read(latest.note);
  return checkpoint === null || typeof checkpoint === "string" ? null : checkpoint.root;
};

const checkSigned = (check: Checking, note: string, by: Signatories): ExtendedCheckpoint | null => {
  const checkpoint = read(note);
  if (typeof checkpoint === "string") {
    check.find({ kind: "checkpoint", size: null }, checkpoint);
    return null;
  }
  const subject = { kind: "checkpoint", size: checkpoint.size } as const;
  const register = Ref.safeParse(by.register);
  if (!register.success) {
    check.find(subject, "the founding decision, which names the register, cannot be read");
  } else if (checkpoint.origin !== originOf(register.data)) {
    const problem = `its origin is "${checkpoint.origin}", the register's is "${originOf(register.data)}"`;
    check.find(subject, problem);
  }
  try {
    check.count("signatures", verifyNote(note, by.vkeys).by.length);
  } catch (error) {
    if (!isOnrecordError(error, "bad-input")) throw error;
    check.find(subject, `its signature does not verify: ${error.message}`);
  }
  return checkpoint;
};

/** The checkpoint in a note, unverified, or a sentence that says why there is none. */
const read = (note: string): ExtendedCheckpoint | string => {
  try {
    return parseCheckpoint(parseNote(note).text);
  } catch (error) {
    if (!isOnrecordError(error, "bad-input")) throw error;
    return `the checkpoint is not well formed: ${error.message}`;
  }
};

const compareHeads = (check: Checking, head: Head, checkpoint: ExtendedCheckpoint): void => {
  const subject = { kind: "checkpoint", size: checkpoint.size } as const;
  if (checkpoint.size !== head.size) {
    check.find(subject, `the checkpoint has ${checkpoint.size} entries, the ledger ${head.size}`);
  } else if (Buffer.compare(checkpoint.root, head.root) !== 0) {
    check.find(subject, "the root of the tree is not the checkpoint's: an entry was changed");
  }
};

const subjectOf = (latest: StoredCheckpoint | null) =>
  ({ kind: "checkpoint", size: latest?.size ?? null }) as const;
