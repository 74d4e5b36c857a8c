/**
 * What would change if decisions were taken. They are taken for real in a transaction that is then given
 * up, so that what is told and what would happen cannot differ; nothing of it stays.
 */
import type { RecordId } from "../model/ids.ts";
import type { OnRecord } from "../model/record.ts";
import { type Deciding, decideMade, type MakeDeciding } from "./decide.ts";
import type { Path } from "./path.ts";

/** One record before and after, as a door may show it. */
export type RecordPreview = {
  readonly id: RecordId;
  /** Null where it is not on record yet. */
  readonly before: OnRecord | null;
  /** Null where it would be on record no more. */
  readonly after: OnRecord | null;
  /** The record that would have what it rested on, where it would be gone. */
  readonly now: RecordId | null;
};

/**
 * Ascending by id; empty where no record would change.
 *
 * @throws OnrecordError as taking the decisions, one after the other, would
 */
export const preview = async (
  path: Path,
  decisions: readonly (Deciding | MakeDeciding)[],
): Promise<readonly RecordPreview[]> => {
  const after = await afterwards(path, decisions);
  const told: RecordPreview[] = [];
  for (const { id, record, now } of after) {
    const found = await path.store.view.record(id, null);
    const before = found?.id === id ? found : null;
    // What one decision made and the next unmade never was.
    if (before !== null || record !== null) told.push({ id, before, after: record, now });
  }
  return told.sort((a, b) => (a.id < b.id ? -1 : 1));
};

type After = Pick<RecordPreview, "id" | "now"> & { readonly record: OnRecord | null };

const afterwards = async (
  path: Path,
  decisions: readonly (Deciding | MakeDeciding)[],
): Promise<readonly After[]> => {
  const notTaken = new NotTaken();
  try {
    return await path.store.write(async (transaction) => {
      const touched = new Set<RecordId>();
      for (const deciding of decisions) {
        const { change } = await decideMade(transaction, path, deciding);
        for (const { id } of [...change.changed, ...change.retired]) touched.add(id);
      }
      for (const id of touched) {
        const record = await transaction.view.record(id, null);
        const isThere = record?.id === id;
        notTaken.after.push({
          id,
          record: isThere ? record : null,
          now: isThere ? null : (record?.id ?? null),
        });
      }
      throw notTaken;
    });
  } catch (error) {
    if (error === notTaken) return notTaken.after;
    throw error;
  }
};

/** Gives a transaction up and carries out what it would have left. */
class NotTaken extends Error {
  readonly after: After[] = [];
}
