/** Values side by side: those of each field of a record, and those that cannot all hold. */

import { loadCodebook } from "../../load/codebook.ts";
import type {
  DifferenceKind,
  DifferenceRecord,
  DifferingValue,
  FieldOnRecord,
  OnRecord,
  ValueOnRecord,
} from "../../model/record.ts";
import { TOLD_ALONE } from "../../model/told-alone.ts";
import { tellField } from "../../publish/exports/dossier/values.ts";
import { restsOnText } from "./rests-on.ts";
import { provisionText, ruleText } from "./rule-text.ts";
import { shortId } from "./short-id.ts";
import { valueText } from "./value.ts";

const KINDS: Readonly<Record<DifferenceKind, string>> = {
  "within-report": "within one report",
  transmission: "by a copy than by its root",
  translation: "by a translation than by its original",
  "between-accounts": "between accounts",
  denial: "it is denied",
};

/** One difference with all its values; of a family each value with the order that says it. */
export const differenceText = (record: DifferenceRecord): string => {
  const { id, difference, field, state, orders = [], values } = record;
  const whose =
    orders.length > 1
      ? `orders of one family, ${orders.map(shortId).join(" and ")}`
      : shortId(orders[0] ?? record.record);
  const settled = state === "open" ? "" : `; ${state}, every value stays`;
  const head = `${shortId(id)}  reported differently, ${KINDS[difference]}, of ${whose}: ${fieldText(field)}${settled}`;
  return [head, ...values.map((value) => differingLine(field, value))].join("\n");
};

/**
 * Every value of every field with what it rests on, for a record shown alone; `differences` of the
 * record, null where they are not known.
 */
export const fieldsText = (
  record: OnRecord,
  differences: readonly DifferenceRecord[] | null,
): string => {
  if (!("fields" in record)) return "";
  return record.fields
    .flatMap(({ field, values }) => {
      const beside = differences === null ? "" : besideText({ field, values }, differences);
      return [`  ${fieldText(field)}${beside}`, ...values.map((value) => valueLine(field, value))];
    })
    .join("\n");
};

/** "told side by side: Width of the zone 1 km or 2 km": fields with several values of which a line names one; empty without. */
export const sideBySideText = (fields: readonly FieldOnRecord[]): string => {
  const said = fields
    .filter(({ field, values }) => TOLD_ALONE.some((one) => one === field) && values.length > 1)
    .map(({ field, values }) => {
      const all = values.map(({ value }) => told(field, value)).join(" or ");
      return `${fieldText(field)} ${all}`;
    });
  return said.length === 0 ? "" : `told side by side: ${said.join("; ")}`;
};

/** The name of a field in the words of the codebook, e.g. "In effect from". */
const fieldText = (field: string): string =>
  field === "occurred"
    ? "that it happened"
    : tellField(field, { codebook: loadCodebook(), language: "en" });

// Several values need not contradict each other: "August" and "25 August" do not.
const besideText = (
  { field, values }: FieldOnRecord,
  differences: readonly DifferenceRecord[],
): string => {
  const own = differences.filter((one) => one.field === field && one.orders === undefined);
  if (own.length > 0)
    return `, reported differently: ${own.map(({ id }) => shortId(id)).join(", ")}`;
  return values.length > 1 && field !== "order.provisions"
    ? `: ${values.length} values side by side, not found to contradict each other`
    : "";
};

const differingLine = (field: string, value: DifferingValue): string => {
  const said = value.orders === undefined ? "" : ` (${value.orders.map(shortId).join(", ")})`;
  return `    ${told(field, value.value)}${said}: ${restsOnText(value.rests_on)}`;
};

const valueLine = (field: string, { value, rests_on }: ValueOnRecord): string =>
  `    ${told(field, value)}: ${restsOnText(rests_on)}`;

const told = (field: string, value: unknown): string => {
  if (field !== "order.provisions" || typeof value !== "string") return valueText(value);
  const [, kind = "", rule = ""] = /^([a-z-]+): (.+)$/.exec(value) ?? [];
  return rule === "" ? value : `${provisionText(kind)}, ${ruleText(rule)}`;
};
