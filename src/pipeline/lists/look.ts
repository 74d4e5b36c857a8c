/** What a list holds and how it would be read, before anything of it is captured. */

import { cellSpansOf } from "../../format/list-cells.ts";
import type { Claim } from "../../model/claim.ts";
import { OnrecordError } from "../../model/error.ts";
import { CaptureId } from "../../model/ids.ts";
import type { ListMapping, Table, UnfitValue } from "../../model/list.ts";
import { tableOf } from "../../read/list/table.ts";
import { veilText } from "../../store/veil-text.ts";
import type { ListClaims } from "./claims.ts";
import { type DeriveData, deriveTable } from "./derive.ts";
import { headerRowFor, headersMissing, headersOf, mappingFor, proposeMapping } from "./mapping.ts";

/** Rows shown as they stand, and wordings told one by one; the rest is counted. */
const ROWS_SHOWN = 12;
const MOST_UNFIT = 300;
const MOST_TOLD = 50;

/** What is asked of a list. */
export type LookTask = {
  readonly bytes: Uint8Array;
  /** Null: the first of `kept` whose headers it has, else a first guess. */
  readonly mapping: ListMapping | null;
  /** Mappings on record, the last first. */
  readonly kept: readonly ListMapping[];
  /** Of a workbook; null for the mapping's or the first. */
  readonly sheet: string | null;
  /** Where the headers stand, if not where it looks. */
  readonly header_row: number | null;
};

export type ListLook = {
  readonly sheets: readonly string[];
  readonly mapping: ListMapping;
  /** Which of the kept mappings it is; null where it is none of them. */
  readonly from_kept: number | null;
  /** Rows below the headers that are not empty. */
  readonly rows: number;
  /** Those that would give a claim. */
  readonly claims: number;
  readonly merged: number;
  /** The first rows as they would be shown once they are kept, out of sight what will be. */
  readonly shown: readonly ShownRow[];
  /** Wordings that give no value; `unfit_total` counts all. */
  readonly unfit: readonly UnfitValue[];
  readonly unfit_total: number;
  /** Old ids that several rows have, with the rows. */
  readonly repeated: readonly { readonly id: string; readonly rows: readonly number[] }[];
  /** Rows without an old id, where a column gives them. */
  readonly without_id: number;
};

export type ShownRow = {
  readonly row: number;
  readonly cells: readonly string[];
  /** What it would claim; null where nothing. */
  readonly claim: Pick<Claim, "when" | "where" | "outcomes" | "events" | "acts"> | null;
};

/** With the text of the reading, veiled, by which versions of a list are compared. */
export type Looked = { readonly look: ListLook; readonly text: string };

/**
 * Reads the list and tries the mapping on every row.
 *
 * @throws OnrecordError as reading the list does; "usage" where the mapping names columns it has not
 */
export const lookAtList = async (
  { bytes, mapping, kept, sheet, header_row }: LookTask,
  rules: DeriveData,
): Promise<Looked> => {
  const table = await tableOf(bytes, sheet ?? mapping?.sheet ?? null);
  if (mapping !== null) requireHeaders(table, mapping);
  const at = mapping === null ? kept.findIndex((one) => fits(table, one)) : -1;
  const base = mapping ?? kept[at] ?? null;
  const moved = header_row === null ? {} : { header_row: Math.min(header_row, table.rows.length) };
  const chosen =
    base === null || header_row !== null
      ? proposeMapping(table, rules, moved.header_row)
      : mappingFor(table, base, rules);
  const declared = { url: null, outlet: null, published: null, title: null };
  const { coded, reading, derived } = deriveTable(
    { capture: NOT_YET, declared, veils: [], unveils: [] },
    { table, list: { mapping: chosen, replaces: null }, ...rules },
  );
  const text = veilText(reading.text, derived.extraction.sensitive);
  const repeated = repeatedIds(coded.rows);
  const hasIds = chosen.columns.some(({ use }) => use === "id");
  const look = {
    sheets: table.sheets,
    mapping: chosen,
    from_kept: at < 0 ? null : at,
    rows: coded.rows.length,
    claims: coded.claims.length,
    merged: table.merged,
    shown: shownRows(text, chosen.header_row, coded),
    unfit: coded.unfit.slice(0, MOST_UNFIT),
    unfit_total: coded.unfit.length,
    repeated: repeated.slice(0, MOST_TOLD),
    without_id: hasIds ? coded.rows.filter(({ id }) => id === null).length : 0,
  };
  return { look, text };
};

const shownRows = (
  text: string,
  headerRow: number,
  { claims, rowOfClaim }: ListClaims,
): readonly ShownRow[] =>
  cellSpansOf(text)
    .map((spans, at) => ({
      row: at + 1,
      cells: spans.map((one) => text.slice(one.start, one.end)),
    }))
    .slice(headerRow)
    .filter(({ cells }) => cells.some((cell) => cell !== ""))
    .slice(0, ROWS_SHOWN)
    .map((shown) => ({ ...shown, claim: claims[rowOfClaim.indexOf(shown.row)] ?? null }));

/** Claims of a look are of no capture, and go nowhere. */
const NOT_YET = CaptureId.parse("0".repeat(32));

const fits = (table: Table, kept: ListMapping): boolean => {
  const row = headerRowFor(table, kept);
  return row !== null && headersOf(table, row).length === kept.columns.length;
};

const requireHeaders = (table: Table, mapping: ListMapping): void => {
  if (headerRowFor(table, mapping) !== null) return;
  const missing = headersMissing(table, mapping).filter((header) => header !== "");
  const names = missing.map((header) => `"${header}"`).join(", ");
  const state = `its row ${mapping.header_row} has no column ${names}, correct the mapping`;
  throw new OnrecordError("usage", `Cannot map the list: ${state} or make another`);
};

const repeatedIds = (
  rows: readonly { readonly row: number; readonly id: string | null }[],
): ListLook["repeated"] => {
  const byId = Map.groupBy(rows, ({ id }) => id);
  return [...byId].flatMap(([id, own]) =>
    id === null || own.length < 2 ? [] : [{ id, rows: own.slice(0, 5).map(({ row }) => row) }],
  );
};
