/** Records on record now, or as this register held them on a day. */
import { type RawBuilder, sql } from "kysely";
import type { CopiesRecord, DifferenceRecord, OnRecord } from "../../model/record.ts";
import { veilRecord } from "../guard.ts";
import { findId, inList, type Queries } from "./find.ts";
import { loadRecords } from "./material.ts";
import { loadVeiledTexts } from "./veiled-text.ts";

/** Differences about any of these records that are on record, or were at an instant. */
export const findDifferences = async (
  db: Queries,
  records: readonly string[],
  asHeld: string | null,
): Promise<readonly DifferenceRecord[]> => {
  const seq = asHeld === null ? NOW : await seqAt(db, asHeld);
  const { rows } = await sql<{ ref: string }>`SELECT ref FROM record_versions
    WHERE ref IN (SELECT ref FROM record_mentions WHERE record IN ${inList(records)})
    AND kind = 'difference' AND ${heldAt(seq)} ORDER BY id`.execute(db);
  const found = await guarded(
    db,
    rows.map(({ ref }) => ref),
  );
  return found.flatMap((one) => (one.kind === "difference" ? [one] : []));
};

/** One record, where its id or a redirect's begins so; null where it was not on record. */
export const findRecord = async (
  db: Queries,
  idOrPrefix: string,
  asHeld: string | null,
): Promise<OnRecord | null> => {
  const seq = asHeld === null ? NOW : await seqAt(db, asHeld);
  const found = await findId("record", idOrPrefix, async (from, to) => {
    const { rows } = await sql<{ id: string }>`
      SELECT id FROM (SELECT id FROM record_versions WHERE id >= ${from} AND id < ${to} AND ${heldAt(seq)} LIMIT 2)
      UNION
      SELECT id FROM (SELECT id FROM redirects WHERE id >= ${from} AND id < ${to} AND ${heldAt(seq)} LIMIT 2)`.execute(
      db,
    );
    return rows.map(({ id }) => id);
  });
  // Redirects may lead on to others, but never in a circle: each is newer than what it redirects.
  const seen = new Set<string>();
  for (let id = found; id !== null && !seen.has(id); id = await redirectOf(db, id, seq)) {
    seen.add(id);
    const { rows } = await sql<{ ref: string }>`
      SELECT ref FROM record_versions WHERE id = ${id} AND ${heldAt(seq)}`.execute(db);
    const [record] = await guarded(
      db,
      rows.map(({ ref }) => ref),
    );
    if (record !== undefined) return record;
  }
  return null;
};

/** The family of copies that a report is in now; null where it stands alone. */
export const findCopies = async (db: Queries, capture: string): Promise<CopiesRecord | null> => {
  const { rows } = await sql<{ ref: string }>`
    SELECT r.ref FROM record_captures rc JOIN records r ON r.ref = rc.ref
    WHERE rc.capture = ${capture} AND r.kind = 'copies'`.execute(db);
  const [record] = await guarded(
    db,
    rows.map(({ ref }) => ref),
  );
  return record?.kind === "copies" ? record : null;
};

/** Later than every entry. */
const NOW = Number.MAX_SAFE_INTEGER;

/** Of a version: it was on record after that entry. */
export const heldAt = (seq: number) =>
  sql`from_seq <= ${seq} AND (to_seq IS NULL OR to_seq > ${seq})`;

/** Of the version with this ref: it rests on a report surely published by the day. */
export const known = (ref: RawBuilder<unknown>, day: string): RawBuilder<boolean> =>
  sql`EXISTS (SELECT 1 FROM record_captures rc JOIN captures c ON c.id = rc.capture
    WHERE rc.ref = ${ref} AND c.last_day <= ${day})`;

const redirectOf = async (db: Queries, id: string, seq: number): Promise<string | null> => {
  const { rows } = await sql<{ now: string }>`
    SELECT now FROM redirects WHERE id = ${id} AND ${heldAt(seq)}`.execute(db);
  return rows[0]?.now ?? null;
};

/** The last entry by a moment; −1 before the first. */
export const seqAt = async (db: Queries, instant: string): Promise<number> => {
  const row = await db
    .selectFrom("instants")
    .select("seq")
    .where("at", "<=", instant)
    .orderBy("at", "desc")
    .orderBy("seq", "desc")
    .executeTakeFirst();
  return row?.seq ?? -1;
};

/** Versions of records by the refs of their bodies, as a door may show them; erased ones are left out. */
export const guardedByRef = async (
  db: Queries,
  refs: readonly string[],
): Promise<ReadonlyMap<string, OnRecord>> => {
  const records = await loadRecords(db, refs);
  const captures = await veiledCapturesOf(db, refs);
  const texts = await loadVeiledTexts(db, [...captures.values()]);
  return new Map(
    [...records].map(([ref, record]) => {
      const own = captures.get(ref) ?? [];
      const sources = own.flatMap((id) => texts.get(id) ?? []);
      return [ref, veilRecord(record, sources)];
    }),
  );
};

/** The same, in the order of the refs. */
export const guarded = async (
  db: Queries,
  refs: readonly string[],
): Promise<readonly OnRecord[]> => [...(await guardedByRef(db, refs)).values()];

/** Of these versions those that rest on a report with veiled words. */
export const refsOnVeiled = async (
  db: Queries,
  refs: readonly string[],
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ ref: string }>`
    SELECT DISTINCT rc.ref FROM record_captures rc WHERE rc.ref IN ${inList(refs)}
      AND EXISTS (SELECT 1 FROM veils v WHERE v.capture = rc.capture)`.execute(db);
  return new Set(rows.map(({ ref }) => ref));
};

/** Captures by the ref of a version, of those alone that rest on any with veiled words. */
const veiledCapturesOf = async (
  db: Queries,
  refs: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const veiled = await refsOnVeiled(db, refs);
  if (veiled.size === 0) return new Map();
  const { rows } = await sql<{ ref: string; capture: string }>`
    SELECT ref, capture FROM record_captures WHERE ref IN ${inList([...veiled])}`.execute(db);
  const grouped = Map.groupBy(rows, ({ ref }) => ref);
  return new Map([...grouped].map(([ref, list]) => [ref, list.map(({ capture }) => capture)]));
};
