/** Runs hostile or heavy work in worker threads, so that one report can neither hang nor exhaust a register. */
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { isOnrecordError, OnrecordError } from "../model/error.ts";
import { isFailure } from "./task.ts";

export type PoolOptions = {
  /** The worker module, e.g. `new URL("./read-worker.ts", import.meta.url)`. */
  readonly file: URL;
  /** The function that it exports; wrap it in `task` so that its `OnrecordError`s come back whole. */
  readonly name: string;
  readonly threads: number;
  /** From the moment a thread takes the task; waiting for a free thread does not count. */
  readonly timeMs: number;
  /** Of JavaScript heap for each thread; the bytes of array buffers come on top. */
  readonly memoryMb: number;
};

export type Pool<T, R> = {
  /** Runs one task; moved buffers in `transfer` are unusable here afterwards. */
  run(task: T, transfer?: readonly ArrayBuffer[]): Promise<R>;
  /** Lets running tasks end, then ends the threads. */
  close(): Promise<void>;
};

/** Starts a thread when a task needs one; a task over a limit fails with "time-limit" or "memory-limit", its thread is replaced and the other tasks go on. */
export function openPool<T, R>(options: PoolOptions): Pool<T, R> {
  const piscina = new Piscina<T, unknown>({
    filename: fileURLToPath(options.file),
    name: options.name,
    // A thread takes most of a second to learn the rules, and one report needs no more than one.
    minThreads: 0,
    maxThreads: options.threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    concurrentTasksPerWorker: 1,
    // A wide nursery per thread costs memory for long and gains little on short-lived texts.
    resourceLimits: {
      maxOldGenerationSizeMb: options.memoryMb,
      maxYoungGenerationSizeMb: NURSERY_MB,
    },
  });
  const turns = takeTurns(options.threads);
  return {
    run: async (task, transfer = []) => {
      await turns.take();
      try {
        return await runLimited<T, R>(piscina, { task, transfer, options });
      } finally {
        turns.give();
      }
    },
    close: () => piscina.close(),
  };
}

const NURSERY_MB = 32;

type Limited<T> = {
  readonly task: T;
  readonly transfer: readonly ArrayBuffer[];
  readonly options: PoolOptions;
};

async function runLimited<T, R>(piscina: Piscina<T, unknown>, limited: Limited<T>): Promise<R> {
  const { task, transfer, options } = limited;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), options.timeMs);
  try {
    const transferList = [...transfer];
    // @ts-expect-error: Piscina infers the options object of postMessage, and refuses all but an array.
    const answer = await piscina.run(task, { signal: stop.signal, transferList });
    if (isFailure(answer)) throw new OnrecordError(answer.code, answer.message);
    return parseAnswer<R>(answer);
  } catch (error) {
    if (isOnrecordError(error)) throw error;
    throw limitError(error, { options, stopped: stop.signal.aborted }) ?? error;
  } finally {
    clearTimeout(timer);
  }
}

/** The worker's word for its type is taken: both ends are compiled from the same source. */
const parseAnswer = <R>(answer: unknown): R => answer as R;

type Stop = { readonly options: PoolOptions; readonly stopped: boolean };

function limitError(cause: unknown, { options, stopped }: Stop): OnrecordError | null {
  if (stopped) {
    const message = `Cannot finish ${options.name}: it took longer than ${options.timeMs} ms, split or simplify the report`;
    return new OnrecordError("time-limit", message, { cause });
  }
  if (cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY") {
    const message = `Cannot finish ${options.name}: it needed more than ${options.memoryMb} MB of memory, split or simplify the report`;
    return new OnrecordError("memory-limit", message, { cause });
  }
  return null;
}

/** Hands each task a thread before its clock starts; Piscina's own queue would count waiting as work. */
function takeTurns(seats: number) {
  let free = seats;
  const waiting: (() => void)[] = [];
  return {
    take: (): Promise<void> => {
      if (free > 0) {
        free -= 1;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    give: (): void => {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}
