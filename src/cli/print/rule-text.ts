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

/** Several, each effect told once, e.g. "allowed or ordered: shoot on sight, fire boldly; 1–2 km". */
export const rulesText = (values: readonly string[]): string => {
  const told = Map.groupBy(
    new Set(values.map(ruleText)),
    (text) => /^[a-z ]+: /.exec(text)?.[0] ?? "",
  );
  // What lets them fire comes before duties of anybody; what is no rule comes last.
  const effects = Object.values(EFFECTS).map((effect) => `${effect}: `);
  return [...effects, ""]
    .flatMap((effect): [string, string[]][] => {
      const all = told.get(effect);
      return all === undefined ? [] : [[effect, all]];
    })
    .map(([effect, all]) => `${effect}${all.map((text) => text.slice(effect.length)).join(", ")}`)
    .join("; ");
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
