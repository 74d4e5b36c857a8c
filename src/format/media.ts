/**
 * What bytes are, told from the bytes alone: never from a file's name or a server's header, which
 * anyone can set. The bytes are hostile; nothing here runs longer than a few passes over a sample.
 */
import type { Media } from "../model/capture.ts";

export type ByteOrder = "utf-16le" | "utf-16be";

/** Says which kind of material the bytes are; "binary" is everything that `read` cannot turn into text yet. */
export function mediaOf(bytes: Uint8Array): Media {
  if (bytes.length === 0) return "empty";
  if (MAGIC_NUMBERS.some(({ at, starts }) => startsAt(bytes, at, starts))) return "binary";
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const order = byteOrderOf(sample);
  if (order === null && isBinary(sample)) return "binary";
  const head = new TextDecoder(order ?? "windows-1252").decode(bytes.subarray(0, HEAD_BYTES));
  if (order === null && head.startsWith("\u00ef\u00bb\u00bf")) return htmlOrText(head.slice(3));
  return htmlOrText(head);
}

/**
 * UTF-16 by its byte order mark or, without one, by the zero bytes that its spaces and Latin
 * letters leave on one side only; null where the bytes are not UTF-16.
 */
export function byteOrderOf(bytes: Uint8Array): ByteOrder | null {
  if (startsAt(bytes, 0, [0xff, 0xfe])) return "utf-16le";
  if (startsAt(bytes, 0, [0xfe, 0xff])) return "utf-16be";
  const units = Math.floor(Math.min(bytes.length, SAMPLE_BYTES) / 2);
  if (units < 2) return null;
  const zeros = [0, 0];
  for (let at = 0; at < units * 2; at += 1)
    if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = Math.max(even, odd);
  // A twentieth: Korean has a space in every ten characters. The other side may have some: U+B300 is
  // a syllable.
  if (many < units / 20 || Math.min(even, odd) > many / 2) return null;
  const order = odd > even ? "utf-16le" : "utf-16be";
  return isPlausibleUtf16(bytes.subarray(0, units * 2), order) ? order : null;
}

const SAMPLE_BYTES = 65_536;
const HEAD_BYTES = 4_096;
const NOTHING = 0;
const TAB = 9;
const LINE_FEED = 10;
const FORM_FEED = 12;
const CARRIAGE_RETURN = 13;
const ESCAPE = 27;
const FIRST_PRINTABLE = 32;
/** One control character in fifty bytes is more than any text has. */
const CONTROL_SHARE = 0.02;

const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

const MAGIC_NUMBERS: readonly { readonly at: number; readonly starts: readonly number[] }[] = [
  { at: 0, starts: ascii("%PDF-") },
  { at: 0, starts: ascii("{\\rtf") },
  { at: 0, starts: ascii("PK\u0003\u0004") }, // zip, and with it DOCX, ODT, EPUB
  { at: 0, starts: ascii("SQLite format 3") },
  { at: 0, starts: ascii("RIFF") },
  { at: 0, starts: ascii("GIF8") },
  { at: 0, starts: ascii("OggS") },
  { at: 0, starts: ascii("fLaC") },
  { at: 0, starts: ascii("Rar!") },
  { at: 0, starts: ascii("ID3") },
  { at: 0, starts: ascii("II*\u0000") },
  { at: 0, starts: ascii("MM\u0000*") },
  { at: 0, starts: ascii("7z\u00bc\u00af") },
  { at: 0, starts: ascii("BZh") },
  { at: 4, starts: ascii("ftyp") }, // MP4, MOV, HEIC
  { at: 257, starts: ascii("ustar") },
  { at: 0, starts: [0x89, 0x50, 0x4e, 0x47] }, // PNG
  { at: 0, starts: [0xff, 0xd8, 0xff] }, // JPEG
  { at: 0, starts: [0x1f, 0x8b] }, // gzip
  { at: 0, starts: [0x28, 0xb5, 0x2f, 0xfd] }, // Zstandard
  { at: 0, starts: [0xfd, 0x37, 0x7a, 0x58, 0x5a] }, // xz
  { at: 0, starts: [0xd0, 0xcf, 0x11, 0xe0] }, // OLE: DOC, XLS, HWP
  { at: 0, starts: [0x7f, 0x45, 0x4c, 0x46] }, // ELF
];

const LEADING_TAG =
  /^(?:<\?xml[^>]{0,300}>)?(?:\s|<!--[\s\S]*?-->){0,50}<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|article|main|section|header|nav|div|p|h[1-6]|table|ul|ol|center)(?=[\s>/]))/i;

const htmlOrText = (head: string): Media =>
  LEADING_TAG.test(head.replace(/^[\s\ufeff]+/, "")) ? "html" : "text";

const startsAt = (bytes: Uint8Array, at: number, starts: readonly number[]): boolean =>
  starts.every((byte, index) => bytes[at + index] === byte);

const isTextControl = (code: number): boolean =>
  code === TAB ||
  code === LINE_FEED ||
  code === FORM_FEED ||
  code === CARRIAGE_RETURN ||
  code === ESCAPE; // ISO-2022 text switches its alphabets with it

function isBinary(sample: Uint8Array): boolean {
  let controls = 0;
  for (const byte of sample) {
    if (byte === NOTHING) return true;
    if (byte < FIRST_PRINTABLE && !isTextControl(byte)) controls += 1;
  }
  return controls > sample.length * CONTROL_SHARE;
}

function isPlausibleUtf16(bytes: Uint8Array, order: ByteOrder): boolean {
  const text = new TextDecoder(order).decode(bytes);
  let odd = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isControl = code < FIRST_PRINTABLE && !isTextControl(code);
    if (isControl || code >= 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) odd += 1;
  }
  return odd <= text.length * CONTROL_SHARE;
}
