/** A register of a few entries written table by table, without the code that the verifier checks. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { encodeCanonical } from "../../src/format/canonical-json.ts";
import { encodeCheckpoint, originOf } from "../../src/format/checkpoint.ts";
import { commit } from "../../src/format/commitment.ts";
import { captureIdOf } from "../../src/format/content-id.ts";
import { sha256 } from "../../src/format/hash.ts";
import { leafHash, rootOf } from "../../src/format/merkle.ts";
import { makeKey, signNote } from "../../src/format/note.ts";
import { blobPath, databasePath } from "../../src/format/path.ts";
import { Capture, NOTHING_DECLARED } from "../../src/model/capture.ts";
import { PersonRef, Ref, Sha256 } from "../../src/model/ids.ts";
import { Body, type Entry, type EntryKind } from "../../src/model/ledger.ts";

const REGISTER = Ref.parse("0f".repeat(16));
const BY = PersonRef.parse("0e".repeat(16));
export const KEY = makeKey(originOf(REGISTER), new Uint8Array(32).fill(7));

export type Row = {
  ref: string;
  seq: number;
  n: number;
  kind: string;
  commitment: string;
  salt: Uint8Array | null;
  json: string | null;
};

/** Everything a register holds, open to change before it is written. */
export type Draft = {
  entries: { seq: number; json: string }[];
  bodies: Row[];
  blobs: Map<string, Uint8Array>;
  note: string;
};

/** Founding, introduction, two captures (of which the second is erased), and a decision to withdraw. */
export const smallRegister = (): Draft => {
  const draft: Draft = { entries: [], bodies: [], blobs: new Map(), note: "" };
  append(
    draft,
    "decision",
    [{ decision: "found", register: REGISTER, name: "Test", vkey: KEY.vkey, teaching: false }].map(
      (decision) => ({
        body: "decision",
        decision,
        keys: [],
        codebook: null,
      }),
    ),
  );
  append(draft, "decision", [
    {
      body: "decision",
      decision: { decision: "introduce", person: BY, name: "Ada" },
      keys: [],
      codebook: null,
    },
  ]);
  const kept = addCapture(draft, "Two men were stopped at the ford by the mill.");
  const gone = addCapture(draft, "A letter that its writer asked us to forget.");
  const withdraw = { decision: "withdraw", capture: kept.id, reason: "asked for by the outlet" };
  append(
    draft,
    "decision",
    [{ body: "decision", decision: withdraw, keys: [], codebook: null }],
    [kept.ref],
  );
  append(draft, "erasure", [{ body: "erasure", reason: "asked for by the writer" }], [gone.ref]);
  const row = bodyOf(draft, gone.ref);
  row.salt = null;
  row.json = null;
  draft.blobs.delete(gone.sha256);
  sign(draft);
  return draft;
};

/** Appends an entry with bodies; salts and refs count up, so every run makes the same register. */
export const append = (
  draft: Draft,
  kind: EntryKind,
  bodies: readonly unknown[],
  about: readonly string[] = [],
): readonly string[] => {
  const seq = draft.entries.length;
  const rows = bodies.map((given, n): Row => {
    const body = Body.parse(given);
    const json = encodeCanonical(body);
    const salt = new Uint8Array(32).fill(draft.bodies.length + n + 1);
    const ref = sha256(`ref ${draft.bodies.length + n}`).slice(0, 32);
    return { ref, seq, n, kind: body.body, commitment: commit(salt, json), salt, json };
  });
  draft.bodies.push(...rows);
  const refs = rows.map((row) => row.ref);
  const entry = {
    v: 1,
    seq,
    kind,
    at: "2026-01-02T03:04:05.678Z",
    by: BY,
    refs: [...refs, ...about],
    commitments: rows.map((row) => row.commitment),
  };
  draft.entries.push({ seq, json: encodeCanonical(entry) });
  return refs;
};

/** Appends a capture of this text with its blob. */
export const addCapture = (draft: Draft, text: string) => {
  const bytes = Buffer.from(text);
  const hash = sha256(bytes);
  const capture = Capture.parse({
    id: captureIdOf(hash, NOTHING_DECLARED),
    sha256: hash,
    bytes: bytes.length,
    media: "text",
    declared: NOTHING_DECLARED,
    how: "paste",
    name: "pasted",
    path: null,
    tool: "test",
    fetched: null,
    unread: null,
  });
  draft.blobs.set(hash, bytes);
  const [ref = ""] = append(draft, "capture", [{ body: "capture", capture }]);
  return { ref, id: capture.id, sha256: hash };
};

/** Signs a checkpoint of the entries as they are now. */
export const sign = (draft: Draft, skey: string = KEY.skey): string => {
  draft.note = checkpointOf(draft, draft.entries.length, skey);
  return draft.note;
};

/** A checkpoint of the first `size` entries. */
export const checkpointOf = (draft: Draft, size: number, skey: string = KEY.skey): string => {
  const leaves = draft.entries.slice(0, size).map((entry) => leafHash(entry.json));
  return signNote(
    encodeCheckpoint({ origin: originOf(REGISTER), size, root: rootOf(leaves) }),
    skey,
  );
};

/** The row with this ref, or of this kind. */
export const bodyOf = (draft: Draft, refOrKind: string): Row => {
  const row = draft.bodies.find((body) => body.ref === refOrKind || body.kind === refOrKind);
  if (row === undefined) throw new Error(`no body ${refOrKind}`);
  return row;
};

/** Replaces an entry by a changed one. */
export const changeEntry = (draft: Draft, seq: number, change: Partial<Entry>): void => {
  const entry = draft.entries[seq];
  if (entry === undefined) throw new Error(`no entry ${seq}`);
  entry.json = encodeCanonical({ ...JSON.parse(entry.json), ...change });
};

/** Writes the draft to a new folder, gives it to `use`, and removes it. */
export const withRegister = async <T>(
  draft: Draft,
  use: (dir: string) => T | Promise<T>,
): Promise<T> => {
  const dir = mkdtempSync(join(tmpdir(), "onrecord-verify-"));
  try {
    writeRegister(draft, dir);
    return await use(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

const writeRegister = (draft: Draft, dir: string): void => {
  const database = new DatabaseSync(databasePath(dir));
  database.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE entries (seq INTEGER PRIMARY KEY, json TEXT NOT NULL);
    CREATE TABLE bodies (ref TEXT PRIMARY KEY, seq INTEGER, n INTEGER, kind TEXT,
      commitment TEXT, salt BLOB, json TEXT);
    CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL);`);
  const entry = database.prepare("INSERT INTO entries VALUES (?, ?)");
  for (const { seq, json } of draft.entries) entry.run(seq, json);
  const body = database.prepare("INSERT INTO bodies VALUES (?, ?, ?, ?, ?, ?, ?)");
  for (const row of draft.bodies) {
    body.run(row.ref, row.seq, row.n, row.kind, row.commitment, row.salt, row.json);
  }
  const size = Number(draft.note.split("\n")[1]);
  database.prepare("INSERT INTO checkpoints VALUES (?, ?)").run(size, draft.note);
  database.close();
  for (const [hash, bytes] of draft.blobs) {
    const path = blobPath(dir, Sha256.parse(hash));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
};
