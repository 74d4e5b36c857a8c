/** What figures need: records by what they are counted by, which a person accepted, reports by month. */
import { sql } from "kysely";
import type { Countable } from "../../model/countable.ts";
import { RecordId } from "../../model/ids.ts";
import { countableOf } from "../counted.ts";
import type { Tally } from "../tally.ts";
import type { Queries } from "./find.ts";
import { parseCounted } from "./parse.ts";
import { guarded } from "./record-query.ts";

/** Reports whose month is not told are in no month; withdrawn ones are left out. */
export const countTally = async (db: Queries): Promise<Tally> => {
  const accepted = await sql<{
    id: string;
  }>`SELECT DISTINCT r.id FROM claims c INDEXED BY claims_decided
    JOIN record_claims rc ON rc.claim = c.id JOIN records r ON r.ref = rc.ref
    WHERE c.active = 1 AND c.standing = 'current'
      AND c.state IN ('accepted', 'corrected', 'by-hand')`.execute(db);
  const reports = await sql<{ month: string; count: number }>`
    SELECT substr(day, 1, 7) AS month, count(*) AS count FROM captures INDEXED BY captures_newest
    WHERE lead = 0 AND state = 'active' AND day IS NOT NULL
      AND substr(day, 1, 7) = substr(last_day, 1, 7)
    GROUP BY 1 ORDER BY 1`.execute(db);
  return {
    records: await countables(db),
    accepted: accepted.rows.map(({ id }) => RecordId.parse(id)),
    pairs: await pairsOf(db),
    reports: reports.rows,
  };
};

type Row = { id: string; ref: string; kind: "incident" | "order"; counted: string };

/** No record is read, but those that the guard must see: a veiled name takes its place with it. */
const countables = async (db: Queries): Promise<readonly Countable[]> => {
  // Nearly all of the table is read: from its beginning to its end, not row by row by an index.
  const { rows } = await sql<Row>`SELECT id, ref, kind, counted FROM records NOT INDEXED
    WHERE kind IN ('incident', 'order') AND lead = 0`.execute(db);
  const veiled = await allOnVeiled(db);
  const plain = rows.filter(({ ref }) => !veiled.has(ref));
  const refs = rows.flatMap(({ ref }) => (veiled.has(ref) ? [ref] : []));
  return [...plain.map(toCountable), ...(await guardedCountables(db, refs))];
};

const toCountable = ({ id, kind, counted }: Row): Countable => ({
  ...{ id: RecordId.parse(id), kind },
  ...parseCounted(id, counted),
});

/** Records read at once: those of a large register would not fit in memory together. */
const AT_ONCE = 500;

const guardedCountables = async (db: Queries, refs: readonly string[]) => {
  const found: Countable[] = [];
  for (let from = 0; from < refs.length; from += AT_ONCE) {
    for (const record of await guarded(db, refs.slice(from, from + AT_ONCE))) {
      if (record.kind !== "incident" && record.kind !== "order") continue;
      found.push(countableOf(record));
    }
  }
  return found;
};

/** Versions that rest on a report with veiled words. */
const allOnVeiled = async (db: Queries): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ ref: string }>`SELECT rc.ref
    FROM (SELECT DISTINCT capture FROM veils) v
    CROSS JOIN record_captures rc ON rc.capture = v.capture`.execute(db);
  return new Set(rows.map(({ ref }) => ref));
};

const pairsOf = async (db: Queries): Promise<Tally["pairs"]> => {
  const { rows } = await sql<{ id: string; record: string }>`SELECT r.id, m.record FROM records r
    CROSS JOIN record_mentions m ON m.ref = r.ref WHERE r.kind = 'pair' AND r.lead = 0`.execute(db);
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((pair) =>
    pair.map(({ record }) => RecordId.parse(record)),
  );
};
