/**
 * The tables that no replay makes: the ledger, which is authoritative (docs/formats/register.md), and
 * what writers keep beside it.
 */

export type LedgerTables = {
  entries: { seq: number; json: string };
  /** `salt` and `json` are null once erased. */
  bodies: {
    ref: string;
    seq: number;
    n: number;
    kind: string;
    commitment: string;
    salt: Uint8Array | null;
    json: string | null;
  };
  checkpoints: { size: number; note: string };
  frontier: { one: 1; json: string };
  /** Unfinished coding, neither ledger nor derived. */
  drafts: { id: string; capture: string; at: string; by: string; done: 0 | 1; json: string };
};

/** The ledger: never altered once written but for salt and json of an erased body. */
export const LEDGER_SCHEMA = `
CREATE TABLE entries (seq INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT;
CREATE TABLE bodies (ref TEXT PRIMARY KEY, seq INTEGER NOT NULL, n INTEGER NOT NULL,
  kind TEXT NOT NULL, commitment TEXT NOT NULL, salt BLOB, json TEXT) STRICT;
CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
CREATE TABLE frontier (one INTEGER PRIMARY KEY CHECK (one = 1), json TEXT NOT NULL) STRICT;
-- Blobs whose last capture was erased, until "scrub" has removed them; neither ledger nor derived.
CREATE TABLE doomed_blobs (sha256 TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
-- Erasures, by the seq of their entry, whose words "scrub" has not yet taken off the disk.
CREATE TABLE due_scrubs (seq INTEGER PRIMARY KEY) STRICT;
-- Unfinished coding: no part of the record, gone with its capture.
CREATE TABLE drafts (id TEXT PRIMARY KEY, capture TEXT NOT NULL, at TEXT NOT NULL,
  by TEXT NOT NULL, done INTEGER NOT NULL, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX drafts_capture ON drafts (capture, at);
`;
