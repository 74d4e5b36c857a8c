/** A file that a command was given the name of. */
import { readFileSync, statSync } from "node:fs";
import { OnrecordError } from "../model/error.ts";

/** Its bytes. @throws OnrecordError "unreadable" where there is none, it is a folder or may not be read. */
export const readGiven = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (cause) {
    const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
    const what = isFolder
      ? "it is a folder, give a file"
      : "check that it is there and may be read";
    throw new OnrecordError("unreadable", `Cannot read "${file}": ${what}`, { cause });
  }
};
