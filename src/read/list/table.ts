/** A team's list as rows of cells, from CSV or XLSX, within bounds. Pure: the same bytes give the same rows. */
import { OnrecordError } from "../../model/error.ts";
import type { Table } from "../../model/list.ts";
import { rowsOfCsv } from "./csv.ts";
import { isWorkbook, readWorkbookTable } from "./workbook.ts";

/** Beyond these a list is to be split: by year, or by province. */
export const MOST_ROWS = 20_000;
const MOST_COLUMNS = 300;
const MOST_CELL = 20_000;

/**
 * Cells have their whitespace, line ends too, told as one space; nothing else of them is changed. Empty
 * rows and columns at the end are left out, others stay, so that numbers are those a spreadsheet shows.
 *
 * @throws OnrecordError "bad-input", "too-large" or "not-found", each with what to do
 */
export const tableOf = async (bytes: Uint8Array, sheet: string | null): Promise<Table> => {
  const table = await rawTable(bytes, sheet);
  const rows = table.rows.map((row) => withoutTail(row.map(plainCell), (cell) => cell === ""));
  const kept = withoutTail(rows, (row) => row.length === 0);
  if (kept.length === 0) {
    const what = "put the headers in a row of their own and the incidents below, one a row";
    throw new OnrecordError("bad-input", `Cannot read the list: it is empty, ${what}`);
  }
  requireBounds(kept);
  return { ...table, rows: kept };
};

const rawTable = async (bytes: Uint8Array, sheet: string | null): Promise<Table> => {
  if (isWorkbook(bytes)) return readWorkbookTable(bytes, sheet);
  requireText(bytes);
  return { sheets: [], sheet: null, rows: rowsOfCsv(bytes, MOST_ROWS), merged: 0 };
};

/** Formats that look like lists and cannot be read are told by name. */
const requireText = (bytes: Uint8Array): void => {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isOldExcel = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (!isArchive && !isOldExcel) return;
  const state = isArchive
    ? "it is an archive or document that holds no XLSX workbook"
    : "it is an old Excel or encrypted file";
  const what = "open it in a spreadsheet and save it as XLSX or CSV, without a password";
  throw new OnrecordError("bad-input", `Cannot read the list: ${state}, ${what}`);
};

const requireBounds = (rows: Table["rows"]): void => {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length <= MOST_ROWS && columns <= MOST_COLUMNS) return;
  const state =
    columns > MOST_COLUMNS
      ? `it has ${columns} columns, more than ${MOST_COLUMNS}, leave out those that are not needed`
      : `it has more than ${MOST_ROWS} rows, split it, e.g. by year, and import each part`;
  throw new OnrecordError("too-large", `Cannot read the list: ${state}`);
};

const plainCell = (cell: string): string => {
  const plain = cell.replace(/[\s\u0085]+/g, " ").trim();
  if (plain.length <= MOST_CELL) return unguarded(plain);
  const state = `a cell has ${plain.length} characters, more than ${MOST_CELL}`;
  throw new OnrecordError("too-large", `Cannot read the list: ${state}, add that text as a report`);
};

/** Our own export sets an apostrophe before what a spreadsheet would run as a formula. */
const unguarded = (cell: string): string =>
  /^'+[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell) ? cell.slice(1) : cell;

const withoutTail = <T>(items: readonly T[], isEmpty: (item: T) => boolean): readonly T[] => {
  const last = items.findLastIndex((item) => !isEmpty(item));
  return items.slice(0, last + 1);
};
