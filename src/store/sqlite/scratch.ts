/** A scratch folder inside a register, for copies of what the register holds. */
import { rmSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { tempDir } from "../../format/path.ts";
import { OnrecordError } from "../../model/error.ts";
import { ownTempPath } from "../blobs.ts";

/**
 * Gives `work` a new folder in the register's `tmp/`, for its owner alone, and removes it after,
 * also where a signal ends the process; a killed one's is removed by the next opening.
 *
 * @throws OnrecordError "unreadable" where the register cannot be written to
 */
export const withScratch = async <T>(
  register: string,
  work: (scratch: string) => Promise<T>,
  /** False where the process ends by itself after a signal, and this with it. */
  endsBySignal = true,
): Promise<T> => {
  const scratch = ownTempPath(register);
  const leave = (signal: NodeJS.Signals): void => {
    rmSync(scratch, { recursive: true, force: true });
    process.kill(process.pid, signal); // nobody listens any more, so it ends the process
  };
  // Before the folder is there: a signal may come as soon as it is.
  if (endsBySignal) for (const signal of SIGNALS) process.once(signal, leave);
  try {
    await makeScratch(register, scratch);
    return await work(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
    // Only when it is gone: a signal may come as late as that.
    for (const signal of SIGNALS) process.removeListener(signal, leave);
  }
};

const makeScratch = async (register: string, scratch: string): Promise<void> => {
  try {
    await mkdir(tempDir(register), { recursive: true, mode: 0o700 });
    await mkdir(scratch, { mode: 0o700 });
  } catch (error) {
    const state = "its tmp/ cannot be written to, copy the register to where you may write";
    throw new OnrecordError("unreadable", `Cannot replay the register: ${state}`, {
      cause: error,
    });
  }
};

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
