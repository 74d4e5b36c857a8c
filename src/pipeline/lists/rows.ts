/** Rows of a list as drafts of claims: the words of every value are its cell. */
import { cellSpansOf } from "../../format/list-cells.ts";
import type { CodedField, CodedValue, CodingDraft } from "../../model/coding.ts";
import type { CaptureId } from "../../model/ids.ts";
import type { ListColumn, ListMapping, UnfitReason, UnfitValue } from "../../model/list.ts";
import type { SensitiveSpan, Span } from "../../model/passage.ts";
import type { Reading } from "../../model/reading.ts";
import { isOfAct } from "../coding/check.ts";
import { type Candidate, type CellReading, type CellSetting, openCellReader } from "./values.ts";
import { placeOfCells } from "./where.ts";

/** A row that is not empty; `draft` null where no cell of it says anything that is mapped. */
export type ListRow = {
  /** Counted from 1, as a spreadsheet shows it. */
  readonly row: number;
  readonly id: string | null;
  readonly draft: CodingDraft | null;
};

export type CodedRows = {
  readonly rows: readonly ListRow[];
  readonly unfit: readonly UnfitValue[];
};

export type RowsAsked = CellSetting & {
  readonly capture: CaptureId;
  readonly mapping: ListMapping;
  readonly sensitive: readonly SensitiveSpan[];
};

/** Every row below the headers, in order, and every wording that gives no value. */
export const codeRows = ({ text }: Reading, asked: RowsAsked): CodedRows => {
  const { mapping, capture } = asked;
  const noted = new Map<string, Noted>();
  const reader = openCellReader(mapping.columns, asked);
  const veiled = veiledBefore(asked.sensitive);
  const idAt = mapping.columns.findIndex(({ use }) => use === "id");
  const rows = cellSpansOf(text).flatMap((spans, at): readonly ListRow[] => {
    if (at < mapping.header_row || spans.every(({ start, end }) => start === end)) return [];
    const row = at + 1;
    const cells = mapping.columns.flatMap((column, index) =>
      cellOf(text, { column, index, span: spans[index], reader, veiled }),
    );
    const note: Note = (cell, why, candidates) => addNote(noted, row, { cell, why, candidates });
    const { fields, events } = fieldsOf(cells, asked, note);
    const kind = events > 1 ? "pooled-group" : "incident";
    const draft = { capture, corrects: null, kind, passages: [], fields } as const;
    const id = spans[idAt] === undefined ? "" : text.slice(spans[idAt].start, spans[idAt].end);
    return [{ row, id: id === "" ? null : id, draft: fields.length === 0 ? null : draft }];
  });
  return { rows, unfit: unfitOf(noted) };
};

type Cell = {
  readonly column: ListColumn;
  readonly index: number;
  readonly span: Span;
  readonly words: string;
  readonly reading: CellReading;
};

type CellAsked = Pick<Cell, "column" | "index"> & {
  readonly span: Span | undefined;
  readonly reader: ReturnType<typeof openCellReader>;
  readonly veiled: (span: Span) => readonly Span[];
};

const cellOf = (
  text: string,
  { column, index, span, reader, veiled }: CellAsked,
): readonly Cell[] => {
  if (column.use !== "field" || span === undefined || span.start === span.end) return [];
  const hidden = veiled(span);
  const words = withoutSpans(text, span, hidden);
  const reading = reader(index, words);
  const isWhole = hidden.length === 0;
  const isRead =
    reading.kind === "value" ? reading.value.type !== "text" : reading.kind === "place";
  const shown: CellReading =
    isWhole || isRead ? reading : { kind: "unfit", why: "veiled", candidates: [] };
  return [{ column, index, span, words: isWhole ? words : "", reading: shown }];
};

/** Flagged ranges stand in order, so that each cell finds its own at once. */
const veiledBefore = (sensitive: readonly SensitiveSpan[]) => {
  const spans = sensitive.toSorted((a, b) => a.start - b.start);
  let first = 0;
  return ({ start, end }: Span): readonly Span[] => {
    while ((spans[first]?.end ?? Number.POSITIVE_INFINITY) <= start) first += 1;
    const found: Span[] = [];
    for (let at = first; (spans[at]?.start ?? Number.POSITIVE_INFINITY) < end; at += 1) {
      const span = spans[at];
      if (span !== undefined && span.end > start) found.push(span);
    }
    return found;
  };
};

const withoutSpans = (text: string, span: Span, hidden: readonly Span[]): string => {
  let shown = "";
  let at = span.start;
  for (const { start, end } of hidden) {
    shown += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return (shown + text.slice(at, span.end)).trim();
};

type Note = (
  cell: Pick<Cell, "index" | "words">,
  why: UnfitReason,
  candidates: readonly Candidate[],
) => void;

const fieldsOf = (
  cells: readonly Cell[],
  asked: RowsAsked,
  note: Note,
): { readonly fields: readonly CodedField[]; readonly events: number } => {
  for (const cell of cells) {
    const { reading } = cell;
    if (reading.kind === "unfit") note(cell, reading.why, reading.candidates);
  }
  const where = placeOfCells(cells, asked.data, note);
  const when = periodOf(cells);
  const others = cells.flatMap((cell) => fieldOf(cell, asked));
  const single = others.filter(
    ({ field, item }, at) =>
      others.findIndex((one) => one.field === field && one.item === item) === at,
  );
  const eventsCell = cells.find(({ column }) => column.field === "events");
  const events = eventsIn(single);
  if (eventsCell !== undefined && events < 1) note(eventsCell, "one-event", []);
  const kept = single.filter(({ field }) => field !== "events" || events > 1);
  return { fields: [...when, ...where, ...withAct(kept, cells, note)], events };
};

/** One date, or the first and last day where two columns give them. */
const periodOf = (cells: readonly Cell[]): readonly CodedField[] => {
  const dated = cells.flatMap(({ column, span, reading }) =>
    column.field === "when" && reading.kind === "value" && reading.value.type === "date"
      ? [{ span, value: reading.value }]
      : [],
  );
  const [first, last] = dated;
  if (first === undefined) return [];
  const passages = dated.slice(0, 2).map(({ span }) => span);
  const [from, to] = [first.value.edtf ?? "", last?.value.edtf ?? first.value.edtf ?? ""];
  const isPeriod = from !== to && !from.includes("/") && !to.includes("/") && from < to;
  const value: CodedValue = isPeriod
    ? { type: "date", words: "", edtf: `${from}/${to}` }
    : first.value;
  return [{ field: "when", item: 0, value, passages: isPeriod ? passages : [first.span] }];
};

const fieldOf = ({ column, span, reading }: Cell, { codebook }: RowsAsked): CodedField[] => {
  const { field } = column;
  if (field === null || field === "when" || reading.kind !== "value") return [];
  if (!codebook.entries.some(({ id }) => id === field)) return [];
  return [{ field, item: 0, value: reading.value, passages: [span] }];
};

const eventsIn = (fields: readonly CodedField[]): number => {
  const value = fields.find(({ field }) => field === "events")?.value;
  return value?.type === "count" ? (value.best ?? value.min ?? 1) : 1;
};

/** Who did it and how stand with what was done, or nowhere. */
const withAct = (
  fields: readonly CodedField[],
  cells: readonly Cell[],
  note: Note,
): readonly CodedField[] => {
  const ofActs = fields.filter(({ field }) => isOfAct(field));
  if (ofActs.length === 0 || ofActs.some(({ field }) => field === "acts.act")) return fields;
  const first = cells.find(({ column }) => isOfAct(column.field ?? ""));
  if (first !== undefined) note({ index: first.index, words: "" }, "no-act", []);
  return fields.filter(({ field }) => !isOfAct(field));
};

type Noted = {
  readonly unfit: Pick<UnfitValue, "column" | "words" | "why" | "candidates">;
  readonly rows: number[];
};

type Noting = {
  readonly cell: Pick<Cell, "index" | "words">;
  readonly why: UnfitReason;
  readonly candidates: readonly Candidate[];
};

const addNote = (
  noted: Map<string, Noted>,
  row: number,
  { cell: { index, words }, why, candidates }: Noting,
): void => {
  const key = JSON.stringify([index, words, why]);
  const before = noted.get(key);
  if (before !== undefined) before.rows.push(row);
  else noted.set(key, { unfit: { column: index + 1, words, why, candidates }, rows: [row] });
};

/** Rows named of each wording; all of them are counted. */
const ROWS_NAMED = 5;

const unfitOf = (noted: ReadonlyMap<string, Noted>): readonly UnfitValue[] =>
  [...noted.values()].map(({ unfit, rows }) => ({
    ...unfit,
    count: rows.length,
    rows: rows.slice(0, ROWS_NAMED),
  }));
