/** Decisions that an erasure must take along though they do not name the capture. */
import { sql } from "kysely";
import { parseEntry } from "../../format/entry.ts";
import { inList, type Queries } from "./find.ts";

/**
 * Refs of merges and splits on any claim that the capture ever had: their reasons may quote either
 * side. A claim that is no longer there is found by the entries, which stay when bodies are erased.
 */
export const linksOf = async (db: Queries, capture: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ ref: string }>`
    SELECT ref FROM decisions WHERE a IN (SELECT id FROM claims WHERE capture = ${capture})
    UNION SELECT ref FROM decisions WHERE b IN (SELECT id FROM claims WHERE capture = ${capture})`.execute(
    db,
  );
  return [...rows.map(({ ref }) => ref), ...(await linksOnLostClaims(db, capture))];
};

/** Refs of everything that takes one of these decisions back, and of what takes that back. */
export const undosOf = async (db: Queries, refs: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ ref: string }>`
    WITH RECURSIVE undone(ref) AS (
      SELECT value FROM json_each(${JSON.stringify(refs)})
      UNION SELECT d.ref FROM decisions d JOIN undone ON d.undoes = undone.ref)
    SELECT d.ref FROM decisions d JOIN undone ON d.ref = undone.ref WHERE d.undoes IS NOT NULL`.execute(
    db,
  );
  return rows.map(({ ref }) => ref);
};

/** A link's entry names the bodies of its claims, and their entries name the capture. */
const linksOnLostClaims = async (db: Queries, capture: string): Promise<readonly string[]> => {
  const { rows: links } = await sql<{ ref: string; seq: number }>`
    SELECT ref, seq FROM decisions WHERE a IS NOT NULL
      AND (a NOT IN (SELECT id FROM claims) OR b NOT IN (SELECT id FROM claims))`.execute(db);
  if (links.length === 0) return [];
  const about = await refsBySeq(
    db,
    links.map(({ seq }) => seq),
  );
  const bodies = await db
    .selectFrom("bodies")
    .select(["ref", "seq"])
    .where("ref", "in", inList([...about.values()].flat()))
    .execute();
  const origins = await refsBySeq(
    db,
    bodies.map(({ seq }) => seq),
  );
  const own = await db.selectFrom("captures").select("ref").where("id", "=", capture).execute();
  const seqOf = new Map(bodies.map(({ ref, seq }) => [ref, seq]));
  const isOwn = (claim: string): boolean =>
    own.some(({ ref }) => origins.get(seqOf.get(claim) ?? -1)?.includes(ref) ?? false);
  return links.filter(({ seq }) => about.get(seq)?.some(isOwn)).map(({ ref }) => ref);
};

const refsBySeq = async (
  db: Queries,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> => {
  const rows = await db
    .selectFrom("entries")
    .select("json")
    .where(sql<string>`seq`, "in", inList(seqs.map(String)))
    .execute();
  return new Map(
    rows.map(({ json }) => {
      const { seq, refs } = parseEntry(json);
      return [seq, refs];
    }),
  );
};
