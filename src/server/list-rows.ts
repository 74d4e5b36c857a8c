/** Where claims of a team's list stand in it: the row as a spreadsheet shows it, and the old id. */
import { z } from "@hono/zod-openapi";
import { cellSpansOf } from "../format/list-cells.ts";
import { type CaptureId, ClaimId } from "../model/ids.ts";
import { rowOfOffset } from "../pipeline/lists/row-index.ts";
import type { ShownCapture } from "../store/capture-list.ts";
import type { StoredClaim, View } from "../store/store.ts";

/** The row of a list that a claim was made of. */
export const ListRowAnswer = z
  .object({ claim: ClaimId, row: z.int().min(1), id: z.string().nullable() })
  .openapi("ListRow");
type ListRow = z.infer<typeof ListRowAnswer>;

/** One for each of the claims that stands in a list; of reports there are none. */
export async function listRowsOf(
  view: View,
  claims: readonly Pick<StoredClaim, "claim" | "capture">[],
  captures: readonly Pick<ShownCapture, "id" | "media">[],
): Promise<readonly ListRow[]> {
  const rows: ListRow[] = [];
  for (const { id, media } of captures) {
    if (media !== "list") continue;
    const list = await openList(view, id);
    if (list === null) continue;
    for (const { claim, capture } of claims) {
      const start = claim.passages[0]?.start;
      if (capture !== id || start === undefined) continue;
      const row = list.rowOf(start);
      rows.push({ claim: claim.id, row, id: list.idIn(row) });
    }
  }
  return rows;
}

/** The claim made of each row whose old id is just that; case and spaces at the ends are of no account. */
export async function claimsByOldId(
  view: View,
  list: CaptureId,
  words: string,
): Promise<readonly StoredClaim[]> {
  const open = await openList(view, list);
  if (open === null) return [];
  const wanted = words.trim().toLowerCase();
  const found: StoredClaim[] = [];
  for (const row of open.rows.filter((one) => open.idIn(one)?.toLowerCase() === wanted)) {
    const claim = await claimInRow(view, list, { row, rowOf: open.rowOf });
    if (claim !== null) found.push(claim);
    if (found.length >= MOST_FOUND) break;
  }
  return found;
}

/** Rows with the same old id that are followed. */
const MOST_FOUND = 5;

type Sought = { readonly row: number; readonly rowOf: (offset: number) => number };

/** Claims of a list come in the order of its rows: a few of twenty thousand need be looked at. */
async function claimInRow(
  view: View,
  capture: CaptureId,
  { row, rowOf }: Sought,
): Promise<StoredClaim | null> {
  let [low, high] = [0, (await view.capture(capture))?.claims ?? 0];
  while (low < high) {
    const offset = (low + high) >> 1;
    const page = { kind: null, modality: null, capture, limit: 1, offset };
    const [claim] = await view.claims(page);
    if (claim === undefined) return null;
    const at = rowOf(claim.claim.passages[0]?.start ?? 0);
    if (at === row) return claim;
    if (at < row) low = offset + 1;
    else high = offset;
  }
  return null;
}

async function openList(view: View, id: CaptureId) {
  const shown = await view.reading(id);
  const mapping = (await view.captureBody(id))?.declared.list?.mapping;
  if (shown === null || mapping === undefined) return null;
  const { text } = shown.reading;
  const cells = cellSpansOf(text);
  const at = mapping.columns.findIndex(({ use }) => use === "id");
  const idIn = (row: number): string | null => {
    const span = cells[row - 1]?.[at];
    return span === undefined ? null : text.slice(span.start, span.end) || null;
  };
  const rows = cells.flatMap((_, index) => (index < mapping.header_row ? [] : [index + 1]));
  return { rowOf: rowOfOffset(text), idIn, rows };
}
