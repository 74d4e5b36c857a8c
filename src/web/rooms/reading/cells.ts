/** Cells of a team's list by their places: a line for each row, a tab between cells. */
import type { Span } from "../../../model/passage.ts";

/** The cells of one row, empty ones too. */
export function cellsOf(text: string, { start, end }: Span): readonly Span[] {
  let from = start;
  return text
    .slice(start, end)
    .split("\t")
    .map((cell) => {
      const span = { start: from, end: from + cell.length };
      from = span.end + 1;
      return span;
    });
}

/** In which row an offset stands, counted from 1 as a spreadsheet does. */
export function rowAt(text: string, offset: number): number {
  if (text !== known.text) {
    known.text = text;
    known.ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  }
  let [low, high] = [0, known.ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((known.ends[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** Where the rows of the list that is open end; its text is asked about row after row. */
const known: { text: string; ends: readonly number[] } = { text: "", ends: [] };

/** e.g. "A" for the first column, "AB" for the twenty-eighth. */
export function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${columnName(Math.floor(at / 26) - 1)}${last}`;
}
