/** The first stage: bytes are kept as they came, with what is known of how they came. */
import { open, readFile } from "node:fs/promises";
import type { Readable } from "node:stream";
import { captureIdOf } from "../format/content-id.ts";
import { mediaOf } from "../format/media.ts";
import type { Capture, Media } from "../model/capture.ts";
import { OnrecordError } from "../model/error.ts";
import type { Blobs } from "../store/blobs.ts";
import { type Input, streamOf } from "./inputs.ts";

/** Larger files are kept by streaming and not read. */
export const READ_LIMIT_BYTES = 64 * 1024 * 1024;

const SNIFF_BYTES = 64 * 1024;

export type Captured = {
  readonly capture: Capture;
  /** The bytes where a reading is to be made of them, else null. */
  readonly bytes: Uint8Array | null;
};

/**
 * Puts the bytes of an input into the register's blobs and says what they are. The capture is not
 * on record before its entry is appended.
 *
 * @throws OnrecordError "bad-input" where there is nothing to keep; "unreadable", "disk-full".
 */
export const capture = async (
  input: Exclude<Input, { kind: "fault" }>,
  to: { readonly blobs: Blobs; readonly tool: string },
): Promise<Captured> => {
  const size = input.kind === "file" ? input.bytes : input.bytes.length;
  if (size === 0) {
    const what = "it is empty, look at where it came from and add it again";
    throw new OnrecordError("bad-input", `Cannot add "${input.name}": ${what}`);
  }
  const whole = await bytesOf(input);
  const stored = await to.blobs.put(whole ?? streamed(input));
  const found = mediaOf(whole ?? (await headOf(input)));
  const media = input.declared.list === undefined ? found : "list";
  const made: Capture = {
    id: captureIdOf(stored.sha256, input.declared),
    sha256: stored.sha256,
    bytes: stored.bytes,
    media,
    declared: input.declared,
    how: input.how,
    name: input.name,
    path: input.kind === "file" ? input.path : null,
    tool: to.tool,
    fetched: input.kind === "bytes" ? (input.fetched ?? null) : null,
    unread: whyUnread(media, stored.bytes),
  };
  return { capture: made, bytes: made.unread === null ? whole : null };
};

const bytesOf = async (input: Exclude<Input, { kind: "fault" }>): Promise<Uint8Array | null> => {
  if (input.kind === "bytes") return input.bytes;
  if (input.bytes > READ_LIMIT_BYTES) return null;
  try {
    return await readFile(input.path);
  } catch (error) {
    throw unreadable(input.name, error);
  }
};

/** A file too large to hold; what keeps it from being read is told of the file, not of the register. */
const streamed = (input: Exclude<Input, { kind: "fault" }>): Readable => {
  const stream = streamOf(input.kind === "file" ? input.path : input.name);
  return stream.compose(async function* (chunks: AsyncIterable<Uint8Array>) {
    try {
      yield* chunks;
    } catch (error) {
      throw unreadable(input.name, error);
    }
  });
};

const unreadable = (name: string, cause: unknown): OnrecordError => {
  const why = "it may not be read, check its permissions";
  return new OnrecordError("unreadable", `Cannot add "${name}": ${why}`, { cause });
};

const headOf = async (input: Exclude<Input, { kind: "fault" }>): Promise<Uint8Array> => {
  if (input.kind === "bytes") return input.bytes.subarray(0, SNIFF_BYTES);
  const file = await open(input.path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

const whyUnread = (media: Media, bytes: number): string | null => {
  if (bytes > READ_LIMIT_BYTES) {
    return "it is over 64 MB; its bytes are kept, add its text as a file of its own to have it read";
  }
  if (media === "binary") {
    return "its bytes are neither text nor HTML; they are kept, add its text as a file of its own to have it read";
  }
  return null;
};
