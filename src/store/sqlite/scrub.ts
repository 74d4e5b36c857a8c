/** After an erasure: nothing on disk holds the erased words any more. */
import { existsSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { blobsDir, maybeBlobOf, tempDir } from "../../format/path.ts";
import { isOnrecordError, OnrecordError } from "../../model/error.ts";
import type { Sha256 } from "../../model/ids.ts";
import { destroyFile, removeBlob } from "../blobs.ts";
import type { Connection } from "./connection.ts";
import type { Handles } from "./handles.ts";

/** A blob put by a process that has not yet appended its capture is younger than this. */
const ORPHAN_AGE_MS = 24 * 60 * 60 * 1000;

/** How long opening a register waits for others that hold it, before it leaves the scrub to the next. */
const OPENING_WAIT_MS = 250;

/** Waits for readers of other processes as for writers; throws "busy" where they do not end. */
export const scrubRegister = async (
  dir: string,
  handles: Handles,
  waitMs?: number,
): Promise<void> => {
  try {
    await scrubNow(dir, handles, waitMs);
  } catch (error) {
    if (!isOnrecordError(error)) throw error;
    const next = 'end what reads or fills it, then run "onrecord rebuild", which finishes it';
    const state = `its words are out of the register's tables, but traces remain on disk (${error.message})`;
    throw new OnrecordError(error.code, `Cannot finish an erasure: ${state}, ${next}`, {
      cause: error,
    });
  }
};

/** Clears up after processes that were killed: their files in `tmp/`, and a scrub they left due. */
export const finishAbandoned = async (dir: string, handles: Handles): Promise<void> => {
  await removeAbandoned(dir);
  if (isScrubDue(handles.reader())) await scrubRegister(dir, handles, OPENING_WAIT_MS);
};

/** True while words of an erasure, or blobs, may still lie on the disk. */
export const isScrubDue = (connection: Connection): boolean =>
  connection.row("SELECT 1 AS one FROM due_scrubs UNION ALL SELECT 1 FROM doomed_blobs LIMIT 1") !==
  null;

const scrubNow = async (dir: string, handles: Handles, waitMs?: number): Promise<void> => {
  const last = await handles.transact(async (connection) => {
    // Appending asks under the same lock whether its blob is there, so none is removed between.
    await removeBlobs(dir, connection);
    connection.run("DELETE FROM doomed_blobs");
    connection.script("INSERT INTO search (search) VALUES ('optimize')");
    return connection.row("SELECT max(seq) AS seq FROM due_scrubs")?.seq ?? null;
  }, waitMs);
  await removeAbandoned(dir);
  await handles.exclusively(async (connection) => {
    await handles.retry(() => connection.script("VACUUM"), waitMs);
    // A reader, ours included, keeps old pages in the log for as long as it reads.
    handles.closeReader();
    await handles.retry(() => truncateLog(connection), waitMs);
    // An erasure that came after the first step is due still.
    await handles.retry(
      () => connection.run("DELETE FROM due_scrubs WHERE seq <= ?", [last]),
      waitMs,
    );
  });
};

const truncateLog = (connection: Connection): void => {
  const result = connection.row("PRAGMA wal_checkpoint(TRUNCATE)");
  if (result?.busy === 0) return;
  throw new OnrecordError("busy", "Cannot scrub the register: another process reads it, try again");
};

const removeBlobs = async (dir: string, connection: Connection): Promise<void> => {
  const doomed = hashesIn(connection, "SELECT sha256 FROM doomed_blobs");
  // From the ledger itself: an index or a derived table that rotted would cost blobs.
  const named = hashesIn(
    connection,
    `SELECT json ->> '$.capture.sha256' AS sha256 FROM bodies NOT INDEXED
     WHERE kind = 'capture' AND json IS NOT NULL`,
  );
  for (const { sha256, path } of await listBlobs(dir)) {
    if (named.has(sha256)) continue;
    if (doomed.has(sha256) || (await ageMs(path)) > ORPHAN_AGE_MS) await removeBlob(dir, sha256);
  }
};

const hashesIn = (connection: Connection, query: string): ReadonlySet<string> =>
  new Set(connection.rows(query).map(({ sha256 }) => String(sha256)));

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

/** What killed processes left: blobs on their way in or out, scratch folders of `verify`. */
const removeAbandoned = async (dir: string): Promise<void> => {
  if (!existsSync(tempDir(dir))) return;
  for (const entry of await readdir(tempDir(dir), { withFileTypes: true })) {
    const path = join(tempDir(dir), entry.name);
    const pid = Number(entry.name.split("-")[0]);
    if (Number.isInteger(pid) && isAlive(pid) && (await ageMs(path)) < ORPHAN_AGE_MS) continue;
    // It may be a blob on its way out.
    if (entry.isFile()) await destroyFile(path);
    else await rm(path, { recursive: true, force: true });
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
