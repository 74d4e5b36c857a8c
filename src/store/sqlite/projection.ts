/** Carries the projection into the derived tables of one connection, within its transaction. */
import type { SQLInputValue } from "node:sqlite";
import { parseEntry } from "../../format/entry.ts";
import { Ref } from "../../model/ids.ts";
import type { Entry } from "../../model/ledger.ts";
import type { Connection, Row } from "./connection.ts";
import { Counts } from "./counts.ts";
import { Families } from "./families.ts";
import { parseBody } from "./parse.ts";
import { PlacedRecords } from "./placed.ts";
import {
  type Placed,
  projectBody,
  projectRedirects,
  type Rows,
  subjectsOf,
  TABLES_BY_BODY,
} from "./project.ts";
import { projectCapture } from "./project-capture.ts";
import { type DerivedTable, KEYS_BY_TABLE } from "./schema.ts";

/** Tables whose rows belong to one capture, by its id and by its place in the order of adding. */
const TABLES_BY_ID = [
  ["captures", "id"],
  ["veils", "capture"],
  ["claims", "capture"],
] as const;
const TABLES_BY_DOC = ["reading_keys", "claim_keys", "claim_places", "order_claims"] as const;

/** Parsed bodies kept until the next flush; beyond, they are read back from the file. */
const MAX_FRESH = 20_000;

/** Good for one transaction; what was taken in shows in the tables only after `flush`. */
export class Projection {
  readonly #connection: Connection;
  readonly #captures = new Set<string>();
  readonly #records = new Set<string>();
  readonly #families: Families;
  readonly #placed: PlacedRecords;
  readonly #counts: Counts;
  readonly #fresh = new Map<string, Placed>();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#families = new Families(connection);
    this.#placed = new PlacedRecords(connection);
    this.#counts = new Counts(connection);
  }

  /** Takes in a body that is in the ledger; capture and record rows follow at `flush`. */
  admit(placed: Placed): void {
    if (this.#fresh.size >= MAX_FRESH) this.#fresh.clear();
    this.#fresh.set(placed.ref, placed);
    this.#insert({ subjects: subjectsOf(placed) });
    this.#insert(projectBody(placed));
    this.#touch(placed);
  }

  /** Leaves out a body whose words are being erased, as if it had never been there. */
  forget(placed: Placed): void {
    this.#fresh.delete(placed.ref);
    for (const { subject, seq, n } of subjectsOf(placed)) {
      this.#connection.run("DELETE FROM subjects WHERE subject = ? AND seq = ? AND n = ?", [
        subject,
        seq,
        n,
      ]);
    }
    const { body } = placed.body;
    if (body === "record" || body === "decision") {
      for (const table of TABLES_BY_BODY[body]) {
        this.#connection.run(`DELETE FROM ${table} WHERE ref = ?`, [placed.ref]);
      }
    }
    this.#touch(placed);
  }

  /** Takes in an entry, apart from its bodies. */
  admitEntry({ seq, at, kind, refs, commitments }: Entry): void {
    this.#insert({ instants: [{ seq, at, kind }] });
    if (kind !== "record-change") return;
    for (const ref of refs.slice(commitments.length)) this.#end(ref, seq);
  }

  /** A version ends once, and only where an entry says so: no body is needed to know when. */
  #end(ref: string, seq: number): void {
    const row = this.#connection.row("SELECT id, to_seq FROM record_versions WHERE ref = ?", [ref]);
    if (row === null || row.to_seq !== null) return;
    this.#connection.run("UPDATE record_versions SET to_seq = ? WHERE ref = ?", [seq, ref]);
    this.#records.add(String(row.id));
  }

  /** Projects every capture and record touched since the last flush. */
  flush(): void {
    for (const id of this.#captures) this.#flushCapture(id);
    for (const id of this.#records) this.#flushRecord(id);
    this.#families.link();
    this.#placed.link();
    this.#counts.link();
    this.#captures.clear();
    this.#records.clear();
  }

  #touch(placed: Placed): void {
    for (const { subject } of subjectsOf(placed)) {
      // Record ids have a letter and a dash, capture ids have neither.
      (subject.includes("-") ? this.#records : this.#captures).add(subject);
    }
    const { body } = placed;
    if (body.body === "decision" && body.decision.decision === "undo") {
      this.#settle(body.decision.of);
    }
  }

  /** A decision holds unless an undo of it holds; one undo may undo another. */
  #settle(ref: string): void {
    for (let at: string | null = ref; at !== null; ) {
      const decision = this.#connection.row(
        "SELECT capture, undoes, holds FROM decisions WHERE ref = ?",
        [at],
      );
      if (decision === null) return;
      const undone = this.#connection.row(
        "SELECT 1 AS one FROM decisions WHERE undoes = ? AND holds = 1 LIMIT 1",
        [at],
      );
      const holds = undone === null ? 1 : 0;
      if (holds === decision.holds) return;
      this.#connection.run("UPDATE decisions SET holds = ? WHERE ref = ?", [holds, at]);
      if (typeof decision.capture === "string") this.#captures.add(decision.capture);
      at = typeof decision.undoes === "string" ? decision.undoes : null;
    }
  }

  #flushCapture(id: string): void {
    const { rows, text } = projectCapture(this.#bodiesOf(id), (ref) => this.#holds(ref));
    const before = this.#connection.row("SELECT doc, day, indexed FROM captures WHERE id = ?", [
      id,
    ]);
    const after = rows.captures?.[0] ?? null;
    if (before !== null) {
      this.#placed.admitCapture(id);
      this.#counts.leaveCapture(id);
      for (const [table, column] of TABLES_BY_ID) {
        this.#connection.run(`DELETE FROM ${table} WHERE ${column} = ?`, [id]);
      }
      for (const table of TABLES_BY_DOC) {
        this.#connection.run(`DELETE FROM ${table} WHERE doc = ?`, [before.doc ?? null]);
      }
    }
    this.#insert(rows);
    this.#placed.admitCapture(id);
    this.#counts.enterCapture(id);
    this.#families.admitCapture(id, before?.doc !== after?.doc || before?.day !== after?.day);
    const indexed = before?.indexed ?? null;
    if (before !== null && before.doc === after?.doc && indexed === after?.indexed) return;
    if (before !== null && indexed !== null) {
      this.#connection.run("DELETE FROM search WHERE rowid = ?", [before.doc ?? null]);
    }
    if (after !== null && text !== null) {
      this.#connection.run("INSERT INTO search (rowid, text) VALUES (?, ?)", [after.doc, text]);
    }
  }

  #flushRecord(id: string): void {
    const events = this.#connection.rows(
      `SELECT seq, role, now FROM subjects WHERE subject = ? AND role IN ('record', 'redirect')
       ORDER BY seq, n`,
      [id],
    );
    const members = this.#families.membersOf(id);
    this.#counts.leaveRecord(id);
    this.#connection.run("DELETE FROM records WHERE id = ?", [id]);
    this.#connection.run("DELETE FROM redirects WHERE id = ?", [id]);
    this.#connection.run(COPY_CURRENT, [id]);
    this.#counts.enterRecord(id);
    this.#placed.admitRecord(id);
    this.#families.admitRecord(id, members);
    this.#insert({ redirects: projectRedirects(id, events.map(toEvent)) });
  }

  #bodiesOf(subject: string): readonly Placed[] {
    const rows = this.#connection.rows(
      "SELECT ref, seq, n FROM subjects WHERE subject = ? ORDER BY seq, n",
      [subject],
    );
    return rows.map((row) => this.#fresh.get(String(row.ref)) ?? this.load(String(row.ref)));
  }

  /** A body from the file. It must be there and not erased. */
  load(ref: string): Placed {
    const row = this.#connection.row(
      `SELECT b.seq, b.n, b.json, b.salt, b.commitment, e.json AS entry FROM bodies b JOIN entries e ON e.seq = b.seq
       WHERE b.ref = ? AND b.json IS NOT NULL`,
      [ref],
    );
    if (row === null) throw new Error(`body "${ref}" is a subject's and not in the ledger`);
    const { at, by } = parseEntry(String(row.entry));
    const salt = row.salt instanceof Uint8Array ? row.salt : null;
    const { json, commitment } = row;
    const body = parseBody({ ref, json: String(json), salt, commitment: String(commitment) });
    return { ref: Ref.parse(ref), seq: Number(row.seq), n: Number(row.n), at, by, body };
  }

  #holds(ref: string): boolean {
    const row = this.#connection.row("SELECT holds FROM decisions WHERE ref = ?", [ref]);
    return row?.holds === 1;
  }

  #insert(rows: Rows): void {
    for (const [table, list] of Object.entries(rows)) {
      if (!isDerivedTable(table)) throw new Error(`"${table}" is no derived table`);
      for (const row of list) {
        const values: SQLInputValue[] = Object.values(row);
        this.#connection.run(insertionInto(table, Object.keys(row)), values);
      }
    }
  }
}

const RECORD_COLUMNS = "id, ref, kind, earliest, latest, begins, counted, family, state, lead";
/** The version that has not ended; were there two, the last. */
const COPY_CURRENT = `INSERT INTO records (${RECORD_COLUMNS})
  SELECT ${RECORD_COLUMNS} FROM record_versions WHERE ref = (
    SELECT v.ref FROM record_versions v JOIN bodies b ON b.ref = v.ref
    WHERE v.id = ? AND v.to_seq IS NULL ORDER BY b.seq DESC, b.n DESC LIMIT 1)`;

const toEvent = (row: Row) => ({
  seq: Number(row.seq),
  role: String(row.role),
  now: row.now === null ? null : String(row.now),
});

const isDerivedTable = (name: string): name is DerivedTable => Object.hasOwn(KEYS_BY_TABLE, name);

const INSERTIONS = new Map<DerivedTable, string>();

/** Rows of one table always have the same columns in the same order: they come from one literal. */
const insertionInto = (table: DerivedTable, columns: readonly string[]): string => {
  const known = INSERTIONS.get(table);
  if (known !== undefined) return known;
  const marks = columns.map(() => "?").join(", ");
  const text = `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${marks})`;
  INSERTIONS.set(table, text);
  return text;
};
