/**
 * Bodies that do not rest on a capture and yet name a record that did. A record's id derives from
 * content, so whoever has a document could tell from it that the register held the document.
 */
import { sql } from "kysely";
import type { Queries } from "./find.ts";

/** Refs of redirects from or to a record that ever rested on the capture, and of past versions that name one. */
export const tracesOf = async (db: Queries, capture: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ ref: string }>`WITH ${restedOn(capture)}
    SELECT ref FROM subjects WHERE role IN ('redirect', 'heir')
      AND subject IN (SELECT id FROM rested)
    UNION SELECT v.ref FROM record_mentions m JOIN record_versions v ON v.ref = m.ref
      WHERE v.to_seq IS NOT NULL AND m.record IN (SELECT id FROM rested)`.execute(db);
  return rows.map(({ ref }) => ref);
};

/**
 * Of those, the ones that could no longer be found once the past versions of records are erased:
 * they name no record that rests on the capture now.
 */
export const supersededTracesOf = async (
  db: Queries,
  capture: string,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ ref: string }>`WITH ${restedOn(capture)},
    resting AS (SELECT id FROM record_versions WHERE to_seq IS NULL AND ref IN (SELECT ref FROM resting_bodies)),
    lost AS (SELECT id FROM rested WHERE id NOT IN (SELECT id FROM resting))
    SELECT ref FROM subjects WHERE role IN ('redirect', 'heir') AND subject IN (SELECT id FROM lost)
      AND ref NOT IN (SELECT ref FROM subjects WHERE role IN ('redirect', 'heir')
        AND subject IN (SELECT id FROM resting))
    UNION SELECT v.ref FROM record_mentions m JOIN record_versions v ON v.ref = m.ref
      WHERE v.to_seq IS NOT NULL AND m.record IN (SELECT id FROM lost)`.execute(db);
  return rows.map(({ ref }) => ref);
};

/**
 * `rested`: ids of records with a version on the capture, and of differences within those. The plus
 * keeps the query from going through every difference there is.
 */
const restedOn = (capture: string) => sql`
  resting_bodies AS (SELECT ref FROM record_captures WHERE capture = ${capture}
    UNION SELECT rc.ref FROM record_claims rc JOIN claims c ON c.id = rc.claim
    WHERE c.capture = ${capture}),
  direct AS (SELECT DISTINCT id FROM record_versions WHERE ref IN (SELECT ref FROM resting_bodies)),
  rested AS (SELECT id FROM direct
    UNION SELECT v.id FROM record_mentions m JOIN record_versions v ON v.ref = m.ref
    WHERE +v.kind = 'difference' AND m.record IN (SELECT id FROM direct))`;
