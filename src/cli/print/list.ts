/** What a list would come to, as sentences for a terminal. */
import type { UnfitReason } from "../../model/list.ts";
import type { ListOutcome } from "../../pipeline/lists/import.ts";
import type { ListPlan } from "../../pipeline/lists/plan.ts";
import type { ListDifferences } from "../../pipeline/lists/versions.ts";
import { printable } from "../printable.ts";
import { recordText } from "./record.ts";

const WHY: Readonly<Record<UnfitReason, string>> = {
  "ambiguous-date": 'day or month first? set "date_order" or choose',
  "unreadable-date": "no date is told in it",
  "unreadable-count": "no number is told in it",
  crossed: "the least is over the most",
  "unknown-place": "in no gazetteer: it stands by its name alone",
  "several-places": "several places have this name, choose one",
  "unknown-term": "no term of the codebook",
  "unreadable-flag": "neither yes nor no",
  "one-event": "a group holds one event or more",
  veiled: "holds words that are kept out of sight",
  "no-act": "who and how are told, and no column says what was done",
};

const MOST = 20;

/** How it is read: the columns, then every wording that gives no value. */
export const planText = ({ look }: ListPlan): string => {
  const { mapping, rows, claims, merged, unfit, unfit_total, repeated, without_id } = look;
  const columns = mapping.columns.map(({ header, use, field }, at) => {
    const what = use === "field" ? (field ?? "") : USES[use];
    return `  ${at + 1}. ${quoted(header)} → ${what}`;
  });
  const open = unfit.slice(0, MOST).map((one) => {
    const header = mapping.columns[one.column - 1]?.header ?? "";
    const mayBe = one.candidates.slice(0, 4).map(({ as }) => as);
    const choices = mayBe.length === 0 ? "" : ` (${mayBe.join(", ")})`;
    return `  ${quoted(header)} ${quoted(one.words)}, row ${one.rows.join(", ")}: ${WHY[one.why]}${choices}`;
  });
  return lines([
    `${rows} rows below row ${mapping.header_row}, ${claims} of them give a claim.`,
    ...columns,
    ...(merged > 0 ? [`${merged} merged ranges: all but their first cell are empty here.`] : []),
    ...repeated
      .slice(0, MOST)
      .map(({ id, rows: at }) => `Old id ${quoted(id)} stands in rows ${at.join(", ")}.`),
    ...(without_id > 0 ? [`${without_id} rows have no old id.`] : []),
    ...(unfit_total > 0 ? [`${unfit_total} wordings give no value:`, ...open] : []),
  ]);
};

const USES = { id: "old id", keep: "kept as it is", veil: "kept out of sight", field: "" } as const;

/** Row by row what a new version changes; empty where it is none. */
export const differencesText = (differences: ListDifferences | null): string => {
  if (differences === null) return "";
  const { added, removed, changed, same, columns, unseen } = differences;
  const rowName = (id: string | null, row: number) => (id === null ? `row ${row}` : quoted(id));
  return lines([
    `Against the version before: ${added.length} rows added, ${removed.length} removed, ${changed.length} changed, ${same} the same.`,
    ...added.slice(0, MOST).map(({ id, row }) => `  + ${rowName(id, row)}`),
    ...removed.slice(0, MOST).map(({ id, row }) => `  - ${rowName(id, row)}`),
    ...changed
      .slice(0, MOST)
      .flatMap(({ id, row, cells }) =>
        cells.map(
          ({ header, before, after }) =>
            `  ~ ${rowName(id, row)} ${quoted(header)}: ${quoted(before)} → ${quoted(after)}`,
        ),
      ),
    ...columns.added.map((header) => `  + column ${quoted(header)}`),
    ...columns.removed.map((header) => `  - column ${quoted(header)}`),
    ...(unseen > 0 ? [`  ${unseen} cells kept out of sight were not compared.`] : []),
  ]);
};

/** What it meets on record, and what became of decisions on the version before. */
export const outcomeText = ({ claims, overlaps, carried, left }: ListOutcome): string =>
  lines([
    `${claims} reported incidents by this list: our own, accounts unknown; documented, not all.`,
    ...(overlaps.length > 0
      ? [
          `${overlaps.length} rows may tell what is on record already; until somebody decides they are outside every total:`,
        ]
      : []),
    ...overlaps.slice(0, MOST).flatMap(({ row, id, claim, other }) => [
      `  row ${row}${id === null ? "" : ` (${printable(id)})`}, likely the same as:`,
      ...recordText(other)
        .split("\n")
        .map((line) => `    ${line}`),
      `    one: --same ${row}=${claim}; two: --apart ${row}=${claim}`,
    ]),
    ...(carried > 0 ? [`${carried} decisions were carried over from the version before.`] : []),
    ...(left > 0
      ? [`${left} decisions on changed or removed rows were not: see "onrecord review decisions".`]
      : []),
  ]);

const quoted = (words: string): string => `"${printable(words)}"`;

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join("");
