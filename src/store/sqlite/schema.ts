/** The tables derived from the ledger: `rebuild` drops them and projects the ledger again. */
import type { LedgerTables } from "./ledger-schema.ts";

type Flag = 0 | 1;

export type DerivedTables = {
  /** When each entry was appended, for `--as-held`. */
  instants: { seq: number; at: string };
  /** Which bodies speak of a capture or record; `now` is where a redirect leads. */
  subjects: {
    subject: string;
    seq: number;
    n: number;
    role: string;
    ref: string;
    now: string | null;
  };
  founding: {
    ref: string;
    seq: number;
    n: number;
    register: string;
    name: string;
    vkey: string;
    teaching: Flag;
  };
  signers: { ref: string; seq: number; n: number; vkey: string };
  people: { ref: string; seq: number; n: number; person: string; name: string };
  decisions: {
    ref: string;
    seq: number;
    n: number;
    at: string;
    by: string;
    kind: string;
    capture: string | null;
    claim: string | null;
    a: string | null;
    b: string | null;
    undoes: string | null;
    holds: Flag;
  };
  captures: {
    /** seq × 65,536 + place in the entry: the order of adding, and the row of the text index. */
    doc: number;
    id: string;
    ref: string;
    seq: number;
    at: string;
    by: string;
    sha256: string;
    name: string;
    media: string;
    bytes: number;
    unread: string | null;
    failure: string | null;
    title: string | null;
    outlet: string | null;
    published: string | null;
    /** What it reprints, translates or sums up; its other columns are null where this one is. */
    original_relation: string | null;
    original_outlet: string | null;
    original_published: string | null;
    original_url: string | null;
    language: string | null;
    article: Flag | null;
    lead: Flag;
    state: string;
    /** The days on which it may have been published; lists go by the first. */
    day: string | null;
    last_day: string | null;
    /** 1 where there is a text to read. */
    is_read: Flag;
    claims: number;
    waiting: number;
    /** A bit for each kind of claim it makes, in the order of `ClaimKind`. */
    kinds: number;
    /** `doc` of the root of its family of copies, itself where it is the root; null where it has none. */
    root: number | null;
    /** Where copies are folded: the place and first day of the root, its own where it has none. */
    shown: number;
    shown_day: string | null;
    reading_ref: string | null;
    read_rules: string | null;
    read_data: string | null;
    extract_rules: string | null;
    extract_data: string | null;
    /** SHA-256 of the text in the index; null where it holds none. */
    indexed: string | null;
  };
  /** By `doc`, which grows, so that new rows stand together on the disk. */
  reading_keys: { doc: number; key: string };
  veils: {
    capture: string;
    n: number;
    start_unit: number;
    end_unit: number;
    reason: string;
    rule: string;
  };
  claims: {
    id: string;
    /** The claim as proposed or added; `body_ref` is that of a correction where one holds. */
    ref: string;
    body_ref: string;
    capture: string;
    doc: number;
    start_unit: number;
    kind: string;
    modality: string;
    main: Flag;
    earliest: string | null;
    latest: string | null;
    published: string | null;
    state: string;
    /** `current`, `orphaned` or `retired`: no longer what extraction gives, kept for `--as-held`. */
    standing: string;
    /** 1 while its capture is not withdrawn. */
    active: Flag;
  };
  claim_keys: { doc: number; claim: string; key: string };
  claim_places: { doc: number; claim: string; place: string };
  records: RecordColumns & { id: string; ref: string };
  record_versions: RecordColumns & {
    ref: string;
    id: string;
    from_seq: number;
    to_seq: number | null;
  };
  record_captures: { ref: string; capture: string };
  record_claims: { ref: string; claim: string };
  record_places: { ref: string; place: string };
  /** Who is in a version of a family of copies. */
  copy_members: { ref: string; capture: string; root: string; how: string };
  /** Other records that a version names, so that an erasure finds their ids. */
  record_mentions: { ref: string; record: string };
  redirects: { id: string; now: string; from_seq: number; to_seq: number | null };
};

export type RecordColumns = {
  kind: string;
  earliest: string | null;
  latest: string | null;
  place: string | null;
  killed_min: number | null;
  killed_best: number | null;
  killed_max: number | null;
  wounded_best: number | null;
  events: number | null;
  family: string | null;
  /** What people said of a difference; null of every other kind. */
  state: string | null;
  lead: Flag;
};

/** The text index, contentless: FTS5 keeps terms and positions, never the text. */
export type SearchTable = { search: { rowid: number; text: string } };

export type Tables = LedgerTables & DerivedTables & SearchTable;
export type DerivedTable = keyof DerivedTables;

/** Primary keys, by which a differing row is named and found again. */
export const KEYS_BY_TABLE: Readonly<Record<DerivedTable, readonly string[]>> = {
  instants: ["seq"],
  subjects: ["subject", "seq", "n", "role"],
  founding: ["ref"],
  signers: ["ref"],
  people: ["ref"],
  decisions: ["ref"],
  captures: ["id"],
  reading_keys: ["doc", "key"],
  veils: ["capture", "n"],
  claims: ["id"],
  claim_keys: ["doc", "claim", "key"],
  claim_places: ["doc", "claim", "place"],
  records: ["id"],
  record_versions: ["ref"],
  record_captures: ["ref", "capture"],
  record_claims: ["ref", "claim"],
  record_places: ["ref", "place"],
  copy_members: ["ref", "capture"],
  record_mentions: ["ref", "record"],
  redirects: ["id", "from_seq"],
};

const RECORD_COLUMNS = `kind TEXT NOT NULL, earliest TEXT, latest TEXT, place TEXT,
  killed_min INTEGER, killed_best INTEGER, killed_max INTEGER, wounded_best INTEGER,
  events INTEGER, family TEXT, state TEXT, lead INTEGER NOT NULL`;

/** Everything that a replay makes anew. */
export const DERIVED_SCHEMA = `
CREATE TABLE instants (seq INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT;
CREATE INDEX instants_at ON instants (at, seq);
CREATE TABLE subjects (subject TEXT NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL,
  role TEXT NOT NULL, ref TEXT NOT NULL, now TEXT,
  PRIMARY KEY (subject, seq, n, role)) STRICT, WITHOUT ROWID;
CREATE TABLE founding (ref TEXT PRIMARY KEY, seq INTEGER NOT NULL, n INTEGER NOT NULL,
  register TEXT NOT NULL, name TEXT NOT NULL, vkey TEXT NOT NULL,
  teaching INTEGER NOT NULL) STRICT;
CREATE TABLE signers (ref TEXT PRIMARY KEY, seq INTEGER NOT NULL, n INTEGER NOT NULL,
  vkey TEXT NOT NULL) STRICT;
CREATE TABLE people (ref TEXT PRIMARY KEY, seq INTEGER NOT NULL, n INTEGER NOT NULL,
  person TEXT NOT NULL, name TEXT NOT NULL) STRICT;
CREATE INDEX people_person ON people (person);
CREATE TABLE decisions (ref TEXT PRIMARY KEY, seq INTEGER NOT NULL, n INTEGER NOT NULL,
  at TEXT NOT NULL, by TEXT NOT NULL, kind TEXT NOT NULL, capture TEXT, claim TEXT,
  a TEXT, b TEXT, undoes TEXT, holds INTEGER NOT NULL) STRICT;
CREATE INDEX decisions_kind ON decisions (kind);
CREATE INDEX decisions_capture ON decisions (capture) WHERE capture IS NOT NULL;
CREATE INDEX decisions_claim ON decisions (claim) WHERE claim IS NOT NULL;
CREATE INDEX decisions_a ON decisions (a) WHERE a IS NOT NULL;
CREATE INDEX decisions_b ON decisions (b) WHERE b IS NOT NULL;
CREATE INDEX decisions_undoes ON decisions (undoes) WHERE undoes IS NOT NULL;
CREATE TABLE captures (doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ref TEXT NOT NULL,
  seq INTEGER NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, sha256 TEXT NOT NULL,
  name TEXT NOT NULL, media TEXT NOT NULL, bytes INTEGER NOT NULL, unread TEXT, failure TEXT,
  title TEXT, outlet TEXT, published TEXT, original_relation TEXT, original_outlet TEXT,
  original_published TEXT, original_url TEXT, language TEXT, article INTEGER,
  lead INTEGER NOT NULL, state TEXT NOT NULL, day TEXT, last_day TEXT, is_read INTEGER NOT NULL,
  claims INTEGER NOT NULL, waiting INTEGER NOT NULL, kinds INTEGER NOT NULL, root INTEGER,
  shown INTEGER NOT NULL, shown_day TEXT,
  reading_ref TEXT, read_rules TEXT, read_data TEXT,
  extract_rules TEXT, extract_data TEXT, indexed TEXT) STRICT;
CREATE INDEX captures_sha256 ON captures (sha256);
-- Each holds all that a list is narrowed by: a list that fits little walks one of them, no rows.
CREATE INDEX captures_newest ON captures (day DESC, doc DESC, last_day, outlet, language, state,
  lead, is_read, waiting, kinds);
CREATE INDEX captures_shown ON captures (shown_day DESC, shown DESC, doc, day, last_day, outlet,
  language, state, lead, is_read, waiting, kinds);
CREATE INDEX captures_root ON captures (root) WHERE root IS NOT NULL;
CREATE TABLE reading_keys (doc INTEGER NOT NULL, key TEXT NOT NULL,
  PRIMARY KEY (doc, key)) STRICT, WITHOUT ROWID;
CREATE INDEX reading_keys_key ON reading_keys (key);
CREATE TABLE veils (capture TEXT NOT NULL, n INTEGER NOT NULL, start_unit INTEGER NOT NULL,
  end_unit INTEGER NOT NULL, reason TEXT NOT NULL, rule TEXT NOT NULL,
  PRIMARY KEY (capture, n)) STRICT, WITHOUT ROWID;
CREATE TABLE claims (id TEXT PRIMARY KEY, ref TEXT NOT NULL, body_ref TEXT NOT NULL,
  capture TEXT NOT NULL, doc INTEGER NOT NULL, start_unit INTEGER NOT NULL, kind TEXT NOT NULL,
  modality TEXT NOT NULL, main INTEGER NOT NULL, earliest TEXT, latest TEXT, published TEXT,
  state TEXT NOT NULL, standing TEXT NOT NULL, active INTEGER NOT NULL) STRICT;
CREATE INDEX claims_capture ON claims (capture, start_unit);
CREATE INDEX claims_doc ON claims (doc DESC, start_unit, id) WHERE active = 1;
CREATE INDEX claims_kind ON claims (kind, modality, doc DESC) WHERE active = 1;
CREATE TABLE claim_keys (doc INTEGER NOT NULL, claim TEXT NOT NULL, key TEXT NOT NULL,
  PRIMARY KEY (doc, claim, key)) STRICT, WITHOUT ROWID;
CREATE INDEX claim_keys_key ON claim_keys (key, claim);
CREATE TABLE claim_places (doc INTEGER NOT NULL, claim TEXT NOT NULL, place TEXT NOT NULL,
  PRIMARY KEY (doc, claim, place)) STRICT, WITHOUT ROWID;
CREATE INDEX claim_places_place ON claim_places (place, claim);
CREATE TABLE records (id TEXT PRIMARY KEY, ref TEXT NOT NULL, ${RECORD_COLUMNS}) STRICT;
CREATE INDEX records_kind ON records (kind, earliest, id);
CREATE INDEX records_ref ON records (ref);
CREATE TABLE record_versions (ref TEXT PRIMARY KEY, id TEXT NOT NULL, from_seq INTEGER NOT NULL,
  to_seq INTEGER, ${RECORD_COLUMNS}) STRICT;
CREATE INDEX record_versions_id ON record_versions (id, from_seq);
CREATE INDEX record_versions_kind ON record_versions (kind, earliest, id);
CREATE TABLE record_captures (ref TEXT NOT NULL, capture TEXT NOT NULL,
  PRIMARY KEY (ref, capture)) STRICT, WITHOUT ROWID;
CREATE INDEX record_captures_capture ON record_captures (capture, ref);
CREATE TABLE record_claims (ref TEXT NOT NULL, claim TEXT NOT NULL,
  PRIMARY KEY (ref, claim)) STRICT, WITHOUT ROWID;
CREATE INDEX record_claims_claim ON record_claims (claim, ref);
CREATE TABLE record_places (ref TEXT NOT NULL, place TEXT NOT NULL,
  PRIMARY KEY (ref, place)) STRICT, WITHOUT ROWID;
CREATE INDEX record_places_place ON record_places (place, ref);
CREATE TABLE copy_members (ref TEXT NOT NULL, capture TEXT NOT NULL, root TEXT NOT NULL,
  how TEXT NOT NULL, PRIMARY KEY (ref, capture)) STRICT, WITHOUT ROWID;
CREATE INDEX copy_members_capture ON copy_members (capture, ref);
CREATE INDEX copy_members_root ON copy_members (root, ref);
CREATE TABLE record_mentions (ref TEXT NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (ref, record)) STRICT, WITHOUT ROWID;
CREATE INDEX record_mentions_record ON record_mentions (record, ref);
CREATE TABLE redirects (id TEXT NOT NULL, now TEXT NOT NULL, from_seq INTEGER NOT NULL,
  to_seq INTEGER, PRIMARY KEY (id, from_seq)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5(text, content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2');
`;

/** Drops what `DERIVED_SCHEMA` makes. */
export const DROP_DERIVED = [...Object.keys(KEYS_BY_TABLE), "search"]
  .map((table) => `DROP TABLE IF EXISTS main.${table};`)
  .join("\n");
