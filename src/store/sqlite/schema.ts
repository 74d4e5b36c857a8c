/** The rows of the tables derived from the ledger; derived-schema.ts makes the tables. */
import type { LedgerTables } from "./ledger-schema.ts";

type Flag = 0 | 1;

export type DerivedTables = {
  /** When each entry was appended, for `--as-held`, and of which kind it is. */
  instants: { seq: number; at: string; kind: string };
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
    /** Its place in the queue, see `turnOf`: the higher, the sooner. */
    turn: number;
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
    /** 1 where it tells how many were killed. */
    deadly: Flag;
    /** The gazetteer's id of where it happened; empty where that has none, null where it is not told. */
    place: string | null;
  };
  claim_keys: { doc: number; claim: string; key: string };
  /** The place a claim names and those around it. */
  claim_places: { doc: number; claim: string; place: string };
  /**
   * Claims that tell of an order, retired ones left out, with all that an answer says of one: a row for each
   * day on which it was issued, received or took effect, or one without a day. Names are the capture's.
   */
  order_claims: OriginalColumns & {
    claim: string;
    n: number;
    doc: number;
    capture: string;
    /** As in `claims`. */
    place: string | null;
    first: string | null;
    last: string | null;
    outlet: string | null;
    published: string | null;
    /** 1 once sensitive passages have been looked for in the text. */
    screened: Flag;
  };
  records: RecordColumns & { id: string; ref: string };
  /**
   * Records now by place, those around it too, with all that a list at a place goes by: made of
   * `records`, `record_places` and `claim_places`.
   */
  placed_records: Pick<RecordColumns, "kind" | "earliest" | "latest" | "state" | "lead"> & {
    record: string;
    place: string;
  };
  record_versions: RecordColumns & {
    ref: string;
    id: string;
    from_seq: number;
    to_seq: number | null;
  };
  record_captures: { ref: string; capture: string };
  record_claims: { ref: string; claim: string };
  /** Places that a version names by itself; for those of orders without an id see project.ts. */
  record_places: { ref: string; kind: string; place: string };
  /** Who is in a version of a family of copies. */
  copy_members: { ref: string; capture: string; root: string; how: string };
  /** Other records that a version names, so that an erasure finds their ids. */
  record_mentions: { ref: string; record: string };
  /** Of a version of an order what an answer needs of it, so that none is read whole. */
  order_briefs: { ref: string; brief: string };
  redirects: { id: string; now: string; from_seq: number; to_seq: number | null };
  /** How many there are, so that nobody counts a million rows; without what there is none of. */
  counts: { what: string; times: number };
};

type OriginalColumns = Pick<
  DerivedTables["captures"],
  "original_relation" | "original_outlet" | "original_published" | "original_url"
>;

export type RecordColumns = {
  kind: string;
  earliest: string | null;
  latest: string | null;
  /** Of an order the first day on which it may hold; null where none is told, and of other kinds. */
  begins: string | null;
  /** What figures count by, of incidents and orders; see `Counted`. */
  counted: string | null;
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
  order_claims: ["claim", "n"],
  records: ["id"],
  placed_records: ["record", "place"],
  record_versions: ["ref"],
  record_captures: ["ref", "capture"],
  record_claims: ["ref", "claim"],
  record_places: ["ref", "place"],
  copy_members: ["ref", "capture"],
  record_mentions: ["ref", "record"],
  order_briefs: ["ref"],
  redirects: ["id", "from_seq"],
  counts: ["what"],
};
