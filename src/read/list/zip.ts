/**
 * What a ZIP archive says it holds, before anything is unpacked: a workbook of a few kilobytes may
 * claim gigabytes. Hostile: every number is checked against the bytes that are there.
 */
import { inflateRawSync } from "node:zlib";

export type ZipEntry = {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packed: number;
  /** As claimed; unpacking never gives more. */
  readonly size: number;
  /** Of its local header. */
  readonly offset: number;
};

/** Entries by the archive's own directory; null where the bytes are no whole archive. */
export const entriesOf = (bytes: Uint8Array): readonly ZipEntry[] | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  for (let at = view.getUint32(end + 16, true); entries.length < count; ) {
    if (at + HEADER > view.byteLength || view.getUint32(at, true) !== ENTRY) return null;
    const [name, extra, comment] = [28, 30, 32].map((part) => view.getUint16(at + part, true));
    const next = at + HEADER + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + HEADER, at + HEADER + (name ?? 0))),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
};

/** The text of one entry, `most` bytes of it at most; null where it cannot be unpacked within that. */
export const textOfEntry = (bytes: Uint8Array, entry: ZipEntry, most: number): string | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset, packed, method } = entry;
  if (offset + LOCAL > view.byteLength || view.getUint32(offset, true) !== LOCAL_ENTRY) return null;
  const skipped = view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const content = bytes.subarray(offset + LOCAL + skipped, offset + LOCAL + skipped + packed);
  if (method === STORED) return new TextDecoder().decode(content.subarray(0, most));
  try {
    return new TextDecoder().decode(inflateRawSync(content, { maxOutputLength: most }));
  } catch (error) {
    // Not deflated, cut short, or larger than allowed (ERR_BUFFER_TOO_LARGE).
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
};

const STORED = 0;
const ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END = 0x06054b50;
/** Bytes of a directory entry, of a local header and of the end, without names and comments. */
const HEADER = 46;
const LOCAL = 30;
const TAIL = 22;
const MOST_COMMENT = 65_535;

const endOfDirectory = (view: DataView): number | null => {
  const first = Math.max(0, view.byteLength - TAIL - MOST_COMMENT);
  for (let at = view.byteLength - TAIL; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
};
