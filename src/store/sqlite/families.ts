/** Keeps the column `captures.root` as the families of copies that are on record now say. */
import type { Connection } from "./connection.ts";

type RootByCapture = ReadonlyMap<string, string>;

/** Good for one transaction: takes in what changed, then `link` sets the column where it must. */
export class Families {
  readonly #connection: Connection;
  readonly #captures = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A capture whose row was written anew; `moved` where it came, went or has another place. */
  admitCapture(id: string, moved: boolean): void {
    this.#captures.add(id);
    if (!moved) return;
    const led = this.#connection.rows(
      `SELECT m.capture FROM copy_members m JOIN records r ON r.ref = m.ref WHERE m.root = ?`,
      [id],
    );
    for (const { capture } of led) this.#captures.add(String(capture));
  }

  /** Who is in a family now, to be given to `admitRecord` once its row is written anew. */
  membersOf(record: string): RootByCapture {
    if (!record.startsWith("c-")) return NOBODY;
    const rows = this.#connection.rows(
      `SELECT m.capture, m.root FROM records r JOIN copy_members m ON m.ref = r.ref WHERE r.id = ?`,
      [record],
    );
    return new Map(rows.map(({ capture, root }) => [String(capture), String(root)]));
  }

  /** A family that may be another than before. */
  admitRecord(record: string, before: RootByCapture): void {
    const after = this.membersOf(record);
    for (const capture of [...before.keys(), ...after.keys()]) {
      if (before.get(capture) !== after.get(capture)) this.#captures.add(capture);
    }
  }

  /** Sets the root of every capture taken in. */
  link(): void {
    for (const id of this.#captures) this.#connection.run(LINK, [id, id]);
    this.#captures.clear();
  }
}

const NOBODY: RootByCapture = new Map();

const LINK = `UPDATE captures SET root = (
    SELECT c.doc FROM copy_members m JOIN records r ON r.ref = m.ref JOIN captures c ON c.id = m.root
    WHERE m.capture = ? ORDER BY r.id LIMIT 1)
  WHERE id = ?`;
