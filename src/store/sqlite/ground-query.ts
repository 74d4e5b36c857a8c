/** What a record rests on, as rows: its claims and the reports they stand in. */
import { sql } from "kysely";
import type { OnRecord } from "../../model/record.ts";
import { rowsById } from "./capture-list.ts";
import { type ClaimQueryRow, inList, type Queries } from "./find.ts";

/** Claims that are no longer in a report stay with the version that rested on them and are left out here. */
export const groundRows = async (db: Queries, record: OnRecord) => {
  const ids = "claims" in record ? record.claims : [];
  const { rows: claims } = await sql<ClaimQueryRow>`
    SELECT id, ref, body_ref, capture, state FROM claims
    WHERE id IN ${inList(ids)} AND standing != 'retired'
    ORDER BY published IS NULL, published, doc, start_unit, id`.execute(db);
  const named = [...record.reports, ...claims.map(({ capture }) => capture)];
  return { claims, captures: await rowsById(db, [...new Set(named)]) };
};
