/** Comma-separated text, as whatever program wrote it: comma, semicolon, tab or bar between cells. */
import { CsvError, parse } from "csv-parse/sync";
import { mediaOf } from "../../format/media.ts";
import { OnrecordError } from "../../model/error.ts";
import { decode } from "../decode.ts";

/** How many lines are looked at for what stands between cells. */
const SAMPLE_LINES = 50;
const DELIMITERS = [",", ";", "\t", "|"] as const;

/**
 * The cells of each row; rows above `limit` are left out but for one, so that too many can be told.
 *
 * @throws OnrecordError "bad-input" where the bytes are no text, or a quote is never closed
 */
export const rowsOfCsv = (bytes: Uint8Array, limit: number): readonly (readonly string[])[] => {
  if (mediaOf(bytes) === "binary") {
    const what = "open it in a spreadsheet and save it as CSV or XLSX";
    throw new OnrecordError("bad-input", `Cannot read the list: its bytes are no text, ${what}`);
  }
  const text = decode(bytes);
  try {
    return parseRows(text, limit);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const where = typeof error.lines === "number" ? ` near line ${error.lines}` : "";
    const state = `its quotes or rows do not fit together${where}`;
    const what = "open it in a spreadsheet and save it as CSV or XLSX again";
    throw new OnrecordError("bad-input", `Cannot read the list: ${state}, ${what}`, {
      cause: error,
    });
  }
};

const parseRows = (text: string, limit: number): readonly (readonly string[])[] => {
  const rows: unknown = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    to: limit + 1,
  });
  return parseCells(rows);
};

/** The parser's word for its type is not taken. */
const parseCells = (rows: unknown): readonly (readonly string[])[] =>
  Array.isArray(rows)
    ? rows.map((row) => (Array.isArray(row) ? row.map((cell) => String(cell)) : []))
    : [];

/** What splits the first lines most evenly; a comma where nothing does. */
const delimiterOf = (text: string): string => {
  const lines = text
    .slice(0, 200_000)
    .split(/\r\n|\r|\n/, SAMPLE_LINES)
    .map((line) => line.replace(/"[^"]*"/g, ""))
    .filter((line) => line.trim() !== "");
  const scored = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const split = counts.filter((count) => count > 0);
    const common = mostCommon(split);
    return { delimiter, score: split.filter((count) => count === common).length * common };
  });
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  return best === undefined || best.score === 0 ? "," : best.delimiter;
};

const mostCommon = (counts: readonly number[]): number => {
  const groups = Map.groupBy(counts, (count) => count);
  const [first] = [...groups].toSorted((a, b) => b[1].length - a[1].length || b[0] - a[0]);
  return first?.[0] ?? 0;
};
