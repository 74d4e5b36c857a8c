/** How an extractor did, as text: shares by kind and field, and every miss. */
import type { Evaluation, Miss } from "../../model/evaluation.ts";
import { numberOf } from "./number.ts";

/** A table by kind, then by field; one extractor. */
export const evaluationText = (told: Evaluation): string => {
  const { extractor, reports, kinds, fields, sensitive, dropped } = told;
  const head = `${extractor}, ${numberOf(reports, "report")}`;
  const columns = ["kind", "hits", "missed", "invented", "doubled", "undecided", ...SHARES];
  const rows = kinds.map((one) => [
    ...[one.kind, one.hits, one.missed, one.invented, one.doubled, one.undecided].map(String),
    ...[one.precision, one.recall, one.f1].map(percent),
  ]);
  const lines = [head, ...[columns, ...rows].map(row)];
  const names = fields.map(({ kind, field }) => `${kind} ${field}`);
  const width = Math.max(...names.map(({ length }) => length));
  for (const [at, { right, all }] of fields.entries()) {
    lines.push(`  ${(names[at] ?? "").padEnd(width)}  ${right} of ${all} right`);
  }
  if (sensitive !== null) {
    const { found, missed, extra } = sensitive;
    lines.push(`  sensitive passages: ${found} found, ${missed} missed, ${extra} more flagged`);
  }
  for (const { reason, count } of dropped) lines.push(`  dropped ${count}: ${reason}`);
  return lines.join("\n");
};

/** One line on one thing that is not as the gold has it. */
export const missText = ({ report, how, kind, words, field, wanted, told }: Miss): string => {
  const where = `${report}: ${how === "field" ? `${kind} ${field}` : `${how} ${kind}`}`;
  const values = how === "field" ? ` wanted ${wanted}, told ${told}` : "";
  return `${where}${values} “${words.replace(/\s+/gu, " ").trim()}”`;
};

const SHARES = ["precision", "recall", "F1"] as const;

const row = ([kind = "", ...cells]: readonly string[]): string =>
  `  ${kind.padEnd(10)}${cells.map((cell) => cell.padStart(10)).join("")}`;

const percent = (share: number | null): string =>
  share === null ? "–" : `${(100 * share).toFixed(1)} %`;
