/**
 * What would change if a decision were taken. It is taken for real in a transaction that is then given
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
 * @throws OnrecordError as taking the decision would
 */
export const preview = async (
  path: Path,
  deciding: Deciding | MakeDeciding,
): Promise<readonly RecordPreview[]> => {
  const after = await afterwards(path, deciding);
  const told: RecordPreview[] = [];
  for (const { id, record, now } of after) {
    const before = await path.store.view.record(id, null);
    told.push({ id, before: before?.id === id ? before : null, after: record, now });
  }
  return told.sort((a, b) => (a.id < b.id ? -1 : 1));
};

type After = Pick<RecordPreview, "id" | "now"> & { readonly record: OnRecord | null };

const afterwards = async (
  path: Path,
  deciding: Deciding | MakeDeciding,
): Promise<readonly After[]> => {
  const notTaken = new NotTaken();
  try {
    return await path.store.write(async (transaction) => {
      const { change } = await decideMade(transaction, path, deciding);
      for (const { id } of change.changed) {
        const record = await transaction.view.record(id, null);
        notTaken.after.push({ id, record, now: null });
      }
      for (const { id, now } of change.retired) notTaken.after.push({ id, record: null, now });
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
