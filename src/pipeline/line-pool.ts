/** Workers for the filters, with the same limits as captures have. */
import { availableParallelism } from "node:os";
import { openPool, type Pool } from "../work/pool.ts";
import { LIMITS } from "./derive-pool.ts";
import type { LineTask } from "./line-worker.ts";

/** A task gives its output line as JSON. */
export const openLinePool = (
  threads: number = Math.min(availableParallelism(), LIMITS.threads),
): Pool<LineTask, string> =>
  openPool({
    file: new URL("./line-worker.ts", import.meta.url),
    name: "lineTask",
    threads,
    timeMs: LIMITS.timeMs,
    memoryMb: LIMITS.memoryMb,
  });
