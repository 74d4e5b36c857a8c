import type { Countable } from "../model/countable.ts";
import type { RecordId } from "../model/ids.ts";

/** What figures need of the records now, without those that rest on leads alone. */
export type Tally = {
  /** Incidents and orders, in any order. */
  readonly records: readonly Countable[];
  /** Those of which a person accepted, corrected or added a claim. */
  readonly accepted: readonly RecordId[];
  /** The records of each pair that may be one. */
  readonly pairs: readonly (readonly RecordId[])[];
  /** Reports by month of publication, without leads; months without any are absent. */
  readonly reports: readonly { readonly month: string; readonly count: number }[];
};
