/** Small XLSX files, made by hand: what a test says is in them is in them, whether it makes sense or not. */
import { crc32, deflateRawSync } from "node:zlib";

export type SheetParts = {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** e.g. "A2:A3". */
  readonly merged?: readonly string[];
};

/** A workbook with one part for each sheet. */
export const makeWorkbook = (sheets: readonly SheetParts[]): Uint8Array =>
  makeZip([
    {
      name: "xl/workbook.xml",
      text: `<workbook xmlns:r="r"><sheets>${sheets.map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}</Relationships>`,
    },
    ...sheets.map((sheet, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      text: sheetXml(sheet),
    })),
  ]);

const sheetXml = ({ rows, merged = [] }: SheetParts): string => {
  const body = rows.map((cells, at) => {
    const made = cells.map((cell, column) => cellXml(cell, `${LETTERS[column]}${at + 1}`));
    return `<row r="${at + 1}">${made.join("")}</row>`;
  });
  const ranges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  return `<worksheet><sheetData>${body.join("")}</sheetData><mergeCells>${ranges}</mergeCells></worksheet>`;
};

const LETTERS = [..."ABCDEFGHIJKLMNOP"];

const cellXml = (cell: string | number | null, place: string): string => {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  const text = cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
};

export type ZipPart = {
  readonly name: string;
  readonly text: string;
  /** Claimed in place of the true size. */
  readonly size?: number;
};

/** An archive with deflated parts. */
export const makeZip = (parts: readonly ZipPart[]): Uint8Array => {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, text, size } of parts) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(size ?? bytes.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), facts, Buffer.from(name), packed]);
    const made = Buffer.from([20, 0]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from("PK\x01\x02"), made, facts, rest, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...locals, directory, Buffer.from("PK\x05\x06"), end]));
};
