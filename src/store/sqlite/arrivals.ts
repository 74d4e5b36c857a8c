/** What came in, in the order it came, and what of it waits for a person. */
import { type SelectQueryBuilder, sql } from "kysely";
import type { ShownCapture } from "../capture-list.ts";
import type { ArrivalQuery, Waiting } from "../waiting.ts";
import { showRows } from "./capture-list.ts";
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
  const reports = narrowed(db.selectFrom("captures"), "waiting");
  const waiting = await reports
    .select([
      sql<number>`count(*)`.as("reports"),
      sql<number>`coalesce(sum(waiting), 0)`.as("claims"),
    ])
    .executeTakeFirstOrThrow();
  const leads = await narrowed(db.selectFrom("captures"), "leads")
    .select(sql<number>`count(*)`.as("leads"))
    .executeTakeFirstOrThrow();
  return { ...waiting, ...leads };
};

const narrowed = (query: Captures, show: ArrivalQuery["show"]): Captures => {
  switch (show) {
    case "all":
      return query;
    case "waiting":
      return query.where("state", "=", "active").where("waiting", ">", 0);
    case "leads":
      return query.where("state", "=", "active").where("lead", "=", 1);
    case "lists":
      return query.where("media", "=", "list");
  }
};
