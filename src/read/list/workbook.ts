/** XLSX: one sheet of it as text. Formulas are never run; what they gave when it was saved is read. */
import { InvalidInputError, InvalidSpreadsheetError, readSheet } from "read-excel-file/universal";
import { OnrecordError } from "../../model/error.ts";
import type { Table } from "../../model/list.ts";
import { entriesOf, textOfEntry, type ZipEntry } from "./zip.ts";

/** What the parts of a workbook may come to when unpacked; 20,000 rows of 30 columns take a third of it. */
const MOST_BYTES = 160 * 1024 * 1024;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;

/** True for archives that hold a workbook. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  entriesOf(bytes)?.some(({ name }) => name === "xl/workbook.xml") === true;

/**
 * The named sheet, or the first.
 *
 * @throws OnrecordError "too-large" where it claims more than may be unpacked, "not-found" where it has
 *   no such sheet, "bad-input" where it cannot be read
 */
export const readWorkbookTable = async (
  bytes: Uint8Array,
  wanted: string | null,
): Promise<Table> => {
  const entries = entriesOf(bytes) ?? [];
  requireSize(entries);
  const sheets = sheetNames(bytes, entries);
  const sheet = wanted ?? sheets[0] ?? null;
  if (sheet === null || (sheets.length > 0 && !sheets.includes(sheet))) {
    const state = `it has no sheet "${wanted ?? ""}", choose one of ${sheets.map((one) => `"${one}"`).join(", ")}`;
    throw new OnrecordError("not-found", `Cannot read the list: ${state}`);
  }
  const rows = await rowsOf(bytes, sheet);
  return { sheets, sheet, rows, merged: mergedIn(bytes, entries) };
};

const requireSize = (entries: readonly ZipEntry[]): void => {
  const size = entries
    .filter(({ name }) => name.endsWith(".xml") || name.endsWith(".rels"))
    .reduce((sum, entry) => sum + entry.size, 0);
  if (size <= MOST_BYTES) return;
  const state = `unpacked it would be ${Math.ceil(size / 1024 / 1024)} MB, more than ${MOST_BYTES / 1024 / 1024} MB`;
  throw new OnrecordError(
    "too-large",
    `Cannot read the list: ${state}, save it as CSV or split it`,
  );
};

const rowsOf = async (bytes: Uint8Array, sheet: string): Promise<Table["rows"]> => {
  try {
    // A copy of its own: the library takes whole buffers only.
    const buffer = new Uint8Array(bytes).buffer;
    const cells: readonly (readonly unknown[])[] = await readSheet(buffer, sheet, { trim: false });
    return cells.map((row) => row.map(textOf));
  } catch (error) {
    if (!(error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError)) {
      throw error;
    }
    const what = "open it in a spreadsheet, mend that cell and save it as XLSX or CSV";
    const state = `the workbook is damaged or holds an error value (${error.message})`;
    throw new OnrecordError("bad-input", `Cannot read the list: ${state}, ${what}`, {
      cause: error,
    });
  }
};

/** Dates as ISO 8601, with the time where they have one; numbers as they are written without grouping. */
const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (!(value instanceof Date)) return String(value);
  if (Number.isNaN(value.getTime())) return "";
  const iso = value.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 16).replace("T", " ");
};

/** Names as the workbook lists them; a part for each is there, or it is left out. */
const sheetNames = (bytes: Uint8Array, entries: readonly ZipEntry[]): readonly string[] => {
  const book = entries.find(({ name }) => name === "xl/workbook.xml");
  const xml = book === undefined ? null : textOfEntry(bytes, book, 4 * 1024 * 1024);
  return [...(xml ?? "").matchAll(/<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"/g)].map(([, name]) =>
    unescapeXml(name ?? ""),
  );
};

const unescapeXml = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll(/&#(\d{1,7});/g, (_, code: string) => characterOf(Number(code)))
    .replaceAll(/&#x([\da-f]{1,6});/gi, (_, code: string) => characterOf(Number.parseInt(code, 16)))
    .replaceAll("&amp;", "&");

const characterOf = (code: number): string =>
  code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";

const mergedIn = (bytes: Uint8Array, entries: readonly ZipEntry[]): number =>
  entries
    .filter(({ name }) => SHEET.test(name))
    .reduce((sum, entry) => {
      const xml = textOfEntry(bytes, entry, MOST_BYTES) ?? "";
      return sum + (xml.match(/<(?:\w+:)?mergeCell\s/g)?.length ?? 0);
    }, 0);
