/** How a record came to be what it is: its versions, those of records that are in it now, and what people decided. */
import { sql } from "kysely";
import { RecordId, Ref } from "../../model/ids.ts";
import type { RecordHistory, RecordVersion } from "../grounds.ts";
import { guardDecisions } from "./decision-query.ts";
import { inList, loadDecisions, type Queries } from "./find.ts";
import { guardedByRef } from "./record-query.ts";

/** More than anybody reads; the newest are kept. */
const MOST_VERSIONS = 200;
const MOST_DECISIONS = 1_000;

/** Of the record of this id and of all that lead to it now. */
export const findRecordHistory = async (db: Queries, id: string): Promise<RecordHistory> => {
  const rows = await versionRows(db, id);
  const refs = rows.map(({ ref }) => ref);
  const records = await guardedByRef(db, refs);
  const versions = rows.map(
    ({ ref, id: own, at, until }): RecordVersion => ({
      id: RecordId.parse(own),
      ref: Ref.parse(ref),
      from: at,
      until,
      record: records.get(ref) ?? null,
    }),
  );
  return { versions, decisions: await decisionsOf(db, refs) };
};

const versionRows = async (db: Queries, id: string) => {
  const { rows } = await sql<{ id: string; ref: string; at: string; until: string | null }>`
    WITH RECURSIVE led(id) AS (
      SELECT ${id} UNION SELECT r.id FROM redirects r JOIN led ON r.now = led.id)
    SELECT v.id, v.ref, i.at, u.at AS until FROM record_versions v
    JOIN led ON led.id = v.id JOIN instants i ON i.seq = v.from_seq
    LEFT JOIN instants u ON u.seq = v.to_seq
    ORDER BY v.from_seq DESC, v.id DESC LIMIT ${MOST_VERSIONS}`.execute(db);
  return rows.toReversed();
};

/** On the claims it ever rested on, on pairs with one of them, and on their reports. */
const decisionsOf = async (db: Queries, refs: readonly string[]) => {
  const { rows } = await sql<{ ref: string }>`
    WITH behind(claim) AS (SELECT DISTINCT claim FROM record_claims WHERE ref IN ${inList(refs)}),
    reports(capture) AS (SELECT DISTINCT capture FROM record_captures WHERE ref IN ${inList(refs)}),
    found(ref, seq) AS (
      SELECT d.ref, d.seq FROM behind b JOIN decisions d ON d.claim = b.claim
      UNION SELECT d.ref, d.seq FROM behind b JOIN decisions d ON d.a = b.claim
      UNION SELECT d.ref, d.seq FROM behind b JOIN decisions d ON d.b = b.claim
      UNION SELECT d.ref, d.seq FROM reports r JOIN decisions d ON d.capture = r.capture
        WHERE d.kind IN ('withdraw', 'restore', 'attach-provenance'))
    SELECT ref FROM found ORDER BY seq DESC LIMIT ${MOST_DECISIONS}`.execute(db);
  const chosen = rows.map(({ ref }) => ref);
  const query = db.selectFrom("decisions").where("ref", "in", inList(chosen));
  return guardDecisions(db, await loadDecisions(db, query));
};
