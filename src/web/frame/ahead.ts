/** How long the page has stood before anything is fetched ahead: the first view has the machine to itself. */
const PAUSE_MS = 2_000;

/**
 * Fetches code of rooms that may be entered, one after another and only while the page has nothing to do.
 * What fails is fetched again when its room is entered, which tells of it. Gives what ends it.
 */
export function fetchAhead(pieces: readonly (() => Promise<unknown>)[]): () => void {
  const left = [...pieces];
  let isOver = false;
  const next = async () => {
    await left
      .shift()?.()
      .catch(() => {});
    if (!isOver && left.length > 0) whenIdle(() => void next());
  };
  const timer = setTimeout(() => whenIdle(() => void next()), PAUSE_MS);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** Safari has no idle time of its own to offer. */
function whenIdle(work: () => void) {
  if ("requestIdleCallback" in window) requestIdleCallback(work);
  else setTimeout(work, 50);
}
