import type { ClaimKind } from "../model/claim.ts";
import type { RecordKind } from "../model/record.ts";

/** How a kind is drawn and called; the mark stands beside the hue, since colour never speaks alone. */
export type KindFace = { readonly mark: string; readonly word: string };

/** Every kind of claim has its face; kinds that pay or punish share one. */
export const faceByKind: Readonly<Record<ClaimKind, KindFace>> = {
  order: { mark: "▸", word: "Order" },
  incident: { mark: "●", word: "Incident" },
  practice: { mark: "○", word: "Practice" },
  aggregate: { mark: "Σ", word: "Total by others" },
  trend: { mark: "∿", word: "Trend" },
  denial: { mark: "⊘", word: "Denial" },
  sanction: { mark: "◇", word: "Sanction" },
  reward: { mark: "◇", word: "Reward" },
  measure: { mark: "▦", word: "Measure" },
  statement: { mark: "¶", word: "Statement" },
};

/** Lists of records that have a page, in the order of the menu. */
export const recordLists: readonly { readonly kind: RecordKind; readonly title: string }[] = [
  { kind: "incident", title: "Reported incidents" },
  { kind: "order", title: "Reported orders" },
  { kind: "aggregate", title: "Totals by others" },
  { kind: "copies", title: "Copies" },
  { kind: "difference", title: "Reported differently" },
];
