/** What a record rests on and how often it is reported differently, in numbers alone. */
import type { RecordId } from "../../model/ids.ts";
import type { DifferenceState, RestsOn } from "../../model/record.ts";
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

/** The columns of `differenceCells`. */
export const DIFFERENCE_COLUMNS = [
  "reported_differently",
  "reported_differently_open",
  "reported_differently_explained",
  "reported_differently_dismissed",
] as const;

type DifferenceCells = Readonly<Record<(typeof DIFFERENCE_COLUMNS)[number], Cell>>;

/** How many values of a record are reported differently, and what people said of them so far. */
export const differenceCells = (states: readonly DifferenceState[] = []): DifferenceCells => {
  const number = (wanted: DifferenceState) => states.filter((state) => state === wanted).length;
  return {
    reported_differently: states.length,
    reported_differently_open: number("open"),
    reported_differently_explained: number("explained"),
    reported_differently_dismissed: number("dismissed"),
  };
};

/** The states of the differences about each record that has any; one of a family counts for each of its orders. */
export const differencesByRecord = async (
  view: View,
): Promise<ReadonlyMap<RecordId, readonly DifferenceState[]>> => {
  const states = new Map<RecordId, DifferenceState[]>();
  for await (const { record, orders, state } of walkRecords(view, "difference")) {
    for (const id of orders ?? [record]) states.set(id, [...(states.get(id) ?? []), state]);
  }
  return states;
};
