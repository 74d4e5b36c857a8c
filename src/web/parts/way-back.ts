import type { Page } from "../route.ts";

type WayBack = { readonly claim: string; readonly page: Page };
let left: WayBack | null = null;

/** Leaves word of where correcting a claim leads back to. */
export function leaveWayBack(wayBack: WayBack): void {
  left = wayBack;
}

/** Where to go once a claim is corrected: back to whoever left word of it, else to its words. */
export function wayBackFrom(report: string, claim: string): Page {
  const page = left?.claim === claim ? left.page : null;
  left = null;
  return page ?? { room: "reading", id: report, claim };
}
