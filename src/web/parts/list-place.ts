import type { VirtualItem } from "@tanstack/svelte-virtual";

/** Where a reader is in a long list, so that the way back leads there. */
export type ListPlace = {
  /** How far the page is scrolled, in pixels. */
  scroll: number;
  /** What the rows seen so far measured. */
  heights: VirtualItem[];
  /** The row chosen last; −1 for none. */
  at: number;
};
