import * as z from "zod";
import { CaptureId } from "./ids.ts";
import { list, shape } from "./shape.ts";

/** What a column of a team's list is for. */
export const ColumnUse = z.enum(["id", "field", "keep", "veil"]);
export type ColumnUse = z.infer<typeof ColumnUse>;

/** In which order numbers of a date stand, e.g. "dmy" for 03/04/2021 in April. */
export const DateOrder = z.enum(["ymd", "dmy", "mdy"]);
export type DateOrder = z.infer<typeof DateOrder>;

const words = z.string().max(2000);

/**
 * How a person wants the words of a cell read: as EDTF, a gazetteer id, a term's id or a number;
 * `as` null leaves the words in the text and out of the field.
 */
export const CellChoice = shape({ words, as: z.string().max(200).nullable() });
export type CellChoice = z.infer<typeof CellChoice>;

export const ListColumn = shape({
  /** As it stands in the list; "" where it has none. */
  header: words,
  use: ColumnUse,
  /** A field of the codebook where `use` is "field", else null. */
  field: z.string().max(60).nullable(),
  /** Of dates in numbers; null where a person has not said. */
  date_order: DateOrder.nullable(),
  choices: z.array(CellChoice).max(5000).readonly(),
});
export type ListColumn = z.infer<typeof ListColumn>;

/** How a list is read: which columns say what. Kept with the capture, and offered for the next list with these headers. */
export const ListMapping = shape({
  /** Of a workbook; null for CSV, or for its first sheet. */
  sheet: z.string().max(200).nullable(),
  /** The row of the headers, counted from 1 as a spreadsheet shows it. */
  header_row: z.int().min(1).max(1000),
  /** In the order of the list. */
  columns: z.array(ListColumn).min(1).max(300).readonly(),
});
export type ListMapping = z.infer<typeof ListMapping>;

/** What the person who imports says of a list; part of the capture's identity. */
export const ListDeclared = shape({
  mapping: ListMapping,
  /** The version on record that this one takes the place of. */
  replaces: CaptureId.nullable(),
});
export type ListDeclared = z.infer<typeof ListDeclared>;

/** Names the rule of claims that a mapping makes of rows. */
export const LIST_RULE = { name: "list", version: "list/1" } as const;

/** True for claims that stand in a row of a team's list: coded by whoever coded the list. */
export const isListRule = (rule: string): boolean => rule === LIST_RULE.name;

/** Rows and cells as text; row 1 is the first, and an empty row is an empty list. */
export type Table = {
  /** All sheets of a workbook, in its order; empty for CSV. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly rows: readonly (readonly string[])[];
  /** Ranges that are merged anywhere in a workbook: all but their first cell are empty. */
  readonly merged: number;
};

/** A cell by its place, counted from 1, as a spreadsheet shows it. */
export const CellPlace = shape({ row: z.int().min(1), column: z.int().min(1) });
export type CellPlace = z.infer<typeof CellPlace>;

/** Why words of a cell give no value; "veiled" and "not-told" are no fault of the words. */
export const UnfitReason = z.enum([
  "ambiguous-date",
  "unreadable-date",
  "unreadable-count",
  "crossed",
  "unknown-place",
  "several-places",
  "unknown-term",
  "unreadable-flag",
  "one-event",
  "veiled",
  "no-act",
]);
export type UnfitReason = z.infer<typeof UnfitReason>;

/** One wording in one column that gives no value, with what it may mean. */
export const UnfitValue = shape({
  /** Counted from 1. */
  column: z.int().min(1),
  words: z.string(),
  why: UnfitReason,
  /** How many rows have it, and the first of them. */
  count: z.int().min(1),
  rows: list(z.int().min(1)),
  /** What `as` may be, the likeliest first, with words for people. */
  candidates: list(shape({ as: z.string(), label: z.string() })),
});
export type UnfitValue = z.infer<typeof UnfitValue>;
