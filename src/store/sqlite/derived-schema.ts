/** The tables derived from the ledger: `rebuild` drops them and projects the ledger again. */
import { KEYS_BY_TABLE } from "./schema.ts";

const RECORD_COLUMNS = `kind TEXT NOT NULL, earliest TEXT, latest TEXT, begins TEXT,
  counted TEXT, family TEXT, state TEXT, lead INTEGER NOT NULL`;

/** Everything that a replay makes anew. */
export const DERIVED_SCHEMA = `
CREATE TABLE instants (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL) STRICT;
CREATE INDEX instants_at ON instants (at, seq);
CREATE INDEX instants_kind ON instants (kind, seq);
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
  turn INTEGER NOT NULL, shown INTEGER NOT NULL, shown_day TEXT,
  reading_ref TEXT, read_rules TEXT, read_data TEXT,
  extract_rules TEXT, extract_data TEXT, indexed TEXT) STRICT;
CREATE INDEX captures_sha256 ON captures (sha256);
-- Each holds all that a list is narrowed by: a list that fits little walks one of them, no rows.
CREATE INDEX captures_newest ON captures (day DESC, doc DESC, last_day, outlet, language, state,
  lead, is_read, waiting, kinds);
CREATE INDEX captures_shown ON captures (shown_day DESC, shown DESC, doc, day, last_day, outlet,
  language, state, lead, is_read, waiting, kinds);
CREATE INDEX captures_outlet ON captures (outlet, shown_day DESC, shown DESC, doc, day, last_day,
  language, state, lead, is_read, waiting, kinds);
CREATE INDEX captures_queue ON captures (turn DESC, doc DESC, outlet, kinds, waiting)
  WHERE waiting > 0;
CREATE INDEX captures_leads ON captures (doc) WHERE lead = 1;
CREATE INDEX captures_lists ON captures (doc) WHERE media = 'list';
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
  state TEXT NOT NULL, standing TEXT NOT NULL, active INTEGER NOT NULL,
  deadly INTEGER NOT NULL, place TEXT) STRICT;
CREATE INDEX claims_capture ON claims (capture, start_unit);
CREATE INDEX claims_doc ON claims (doc DESC, start_unit, id) WHERE active = 1;
CREATE INDEX claims_decided ON claims (id) WHERE active = 1 AND standing = 'current'
  AND state IN ('accepted', 'corrected', 'by-hand');
CREATE INDEX claims_kind ON claims (kind, modality, doc DESC) WHERE active = 1;
CREATE TABLE claim_keys (doc INTEGER NOT NULL, claim TEXT NOT NULL, key TEXT NOT NULL,
  PRIMARY KEY (doc, claim, key)) STRICT, WITHOUT ROWID;
CREATE INDEX claim_keys_key ON claim_keys (key, claim);
CREATE TABLE claim_places (doc INTEGER NOT NULL, claim TEXT NOT NULL, place TEXT NOT NULL,
  PRIMARY KEY (doc, claim, place)) STRICT, WITHOUT ROWID;
CREATE INDEX claim_places_place ON claim_places (place, claim);
CREATE TABLE order_claims (claim TEXT NOT NULL, n INTEGER NOT NULL, doc INTEGER NOT NULL,
  capture TEXT NOT NULL, place TEXT, first TEXT, last TEXT, outlet TEXT, published TEXT,
  original_relation TEXT, original_outlet TEXT, original_published TEXT, original_url TEXT,
  screened INTEGER NOT NULL, PRIMARY KEY (claim, n)) STRICT, WITHOUT ROWID;
CREATE INDEX order_claims_doc ON order_claims (doc);
CREATE TABLE records (id TEXT PRIMARY KEY, ref TEXT NOT NULL, ${RECORD_COLUMNS}) STRICT;
-- Each holds all that a list is narrowed by, and stands in its order.
CREATE INDEX records_kind ON records (kind, earliest DESC, id, latest, lead, state);
CREATE INDEX records_begins ON records (begins DESC, id, lead, ref) WHERE kind = 'order';
CREATE INDEX records_ref ON records (ref);
CREATE TABLE placed_records (record TEXT NOT NULL, place TEXT NOT NULL, kind TEXT NOT NULL,
  earliest TEXT, latest TEXT, state TEXT, lead INTEGER NOT NULL,
  PRIMARY KEY (record, place)) STRICT, WITHOUT ROWID;
CREATE INDEX placed_records_place ON placed_records (place, kind, earliest DESC, record, latest,
  lead, state);
CREATE TABLE record_versions (ref TEXT PRIMARY KEY, id TEXT NOT NULL, from_seq INTEGER NOT NULL,
  to_seq INTEGER, ${RECORD_COLUMNS}) STRICT;
CREATE INDEX record_versions_id ON record_versions (id, from_seq);
CREATE INDEX record_versions_kind ON record_versions (kind, earliest DESC, id);
CREATE TABLE record_captures (ref TEXT NOT NULL, capture TEXT NOT NULL,
  PRIMARY KEY (ref, capture)) STRICT, WITHOUT ROWID;
CREATE INDEX record_captures_capture ON record_captures (capture, ref);
CREATE TABLE record_claims (ref TEXT NOT NULL, claim TEXT NOT NULL,
  PRIMARY KEY (ref, claim)) STRICT, WITHOUT ROWID;
CREATE INDEX record_claims_claim ON record_claims (claim, ref);
CREATE TABLE record_places (ref TEXT NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL,
  PRIMARY KEY (ref, place)) STRICT, WITHOUT ROWID;
CREATE INDEX record_places_place ON record_places (place, kind, ref);
CREATE TABLE copy_members (ref TEXT NOT NULL, capture TEXT NOT NULL, root TEXT NOT NULL,
  how TEXT NOT NULL, PRIMARY KEY (ref, capture)) STRICT, WITHOUT ROWID;
CREATE INDEX copy_members_capture ON copy_members (capture, ref);
CREATE INDEX copy_members_root ON copy_members (root, ref);
CREATE TABLE record_mentions (ref TEXT NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (ref, record)) STRICT, WITHOUT ROWID;
CREATE INDEX record_mentions_record ON record_mentions (record, ref);
CREATE TABLE order_briefs (ref TEXT PRIMARY KEY, brief TEXT NOT NULL) STRICT;
CREATE TABLE redirects (id TEXT NOT NULL, now TEXT NOT NULL, from_seq INTEGER NOT NULL,
  to_seq INTEGER, PRIMARY KEY (id, from_seq)) STRICT, WITHOUT ROWID;
CREATE TABLE counts (what TEXT PRIMARY KEY, times INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5(text, content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2');
`;

/** Drops what `DERIVED_SCHEMA` makes. */
export const DROP_DERIVED = [...Object.keys(KEYS_BY_TABLE), "search"]
  .map((table) => `DROP TABLE IF EXISTS main.${table};`)
  .join("\n");
