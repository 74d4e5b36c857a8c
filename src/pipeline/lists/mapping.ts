/** A first guess at what the columns of a list are for, and a mapping of before put over a new list. */

import { languageOf } from "../../extract/languages/language.ts";
import type { DateOrder, ListColumn, ListMapping, Table } from "../../model/list.ts";
import { fold } from "../../resolve/words.ts";
import { datesOfCell } from "./dates.ts";
import { HEADER_WORDS, ID_HEADERS, VEILED_HEADERS } from "./headers.ts";
import type { CellSetting } from "./values.ts";

/** Rows that are looked at for where the headers stand, and for dates. */
const ROWS_LOOKED_AT = 30;
const MOST_DATES = 2000;

/** Nothing sensitive by its header is proposed as a field: names, phones and routes are kept out of sight. */
export const proposeMapping = (
  table: Table,
  setting: CellSetting,
  header_row: number = headerRowOf(table),
): ListMapping => {
  const headers = headersOf(table, header_row);
  const taken = new Set<string>();
  const columns = headers.map((header, at) => {
    const column = proposeColumn(header, taken);
    return { ...column, date_order: dateOrderOf(table, { column, at, header_row }, setting) };
  });
  return { sheet: table.sheet, header_row, columns };
};

/** The same headers get the same use again; a header it does not know is kept as it is. */
export const mappingFor = (table: Table, kept: ListMapping, setting: CellSetting): ListMapping => {
  const header_row = headerRowFor(table, kept) ?? headerRowOf(table);
  const left = [...kept.columns];
  const columns = headersOf(table, header_row).map((header) => {
    const at = left.findIndex((column) => column.header === header);
    const [column] = at < 0 ? [] : left.splice(at, 1);
    return column ?? proposeColumn(header, new Set(left.flatMap(({ field }) => field ?? [])));
  });
  return withOrders(table, { sheet: table.sheet, header_row, columns }, setting);
};

/** Where all headers of a mapping stand, with what stood above them before or not; null where nowhere. */
export const headerRowFor = (table: Table, mapping: ListMapping): number | null => {
  const rows = Array.from(
    { length: Math.min(ROWS_LOOKED_AT, table.rows.length) },
    (_, at) => at + 1,
  );
  const first = [mapping.header_row, ...rows].find(
    (row) =>
      row <= table.rows.length &&
      headersMissing(table, { ...mapping, header_row: row }).length === 0,
  );
  return first ?? null;
};

/** Headers that a mapping names and the list does not have. */
export const headersMissing = (
  table: Table,
  { header_row, columns }: ListMapping,
): readonly string[] => {
  const left = [...headersOf(table, header_row)];
  return columns.flatMap(({ header }) => {
    const at = left.indexOf(header);
    if (at >= 0) left.splice(at, 1);
    return at >= 0 ? [] : [header];
  });
};

/** As they stand in their row, one for every column that any row has. */
export const headersOf = ({ rows }: Table, headerRow: number): readonly string[] => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const head = rows[headerRow - 1] ?? [];
  return Array.from({ length: Math.max(width, 1) }, (_, at) => head[at] ?? "");
};

/** The first row with as many words as the fullest of the first ones has, or nearly; counted from 1. */
const headerRowOf = ({ rows }: Table): number => {
  const first = rows.slice(0, ROWS_LOOKED_AT).map((row) => row.filter((cell) => cell !== ""));
  const most = Math.max(...first.map((row) => row.length));
  const at = first.findIndex(
    (row) => row.length >= most * 0.6 && row.every((cell) => !/^[\d\s./:-]+$/.test(cell)),
  );
  return Math.max(0, at) + 1;
};

const KEPT = { use: "keep", field: null, date_order: null, choices: [] } as const;

const proposeColumn = (header: string, taken: Set<string>): ListColumn => {
  const name = fold(header);
  if (name !== "" && ID_HEADERS.has(name) && !taken.has("id")) {
    taken.add("id");
    return { header, ...KEPT, use: "id" };
  }
  if (VEILED_HEADERS.some((word) => ` ${name} `.includes(` ${word} `))) {
    return { header, ...KEPT, use: "veil" };
  }
  const found = HEADER_WORDS.find(({ headers }) => headers.includes(name));
  const isFree = found !== undefined && (found.several === true || !taken.has(found.field));
  if (found === undefined || !isFree) return { header, ...KEPT };
  taken.add(found.field);
  return { header, ...KEPT, use: "field", field: found.field };
};

const withOrders = (table: Table, mapping: ListMapping, setting: CellSetting): ListMapping => ({
  ...mapping,
  columns: mapping.columns.map((column, at) => {
    if (column.date_order !== null) return column;
    const date_order = dateOrderOf(table, { column, at, header_row: mapping.header_row }, setting);
    return { ...column, date_order };
  }),
});

type ColumnAt = { readonly column: ListColumn; readonly at: number; readonly header_row: number };

/** The order that some dates of the column can only have, where none can only have another. */
const dateOrderOf = (
  { rows }: Table,
  { column, at, header_row }: ColumnAt,
  { codebook, data }: CellSetting,
): DateOrder | null => {
  const entry = codebook.entries.find(({ id }) => id === column.field);
  const language = languageOf("en", data);
  if (entry?.type !== "date" || language === null) return null;
  const orders = new Set<DateOrder>();
  for (const row of rows.slice(header_row, header_row + MOST_DATES)) {
    const cell = row[at] ?? "";
    // Only digits: words are told by their own rules.
    if (!/^[\d./\s-]+$/.test(cell)) continue;
    const readings = datesOfCell(cell, language);
    const [only] = readings;
    if (readings.length === 1 && only?.order && only.order !== "ymd" && !isTwin(cell)) {
      orders.add(only.order);
    }
  }
  const [order] = orders;
  return orders.size === 1 ? (order ?? null) : null;
};

/** 05/05/2021 tells nothing of the order. */
const isTwin = (cell: string): boolean => /^(\d{1,2})\D+0?\1\D/.test(cell.replace(/^0/, ""));
