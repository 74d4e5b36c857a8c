/**
 * Bytes to text. The order of trial is the order of certainty: byte order mark, UTF-16 by its
 * zeros, strict UTF-8, what an HTML page says of itself, Korean EUC-KR by the letters it gives,
 * UTF-8 with a few broken places, windows-1252. Every byte sequence of a text gives some text.
 */
import { byteOrderOf, mediaOf } from "../format/media.ts";
import { OnrecordError } from "../model/error.ts";

/** The text of the bytes, unchanged but for a byte order mark; throws "bad-input" where they are not text. */
export function decode(bytes: Uint8Array): string {
  if (mediaOf(bytes) === "binary") {
    throw new OnrecordError(
      "bad-input",
      "Cannot read the report: its bytes are no text or web page, add a text or HTML version of it",
    );
  }
  const order = byteOrderOf(bytes);
  if (order !== null) return new TextDecoder(order).decode(bytes);
  return (
    maybeDecode(bytes, "utf-8") ??
    maybeDeclared(bytes) ??
    maybeKorean(bytes) ??
    maybeBrokenUtf8(bytes) ??
    new TextDecoder("windows-1252").decode(bytes)
  );
}

const META_CHARSET = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:-]{2,40})/i;
/** Browsers look for the declaration in the first kilobyte; real pages have it later. */
const META_BYTES = 4_096;
/** Share of two-byte letters that must be modern Hangul for bytes to be taken as Korean. */
const KOREAN_SHARE = 0.6;
/** A text is UTF-8 with broken places where at least this many letters are whole for each broken one. */
const WHOLE_PER_BROKEN = 8;

function maybeDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // Not in this encoding (TypeError), or no such encoding (RangeError): the next one is tried.
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

function maybeDeclared(bytes: Uint8Array): string | null {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, META_BYTES));
  const declared = META_CHARSET.exec(head)?.[1]?.toLowerCase() ?? null;
  // A page whose ASCII tags can be read is not in UTF-16, whatever it says.
  if (declared === null || declared.startsWith("utf-")) return null;
  return maybeDecode(bytes, declared);
}

function maybeKorean(bytes: Uint8Array): string | null {
  let hangul = 0;
  let pairs = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[at + 1] ?? 0;
    pairs += 1;
    // KS X 1001 keeps its 2,350 syllables in rows B0 to C8.
    if (lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1) hangul += 1;
    at += 1;
  }
  return hangul < pairs * KOREAN_SHARE ? null : maybeDecode(bytes, "euc-kr");
}

function maybeBrokenUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  let broken = 0;
  let whole = 0;
  for (const letter of text) {
    if (letter === "\ufffd") broken += 1;
    else if (letter > "\u007f") whole += 1;
  }
  return whole >= broken * WHOLE_PER_BROKEN ? text : null;
}
