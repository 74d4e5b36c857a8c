/** What an order rules, in the words of the codebook, for a terminal. */
import { loadCodebook } from "../../load/codebook.ts";

const EFFECTS: Readonly<Record<string, string>> = {
  licence: "allowed or ordered",
  restraint: "restrained",
  duty: "made a duty",
};

let labels: ReadonlyMap<string, string> | null = null;

/** e.g. "allowed or ordered: shoot on sight" for "licence: shoot-on-sight"; what is no rule, as it is. */
export const ruleText = (value: string): string => {
  const [, effect = "", rule = ""] = /^(licence|restraint|duty): (.+)$/.exec(value) ?? [];
  const told = EFFECTS[effect];
  return told === undefined ? value : `${told}: ${ruleName(rule)}`;
};

const ruleName = (rule: string): string => {
  labels ??= new Map(
    loadCodebook().vocabularies.flatMap(({ terms }) =>
      terms.map(({ id, label }) => [id, label.en] as const),
    ),
  );
  return labels.get(rule) ?? rule;
};

/** e.g. "who may be shot at" for "who-may-be-shot-at". */
export const provisionText = (provision: string): string => provision.replaceAll("-", " ");
