/** A team's list as a reading: a line for each row, a tab between cells, so that every cell has its offsets. */
import type { Declared } from "../../model/capture.ts";
import type { RuleData } from "../../model/data.ts";
import type { ListMapping, Table } from "../../model/list.ts";
import type { Span } from "../../model/passage.ts";
import type { Block, Reading } from "../../model/reading.ts";
import { languageOf } from "../language.ts";
import { READ_VERSION } from "../version.ts";

/** Rows down to the headers are furniture, the others body; `rows` of a table and lines of the text are the same. */
export const readList = (table: Table, { declared, mapping, data }: ReadListOptions): Reading => {
  const text = table.rows.map((row) => row.join("\t")).join("\n");
  return {
    title: declared.title,
    text,
    blocks: blocksOf(text, mapping.header_row),
    outlet: null,
    byline: null,
    published: null,
    original: null,
    language: languageOf(text, data),
    credits: [],
    article: true,
    provenance: "list",
    rule: { name: "read", version: READ_VERSION },
  };
};

type ReadListOptions = {
  readonly declared: Declared;
  readonly mapping: ListMapping;
  readonly data: RuleData;
};

const blocksOf = (text: string, headerRow: number): readonly Block[] =>
  linesOf(text).flatMap(({ start, end }, at): Block[] => {
    if (text.slice(start, end).trim() === "") return [];
    const isHead = at < headerRow;
    return [{ start, end, role: isHead ? "furniture" : "body", mark: isHead ? "columns" : "row" }];
  });

const linesOf = (text: string): readonly Span[] => {
  const lines: Span[] = [];
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
};
