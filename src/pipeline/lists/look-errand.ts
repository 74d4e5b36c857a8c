/** Starts a look at a list, within the limits that reading a report has. */
import { OnrecordError } from "../../model/error.ts";
import { runErrand } from "../../work/errand.ts";
import { LIMITS } from "../derive-pool.ts";
import type { Looked, LookTask } from "./look.ts";

/**
 * Null where it was ended by the signal.
 *
 * @throws OnrecordError as `lookAtList` does, "time-limit" and "memory-limit" where it is too much
 */
export const lookInThread = async (task: LookTask, signal: AbortSignal): Promise<Looked | null> => {
  const limit = AbortSignal.timeout(LIMITS.timeMs);
  const looked = await runErrand<LookTask, never, Looked>({
    file: new URL("./look-worker.ts", import.meta.url),
    task,
    onStep: () => {},
    signal: AbortSignal.any([signal, limit]),
    memoryMb: LIMITS.memoryMb,
  });
  if (looked !== null || signal.aborted) return looked;
  const state = `it takes longer than ${LIMITS.timeMs / 1000} s, split it or leave columns out`;
  throw new OnrecordError("time-limit", `Cannot read the list: ${state}`);
};
