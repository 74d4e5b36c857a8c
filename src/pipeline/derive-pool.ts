/** Workers that derive captures, with the limits within which a report has to be read. */
import { availableParallelism } from "node:os";
import type { Derived } from "../model/derived.ts";
import { openPool, type Pool } from "../work/pool.ts";
import type { DeriveTask } from "./derive.ts";

/**
 * A report of ordinary size takes milliseconds, 64 MB of text tens of seconds. More threads than
 * this would only wait for the one writer.
 */
export const LIMITS = { timeMs: 120_000, memoryMb: 1024, threads: 8 } as const;

/** As many threads as cores, up to the limit. */
export const openDerivePool = (
  threads: number = Math.min(availableParallelism(), LIMITS.threads),
): Pool<DeriveTask, Derived> =>
  openPool({
    file: new URL("./derive-worker.ts", import.meta.url),
    name: "deriveTask",
    threads,
    timeMs: LIMITS.timeMs,
    memoryMb: LIMITS.memoryMb,
  });
