/** A table that may leave the register, as CSV: RFC 4180, UTF-8, nothing in it a formula. */
import { stringify } from "csv-stringify/sync";
import { sha256 } from "../../format/hash.ts";
import type { Sha256 } from "../../model/ids.ts";
import type { ListName } from "../../model/ledger.ts";
import { type Fate, fieldsWith } from "./fate.ts";
import { type Keyed, LEAST, withoutSmallCells } from "./small-cells.ts";
import { STAMP, type Stamped, stampLine } from "./stamp.ts";

export type Cell = string | number | null;

/** What a list gives to be told as a table; `keyNames` are the columns of the keys. */
export type TableSource = {
  readonly what: ListName;
  readonly keyNames: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly Keyed<Readonly<Record<string, Cell>>>[];
  readonly fates: Readonly<Record<string, Fate>>;
  /** What was left out whole, e.g. leads. */
  readonly leftOut: readonly string[];
  readonly teaching: boolean;
};

/** A table ready to be stamped; `sha256` is of `content`. */
export type Table = {
  readonly what: ListName;
  readonly content: string;
  readonly sha256: Sha256;
  readonly rows: number;
  /** Fields of the noun that are in no row, and keys that were told coarser or not at all. */
  readonly withheld: number;
};

/** The same rows in any order give the same bytes. */
export const tableOf = (source: TableSource): Table => {
  const told = withoutSmallCells(source.rows);
  const coarser = told.filter(({ steps }) => steps > 0).length;
  const lines = told
    .map(({ row, key, steps }) => ({ cells: [...key, tellSteps(steps), ...cellsOf(source, row)] }))
    .map(({ cells }) => ({ cells, order: JSON.stringify(cells) }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ cells }, index) => [index + 1, ...cells, STAMP]);
  const head = ["row", ...source.keyNames, "told", ...source.columns, "note"];
  const about = aboutLines(source, coarser).map((note) => aboutRow(head, note));
  const content = `\ufeff${toCsv([head, ...about, ...lines])}`;
  const withheld = fieldsWith(source.fates, "withheld").length + coarser;
  return { what: source.what, content, sha256: sha256(content), rows: lines.length, withheld };
};

/** The file: the second line is the stamp, the others are the content that the hash is of. */
export const stampTable = ({ content }: Table, stamped: Stamped): string => {
  const head = content.slice(0, content.indexOf("\r\n") + 2);
  const columns = head.split(",");
  const line = stampLine(stamped, "the file without this line");
  return `${head}${toCsv([aboutRow(columns, line)])}${content.slice(head.length)}`;
};

const tellSteps = (steps: number): string => (steps === 0 ? "as known" : "coarser");

const cellsOf = ({ columns }: TableSource, row: Readonly<Record<string, Cell>>): readonly Cell[] =>
  columns.map((column) => row[column] ?? null);

const aboutRow = (head: readonly string[], note: string): readonly Cell[] => [
  "about",
  ...head.slice(2).map(() => null),
  note,
];

const aboutLines = (source: TableSource, coarser: number): readonly string[] => {
  const { fates, teaching, leftOut, keyNames } = source;
  const [withheld, coarse] = [fieldsWith(fates, "withheld"), fieldsWith(fates, "coarser")];
  return [
    ...(teaching ? ["Teaching sample: not evidence, do not cite"] : []),
    "As reported, not as happened: documented, not all; Onrecord confirms nothing",
    `${countOf(withheld.length, "field")} withheld: ${withheld.join(", ")}`,
    `${countOf(coarse.length, "field")} told coarser (month, province, or a number): ${coarse.join(", ")}`,
    `${keyNames.join(" and ")} told coarser in ${countOf(coarser, "row")}: fewer than ${LEAST} rows shared what is known`,
    ...leftOut,
  ];
};

/** e.g. "1 row", "3 rows". */
export const countOf = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;

const toCsv = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: "windows", quote_record_delimiter: true },
  );
