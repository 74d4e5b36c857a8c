import type { ClaimKind } from "../model/claim.ts";

/** The sign of each kind stands beside its hue, since colour never speaks alone; its word is in the catalogue. */
export const signByKind: Readonly<Record<ClaimKind, string>> = {
  order: "▸",
  incident: "●",
  practice: "○",
  aggregate: "Σ",
  trend: "∿",
  denial: "⊘",
  sanction: "◇",
  reward: "◇",
  measure: "▦",
  statement: "¶",
};
