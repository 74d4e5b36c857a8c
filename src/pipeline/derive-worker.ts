/** Deriving as a worker of the pool runs it: rule data and codebook are loaded once per worker. */
import { loadCodebook } from "../load/codebook.ts";
import { loadRuleData } from "../load/load.ts";
import { task } from "../work/task.ts";
import type { DeriveTask } from "./derive.ts";
import { deriveAny } from "./lists/derive.ts";

/** The pool's task. */
export const deriveTask = task((input: DeriveTask) =>
  deriveAny(input, { data: loadRuleData(), codebook: loadCodebook() }),
);
