import { loadRuleData } from "../load/load.ts";
import type { RuleData } from "../model/data.ts";

let loaded: RuleData | null = null;

/** The words, places and outlets of the package, read once per process: requests are many. */
export function ruleData(): RuleData {
  loaded ??= loadRuleData();
  return loaded;
}
