/** Locking: the session ends on the server, and nothing of the register stays on the page. */
import { lockAfterMinutes } from "./preferences.ts";

/** Between two looks at the clock, in milliseconds: a machine that slept is locked when it wakes. */
const LOOK_MS = 5_000;
const SIGNS_OF_LIFE = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"] as const;

const channel = new BroadcastChannel("onrecord-lock");
let seenAt = Date.now();
let hide: () => void = () => {};
let isWatching = false;

/** Watches for the time to lock, in this window and the others; `onlock` takes everything off the page. */
export function watchLock(onlock: () => void): void {
  hide = onlock;
  if (isWatching) return;
  isWatching = true;
  channel.onmessage = () => hide();
  for (const sign of SIGNS_OF_LIFE) {
    addEventListener(sign, () => (seenAt = Date.now()), { passive: true });
  }
  setInterval(() => {
    const minutes = lockAfterMinutes();
    if (minutes !== null && Date.now() - seenAt > minutes * 60_000) void lock();
  }, LOOK_MS);
}

/** Locks every window of this browser; hidden first, so that it is whatever the server answers. */
export async function lock(): Promise<void> {
  hide();
  channel.postMessage("lock");
  try {
    await fetch("/lock", { method: "POST" });
  } catch (error) {
    // A program that has stopped lets nobody in.
    if (!(error instanceof TypeError)) throw error;
  }
}
