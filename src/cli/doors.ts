/** The registers that `serve` serves: found on the disk, opened once, closed together. */
import { existsSync } from "node:fs";
import { databasePath } from "../format/path.ts";
import { OnrecordError } from "../model/error.ts";
import type { Door } from "../server/door.ts";
import { openRegister } from "../store/sqlite/register.ts";
import type { Store } from "../store/store.ts";
import type { CliEffects } from "./effects.ts";
import { type OpenPath, openPath } from "./open.ts";

export type ClosableDoor = Door & { readonly close: () => Promise<void> };

/** A door to the register in a folder, whether it is there yet or not. */
export const doorTo = (effects: CliEffects, dir: string): ClosableDoor => {
  let reader: Store | null = null;
  let opening: Promise<OpenPath> | null = null;
  return {
    // A register made while the app serves is found by the next request.
    findView: async () => {
      if (reader === null && existsSync(databasePath(dir))) {
        reader = await openRegister(dir, { signer: null, effects, readOnly: true });
      }
      return reader?.view ?? null;
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
    close: async () => {
      await (await opening)?.close();
      await reader?.close();
    },
  };
};
