/** `derive` as a worker of the pool runs it: the rule data is loaded once per worker. */
import { loadRuleData } from "../load/load.ts";
import type { RuleData } from "../model/data.ts";
import { task } from "../work/task.ts";
import { type DeriveTask, derive } from "./derive.ts";

let data: RuleData | null = null;

/** The pool's task. */
export const deriveTask = task((input: DeriveTask) => {
  data ??= loadRuleData();
  return derive(input, data);
});
