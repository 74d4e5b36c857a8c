import { accessSync, closeSync, constants, existsSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { tempDir } from "../../format/path.ts";
import { OnrecordError } from "../../model/error.ts";

/** A row as SQLite gives it; `parseX` functions of this folder turn it into a noun. */
export type Row = Record<string, SQLInputValue>;

export type ConnectionOptions = {
  readonly readOnly: boolean;
  /** Refuses to grow the database over this many pages of 4 KiB; null for no limit but the disk's. */
  readonly maxPages: number | null;
};

/** Kept by SQLite at the head of the file, so that no other program's database is taken for ours. */
export const APPLICATION_ID = 0x0f1ec0de;
/** Raised when the tables change. */
export const SCHEMA_VERSION = 8;

const MAX_STATEMENTS = 500;
/** A reader waits only while another process recovers or truncates the log. */
const READER_BUSY_MS = 5_000;
const CACHE_KIB = 48 * 1024;
/** 32 MB of log: pages that many transactions touch are copied into the file once, not each time. */
const CHECKPOINT_PAGES = 8_000;

/** One open handle with its prepared statements. Everything on it is synchronous. */
export class Connection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string, options: ConnectionOptions) {
    this.#database = naming(() => open(path, options));
  }

  /** Every row of a query. */
  rows(text: string, values: readonly SQLInputValue[] = []): Row[] {
    return naming(() => this.#prepare(text).all(...values));
  }

  /** The first row, null where there is none. */
  row(text: string, values: readonly SQLInputValue[] = []): Row | null {
    return naming(() => this.#prepare(text).get(...values)) ?? null;
  }

  /** Rows one by one; nothing else may run on the connection until it ends. */
  *each(text: string, values: readonly SQLInputValue[] = []): Generator<Row> {
    const statement = naming(() => this.#database.prepare(text));
    const rows = naming(() => statement.iterate(...values));
    for (;;) {
      const next = naming(() => rows.next());
      if (next.done === true) return;
      yield next.value;
    }
  }

  /** Runs a statement that gives no rows; gives how many it changed. */
  run(text: string, values: readonly SQLInputValue[] = []): number {
    const statement = naming(() => this.#prepare(text));
    // FTS5 leaves rowids of its own behind that are larger than a JavaScript number.
    statement.setReadBigInts(true);
    return Number(naming(() => statement.run(...values)).changes);
  }

  /** Runs several statements without values. */
  script(text: string): void {
    naming(() => this.#database.exec(text));
  }

  /** The same where SQLite would keep us from the tables that FTS5 makes for itself. */
  undefended(text: string): void {
    this.#database.enableDefensive(false);
    try {
      this.script(text);
    } finally {
      this.#database.enableDefensive(true);
    }
  }

  /** True within BEGIN … COMMIT; SQLite itself ends a transaction on a full disk. */
  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(text: string): StatementSync {
    const known = this.#statements.get(text);
    if (known !== undefined) return known;
    if (this.#statements.size >= MAX_STATEMENTS) this.#statements.clear();
    const statement = this.#database.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }
}

/** Makes the file of a new register for its owner alone; SQLite gives its side files the same mode. */
export const createDatabase = (path: string): void => {
  closeSync(openSync(path, "wx", 0o600));
  const database = new DatabaseSync(path);
  try {
    naming(() => {
      database.exec("PRAGMA journal_mode = WAL");
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    });
  } finally {
    database.close();
  }
};

const open = (path: string, { readOnly, maxPages }: ConnectionOptions): DatabaseSync => {
  if (!existsSync(path)) {
    throw new OnrecordError(
      "not-found",
      `Cannot open a register at "${path}": no such file, run "onrecord init"`,
    );
  }
  const database = new DatabaseSync(path, { readOnly, enableForeignKeyConstraints: false });
  // Writers wait in `handles.ts`, where waiting does not stop the whole process.
  database.exec(`PRAGMA busy_timeout = ${readOnly ? READER_BUSY_MS : 0}`);
  database.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
  database.exec("PRAGMA temp_store = FILE");
  keepTemporariesWith(database, path);
  if (!readOnly) {
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA secure_delete = ON");
    database.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    if (maxPages !== null) database.exec(`PRAGMA max_page_count = ${maxPages}`);
  }
  checkKind(database, path);
  return database;
};

/** What SQLite sorts or vacuums on the disk holds words too: it must not lie outside the register. */
const keepTemporariesWith = (database: DatabaseSync, path: string): void => {
  const dir = tempDir(dirname(path));
  try {
    accessSync(dir, constants.W_OK);
  } catch {
    return; // a copy that cannot be written to, or a replay in a scratch folder
  }
  database.exec(`PRAGMA temp_store_directory = '${dir.replaceAll("'", "''")}'`);
};

const checkKind = (database: DatabaseSync, path: string): void => {
  const application = database.prepare("PRAGMA application_id").get()?.application_id;
  const version = database.prepare("PRAGMA user_version").get()?.user_version;
  if (application === APPLICATION_ID && version === SCHEMA_VERSION) return;
  database.close();
  const state =
    application === APPLICATION_ID
      ? `its tables are of version ${version}, use the Onrecord that made it`
      : "it is not a register of Onrecord, name another folder";
  throw new OnrecordError("bad-input", `Cannot open "${path}": ${state}`);
};

/** Of SQLite's plain errors the one that no statement of ours causes by itself. */
const NO_TABLE = /^no such table: /;

/** SQLite's primary result codes that a caller can act on (https://sqlite.org/rescode.html). */
const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;
/** Extended: the shared-memory file could not grow, which only a full disk causes. */
const IOERR_SHMSIZE = 4874;

/** Runs one call of SQLite and gives its failures our names. */
const naming = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw toOnrecordError(error);
  }
};

const toOnrecordError = (error: unknown): unknown => {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") {
    return error;
  }
  const named = (code: OnrecordError["code"], message: string) =>
    new OnrecordError(code, message, { cause: error });
  if (NO_TABLE.test(error.message)) return named("damaged", TABLE_MESSAGE);
  if (error.errcode === IOERR_SHMSIZE) return named("disk-full", FULL_MESSAGE);
  switch (error.errcode & 0xff) {
    case BUSY:
    case LOCKED:
      return named("busy", "Cannot use the register: another process holds it, try again");
    case READ_ONLY:
      return named("unreadable", "Cannot write to the register: it is read-only, allow writing");
    case CORRUPT:
    case NOT_A_DATABASE:
      return named(
        "damaged",
        'Cannot read the register: its file is damaged, run "onrecord verify"',
      );
    case FULL:
      return named("disk-full", FULL_MESSAGE);
    case CANNOT_OPEN:
      return named("unreadable", "Cannot open the register: no permission, allow reading it");
    default:
      return error;
  }
};

const TABLE_MESSAGE =
  'Cannot read the register: a table is missing, run "onrecord verify", which names it';
const FULL_MESSAGE = "Cannot write to the register: its disk is full, make room and try again";
