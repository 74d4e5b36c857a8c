import { createHash } from "node:crypto";
import { createReadStream, existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { sha256 } from "../format/hash.ts";
import { blobPath, blobsDir, databasePath, maybeBlobOf } from "../format/path.ts";
import { OnrecordError } from "../model/error.ts";
import { Sha256 } from "../model/ids.ts";
import type {
  BlobFile,
  BodyPlace,
  Due,
  FoundBlob,
  Source,
  StoredBody,
  StoredEntry,
} from "./source.ts";

/** Opens a register folder for reading alone; it may be open elsewhere, for writing too. */
export const openRegisterSource = (dir: string): Source => {
  const path = databasePath(dir);
  if (!existsSync(path)) {
    throw new OnrecordError(
      "not-found",
      `Cannot verify "${dir}": no register is there, name another`,
    );
  }
  const database = openReadOnly(path);
  return {
    entries: () => entriesOf(database),
    bodies: () => bodiesOf(database),
    placeOf: (ref) => placeOf(database, ref),
    checkpoint: () => latestCheckpoint(database),
    frontier: () => frontierIn(database),
    due: () => dueIn(database),
    blob: (hash) => findBlob(blobPath(dir, hash)),
    blobFiles: () => blobFilesOf(dir),
    close: () => database.close(),
  };
};

type Row = Readonly<Record<string, SQLOutputValue>>;

const openReadOnly = (path: string): DatabaseSync => {
  try {
    return firstRead(new DatabaseSync(path, { readOnly: true }));
  } catch (error) {
    if (!isSqliteError(error, CANNOT_OPEN) || existsSync(`${path}-wal`)) throw unreadable(error);
  }
  // A copy on a medium that cannot be written to: SQLite may then not make its shared memory.
  try {
    const url = pathToFileURL(path);
    url.search = "immutable=1";
    return firstRead(new DatabaseSync(url, { readOnly: true }));
  } catch (error) {
    throw unreadable(error);
  }
};

/**
 * Begins one read transaction, so that all tables are seen as of one moment. SQLite opens the file
 * and fixes that moment only when it first reads.
 */
const firstRead = (database: DatabaseSync): DatabaseSync => {
  database.exec("BEGIN");
  database.prepare("SELECT count(*) FROM sqlite_schema").get();
  return database;
};

function* entriesOf(database: DatabaseSync): Generator<StoredEntry> {
  for (const row of rowsOf(
    database,
    "entries",
    "SELECT seq, CAST(json AS BLOB) AS json FROM entries ORDER BY seq",
  )) {
    yield { seq: numberIn(row.seq), json: bytesIn(row.json) ?? new Uint8Array() };
  }
}

/**
 * Bodies are appended in order, so the table itself is in order and no index need be trusted to
 * list them all. Where it is not (a row moved by hand), SQLite sorts.
 */
function* bodiesOf(database: DatabaseSync): Generator<StoredBody> {
  const order = isInOrder(database) ? "rowid" : "seq, n, rowid";
  const sql = `SELECT ref, seq, n, kind, commitment, CAST(salt AS BLOB) AS salt,
    CAST(json AS BLOB) AS json FROM bodies NOT INDEXED ORDER BY ${order}`;
  for (const row of rowsOf(database, "bodies", sql)) {
    yield {
      ref: textIn(row.ref),
      seq: numberIn(row.seq),
      n: numberIn(row.n),
      kind: textIn(row.kind),
      commitment: textIn(row.commitment),
      salt: bytesIn(row.salt),
      json: bytesIn(row.json),
    };
  }
}

const isInOrder = (database: DatabaseSync): boolean =>
  guarded("bodies", () => {
    const sql = `SELECT 1 FROM (SELECT seq, n, lag(seq, 1, -1) OVER rows AS seq_before,
      lag(n, 1, -1) OVER rows AS n_before FROM bodies NOT INDEXED WINDOW rows AS (ORDER BY rowid))
      WHERE (seq, n) <= (seq_before, n_before) LIMIT 1`;
    return database.prepare(sql).get() === undefined;
  });

const placeOf = (database: DatabaseSync, ref: string): BodyPlace | null =>
  guarded("bodies", () => {
    const statement = database.prepare("SELECT seq, n FROM bodies WHERE ref = ?");
    statement.setReadBigInts(true);
    const row = statement.get(ref);
    return row === undefined ? null : { seq: numberIn(row.seq), n: numberIn(row.n) };
  });

const latestCheckpoint = (database: DatabaseSync) =>
  guarded("checkpoints", () => {
    const sql = "SELECT size, note FROM checkpoints ORDER BY size DESC LIMIT 1";
    const statement = database.prepare(sql);
    statement.setReadBigInts(true);
    const row = statement.get();
    return row === undefined ? null : { size: numberIn(row.size), note: textIn(row.note) };
  });

const frontierIn = (database: DatabaseSync): string | null =>
  guarded("frontier", () =>
    hasTable(database, "frontier")
      ? textIn(database.prepare("SELECT json FROM frontier LIMIT 1").get()?.json)
      : null,
  );

const dueIn = (database: DatabaseSync): Due =>
  guarded("due_scrubs", () => {
    const values = (table: string, column: string) =>
      hasTable(database, table)
        ? database.prepare(`SELECT ${column} AS value FROM ${table}`).all()
        : [];
    return {
      scrubs: values("due_scrubs", "seq").map(({ value }) => Number(value)),
      blobs: values("doomed_blobs", "sha256").map(({ value }) => textIn(value)),
    };
  });

/** A table that is missing is found where the schema is compared. */
const hasTable = (database: DatabaseSync, name: string): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?").get(name) !== undefined;

const findBlob = async (path: string): Promise<FoundBlob | null> => {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  // A link could lead anywhere, so it is not a blob.
  if (stats === undefined || !stats.isFile()) return null;
  if (stats.size <= WHOLE_BYTES) {
    const whole = readFileSync(path);
    return { sha256: sha256(whole), bytes: whole.length };
  }
  const digest = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    digest.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: Sha256.parse(digest.digest("hex")), bytes };
};

function* blobFilesOf(dir: string): Generator<BlobFile> {
  const base = blobsDir(dir);
  if (!existsSync(base)) return;
  for (const folder of readdirSync(base, { withFileTypes: true })) {
    if (!folder.isDirectory()) {
      yield { path: `blobs/${folder.name}`, names: null };
      continue;
    }
    for (const file of readdirSync(join(base, folder.name)).sort()) {
      yield { path: `blobs/${folder.name}/${file}`, names: maybeBlobOf(folder.name, file) };
    }
  }
}

function* rowsOf(database: DatabaseSync, table: string, sql: string): Generator<Row> {
  const rows = guarded(table, () => {
    const statement = database.prepare(sql);
    // A number beyond 2^53 would throw; as a bigint it is only a wrong number.
    statement.setReadBigInts(true);
    return statement.iterate();
  });
  for (;;) {
    const next = guarded(table, () => rows.next());
    if (next.done === true) return;
    yield next.value;
  }
}

const CANNOT_OPEN = 14;
/** Up to here a file is read at once; a stream costs several times as much for a short one. */
const WHOLE_BYTES = 1 << 20;

/** SQLite's own errors while reading mean that the file is not as SQLite wrote it. */
const guarded = <T>(table: string, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    const why = `SQLite says "${error.message}"`;
    throw new OnrecordError("damaged", `Cannot read ${table}: ${why}, restore a copy`, {
      cause: error,
    });
  }
};

const isSqliteError = (error: unknown, errcode?: number): error is Error =>
  error instanceof Error &&
  "code" in error &&
  error.code === "ERR_SQLITE_ERROR" &&
  (errcode === undefined || ("errcode" in error && error.errcode === errcode));

const unreadable = (cause: unknown): unknown =>
  isSqliteError(cause)
    ? new OnrecordError(
        "unreadable",
        `Cannot open the register: SQLite says "${cause.message}", check the file and its permissions`,
        { cause },
      )
    : cause;

const numberIn = (value: SQLOutputValue | undefined): number =>
  typeof value === "bigint" ? Number(value) : Number.NaN;
const textIn = (value: SQLOutputValue | undefined): string =>
  typeof value === "string" ? value : "";
const bytesIn = (value: SQLOutputValue | undefined): Uint8Array | null =>
  value instanceof Uint8Array ? value : null;
