import { t } from "../language/catalogue.ts";

/** What is told for a while at the foot of the page. */
export type Toast = {
  readonly id: number;
  readonly text: string;
  /** Takes back what the toast tells of; null where there is nothing to take back. */
  readonly undo: (() => Promise<void>) | null;
  /** How many pages were opened since. */
  readonly pages: number;
};

/** How long a toast stays, in milliseconds; one that can be undone stays until the next, or `PAGES` are opened. */
const STAY = 8_000;
/** What was decided on one page is told on the one it leads to, and lies on nothing beyond. */
const PAGES = 2;

const shown = $state<Toast[]>([]);
let count = 0;

/** The toasts to be drawn. */
export const toasts = (): readonly Toast[] => shown;

/** Tells something, with a way back where there is one. */
export function tellToast(text: string, undo: Toast["undo"] = null): void {
  count += 1;
  const id = count;
  // One line at the foot: a later toast takes the place of those before.
  shown.splice(0, shown.length, { id, text, undo, pages: 0 });
  if (undo === null) setTimeout(() => dismissToast(id), STAY);
}

/** Notes that another page is opened. */
export function turnToasts(): void {
  const kept = shown.map((toast) => ({ ...toast, pages: toast.pages + 1 }));
  shown.splice(0, shown.length, ...kept.filter(({ pages }) => pages < PAGES));
}

/** Takes a toast away. */
export function dismissToast(id: number): void {
  const at = shown.findIndex((toast) => toast.id === id);
  if (at >= 0) shown.splice(at, 1);
}

/** Runs the undo of the toast and says so. */
export async function undoToast(toast: Toast): Promise<void> {
  dismissToast(toast.id);
  await toast.undo?.();
  tellToast(t("parts.toast.undone"));
}
