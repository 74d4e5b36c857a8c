/** Long work in the one thread that also answers others: it tells how far it is, and lets them have their turn. */
import { setImmediate as turnOver } from "node:timers/promises";
import { OnrecordError } from "../model/error.ts";

/**
 * How far it is; to be awaited at every step, often. `total` is null where it is not known.
 *
 * @throws OnrecordError "usage" once somebody has stopped it
 */
export type Turn = (done: number, total: number | null) => Promise<void>;

/** For work that nobody watches. */
export const UNWATCHED: Turn = async () => {};

/** Between two turns of others, in milliseconds: short enough to answer a person who waits. */
const TURN_MS = 40;

/** A turn for work that is told about and can be stopped by the signal. */
export const makeTurn = (
  signal: AbortSignal,
  tell: (done: number, total: number | null) => void,
): Turn => {
  let last = performance.now();
  return async (done, total) => {
    tell(done, total);
    if (performance.now() - last >= TURN_MS) {
      await turnOver();
      last = performance.now();
    }
    requireGoing(signal);
  };
};

/** Throws where the signal says that a person has stopped the work. */
export const requireGoing = ({ aborted }: AbortSignal): void => {
  if (!aborted) return;
  throw new OnrecordError("usage", "Cannot go on: it was stopped, nothing is recorded");
};
