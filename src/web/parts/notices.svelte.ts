import { t } from "../language/catalogue.ts";

/** What is told for a while at the foot of the page. */
export type Notice = {
  readonly id: number;
  readonly text: string;
  /** Takes back what the notice tells of; null where there is nothing to take back. */
  readonly undo: (() => Promise<void>) | null;
};

/** How long a notice stays, in milliseconds; one that can be undone stays until the next. */
const STAY = 8_000;

const shown = $state<Notice[]>([]);
let count = 0;

/** The notices to be drawn. */
export const notices = (): readonly Notice[] => shown;

/** Tells something, with a way back where there is one. */
export function tellNotice(text: string, undo: Notice["undo"] = null): void {
  count += 1;
  const id = count;
  // One line at the foot: a later notice takes the place of those before.
  shown.splice(0, shown.length, { id, text, undo });
  if (undo === null) setTimeout(() => dismissNotice(id), STAY);
}

/** Takes a notice away. */
export function dismissNotice(id: number): void {
  const at = shown.findIndex((notice) => notice.id === id);
  if (at >= 0) shown.splice(at, 1);
}

/** Runs the undo of the notice and says so. */
export async function undoNotice(notice: Notice): Promise<void> {
  dismissNotice(notice.id);
  await notice.undo?.();
  tellNotice(t("parts.notice.undone"));
}
