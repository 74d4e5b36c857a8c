/** Keeps the table `counts`: what stands before and after a change is counted, the difference added. */
import type { Connection } from "./connection.ts";
import type { Queries } from "./find.ts";

/** What is counted, as `counts.what` names it. */
export const COUNTED = {
  captures: "captures",
  /** Claims of reports that are not withdrawn, without those that the rules gave up. */
  claims: "claims",
  /** Reports without provenance that are not withdrawn. */
  leads: "leads",
  /** Reports with claims that nobody has decided on. */
  waitingReports: "waiting-reports",
  /** Such claims, by their kind. */
  waiting: (kind: string) => `waiting/${kind}`,
  /** Records now, without those that rest on leads alone. */
  records: (kind: string) => `records/${kind}`,
} as const;

/** A look-up of how many there are; none of what is not in the table. */
export const countsOf = async (db: Queries): Promise<(what: string) => number> => {
  const rows = await db.selectFrom("counts").selectAll().execute();
  const times = new Map(rows.map((row) => [row.what, row.times]));
  return (what) => times.get(what) ?? 0;
};

/** Good for one transaction: call `leave` before rows are written anew, `enter` after, then `link`. */
export class Counts {
  readonly #connection: Connection;
  readonly #changes = new Map<string, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  leaveCapture(id: string): void {
    this.#add(OF_CAPTURE, id, -1);
  }

  enterCapture(id: string): void {
    this.#add(OF_CAPTURE, id, 1);
  }

  leaveRecord(id: string): void {
    this.#add(OF_RECORD, id, -1);
  }

  enterRecord(id: string): void {
    this.#add(OF_RECORD, id, 1);
  }

  /** Writes what changed. */
  link(): void {
    for (const [what, by] of this.#changes) {
      if (by === 0) continue;
      this.#connection.run(ADD, [what, by]);
    }
    // A kind that came and went leaves nothing: a replay after an erasure never knew of it.
    if (this.#changes.size > 0) this.#connection.run("DELETE FROM counts WHERE times = 0");
    this.#changes.clear();
  }

  #add(query: string, id: string, sign: 1 | -1): void {
    for (const { what, times } of this.#connection.rows(query, [id])) {
      const key = String(what);
      this.#changes.set(key, (this.#changes.get(key) ?? 0) + sign * Number(times));
    }
  }
}

const ADD = `INSERT INTO counts (what, times) VALUES (?, ?)
  ON CONFLICT (what) DO UPDATE SET times = times + excluded.times`;

/** What one capture counts for, or with no condition all of them together. */
const captureCounts = (captures: string, claims: string): string => `
  SELECT '${COUNTED.captures}' AS what, count(*) AS times FROM captures ${captures}
  UNION ALL SELECT '${COUNTED.leads}', count(*) FROM captures ${captures}
    AND state = 'active' AND lead = 1
  UNION ALL SELECT '${COUNTED.waitingReports}', count(*) FROM captures ${captures} AND waiting > 0
  UNION ALL SELECT '${COUNTED.claims}', count(*) FROM claims ${claims} AND active = 1
  UNION ALL SELECT '${COUNTED.waiting("")}' || kind, count(*) FROM claims ${claims}
    AND active = 1 AND state = 'proposed' AND standing = 'current' GROUP BY kind`;

const recordCounts = (records: string): string =>
  `SELECT '${COUNTED.records("")}' || kind AS what, count(*) AS times FROM records ${records}
  AND lead = 0 GROUP BY kind`;

const OF_CAPTURE = captureCounts("WHERE id = ?1", "WHERE capture = ?1");
const OF_RECORD = recordCounts("WHERE id = ?1");

/** Everything counted row by row: what a replay ends with. */
export const COUNT_ALL = `DELETE FROM counts;
  INSERT INTO counts (what, times) SELECT what, times FROM (
    ${captureCounts("WHERE true", "WHERE true")} UNION ALL ${recordCounts("WHERE true")})
  WHERE times > 0;`;
