/** A team's own list as it stands in the register, to be edited and brought in again: CSV, nothing in it a formula. */
import { stringify } from "csv-stringify/sync";
import { sha256 } from "../../format/hash.ts";
import { cellSpansOf } from "../../format/list-cells.ts";
import { OnrecordError } from "../../model/error.ts";
import type { CaptureId, Ref, Sha256 } from "../../model/ids.ts";
import { VEIL } from "../../model/passage.ts";
import type { View } from "../../store/store.ts";
import { type Stamped, stampLine } from "./stamp.ts";

export type OwnList = {
  /** The capture it is of. */
  readonly about: Ref;
  readonly content: string;
  readonly sha256: Sha256;
  readonly rows: number;
  /** Cells some of whose words are kept out of sight. */
  readonly withheld: number;
};

/**
 * Every row from the headers on, with veiled words as the app shows them.
 *
 * @throws OnrecordError "not-found" where it is no list on record
 */
export const ownListOf = async (view: View, id: CaptureId): Promise<OwnList> => {
  const [row, shown, body] = [
    await view.capture(id),
    await view.reading(id),
    await view.captureBody(id),
  ];
  const mapping = body?.declared.list?.mapping;
  if (row === null || shown === null || mapping === undefined) {
    const hint = 'see "onrecord import --lists"';
    throw new OnrecordError("not-found", `Cannot export "${id}": it is no list on record, ${hint}`);
  }
  const { text } = shown.reading;
  const rows = cellSpansOf(text)
    .slice(mapping.header_row - 1)
    .map((cells) => cells.map(({ start, end }) => text.slice(start, end)))
    .filter((cells) => cells.some((cell) => cell !== ""));
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  const padded = rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill("")]);
  const content = toCsv(padded.map((cells) => cells.map(guarded)));
  const withheld = rows.flat().filter((cell) => cell.includes(VEIL)).length;
  return { about: row.ref, content, sha256: sha256(content), rows: rows.length - 1, withheld };
};

/** The file: its first line is the stamp; import finds the headers below it. */
export const stampOwnList = ({ content }: OwnList, stamped: Stamped): string =>
  `\ufeff${toCsv([[stampLine(stamped, "the file from its second line on")]])}${content}`;

/** As import takes it away again. */
const guarded = (cell: string): string =>
  /^'*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell) ? `'${cell}` : cell;

const toCsv = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { record_delimiter: "windows", quote_record_delimiter: true },
  );
