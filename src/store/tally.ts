import type { RecordId } from "../model/ids.ts";

/** What figures need beside the records themselves. */
export type Tally = {
  /** Records now of which a person accepted, corrected or added a claim. */
  readonly accepted: readonly RecordId[];
  /** Reports by month of publication, without leads; months without any are absent. */
  readonly reports: readonly { readonly month: string; readonly count: number }[];
};
