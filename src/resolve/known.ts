/** A record as it was known by a day: what only later reports say is left out. The record stays the same one. */
import type { RuleData } from "../model/data.ts";
import type { Reading } from "../model/reading.ts";
import type { CopiesRecord, DifferenceRecord, OnRecord, OrderRecord } from "../model/record.ts";
import { restsOn } from "./accounts.ts";
import { aggregateRecord } from "./aggregates.ts";
import { resolveCopies } from "./copies.ts";
import { incidentRecord } from "./incidents.ts";
import { copyKeys } from "./keys.ts";
import { withMerges } from "./merges.ts";
import { orderRecord } from "./orders.ts";
import type { Families, ResolvableClaim } from "./report.ts";
import { wordsStating } from "./stating.ts";
import { itemsOf, makeWorld, type World } from "./world.ts";

/** What had been published by the day: claims, with the readings behind them, and families of copies. */
export type Known = {
  readonly claims: readonly ResolvableClaim[];
  readonly readings: Parameters<typeof makeWorld>[0]["readings"];
  readonly families: Families;
};

/** Null where nothing of it was known. Of a pair, a difference and a warning all that makes them one must be. */
export const recordKnown = (record: OnRecord, known: Known, data: RuleData): OnRecord | null => {
  if (record.kind === "copies") return copiesKnown(record, known);
  if (record.kind === "warning") {
    return record.reports.every((report) => known.readings.has(report)) ? record : null;
  }
  const world = makeWorld({ ...known, bindings: UNBOUND }, data);
  const items = itemsOf(record.claims, world);
  if (items.length === 0) return null;
  switch (record.kind) {
    case "incident":
      return { ...withMerges(incidentRecord(items, world), joinsOf(record)), id: record.id };
    case "aggregate":
      return { ...withMerges(aggregateRecord(items, world), joinsOf(record)), id: record.id };
    case "order":
      return orderKnown(record, items, world);
    case "difference":
      return differenceKnown(record, world);
    case "pair":
      return items.length === record.claims.length ? record : null;
  }
};

const joinsOf = ({ merges = [] }: Pick<OrderRecord, "merges">) =>
  merges.map(({ claim, with: other, why }) => ({ a: other, b: claim, why }));

const UNBOUND = { mustLink: [], cannotLink: [], explanations: [] };

// What it changes of others is kept as far as what was known of it speaks of it.
const orderKnown = (
  record: OrderRecord,
  items: readonly ResolvableClaim[],
  world: World,
): OrderRecord => {
  const made = withMerges(orderRecord(items, world), joinsOf(record));
  const spoken = new Set(made.order.provisions.map(({ kind }) => kind));
  if (made.order.zone !== null) spoken.add("zone");
  const changes = record.changes
    .map((change) => ({
      ...change,
      provisions: change.provisions.filter((kind) => spoken.has(kind)),
    }))
    .filter(({ provisions }) => provisions.length > 0);
  return { ...made, id: record.id, family: record.family, changes };
};

const differenceKnown = (record: DifferenceRecord, world: World): DifferenceRecord | null => {
  const values = record.values.flatMap((value) => {
    const items = itemsOf(value.claims, world);
    if (items.length === 0) return [];
    const passages = wordsStating(record.field, items);
    const claims = items.map(({ claim }) => claim.id);
    return [{ ...value, claims, passages, rests_on: restsOn(items, world) }];
  });
  if (values.length < 2) return null;
  const claims = values.flatMap((value) => value.claims).toSorted();
  const reports = itemsOf(claims, world).map(({ report }) => report);
  return { ...record, values, claims, reports: [...new Set(reports)].sort() };
};

/** Families of copies among those of the reports that there were, with a root that was there. */
export const copiesAmong = (
  reports: readonly string[],
  readings: ReadonlyMap<string, Reading>,
): readonly CopiesRecord[] =>
  resolveCopies(
    reports.flatMap((report) => {
      const reading = readings.get(report);
      if (reading === undefined) return [];
      return [{ report, reading, keys: copyKeys(reading), sensitive: [] }];
    }),
    [],
  ).records;

const copiesKnown = (record: CopiesRecord, { readings }: Known): CopiesRecord | null => {
  if (record.reports.every((report) => readings.has(report))) return record;
  const [largest] = copiesAmong(record.reports, readings).toSorted(
    (a, b) => b.reports.length - a.reports.length,
  );
  return largest === undefined ? null : { ...largest, id: record.id };
};
