/** Keeps the table `placed_records` as the records on record now and the places of their claims say. */
import type { Connection, Row } from "./connection.ts";
import { NO_PLACE, UNNAMED_PLACE } from "./project.ts";

/** Good for one transaction: takes in what changed, then `link` writes the rows that differ. */
export class PlacedRecords {
  readonly #connection: Connection;
  readonly #records = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A record that may have another version, or none. */
  admitRecord(id: string): void {
    this.#records.add(id);
  }

  /** A capture whose claims are about to be written anew, or were: what rests on them may be elsewhere. */
  admitCapture(id: string): void {
    for (const row of this.#connection.rows(RESTING_ON, [id])) this.#records.add(String(row.id));
  }

  /** Writes what differs of every record taken in. */
  link(): void {
    for (const id of this.#records) {
      const wanted = this.#connection.rows(WANTED, [id]);
      const stored = this.#connection.rows(STORED, [id]);
      if (textOf(wanted) === textOf(stored)) continue;
      this.#connection.run("DELETE FROM placed_records WHERE record = ?", [id]);
      this.#connection.run(`INSERT INTO placed_records (${COLUMNS}) ${WANTED}`, [id]);
    }
    this.#records.clear();
  }
}

const textOf = (rows: readonly Row[]): string => JSON.stringify(rows);

const COLUMNS = "record, place, kind, earliest, latest, state, lead";

const RESTING_ON = `SELECT DISTINCT r.id FROM claims c JOIN record_claims rc ON rc.claim = c.id
  JOIN records r ON r.ref = rc.ref WHERE c.capture = ?`;

/** Which rows there should be for the records that a condition on "r.id" leaves. */
const wanted = (condition: string): string => `
  SELECT p.id AS record, p.place, r.kind, r.earliest, r.latest, r.state, r.lead FROM (
    SELECT r.id, rp.place FROM records r JOIN record_places rp ON rp.ref = r.ref
      WHERE ${condition} AND rp.place NOT IN ('${UNNAMED_PLACE}', '${NO_PLACE}')
    UNION SELECT r.id, cp.place FROM records r JOIN record_claims rc ON rc.ref = r.ref
      JOIN claims c ON c.id = rc.claim JOIN claim_places cp ON cp.doc = c.doc AND cp.claim = c.id
      WHERE ${condition}) p
  JOIN records r ON r.id = p.id ORDER BY 1, 2`;

const WANTED = wanted("r.id = ?1");

/** All rows as they must be, made at once: what a replay ends with. */
export const PLACE_ALL = `DELETE FROM placed_records;
  INSERT INTO placed_records (${COLUMNS}) ${wanted("true")};`;

const STORED = `SELECT ${COLUMNS} FROM placed_records WHERE record = ? ORDER BY place`;
