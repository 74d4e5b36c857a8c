import type { Page } from "../route.ts";

type WayBack = { readonly claim: string; readonly page: Page };
let left: WayBack | null = null;

/** Leaves word of where correcting a claim leads back to. */
export function leaveWayBack(wayBack: WayBack): void {
  left = wayBack;
}

/** Where to go back to once the claim is corrected, once; null where nobody left word. */
export function takeWayBack(claim: string): Page | null {
  const page = left?.claim === claim ? left.page : null;
  left = null;
  return page;
}
