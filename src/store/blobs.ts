/** Bytes as they came: files named by their SHA-256, written once; only rotten ones are replaced. */
import { createHash, type Hash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { access, chmod, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sha256 as sha256Of } from "../format/hash.ts";
import { blobPath, blobsDir, tempDir, tempPath } from "../format/path.ts";
import { OnrecordError } from "../model/error.ts";
import { Sha256 } from "../model/ids.ts";

/** Bytes as they came: write-once files named by their hash. */
export type Blobs = {
  /** Streams to a temporary file, syncs, checks, renames; a second put of the same bytes only mends a blob that rotted. */
  put(source: Readable | Uint8Array): Promise<{ sha256: Sha256; bytes: number }>;
  read(sha256: Sha256): Promise<Uint8Array>;
  has(sha256: Sha256): Promise<boolean>;
};

/** The blobs of a register; the folder must exist. */
export const openBlobs = (register: string): Blobs => ({
  put: (source) => putBlob(register, source),
  read: (sha256) => readBlob(register, sha256),
  has: (sha256) => isThere(blobPath(register, sha256)),
});

/** Makes the folders of a new register, for its owner alone. */
export const createBlobDirs = async (register: string): Promise<void> => {
  for (const dir of [register, blobsDir(register), tempDir(register)]) {
    await mkdir(dir, { recursive: true, mode: OWNER_DIR });
    // `mode` is subject to the user's umask and says nothing of a folder that was there.
    await chmod(dir, OWNER_DIR);
  }
};

/**
 * Takes a blob out of its place, then overwrites it with zeros and removes it; what the disk's own
 * wear levelling keeps is beyond us.
 */
export const removeBlob = async (register: string, sha256: Sha256): Promise<void> => {
  // Cut short while it is overwritten, a file in its place would be a blob with other bytes.
  const temporary = ownTempPath(register);
  await mkdir(tempDir(register), { recursive: true, mode: OWNER_DIR });
  try {
    await rename(blobPath(register, sha256), temporary);
  } catch (error) {
    if (isErrno(error, "ENOENT")) return;
    throw error;
  }
  await syncDir(dirname(blobPath(register, sha256)));
  await destroyFile(temporary);
};

/** Overwrites a file with zeros and removes it; nothing happens where there is none. */
export const destroyFile = async (path: string): Promise<void> => {
  try {
    await chmod(path, 0o600);
    await overwrite(path);
    await rm(path);
  } catch (error) {
    if (!isErrno(error, "ENOENT")) throw error;
  }
};

/** A new path in `tmp/`; the process id in it tells later ones whether somebody still uses it. */
export const ownTempPath = (register: string): string =>
  tempPath(register, `${process.pid}-${randomBytes(16).toString("hex")}`);

const OWNER_DIR = 0o700;
const READ_ONLY = 0o400;
const CHUNK = Buffer.alloc(1024 * 1024);

const putBlob = async (register: string, source: Readable | Uint8Array) => {
  const temporary = ownTempPath(register);
  try {
    const written = await writeSynced(temporary, source);
    const path = blobPath(register, written.sha256);
    // A blob that rotted is replaced; what is put must be what can be read.
    if ((await maybeHashOf(path)) !== written.sha256) {
      await checkWritten(temporary, written.sha256);
      await moveInto(temporary, path);
    }
    return written;
  } catch (error) {
    throw naming(error);
  } finally {
    await rm(temporary, { force: true });
  }
};

const writeSynced = async (path: string, source: Readable | Uint8Array) => {
  const hash = createHash("sha256");
  let bytes = 0;
  if (source instanceof Uint8Array) {
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile(source);
      await file.sync();
    } finally {
      await file.close();
    }
    return { sha256: sha256Of(source), bytes: source.length };
  }
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(
    source,
    counting,
    createWriteStream(path, { flags: "wx", mode: 0o600, flush: true }),
  );
  return { sha256: digestOf(hash), bytes };
};

const digestOf = (hash: Hash): Sha256 => Sha256.parse(hash.digest("hex"));

/** Null where there is no such file. */
const maybeHashOf = async (path: string): Promise<Sha256 | null> => {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
  } catch (error) {
    if (isErrno(error, "ENOENT")) return null;
    throw error;
  }
  return digestOf(hash);
};

const checkWritten = async (path: string, expected: Sha256): Promise<void> => {
  if ((await maybeHashOf(path)) === expected) return;
  throw new OnrecordError(
    "damaged",
    "Cannot keep a file: the disk gave back other bytes than were written, check the disk",
  );
};

const moveInto = async (temporary: string, path: string): Promise<void> => {
  await chmod(temporary, READ_ONLY);
  const made = await mkdir(dirname(path), { recursive: true, mode: OWNER_DIR });
  await rename(temporary, path);
  await syncDir(dirname(path));
  if (made !== undefined) await syncDir(dirname(dirname(path)));
};

/** A renamed file survives a power cut only once its folder is on disk. */
const syncDir = async (path: string): Promise<void> => {
  if (process.platform === "win32") return; // folders cannot be opened there
  const dir = await open(path, "r");
  try {
    await dir.sync();
  } finally {
    await dir.close();
  }
};

const readBlob = async (register: string, sha256: Sha256): Promise<Uint8Array> => {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(blobPath(register, sha256));
  } catch (error) {
    if (!isErrno(error, "ENOENT")) throw naming(error);
    const state = "it is not in the register, look whether it was erased";
    throw new OnrecordError("not-found", `Cannot read blob "${sha256}": ${state}`, {
      cause: error,
    });
  }
  if (sha256Of(bytes) === sha256) return bytes;
  throw new OnrecordError(
    "damaged",
    `Cannot read blob "${sha256}": its bytes have another hash, run "onrecord verify"`,
  );
};

const overwrite = async (path: string): Promise<void> => {
  const { size } = await stat(path);
  const file = await open(path, "r+");
  try {
    for (let at = 0; at < size; at += CHUNK.length) {
      await file.write(CHUNK, 0, Math.min(CHUNK.length, size - at), at);
    }
    await file.sync();
  } finally {
    await file.close();
  }
};

const isThere = async (path: string): Promise<boolean> => {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (isErrno(error, "ENOENT")) return false;
    throw error;
  }
};

/** True for an error of the system with this code, e.g. "ENOENT". */
export const isErrno = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

const naming = (error: unknown): unknown => {
  if (isErrno(error, "ENOSPC") || isErrno(error, "EDQUOT")) {
    const message = "Cannot keep a file: the register's disk is full, make room and try again";
    return new OnrecordError("disk-full", message, { cause: error });
  }
  return error;
};
