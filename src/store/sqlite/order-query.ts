/** Orders at a place, found by the places they name before any of them is read, and what their claims tell of days. */
import { type RawBuilder, sql } from "kysely";
import type { DatedClaim } from "../../model/dated-claim.ts";
import { ClaimId, PlaceId } from "../../model/ids.ts";
import type { OrderRecord } from "../../model/record.ts";
import type { OrderQuery, OrdersBesideQuery } from "../orders.ts";
import { publishedDays } from "../published.ts";
import { guardNames, NAMED, type NamedRow } from "./capture-list.ts";
import { inList, type Queries } from "./find.ts";
import { NO_PLACE, UNNAMED_PLACE } from "./project.ts";
import { guarded, heldAt, known, seqAt } from "./record-query.ts";

/** Orders that may hold at the places, and orders not begun of the families of those that have. */
export const findOrders = async (
  db: Queries,
  query: OrderQuery,
): Promise<readonly OrderRecord[]> => {
  const { places, begunBy } = query;
  const { table, conditions } = await setting(db, query);
  const named = [...places, UNNAMED_PLACE];
  // What names no place holds where its claims are, and anywhere where these tell none either.
  conditions.push(sql`(p.place != ${NO_PLACE}
    OR EXISTS (${claimsOf} AND c.place IN ${inList(named)})
    OR NOT EXISTS (${claimsOf} AND c.place IS NOT NULL))`);
  const hasBegun = sql`(begins IS NULL OR begins <= ${begunBy})`;
  const isTold =
    begunBy === null
      ? sql`true`
      : sql`${hasBegun} OR family IN (SELECT family FROM found WHERE ${hasBegun})`;
  return read(
    db,
    sql`WITH found AS (SELECT DISTINCT r.id, r.ref, r.begins, r.family
        FROM record_places p CROSS JOIN ${table} r ON r.ref = p.ref
        WHERE p.place IN ${inList([...named, NO_PLACE])} AND p.kind = 'order' AND ${all(conditions)})
      SELECT ref FROM found WHERE ${isTold} ORDER BY begins DESC, id`,
  );
};

/** The last to begin first, those without a first day at the end. */
export const findOrdersBeside = async (
  db: Queries,
  query: OrdersBesideQuery,
): Promise<readonly OrderRecord[]> => {
  const { places, except, begunBy, limit, offset } = query;
  const { table, conditions, walk } = await setting(db, query);
  if (begunBy !== null) conditions.push(sql`(r.begins IS NULL OR r.begins <= ${begunBy})`);
  conditions.push(sql`EXISTS (${placesOf} AND p.place IN ${inList(places)})`);
  conditions.push(sql`NOT EXISTS (${placesOf} AND p.place IN ${inList(except)})`);
  return read(
    db,
    sql`SELECT r.ref FROM ${table} r ${walk} WHERE r.kind = 'order' AND ${all(conditions)}
      ORDER BY r.begins DESC, r.id LIMIT ${limit} OFFSET ${offset}`,
  );
};

type Query = RawBuilder<unknown>;

const read = async (db: Queries, query: Query): Promise<readonly OrderRecord[]> => {
  const { rows } = await sql<{ ref: string }>`${query}`.execute(db);
  const records = await guarded(
    db,
    rows.map(({ ref }) => ref),
  );
  return records.flatMap((record) => (record.kind === "order" ? [record] : []));
};

const setting = async (db: Queries, { asHeld, knownBy }: OrderQuery) => {
  const seq = asHeld === null ? null : await seqAt(db, asHeld);
  const conditions: Query[] = [sql`r.lead = 0`];
  if (seq !== null) conditions.push(heldAt(seq));
  if (knownBy !== null) conditions.push(known(sql`r.ref`, knownBy));
  // Of those now an index stands in the order of their first days.
  return seq === null
    ? { table: sql`records`, conditions, walk: sql`INDEXED BY records_begins` }
    : { table: sql`record_versions`, conditions, walk: sql`` };
};

const all = (conditions: readonly Query[]): Query => sql.join([...conditions], sql` AND `);

const placesOf = sql`SELECT 1 FROM record_places p WHERE p.ref = r.ref`;

const claimsOf = sql`SELECT 1 FROM record_claims rc JOIN claims c ON c.id = rc.claim
  WHERE rc.ref = r.ref`;

type ClaimRow = NamedRow & {
  claim: string;
  place: string | null;
  first: string | null;
  last: string | null;
};

/** Without those that are in no report any more. */
export const findDatedClaims = async (
  db: Queries,
  ids: readonly string[],
): Promise<readonly DatedClaim[]> => {
  const { rows } = await sql<ClaimRow>`SELECT c.id AS claim, c.place, d.first, d.last, ${NAMED}
    FROM claims c JOIN captures k ON k.doc = c.doc
    LEFT JOIN order_days d ON d.doc = c.doc AND d.claim = c.id
    WHERE c.id IN ${inList(ids)} AND c.standing != 'retired'`.execute(db);
  const names = await guardNames(db, rows);
  return [...Map.groupBy(rows, ({ claim }) => claim)].flatMap(([id, told]): DatedClaim[] => {
    const [row] = told;
    if (row === undefined) return [];
    const { outlet = null, published = null, original = null } = names.get(row.id) ?? {};
    const day = original?.published ?? published;
    const place =
      row.place === UNNAMED_PLACE || row.place === null ? null : PlaceId.parse(row.place);
    return [
      {
        id: ClaimId.parse(id),
        where: row.place === null ? null : { place },
        days: told.flatMap(({ first, last }) =>
          first === null || last === null ? [] : [{ first, last }],
        ),
        outlet: original?.outlet ?? outlet,
        summary: original?.relation === "summary_of",
        published: day === null ? null : (publishedDays(day)?.first ?? null),
      },
    ];
  });
};
