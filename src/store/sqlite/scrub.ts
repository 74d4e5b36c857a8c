/** After an erasure: nothing on disk holds the erased words any more. */
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { blobsDir, maybeBlobOf, tempDir } from "../../format/path.ts";
import { OnrecordError } from "../../model/error.ts";
import type { Sha256 } from "../../model/ids.ts";
import { removeBlob } from "../blobs.ts";
import type { Connection } from "./connection.ts";
import type { Handles } from "./handles.ts";

/** A blob put by a process that has not yet appended its capture is younger than this. */
const ORPHAN_AGE_MS = 24 * 60 * 60 * 1000;

/** Waits for readers of other processes as for writers; throws "busy" where they do not end. */
export const scrubRegister = async (dir: string, handles: Handles): Promise<void> => {
  await handles.transact(async (connection) => {
    // Appending asks under the same lock whether its blob is there, so none is removed between.
    await removeBlobs(dir, connection);
    connection.run("DELETE FROM doomed_blobs");
    connection.script("INSERT INTO search (search) VALUES ('optimize')");
  });
  await removeAbandoned(dir);
  await handles.exclusively(async (connection) => {
    await handles.retry(() => connection.script("VACUUM"));
    // A reader, ours included, keeps old pages in the log for as long as it reads.
    handles.closeReader();
    await handles.retry(() => truncateLog(connection));
  });
};

const truncateLog = (connection: Connection): void => {
  const result = connection.row("PRAGMA wal_checkpoint(TRUNCATE)");
  if (result?.busy === 0) return;
  throw new OnrecordError("busy", "Cannot scrub the register: another process reads it, try again");
};

const removeBlobs = async (dir: string, connection: Connection): Promise<void> => {
  const doomed = new Set(
    connection.rows("SELECT sha256 FROM doomed_blobs").map((row) => String(row.sha256)),
  );
  for (const { sha256, path } of await listBlobs(dir)) {
    const row = connection.row("SELECT 1 AS one FROM captures WHERE sha256 = ? LIMIT 1", [sha256]);
    if (row !== null) continue;
    if (doomed.has(sha256) || (await ageMs(path)) > ORPHAN_AGE_MS) await removeBlob(dir, sha256);
  }
};

const listBlobs = async (dir: string): Promise<readonly { sha256: Sha256; path: string }[]> => {
  const found: { sha256: Sha256; path: string }[] = [];
  for (const folder of await readdir(blobsDir(dir))) {
    for (const file of await readdir(join(blobsDir(dir), folder))) {
      const sha256 = maybeBlobOf(folder, file);
      if (sha256 !== null) found.push({ sha256, path: join(blobsDir(dir), folder, file) });
    }
  }
  return found;
};

/** Files of processes that were killed while they put a blob. */
const removeAbandoned = async (dir: string): Promise<void> => {
  for (const name of await readdir(tempDir(dir))) {
    const path = join(tempDir(dir), name);
    const pid = Number(name.split("-")[0]);
    if (Number.isInteger(pid) && isAlive(pid) && (await ageMs(path)) < ORPHAN_AGE_MS) continue;
    await rm(path, { force: true });
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    if (error instanceof Error && "code" in error && error.code === "EPERM") return true;
    throw error;
  }
};

const ageMs = async (path: string): Promise<number> => {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch (error) {
    // The process that wrote it has just finished.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return 0;
    throw error;
  }
};
