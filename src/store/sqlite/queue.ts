/** The queue of claims that wait for a person, page by page, through the guard. */
import { sql } from "kysely";
import type { ClaimKind } from "../../model/claim.ts";
import type { SensitiveSpan } from "../../model/passage.ts";
import { contextsOf } from "../context.ts";
import { veilReading } from "../guard.ts";
import type { StoredClaim } from "../store.ts";
import type { Queue, Queued, QueueFilter, QueueQuery } from "../waiting.ts";
import { guardRows, rowsById } from "./capture-list.ts";
import { kindBit } from "./claim-standing.ts";
import { type ClaimQueryRow, inList, loadBodies, loadVeils, type Queries } from "./find.ts";

/** Reports whose claims are looked at together; each has at least one that waits. */
const REPORTS_AT_ONCE = 200;
/** What may have cost lives, or may cost them, is decided on first. */
const WEIGHTY = kindBit("incident") | kindBit("order");
/** Leads count nowhere until somebody says where they come from. */
const RANK = sql`((kinds & ${sql.lit(WEIGHTY)}) != 0) + 2 * (lead = 0)`;
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
type Walked = { readonly weighty: number; readonly doc: number };

/** Walks reports in the order of the queue until the page is full. */
const pageOf = async (
  db: Queries,
  filter: QueueFilter,
  { limit, offset }: Part,
): Promise<readonly ClaimQueryRow[]> => {
  const found: ClaimQueryRow[] = [];
  let skipped = 0;
  for (let last: Walked | null = null; ; ) {
    const reports: readonly Walked[] = await reportsAfter(db, filter, last);
    for (const row of await waitingIn(db, filter, reports)) {
      if (skipped < offset) skipped += 1;
      else found.push(row);
      if (found.length === limit) return found;
    }
    const end = reports.at(-1);
    if (end === undefined || reports.length < REPORTS_AT_ONCE) return found;
    last = end;
  }
};

const reportsAfter = async (
  db: Queries,
  { kind, outlet }: QueueFilter,
  last: Walked | null,
): Promise<readonly Walked[]> => {
  const { rows } = await sql<Walked>`
    SELECT ${RANK} AS weighty, doc FROM captures INDEXED BY captures_newest
    WHERE state = 'active' AND waiting > 0
      AND (${outlet} IS NULL OR outlet = ${outlet})
      AND (${kind} IS NULL OR (kinds & ${kind === null ? 0 : kindBit(kind)}) != 0)
      AND (${last?.doc ?? null} IS NULL
        OR (${RANK}, doc) < (${last?.weighty ?? 0}, ${last?.doc ?? 0}))
    ORDER BY weighty DESC, doc DESC LIMIT ${REPORTS_AT_ONCE}`.execute(db);
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
    JOIN bodies b ON b.ref = c.ref
    WHERE c.doc IN ${inList(reports.map(({ doc }) => String(doc)))} AND c.active = 1
      AND c.state = 'proposed' AND c.standing = 'current'
      AND (${kind} IS NULL OR c.kind = ${kind})
    ORDER BY CASE WHEN c.kind IN ('incident', 'aggregate')
        AND json_extract(b.json, '$.claim.outcomes.killed') IS NOT NULL THEN -1
      ELSE (SELECT key FROM json_each(${JSON.stringify(KIND_ORDER)}) WHERE value = c.kind) END,
      c.start_unit, c.id`.execute(db);
  const byDoc = Map.groupBy(rows, ({ doc }) => doc);
  return reports.flatMap(({ doc }) => byDoc.get(doc) ?? []);
};

const countWaiting = async (db: Queries, { kind, outlet }: QueueFilter): Promise<number> => {
  const counted =
    kind === null
      ? sql<{ total: number }>`
          SELECT coalesce(sum(waiting), 0) AS total FROM captures INDEXED BY captures_newest
          WHERE state = 'active' AND waiting > 0 AND (${outlet} IS NULL OR outlet = ${outlet})`
      : sql<{ total: number }>`
          SELECT count(*) AS total FROM claims c WHERE c.kind = ${kind} AND c.active = 1
            AND c.state = 'proposed' AND c.standing = 'current'
            AND (${outlet} IS NULL
              OR c.doc IN (SELECT doc FROM captures WHERE outlet = ${outlet} AND waiting > 0))`;
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
