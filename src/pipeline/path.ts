/** What every walk over the path needs, and the one step they share. */
import type { Outside } from "../capture/outside.ts";
import type { Boilerplate } from "../model/boilerplate.ts";
import type { Codebook } from "../model/codebook.ts";
import type { RuleData } from "../model/data.ts";
import type { Derived } from "../model/derived.ts";
import { isOnrecordError } from "../model/error.ts";
import type { PersonRef } from "../model/ids.ts";
import type { Store } from "../store/store.ts";
import type { Pool } from "../work/pool.ts";
import type { DeriveTask } from "./derive.ts";
import { derivedNothing } from "./derived-nothing.ts";
import { versionsNow } from "./versions.ts";

/** A register, rule data, workers, and who is at work. */
export type Path = {
  readonly store: Store;
  readonly data: RuleData;
  /** As it is shipped; what the register changed in it stands in its ledger. */
  readonly codebook: Codebook;
  readonly pool: Pool<DeriveTask, Derived>;
  readonly by: PersonRef;
  /** Asked for addresses, where the register allows it. */
  readonly outside: Outside;
  /** Name and version of this program, e.g. "onrecord 0.1.0"; kept with every capture. */
  readonly tool: string;
};

/** Derives in a worker; a time or memory limit reached is a result that says so. */
export const deriveBytes = async (path: Path, task: DeriveTask): Promise<Derived> => {
  try {
    return await path.pool.run(task);
  } catch (error) {
    if (isOnrecordError(error, "time-limit") || isOnrecordError(error, "memory-limit")) {
      return derivedNothing(error.message);
    }
    throw error;
  }
};

/** What settling needs of the path. */
export const settingOf = (path: Path) => ({ by: path.by, data: path.data });

/** Who appends, under which versions; `boilerplate` is what was learnt last. */
export const handOf = (path: Path, boilerplate: Boilerplate | null) => ({
  by: path.by,
  versions: versionsNow(path.data, boilerplate),
});
