/** Keeps the columns `root`, `shown` and `shown_day` of captures as the families of copies that are on record now say. */
import type { Connection } from "./connection.ts";

type RootByCapture = ReadonlyMap<string, string>;

/** Good for one transaction: takes in what changed, then `link` sets the columns where it must. */
export class Families {
  readonly #connection: Connection;
  readonly #captures = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A capture whose row was written anew; `moved` where it came, went or has another place or day. */
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

  /** Sets them for every capture taken in. */
  link(): void {
    for (const id of this.#captures) {
      const linked = this.#connection.run(LINK, [id]);
      if (linked === 0) this.#connection.run(PART, [id]);
    }
    this.#captures.clear();
  }
}

const NOBODY: RootByCapture = new Map();

/** Without a family both are as the capture's own row has them. */
const LINK = `UPDATE captures SET (root, shown, shown_day) = (
    SELECT c.doc, c.doc, c.day FROM copy_members m JOIN records r ON r.ref = m.ref
    JOIN captures c ON c.id = m.root WHERE m.capture = captures.id ORDER BY r.id LIMIT 1)
  WHERE id = ? AND EXISTS (SELECT 1 FROM copy_members m JOIN records r ON r.ref = m.ref
    JOIN captures c ON c.id = m.root WHERE m.capture = captures.id)`;
const PART = "UPDATE captures SET root = NULL, shown = doc, shown_day = day WHERE id = ?";
