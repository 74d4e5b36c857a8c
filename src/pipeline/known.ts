/** Records as published by a day, made from what a register shows: nothing is looked at unguarded. */
import type { RuleData } from "../model/data.ts";
import type { CaptureId } from "../model/ids.ts";
import type { Reading } from "../model/reading.ts";
import type { CopiesRecord, DifferenceRecord, OnRecord } from "../model/record.ts";
import { familiesOf } from "../resolve/copies.ts";
import { copiesAmong, recordKnown } from "../resolve/known.ts";
import type { Families } from "../resolve/report.ts";
import type { Grounds } from "../store/grounds.ts";
import { publishedDays } from "../store/published.ts";
import type { RecordQuery, View } from "../store/store.ts";

/**
 * What `view.records` gives, each record told from what had surely been published by `knownBy`. It is
 * drawn from the records there are now: a report that came later may have parted or joined some.
 */
export const recordsKnown = async (
  view: View,
  query: RecordQuery,
  data: RuleData,
): Promise<readonly OnRecord[]> => {
  const records = await view.records(query);
  return recordsToldBy(view, { records, by: query.knownBy ?? null }, data);
};

/** The same of records at hand; null `by`: as they are. */
export const recordsToldBy = async (
  view: View,
  { records, by }: { readonly records: readonly OnRecord[]; readonly by: string | null },
  data: RuleData,
): Promise<readonly OnRecord[]> => {
  if (by === null) return records;
  const known: OnRecord[] = [];
  for (const record of records) {
    const told = await asKnown(view, { record, by }, data);
    if (told !== null) known.push(told);
  }
  return known;
};

/** One record told from what had been published by a day; null where nothing of it had. */
export const asKnown = async (
  view: View,
  { record, by }: { readonly record: OnRecord; readonly by: string },
  data: RuleData,
): Promise<OnRecord | null> => {
  const { claims, captures } = await view.grounds(record, null);
  const early = captures.filter(({ published }) => isKnown(published, by)).map(({ id }) => id);
  if (early.length === captures.length) return record;
  const readings = await readingsOf(view, early);
  const families = await familiesThen(view, early, readings);
  const items = claims
    .filter(({ capture }) => readings.has(capture))
    .map(({ capture, claim, keys }) => ({ report: capture, claim, keys }));
  return recordKnown(record, { claims: items, readings, families }, data);
};

/** True where a report was published by the day, on whichever day of its date. */
export const isKnown = (published: string | null, by: string): boolean => {
  const days = published === null ? null : publishedDays(published);
  return days !== null && days.last <= by;
};

const readingsOf = async (
  view: View,
  ids: readonly CaptureId[],
): Promise<ReadonlyMap<string, Reading>> => {
  const readings = new Map<string, Reading>();
  for (const id of ids) {
    const shown = await view.reading(id);
    if (shown !== null) readings.set(id, shown.reading);
  }
  return readings;
};

/** Grouped by what was there then: of two copies of a text that came later, one stands for both. */
const familiesThen = async (
  view: View,
  ids: readonly CaptureId[],
  readings: ReadonlyMap<string, Reading>,
): Promise<Families> => {
  const families: CopiesRecord[] = [];
  const seen = new Set<string>();
  for (const id of ids) {
    const copies = await view.copiesOf(id);
    if (copies === null || seen.has(copies.id)) continue;
    seen.add(copies.id);
    families.push(...copiesAmong(copies.reports, readings));
  }
  return familiesOf(families);
};

/** What was told by a day of the differences; null `by`: all of it. */
export const differencesKnown = async (
  view: View,
  { differences, by }: Pick<Grounds, "differences"> & { readonly by: string | null },
  data: RuleData,
): Promise<readonly DifferenceRecord[]> => {
  const known = await recordsToldBy(view, { records: differences, by }, data);
  return known.flatMap((record) => (record.kind === "difference" ? [record] : []));
};
