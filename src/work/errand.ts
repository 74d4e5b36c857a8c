/** One long task in a thread of its own, which tells how far it is and can be ended at any moment. */
import { parentPort, Worker, workerData } from "node:worker_threads";
import { OnrecordError } from "../model/error.ts";
import { isFailure, task } from "./task.ts";

export type ErrandOptions<T, S> = {
  /** The module whose last act is `serveErrand`. */
  readonly file: URL;
  readonly task: T;
  readonly onStep: (step: S) => void;
  /** Ends the thread where it is; what it left on the disk is the caller's to remove. */
  readonly signal: AbortSignal;
  /** Of JavaScript heap; left out, as much as the program itself may have. */
  readonly memoryMb?: number;
};

/**
 * Runs the task; null where it was ended before it was done.
 *
 * @throws the OnrecordError that the task threw, "memory-limit", or whatever broke the thread
 */
export const runErrand = <T, S, R>(options: ErrandOptions<T, S>): Promise<R | null> => {
  const { file, task: data, onStep, signal, memoryMb } = options;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(null);
    const limits =
      memoryMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: memoryMb } };
    const worker = new Worker(file, { workerData: data, ...limits });
    const stop = () => void worker.terminate();
    signal.addEventListener("abort", stop, { once: true });
    worker.on("message", (message: unknown) => {
      const { kind, value } = parseMessage<S, R>(message);
      if (kind === "step") onStep(value);
      else if (isFailure(value)) reject(new OnrecordError(value.code, value.message));
      else resolve(value);
    });
    worker.on("error", (error) => reject(limitError(error, memoryMb) ?? error));
    worker.on("exit", () => {
      signal.removeEventListener("abort", stop);
      if (signal.aborted) resolve(null);
      else reject(new Error("the thread ended before its task was done")); // no effect after an answer
    });
  });
};

const limitError = (cause: unknown, memoryMb: number | undefined): OnrecordError | null => {
  if (!(cause instanceof Error && "code" in cause)) return null;
  if (cause.code !== "ERR_WORKER_OUT_OF_MEMORY") return null;
  const state = `it needs more than ${memoryMb ?? "all the"} MB of memory, split or simplify the file`;
  return new OnrecordError("memory-limit", `Cannot finish this: ${state}`, { cause });
};

/** The thread's side: does the one task it was started for. */
export const serveErrand = async <T, S, R>(
  work: (data: T, tell: (step: S) => void) => Promise<R>,
): Promise<void> => {
  const port = parentPort;
  if (port === null) throw new Error("an errand is run in a thread of its own");
  const tell = (step: S) => port.postMessage({ kind: "step", value: step });
  const value = await task((data: T) => work(data, tell))(parseData<T>(workerData));
  port.postMessage({ kind: "done", value });
};

type Message<S, R> =
  | { readonly kind: "step"; readonly value: S }
  | { readonly kind: "done"; readonly value: R };

/** The other side's word for its types is taken: both ends are compiled from the same source. */
const parseMessage = <S, R>(message: unknown) => message as Message<S, R>;
const parseData = <T>(data: unknown) => data as T;
