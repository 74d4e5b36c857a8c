/** Puts what resolution gave on record: only what differs from what is on record now. */
import { encodeCanonical } from "../format/canonical-json.ts";
import type { PersonRef, RecordId, Ref } from "../model/ids.ts";
import type { RuleVersions } from "../model/ledger.ts";
import type { OnRecord } from "../model/record.ts";
import type { StoredRecord, WriteTransaction } from "../store/store.ts";

/** What resolution would change. */
export type RecordChange = {
  readonly changed: readonly OnRecord[];
  /** No longer on record; `now` is the record its smallest claim went to, kept as a redirect. */
  readonly retired: readonly { readonly id: RecordId; readonly now: RecordId | null }[];
  /** Bodies of the versions that end: the current ones of all that is changed or retired. */
  readonly ended: readonly Ref[];
};

/** Compares records by their canonical JSON. */
export const compareRecords = (
  before: readonly StoredRecord[],
  after: readonly OnRecord[],
): RecordChange => {
  const held = new Map(before.map(({ record }) => [record.id, encodeCanonical(record)]));
  const changed = after.filter((record) => held.get(record.id) !== encodeCanonical(record));
  const kept = new Set(after.map((record) => record.id));
  const retired = before
    .filter(({ record }) => !kept.has(record.id))
    .map(({ record }) => ({ id: record.id, now: whereItWent(record, after) }));
  const over = new Set([...changed, ...retired].map(({ id }) => id));
  const ended = before.filter(({ record }) => over.has(record.id)).map(({ ref }) => ref);
  return { changed, retired, ended };
};

/** Appends the change as one entry; nothing where nothing changed. */
export const appendChange = async (
  transaction: WriteTransaction,
  change: RecordChange,
  hand: { readonly by: PersonRef; readonly versions: RuleVersions },
): Promise<void> => {
  if (change.changed.length === 0 && change.retired.length === 0) return;
  await transaction.append({
    kind: "record-change",
    by: hand.by,
    bodies: [
      { body: "record-change", versions: hand.versions },
      ...change.changed.map((record) => ({ body: "record" as const, record })),
      ...change.retired.map(({ id, now }) => ({ body: "redirect" as const, from: id, to: now })),
    ],
    about: change.ended,
  });
};

/** The record of the same kind that now holds the first claim (for copies: the first report). */
const whereItWent = (gone: OnRecord, after: readonly OnRecord[]): RecordId | null => {
  const first = membersOf(gone)[0];
  const heir = after.find(
    (record) =>
      record.kind === gone.kind && first !== undefined && membersOf(record).includes(first),
  );
  return heir?.id ?? null;
};

const membersOf = (record: OnRecord): readonly string[] =>
  record.kind === "copies" ? record.reports : record.claims;
