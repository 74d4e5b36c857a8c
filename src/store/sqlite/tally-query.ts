/** What figures need beside the records: which a person accepted, and how many reports there are by month. */
import { sql } from "kysely";
import { RecordId } from "../../model/ids.ts";
import type { Tally } from "../tally.ts";
import type { Queries } from "./find.ts";

/** Without leads and withdrawn reports; those whose month is not told are in no month. */
export const countTally = async (db: Queries): Promise<Tally> => {
  const accepted = await sql<{
    id: string;
  }>`SELECT DISTINCT r.id FROM claims c INDEXED BY claims_decided
    JOIN record_claims rc ON rc.claim = c.id JOIN records r ON r.ref = rc.ref
    WHERE c.active = 1 AND c.standing = 'current'
      AND c.state IN ('accepted', 'corrected', 'by-hand')`.execute(db);
  const reports = await sql<{ month: string; count: number }>`
    SELECT substr(day, 1, 7) AS month, count(*) AS count FROM captures INDEXED BY captures_newest
    WHERE lead = 0 AND state = 'active' AND day IS NOT NULL
      AND substr(day, 1, 7) = substr(last_day, 1, 7)
    GROUP BY 1 ORDER BY 1`.execute(db);
  return { accepted: accepted.rows.map(({ id }) => RecordId.parse(id)), reports: reports.rows };
};
