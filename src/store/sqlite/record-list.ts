/** Lists of records: an index that stands in their order is walked until the page is full. */
import { type RawBuilder, sql } from "kysely";
import type { OnRecord } from "../../model/record.ts";
import { type Counted, MOST_COUNTED } from "../capture-list.ts";
import type { Page, RecordQuery } from "../store.ts";
import type { Queries } from "./find.ts";
import { guarded, heldAt, known, seqAt } from "./record-query.ts";

type Asked = Omit<RecordQuery, keyof Page>;
type Query = RawBuilder<unknown>;

/** The newest first, those without a date last. */
export const findRecords = async (
  db: Queries,
  { limit, offset, ...asked }: RecordQuery,
): Promise<readonly OnRecord[]> => {
  const listed = await listOf(db, asked);
  const { rows } = await sql<{ ref: string }>`${listed} ORDER BY earliest DESC, id
    LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return guarded(
    db,
    rows.map(({ ref }) => ref),
  );
};

/** How many there are, exact up to a bound. */
export const countRecords = async (db: Queries, asked: Asked): Promise<Counted> => {
  const listed = await listOf(db, asked);
  const { rows } = await sql<{ times: number }>`SELECT count(*) AS times FROM (
    ${listed} LIMIT ${MOST_COUNTED + 1})`.execute(db);
  const times = rows[0]?.times ?? 0;
  return { count: Math.min(times, MOST_COUNTED), more: times > MOST_COUNTED };
};

/** Places that incidents and orders name, and those around them; a place has no words of a report. */
export const findPlacesNamed = async (db: Queries): Promise<readonly string[]> => {
  // From one place to the next on the index, not over every record at each.
  const { rows } = await sql<{ place: string }>`WITH RECURSIVE named(place) AS (
      SELECT min(place) FROM placed_records
      UNION ALL SELECT (SELECT min(p.place) FROM placed_records p WHERE p.place > named.place)
        FROM named WHERE named.place IS NOT NULL)
    SELECT place FROM named WHERE place IS NOT NULL AND (${isOnRecordAs("incident")}
      OR ${isOnRecordAs("order")})`.execute(db);
  return rows.map(({ place }) => place);
};

const isOnRecordAs = (kind: "incident" | "order"): Query => sql`EXISTS (
  SELECT 1 FROM placed_records p WHERE p.place = named.place AND p.kind = ${kind} AND p.lead = 0)`;

/** Rows of ref, earliest and id. Those with a date and those without are two walks, each in order. */
const listOf = async (db: Queries, asked: Asked): Promise<Query> => {
  const seq = asked.asHeld === null ? null : await seqAt(db, asked.asHeld);
  const table = tableOf(asked, seq);
  const conditions = conditionsOf(asked, seq);
  const { from, to } = asked;
  if (from === null && to === null) return selected(table, conditions);
  const ends = from === null ? [] : [sql`(latest IS NULL OR latest >= ${from})`];
  const begins = to === null ? sql`earliest IS NOT NULL` : sql`earliest <= ${to}`;
  const undated = sql`earliest IS NULL AND latest IS NOT NULL`;
  return sql`${selected(table, [...conditions, begins, ...ends])}
    UNION ALL ${selected(table, [...conditions, undated, ...ends])}`;
};

const selected = (table: Query, conditions: readonly Query[]): Query =>
  sql`SELECT ref, earliest, id FROM ${table} AS listed WHERE ${sql.join([...conditions], sql` AND `)}`;

/** At a place the index of places stands in the order of the list too. */
const tableOf = ({ place }: Asked, seq: number | null): Query => {
  if (seq !== null) return sql`record_versions`;
  if (place === null) return sql`records`;
  return sql`(SELECT r.ref, p.record AS id, p.earliest, p.latest, p.state, p.lead, p.kind
    FROM placed_records p CROSS JOIN records r ON r.id = p.record WHERE p.place = ${place})`;
};

const conditionsOf = (asked: Asked, seq: number | null): Query[] => {
  const conditions: Query[] = [sql`kind = ${asked.kind}`];
  if (seq !== null) conditions.push(heldAt(seq));
  if (seq !== null && asked.place !== null) conditions.push(wasAt(asked.place));
  if (!asked.leads) conditions.push(sql`lead = 0`);
  if (asked.open === true) conditions.push(sql`(state IS NULL OR state = 'open')`);
  if (asked.knownBy !== undefined && asked.knownBy !== null)
    conditions.push(known(sql`listed.ref`, asked.knownBy));
  return conditions;
};

const wasAt = (place: string): Query => sql`ref IN (
  SELECT ref FROM record_places WHERE place = ${place}
  UNION SELECT rc.ref FROM claim_places cp JOIN record_claims rc ON rc.claim = cp.claim
  WHERE cp.place = ${place})`;
