/** Counts over a whole register that no list gives. */
import type { RecordId } from "../model/ids.ts";

/** What people have yet to do. */
export type Waiting = {
  /** Claims nobody has decided on, and the reports they stand in. */
  readonly claims: number;
  readonly reports: number;
  /** Reports that no one has said the origin of. */
  readonly leads: number;
};

/** What figures need beside the records themselves. */
export type Tally = {
  /** Records now of which a person accepted, corrected or added a claim. */
  readonly accepted: readonly RecordId[];
  /** Reports by month of publication, without leads; months without any are absent. */
  readonly reports: readonly { readonly month: string; readonly count: number }[];
};
