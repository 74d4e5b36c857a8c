/** Files that a command saves for the person; none is ever overwritten. */
import { open } from "node:fs/promises";
import { OnrecordError } from "../model/error.ts";

/**
 * Makes a file that only this user may read, to be written and closed by the caller.
 *
 * @throws OnrecordError "exists" where something is there or nothing can be made there
 */
export const createFile = async (path: string) => {
  try {
    return await open(path, "wx", 0o600);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const state =
      error.code === "EEXIST" ? "it is there already" : `it cannot be made (${error.code})`;
    throw new OnrecordError("exists", `Cannot save to "${path}": ${state}, name another file`, {
      cause: error,
    });
  }
};
