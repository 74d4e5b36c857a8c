/** What a record rests on and how often it is reported differently, in numbers alone. */
import type { RecordId } from "../../model/ids.ts";
import type { RestsOn } from "../../model/record.ts";
import type { View } from "../../store/store.ts";
import type { Cell } from "./table.ts";
import { walkRecords } from "./walk.ts";

/** The columns of `restsCells`. */
export const RESTS_COLUMNS = [
  "reports",
  "outlets",
  "accounts_min",
  "accounts_max",
  "documents",
] as const;

/** Reports, outlets, accounts, documents; the reasons for each collapse stand in a dossier. */
export const restsCells = (
  rests: RestsOn,
): Readonly<Record<(typeof RESTS_COLUMNS)[number], Cell>> => ({
  reports: rests.reports,
  outlets: rests.outlets,
  accounts_min: rests.accounts.min,
  accounts_max: rests.accounts.max,
  documents: rests.documents,
});

/** How many pairs that nobody has decided on each record stands in: it may be counted twice. */
export const pairsByRecord = async (view: View): Promise<ReadonlyMap<RecordId, number>> => {
  const counts = new Map<RecordId, number>();
  for await (const { records } of walkRecords(view, "pair")) {
    for (const record of records) counts.set(record, (counts.get(record) ?? 0) + 1);
  }
  return counts;
};

/** How many differences are on record about each record that has any. */
export const differencesByRecord = async (view: View): Promise<ReadonlyMap<RecordId, number>> => {
  const counts = new Map<RecordId, number>();
  for await (const { record } of walkRecords(view, "difference")) {
    counts.set(record, (counts.get(record) ?? 0) + 1);
  }
  return counts;
};
