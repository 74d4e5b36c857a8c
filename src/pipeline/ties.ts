/** From a tie of two claims to the record that holds the other one. */
import type { RecordId } from "../model/ids.ts";
import type { OnRecord, TieOnRecord } from "../model/record.ts";
import type { View } from "../store/store.ts";

/** A tie with the record its other claim is on now; null where there is none. */
export type ResolvedTie = TieOnRecord & { readonly record: RecordId | null };

/** The orders an incident is tied to by a report, or the incidents of an order; empty for other kinds. */
export const tiesOn = async (view: View, record: OnRecord): Promise<readonly ResolvedTie[]> => {
  const ties = "ties" in record ? (record.ties ?? []) : [];
  return Promise.all(
    ties.map(async (tie) => {
      const other = tie.to === null ? null : await view.claim(tie.to);
      return { ...tie, record: other?.record ?? null };
    }),
  );
};
