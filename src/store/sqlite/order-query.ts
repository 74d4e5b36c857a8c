/** Orders at a place, found by the places they name before any of them is read, and what their claims tell of days. */
import { type RawBuilder, sql } from "kysely";
import type { BriefOrder } from "../../model/brief-order.ts";
import type { DatedClaim } from "../../model/dated-claim.ts";
import { ClaimId, PlaceId } from "../../model/ids.ts";
import { briefOf } from "../brief-order.ts";
import { veilNames } from "../guard.ts";
import type { OrderQuery, OrdersBesideQuery } from "../orders.ts";
import { publishedDays } from "../published.ts";
import { inList, type Queries, toOriginal } from "./find.ts";
import { parseBrief } from "./parse.ts";
import { NO_PLACE, UNNAMED_PLACE } from "./project.ts";
import { guardedByRef, heldAt, known, refsOnVeiled, seqAt } from "./record-query.ts";
import type { DerivedTables } from "./schema.ts";
import { loadVeiledTexts } from "./veiled-text.ts";

/** Orders that may hold at the places, and orders not begun of the families of those that have. */
export const findOrders = async (
  db: Queries,
  query: OrderQuery,
): Promise<readonly BriefOrder[]> => {
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
      SELECT ref, brief FROM found JOIN order_briefs USING (ref)
        WHERE ${isTold} ORDER BY begins DESC, id`,
  );
};

/** The last to begin first, those without a first day at the end. */
export const findOrdersBeside = async (
  db: Queries,
  query: OrdersBesideQuery,
): Promise<readonly BriefOrder[]> => {
  const { places, except, begunBy, limit, offset } = query;
  const { table, conditions, walk } = await setting(db, query);
  if (begunBy !== null) conditions.push(sql`(r.begins IS NULL OR r.begins <= ${begunBy})`);
  conditions.push(sql`EXISTS (${placesOf} AND p.place IN ${inList(places)})`);
  conditions.push(sql`NOT EXISTS (${placesOf} AND p.place IN ${inList(except)})`);
  return read(
    db,
    sql`SELECT r.ref, b.brief FROM ${table} r ${walk} JOIN order_briefs b ON b.ref = r.ref
      WHERE r.kind = 'order' AND ${all(conditions)}
      ORDER BY r.begins DESC, r.id LIMIT ${limit} OFFSET ${offset}`,
  );
};

type Query = RawBuilder<unknown>;

/** No order is read, but those that the guard must see: veiled words take from its names. */
const read = async (db: Queries, query: Query): Promise<readonly BriefOrder[]> => {
  const { rows } = await sql<DerivedTables["order_briefs"]>`${query}`.execute(db);
  const veiled = await refsOnVeiled(
    db,
    rows.map(({ ref }) => ref),
  );
  const records = await guardedByRef(db, [...veiled]);
  return rows.flatMap(({ ref, brief }) => {
    if (!veiled.has(ref)) return [parseBrief(ref, brief)];
    const record = records.get(ref);
    return record?.kind === "order" ? [briefOf(record)] : [];
  });
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

type ClaimRow = Omit<DerivedTables["order_claims"], "doc" | "n">;

const CLAIM_COLUMNS = sql.raw(`claim, capture, place, first, last, outlet, published,
  original_relation, original_outlet, original_published, original_url, screened`);

/** Without those that are in no report any more. */
export const findDatedClaims = async (
  db: Queries,
  ids: readonly string[],
): Promise<readonly DatedClaim[]> => {
  const { rows } = await sql<ClaimRow>`SELECT ${CLAIM_COLUMNS} FROM order_claims
    WHERE claim IN ${inList(ids)} ORDER BY claim, n`.execute(db);
  const byClaim = Map.groupBy(rows, ({ claim }) => claim);
  const rest = await claimsOfNoOrder(
    db,
    ids.filter((id) => !byClaim.has(id)),
  );
  for (const row of rest) byClaim.set(row.claim, [row]);
  const told = [...byClaim.values()];
  const originals = await guardOriginals(
    db,
    told.flatMap(([row]) => row ?? []),
  );
  return told.flatMap((own) => toDatedClaim(own, originals));
};

/** What a person corrected is no order's now, though one that is asked about as it was held may rest on it. */
const claimsOfNoOrder = async (db: Queries, ids: readonly string[]) => {
  if (ids.length === 0) return [];
  const { rows } = await sql<ClaimRow>`SELECT ${CLAIM_COLUMNS} FROM (
      SELECT c.id AS claim, k.id AS capture, c.place, NULL AS first, NULL AS last, k.outlet,
        k.published, k.original_relation, k.original_outlet, k.original_published, k.original_url,
        k.failure IS NULL AND k.extract_rules IS NOT NULL AND k.reading_ref IS NOT NULL AS screened
      FROM claims c JOIN captures k ON k.doc = c.doc
      WHERE c.id IN ${inList(ids)} AND c.standing != 'retired')`.execute(db);
  return rows;
};

/** By capture, whose report each is of that is another's, without veiled words. */
const guardOriginals = async (db: Queries, all: readonly ClaimRow[]) => {
  const rows = all.filter(({ original_relation }) => original_relation !== null);
  const texts = await loadVeiledTexts(
    db,
    rows.map(({ capture }) => [capture]),
  );
  return new Map(
    rows.map((row) => {
      const { capture, screened } = row;
      const source = screened === 1 ? (texts.get(capture) ?? { text: "", spans: [] }) : null;
      const names = { id: capture, name: "", title: null, original: toOriginal(row) };
      return [capture, veilNames(names, source).original];
    }),
  );
};

const toDatedClaim = (
  told: readonly ClaimRow[],
  originals: Awaited<ReturnType<typeof guardOriginals>>,
): readonly DatedClaim[] => {
  const [row] = told;
  if (row === undefined) return [];
  const original = originals.get(row.capture) ?? null;
  const day = original?.published ?? row.published;
  const place = row.place === UNNAMED_PLACE || row.place === null ? null : PlaceId.parse(row.place);
  return [
    {
      id: ClaimId.parse(row.claim),
      where: row.place === null ? null : { place },
      days: told.flatMap(({ first, last }) =>
        first === null || last === null ? [] : [{ first, last }],
      ),
      outlet: original?.outlet ?? row.outlet,
      summary: original?.relation === "summary_of",
      published: day === null ? null : (publishedDays(day)?.first ?? null),
    },
  ];
};
