/** Where the cells of a list stand in the text of its reading: a line for each row, a tab between cells. */
import type { CellPlace } from "../model/list.ts";
import type { Span } from "../model/passage.ts";

/** The cells of each row in their order, empty ones too; row and column are the places in the lists, counted from 0. */
export const cellSpansOf = (text: string): readonly (readonly Span[])[] => {
  let start = 0;
  return text.split("\n").map((line) => {
    const row = line.split("\t").map((cell): Span => {
      const span = { start, end: start + cell.length };
      start = span.end + 1;
      return span;
    });
    return row;
  });
};

/** The cell in which an offset stands. */
export const cellPlaceAt = (text: string, offset: number): CellPlace => {
  const before = text.slice(0, offset);
  const line = before.lastIndexOf("\n") + 1;
  return {
    row: before.split("\n").length,
    column: before.slice(line).split("\t").length,
  };
};
