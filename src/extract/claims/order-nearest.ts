/** Which order of a text a sentence goes on with. */
import type { Speaker } from "../speech/speaker.ts";
import type { OrderThread } from "./order-thread.ts";

/** A text does not come back to orders told longer ago; and comparing with all would take for ever. */
export const RECENT_THREADS = 24;

type Sought = {
  readonly sentence: number;
  readonly speaker: Speaker | null;
  readonly fits: (thread: OrderThread) => boolean;
  /** True for a sentence that speaks of a rule of before. */
  readonly previous: boolean;
};

/** The thread that a sentence goes on with: the same person's before it, else their next, else the one told last; null where none fits. */
export const nearestThread = (
  threads: readonly OrderThread[],
  { sentence, speaker, fits, previous }: Sought,
): OrderThread | null => {
  const split = firstAtOrAfter(threads, sentence);
  const before = threads
    .slice(Math.max(0, split - RECENT_THREADS), split)
    .filter((thread) => thread.previous === previous && fits(thread));
  const own = before.findLast((thread) => thread.speaker === speaker);
  if (own !== undefined) return own;
  const after = threads
    .slice(split, split + RECENT_THREADS)
    .filter((thread) => thread.previous === previous && fits(thread))
    .filter(({ mentions }) => (mentions[0]?.sentence ?? 0) - sentence <= NEAR_SENTENCES);
  const next = after.find((thread) => thread.speaker === speaker);
  const mayFollow = speaker !== null || before.length === 0;
  if (mayFollow && next !== undefined) return next;
  return before.at(-1) ?? after.find((thread) => thread.speaker === null) ?? null;
};
const NEAR_SENTENCES = 3;

/** Threads stand in the order of their first sentence. */
export const firstAtOrAfter = (threads: readonly OrderThread[], sentence: number): number => {
  let low = 0;
  let high = threads.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((threads[middle]?.mentions[0]?.sentence ?? 0) < sentence) low = middle + 1;
    else high = middle;
  }
  return low;
};
