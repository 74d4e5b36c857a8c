/** What came in, in the order it came, and what of it waits for a person. */
import { type SelectQueryBuilder, sql } from "kysely";
import { ClaimKind } from "../../model/claim.ts";
import type { ShownCapture } from "../capture-list.ts";
import type { ArrivalQuery, Waiting } from "../waiting.ts";
import { showRows } from "./capture-list.ts";
import { COUNTED, countsOf } from "./counts.ts";
import type { Queries } from "./find.ts";
import type { Tables } from "./schema.ts";

type Captures = SelectQueryBuilder<Tables, "captures", object>;

/** One page, the last added first, through the guard. */
export const findArrivals = async (
  db: Queries,
  { show, limit, offset }: ArrivalQuery,
): Promise<readonly ShownCapture[]> => {
  const query = narrowed(db.selectFrom("captures"), show).selectAll().orderBy("doc", "desc");
  return showRows(db, await query.limit(limit).offset(offset).execute(), null);
};

/** Counts what `findArrivals` gives for "waiting" and for "leads". */
export const countWaiting = async (db: Queries): Promise<Waiting> => {
  const counts = await countsOf(db);
  const kinds = ClaimKind.options.map((kind) => counts(COUNTED.waiting(kind)));
  return {
    reports: counts(COUNTED.waitingReports),
    claims: kinds.reduce((sum, times) => sum + times, 0),
    leads: counts(COUNTED.leads),
  };
};

/** Rare ones have an index each, which is found by what it says word for word. */
const narrowed = (query: Captures, show: ArrivalQuery["show"]): Captures => {
  switch (show) {
    case "all":
      return query;
    case "waiting":
      return query.where("state", "=", "active").where("waiting", ">", 0);
    case "leads":
      return query.where("state", "=", "active").where(sql<boolean>`lead = 1`);
    case "lists":
      return query.where(sql<boolean>`media = 'list'`);
  }
};
