/** `derive` as a worker of the pool runs it: the rule data is loaded once per worker. */
import { type DeriveTask, derive } from "./derive.ts";
import { loadRuleData } from "./load/load.ts";
import type { RuleData } from "./model/data.ts";
import type { Derived } from "./model/derived.ts";

let data: RuleData | null = null;

/** The pool's task. */
export const deriveTask = (task: DeriveTask): Derived => {
  data ??= loadRuleData();
  return derive(task, data);
};
