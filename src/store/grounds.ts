/** What is behind a record: its claims and reports, and how it came to be what it is. */
import type { RecordId, Ref } from "../model/ids.ts";
import type { DifferenceRecord, OnRecord } from "../model/record.ts";
import type { ShownCapture } from "./capture-list.ts";
import type { StoredClaim, StoredDecision } from "./store.ts";

/** The way from a record to the words behind it. */
export type Grounds = {
  /** Its claims, those of copies too, in the order of their reports. */
  readonly claims: readonly StoredClaim[];
  /** The reports these stand in, and for copies the members of the family. */
  readonly captures: readonly ShownCapture[];
  readonly differences: readonly DifferenceRecord[];
};

/** What a record was from one moment to another. */
export type RecordVersion = {
  readonly id: RecordId;
  readonly ref: Ref;
  /** Instants; `until` null while it is on record. */
  readonly from: string;
  readonly until: string | null;
  /** Null once erased. */
  readonly record: OnRecord | null;
};

export type RecordHistory = {
  /** Of this record and of those that were merged into it, oldest first; the newest 200. */
  readonly versions: readonly RecordVersion[];
  /** On the claims it ever rested on, on pairs with one of them, on reports taken out or traced; oldest first. */
  readonly decisions: readonly StoredDecision[];
};
