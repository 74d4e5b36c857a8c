/** Rows of a list that may tell what is on record already, as resolution asks about them. */
import type { ClaimId } from "../../model/ids.ts";
import type { OnRecord, PairRecord } from "../../model/record.ts";
import type { RecordChange } from "../../record/change.ts";
import type { View } from "../../store/store.ts";

/** A row that may tell what is on record already. */
export type Overlap = {
  readonly row: number;
  readonly id: string | null;
  /** The claim by which the other record was met, to be named in a `RowDecision`. */
  readonly claim: ClaimId;
  readonly other: OnRecord;
};

type Own = {
  /** Rows by their claims. */
  readonly own: ReadonlyMap<string, number>;
  /** Old ids by row. */
  readonly ids: ReadonlyMap<number, string | null>;
};

/** Pairs between a row and something else, in the order of the rows. */
export const overlapsIn = async (
  view: View,
  { changed }: RecordChange,
  { own, ids }: Own,
): Promise<readonly Overlap[]> => {
  const overlaps: Overlap[] = [];
  for (const pair of changed.filter(isPair)) {
    const at = pair.claims.findIndex((claim) => own.has(claim));
    const [row, claim] = [own.get(pair.claims[at] ?? ""), pair.claims[1 - at]];
    // By its claim: the record may get another id by the import that is only looked at.
    const id = claim === undefined ? null : ((await view.claim(claim))?.record ?? null);
    const other = id === null ? null : await view.record(id, null);
    if (row === undefined || claim === undefined || other === null) continue;
    overlaps.push({ row, id: ids.get(row) ?? null, claim, other });
  }
  return overlaps.sort((a, b) => a.row - b.row || (a.claim < b.claim ? -1 : 1));
};

const isPair = (record: OnRecord): record is PairRecord => record.kind === "pair";
