/** The queue of claims that wait for a person, page by page, through the guard. */
import { sql } from "kysely";
import { ClaimKind } from "../../model/claim.ts";
import type { SensitiveSpan } from "../../model/passage.ts";
import { contextsOf } from "../context.ts";
import { veilReading } from "../guard.ts";
import type { StoredClaim } from "../store.ts";
import type { Queue, Queued, QueueFilter, QueueQuery } from "../waiting.ts";
import { guardRows, rowsById } from "./capture-list.ts";
import { kindBit } from "./claim-standing.ts";
import { COUNTED, countsOf } from "./counts.ts";
import { type ClaimQueryRow, inList, loadBodies, loadVeils, type Queries } from "./find.ts";

/** Within a report; deaths come before all of these. */
const KIND_ORDER: readonly ClaimKind[] = [
  ...(["order", "incident", "aggregate", "denial", "practice"] as const),
  ...(["measure", "sanction", "reward", "trend", "statement"] as const),
];

/** Guards claims: the caller's, so that claims are veiled in one place. */
type GuardClaims = (rows: readonly ClaimQueryRow[]) => Promise<readonly StoredClaim[]>;

/** One page of what waits and fits, and how much there is. */
export const findQueue = async (
  db: Queries,
  { limit, offset, ...filter }: QueueQuery,
  guard: GuardClaims,
): Promise<Queue> => {
  const rows = await pageOf(db, filter, { limit, offset });
  const claims = await guard(rows);
  const captures = [...new Set(claims.map(({ capture }) => capture))];
  const reports = new Map(
    (await guardRows(db, await rowsById(db, captures))).map((row) => [row.id, row]),
  );
  const texts = await shownTexts(db, captures);
  const proposals = claims.flatMap((claim): Queued[] => {
    const report = reports.get(claim.capture);
    if (report === undefined) return [];
    const { text = "", veils = [] } = texts.get(claim.capture) ?? {};
    const contexts = contextsOf(text, claim.claim.passages).map((context) => {
      const end = context.start + context.text.length;
      const veiled = veils.filter((span) => span.start < end && context.start < span.end);
      return { ...context, veiled };
    });
    return [{ claim, report, contexts }];
  });
  return { proposals, total: await countWaiting(db, filter) };
};

type Part = { readonly limit: number; readonly offset: number };
type Walked = { readonly turn: number; readonly doc: number; readonly waiting: number };

/** Walks reports in the order of the queue until the page is full; each has at least one claim that waits. */
const pageOf = async (
  db: Queries,
  filter: QueueFilter,
  { limit, offset }: Part,
): Promise<readonly ClaimQueryRow[]> => {
  const found: ClaimQueryRow[] = [];
  let before = offset;
  for (let last: Walked | null = null; ; ) {
    const reports: readonly Walked[] = await reportsAfter(db, filter, { last, limit });
    // Where every kind is asked for, a whole report before the page needs no look at its claims.
    let at = 0;
    for (const { waiting } of reports) {
      if (filter.kind !== null || waiting > before) break;
      before -= waiting;
      at += 1;
    }
    for (const row of await waitingIn(db, filter, reports.slice(at))) {
      if (before > 0) before -= 1;
      else found.push(row);
      if (found.length === limit) return found;
    }
    const end = reports.at(-1);
    if (end === undefined || reports.length < limit) return found;
    last = end;
  }
};

const reportsAfter = async (
  db: Queries,
  { kind, outlet }: QueueFilter,
  { last, limit }: { readonly last: Walked | null; readonly limit: number },
): Promise<readonly Walked[]> => {
  const conditions = [sql`waiting > 0`];
  if (outlet !== null) conditions.push(sql`outlet = ${outlet}`);
  if (kind !== null) conditions.push(sql`(kinds & ${kindBit(kind)}) != 0`);
  if (last !== null) conditions.push(sql`(turn, doc) < (${last.turn}, ${last.doc})`);
  const { rows } = await sql<Walked>`
    SELECT turn, doc, waiting FROM captures INDEXED BY captures_queue
    WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY turn DESC, doc DESC LIMIT ${limit}`.execute(db);
  return rows;
};

type WaitingRow = ClaimQueryRow & { doc: number };

/** Their claims in the order of the queue. */
const waitingIn = async (
  db: Queries,
  { kind }: QueueFilter,
  reports: readonly Walked[],
): Promise<readonly ClaimQueryRow[]> => {
  const { rows } = await sql<WaitingRow>`
    SELECT c.id, c.ref, c.body_ref, c.capture, c.state, c.doc FROM claims c
    WHERE c.doc IN ${inList(reports.map(({ doc }) => String(doc)))} AND c.active = 1
      AND c.state = 'proposed' AND c.standing = 'current'
      AND (${kind} IS NULL OR c.kind = ${kind})
    ORDER BY CASE WHEN c.kind IN ('incident', 'aggregate') AND c.deadly = 1 THEN -1
      ELSE (SELECT key FROM json_each(${JSON.stringify(KIND_ORDER)}) WHERE value = c.kind) END,
      c.start_unit, c.id`.execute(db);
  const byDoc = Map.groupBy(rows, ({ doc }) => doc);
  return reports.flatMap(({ doc }) => byDoc.get(doc) ?? []);
};

const countWaiting = async (db: Queries, { kind, outlet }: QueueFilter): Promise<number> => {
  if (outlet === null) {
    const counts = await countsOf(db);
    const kinds = kind === null ? ClaimKind.options : [kind];
    return kinds.reduce((sum, one) => sum + counts(COUNTED.waiting(one)), 0);
  }
  const counted =
    kind === null
      ? sql<{ total: number }>`
          SELECT coalesce(sum(waiting), 0) AS total FROM captures INDEXED BY captures_queue
          WHERE waiting > 0 AND outlet = ${outlet}`
      : sql<{ total: number }>`
          SELECT count(*) AS total FROM captures q INDEXED BY captures_queue
          CROSS JOIN claims c ON c.doc = q.doc
          WHERE q.waiting > 0 AND q.outlet = ${outlet} AND (q.kinds & ${kindBit(kind)}) != 0
            AND c.kind = ${kind} AND c.active = 1
            AND c.state = 'proposed' AND c.standing = 'current'`;
  return (await counted.execute(db)).rows[0]?.total ?? 0;
};

type ShownText = { readonly text: string; readonly veils: readonly SensitiveSpan[] };

/** The texts as a door may show them. */
const shownTexts = async (
  db: Queries,
  captures: readonly string[],
): Promise<ReadonlyMap<string, ShownText>> => {
  const rows = await db
    .selectFrom("captures")
    .select(["id", "reading_ref"])
    .where("id", "in", inList(captures))
    .execute();
  const refs = rows.flatMap(({ reading_ref }) => reading_ref ?? []);
  const bodies = await loadBodies(db, refs);
  const veils = await loadVeils(db, captures);
  return new Map(
    rows.flatMap(({ id, reading_ref }) => {
      const body = bodies.get(reading_ref ?? "");
      if (body?.body !== "reading") return [];
      const spans = veils.get(id) ?? [];
      return [[id, { text: veilReading(body.reading, spans).text, veils: spans }]];
    }),
  );
};
