/** The registers that `serve` serves: found on the disk, opened once, closed together. */
import { existsSync } from "node:fs";
import { databasePath, syncedOrGitFolder } from "../format/path.ts";
import { isOnrecordError, OnrecordError } from "../model/error.ts";
import type { Verified } from "../pipeline/verify.ts";
import type { VerifyErrand, VerifyProgress } from "../pipeline/verify-worker.ts";
import type { Door, Registers, SampleState } from "../server/door.ts";
import { openRegister } from "../store/sqlite/register.ts";
import { withScratch } from "../store/sqlite/scratch.ts";
import type { Store } from "../store/store.ts";
import { runErrand } from "../work/errand.ts";
import type { CliEffects } from "./effects.ts";
import { foundRegister } from "./found.ts";
import { type OpenPath, openPath } from "./open.ts";
import { isSampleReady, makeSample, sampleDir } from "./sample.ts";

type ClosableDoor = Door & { readonly close: () => Promise<void> };

/** All that `serve` serves; `close` waits for what is under way. */
export const openRegisters = (
  effects: CliEffects,
  dir: string,
): Registers & { readonly close: () => Promise<void> } => {
  const own = doorTo(effects, dir);
  const sample = doorTo(effects, sampleDir(effects));
  const { done, isReady, ...making } = makingOf(effects, sample);
  return {
    own,
    // One of an earlier edition is none: whoever wants it has it made anew.
    sample: { ...sample, findView: async () => ((await isReady()) ? sample.findView() : null) },
    place: { folder: dir, shared: syncedOrGitFolder(dir, existsSync), person: effects.userName },
    found: async (founding) => {
      await (await foundRegister(effects, dir, founding)).close();
    },
    ...making,
    close: async () => {
      await done();
      await own.close();
      await sample.close();
    },
  };
};

/** A door to the register in a folder, whether it is there yet or not; after `close` it opens anew. */
const doorTo = (effects: CliEffects, dir: string): ClosableDoor => {
  let reader: Promise<Store> | null = null;
  let opening: Promise<OpenPath> | null = null;
  let closing = new AbortController();
  return {
    // A register made while the app serves is found by the next request.
    findView: async () => {
      if (!existsSync(databasePath(dir))) return null;
      reader ??= openRegister(dir, { signer: null, effects, readOnly: true });
      try {
        return (await reader).view;
      } catch (error) {
        reader = null; // the register may be mended or made anew while the app serves
        throw error;
      }
    },
    openPath: async () => {
      if (!existsSync(databasePath(dir))) {
        throw new OnrecordError("not-found", "Cannot write: there is no register yet, make one");
      }
      opening ??= openPath(effects, dir);
      try {
        return (await opening).path;
      } catch (error) {
        opening = null; // a key may be put in place while the app serves
        throw error;
      }
    },
    verify: (outside, { tell, signal }) =>
      verifyApart({ ...outside, dir }, tell, AbortSignal.any([signal, closing.signal])),
    close: async () => {
      closing.abort();
      closing = new AbortController();
      const [path, store] = [opening, reader];
      opening = null;
      reader = null;
      await (await path)?.close();
      await (await store)?.close();
    },
  };
};

const VERIFY_WORKER = new URL("../pipeline/verify-worker.ts", import.meta.url);

/** In a thread, its scratch folder removed here: an ended thread cleans nothing up. */
const verifyApart = async (
  task: Omit<VerifyErrand, "scratch" | "noScratch">,
  tell: (progress: VerifyProgress) => void,
  signal: AbortSignal,
): Promise<Verified | null> => {
  const run = (scratch: string | null, noScratch: string) => {
    const errand: VerifyErrand = { ...task, scratch, noScratch };
    const options = { file: VERIFY_WORKER, task: errand, onStep: tell, signal };
    return runErrand<VerifyErrand, VerifyProgress, Verified>(options);
  };
  let isMade = false;
  const inScratch = (scratch: string) => {
    isMade = true;
    return run(scratch, "");
  };
  try {
    return await withScratch(task.dir, inScratch, false);
  } catch (error) {
    // A register nobody may write to is checked all the same, but for its tables.
    if (isMade || !isOnrecordError(error, "unreadable")) throw error;
    return run(null, error.message);
  }
};

const NOT_BEGUN: NonNullable<SampleState["making"]> = { done: 0, total: null };

type Making = Pick<Registers, "sampleState" | "readySample">;

/** One making at a time, whoever asks; its register is closed before another takes its place. */
const makingOf = (
  effects: CliEffects,
  sample: ClosableDoor,
): Making & {
  readonly isReady: () => Promise<boolean>;
  readonly done: () => Promise<void>;
} => {
  let running: Promise<void> | null = null;
  let progress = NOT_BEGUN;
  let wasReady = false;
  // Nothing that it is made from changes while a program runs.
  const isReady = async (): Promise<boolean> => {
    if (running !== null) return false;
    wasReady ||= await isSampleReady(effects);
    return wasReady;
  };
  const make = async (fresh: boolean): Promise<void> => {
    if (!fresh && (await isSampleReady(effects))) return;
    progress = NOT_BEGUN;
    await sample.close();
    await makeSample(effects, (total) => {
      progress = { done: progress.done + 1, total };
    });
    await sample.close();
  };
  const readySample: Registers["readySample"] = async ({ fresh }) => {
    // Whoever reads one that is ready must not be told meanwhile that there is none.
    if (!fresh && (await isReady())) return;
    running ??= make(fresh).finally(() => {
      running = null;
    });
    await running;
  };
  return {
    sampleState: async () => {
      return { ready: await isReady(), making: running === null ? null : progress };
    },
    isReady,
    readySample,
    // Whoever asked is told of a failure; whoever only waits for the end need not be.
    done: async () => {
      await Promise.allSettled(running === null ? [] : [running]);
    },
  };
};
