/** Replaying the ledger into derived tables, and comparing what two registers derived. */
import { existsSync, mkdirSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseEntry } from "../../format/entry.ts";
import { appendLeaf, emptyFrontier, encodeFrontier, leafHash } from "../../format/merkle.ts";
import { databasePath } from "../../format/path.ts";
import { isOnrecordError, OnrecordError } from "../../model/error.ts";
import { Connection, createDatabase, type Row } from "./connection.ts";
import { COUNT_ALL } from "./counts.ts";
import { DERIVED_SCHEMA, DROP_DERIVED } from "./derived-schema.ts";
import { LEDGER_SCHEMA } from "./ledger-schema.ts";
import { PLACE_ALL } from "./placed.ts";
import { Projection } from "./projection.ts";
import { type DerivedTable, KEYS_BY_TABLE } from "./schema.ts";

/** One difference between stored and replayed rows; values are left out, for they may be veiled words. */
export type TableDifference = {
  readonly table: string;
  /** Primary key, its parts joined by "/", e.g. "i-0f3a…". */
  readonly key: string;
  /** The column that differs; null where the whole row is missing or should not be there. */
  readonly column: string | null;
  readonly how: "differs" | "missing" | "unexpected" | "unreadable";
  /** The same in a sentence, e.g. `records "i-0f3a…": counted differs from the ledger`. */
  readonly message: string;
};

/** Differences named of each table at most; beyond that, a table is wrong as a whole. */
const MAX_DIFFERENCES = 100;
/** Entries between two projections: few enough to keep their bodies in memory. */
const ENTRIES_PER_FLUSH = 1_000;

/**
 * Makes the derived tables and the frontier anew from the ledger, within the caller's transaction.
 * Gives way between batches, so that a signal is heard meanwhile.
 */
export const rebuildDerived = async (
  connection: Connection,
  onProgress: (entries: number) => void = () => {},
): Promise<void> => {
  // A replay looks bodies up by ref, so their index must be whole.
  connection.script("REINDEX main.bodies");
  reviveIndex(connection);
  connection.script(DROP_DERIVED);
  connection.script(DERIVED_SCHEMA);
  connection.script("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)");
  await replayEntries(connection, onProgress);
};

/** FTS5 cannot drop an index that it cannot open, and it opens none without this table. */
const reviveIndex = (connection: Connection): void => {
  const parts = connection.rows(
    "SELECT name FROM sqlite_schema WHERE name IN ('search', 'search_config')",
  );
  if (parts.length !== 1 || parts[0]?.name !== "search") return;
  connection.undefended(`CREATE TABLE search_config (k PRIMARY KEY, v) WITHOUT ROWID;
    INSERT INTO search_config VALUES ('version', 4)`);
};

/**
 * Copies the ledger of one register into a new scratch folder and replays it there. The scratch
 * folder holds everything the register holds: make it for its owner alone and remove it after.
 */
export const replayInto = async (
  sourceDir: string,
  scratchDir: string,
  onProgress: (entries: number) => void = () => {},
): Promise<void> => {
  // At once: made by a thread, it could come back after a signal had it removed.
  mkdirSync(scratchDir, { recursive: true, mode: 0o700 });
  const source = databasePath(sourceDir);
  if (!existsSync(source)) {
    throw new OnrecordError("not-found", `Cannot replay "${sourceDir}": no register is there`);
  }
  createDatabase(databasePath(scratchDir));
  const connection = new Connection(databasePath(scratchDir), { readOnly: false, maxPages: null });
  try {
    connection.script("PRAGMA synchronous = OFF"); // a scratch copy need not outlive a power cut
    attach(connection, source, "source");
    connection.script("BEGIN IMMEDIATE");
    connection.script(LEDGER_SCHEMA);
    for (const table of ["entries", "bodies", "checkpoints", "frontier"]) {
      connection.script(`INSERT INTO main.${table} SELECT * FROM source.${table}`);
    }
    connection.script("COMMIT");
    // Nothing of the register may be within reach of what follows.
    connection.script("DETACH DATABASE source");
    connection.script("BEGIN IMMEDIATE");
    await rebuildDerived(connection, onProgress);
    connection.script("COMMIT");
  } finally {
    connection.close();
  }
};

/** Compares every derived table and the text index of a register with those of its replay. */
export const compareTables = async (
  registerDir: string,
  replayedDir: string,
  onProgress: (tables: number) => void = () => {},
): Promise<readonly TableDifference[]> => {
  const path = databasePath(registerDir);
  const connection = new Connection(path, { readOnly: true, maxPages: null });
  try {
    attach(connection, databasePath(replayedDir), "replayed");
    const tables = Object.keys(KEYS_BY_TABLE).filter(isDerivedTable);
    const differences: TableDifference[] = [];
    for (const [at, table] of tables.entries()) {
      differences.push(...untilUnreadable(table, () => compareRows(connection, table)));
      onProgress(at + 1);
      await setImmediate();
    }
    return [...differences, ...untilUnreadable("search", () => compareIndex(connection))];
  } finally {
    connection.close();
  }
};

/** A table that is damaged, missing or made otherwise is a difference, and the rest is compared. */
const untilUnreadable = (
  table: string,
  compare: () => readonly TableDifference[],
): readonly TableDifference[] => {
  try {
    return compare();
  } catch (error) {
    const isSqlite = error instanceof Error && "errcode" in error;
    if (!isSqlite && !isOnrecordError(error, "damaged")) throw error;
    return [unequal({ table, key: "", column: null, how: "unreadable" })];
  }
};

const attach = (connection: Connection, path: string, name: string): void => {
  connection.run(`ATTACH DATABASE ? AS ${name}`, [`${pathToFileURL(path).href}?mode=ro`]);
};

const replayEntries = async (
  connection: Connection,
  onProgress: (entries: number) => void,
): Promise<void> => {
  const projection = new Projection(connection);
  let frontier = emptyFrontier;
  const last = connection.row("SELECT max(seq) AS seq FROM entries")?.seq;
  if (typeof last !== "number") return;
  for (let from = 0; from <= last; from += ENTRIES_PER_FLUSH) {
    const entries = connection.rows(
      "SELECT seq, json FROM entries WHERE seq >= ? AND seq < ? ORDER BY seq",
      [from, from + ENTRIES_PER_FLUSH],
    );
    for (const row of entries) {
      frontier = appendLeaf(frontier, leafHash(String(row.json)));
      const entry = parseEntry(String(row.json));
      projection.admitEntry(entry);
      for (const ref of entry.refs.slice(0, entry.commitments.length)) {
        if (isPresent(connection, ref)) projection.admit(projection.load(ref));
      }
    }
    projection.flush();
    onProgress(frontier.size);
    await setImmediate();
  }
  // Not as a change found it but from the rows themselves, so that a change that forgot one is found.
  connection.script(PLACE_ALL);
  connection.script(COUNT_ALL);
  const json = encodeFrontier(frontier);
  connection.run("INSERT OR REPLACE INTO frontier (one, json) VALUES (1, ?)", [json]);
};

const isPresent = (connection: Connection, ref: string): boolean =>
  connection.row("SELECT 1 AS one FROM bodies WHERE ref = ? AND json IS NOT NULL", [ref]) !== null;

const compareRows = (connection: Connection, table: DerivedTable): readonly TableDifference[] => {
  const only = (here: string, there: string): readonly Row[] =>
    connection.rows(
      `SELECT * FROM ${here}.${table} EXCEPT SELECT * FROM ${there}.${table}
       LIMIT ${MAX_DIFFERENCES}`,
    );
  const stored = only("main", "replayed");
  const replayed = only("replayed", "main");
  const byKey = new Map(replayed.map((row) => [keyOf(table, row), row]));
  const differences: TableDifference[] = [];
  for (const row of stored) {
    const key = keyOf(table, row);
    const other = byKey.get(key);
    byKey.delete(key);
    if (other === undefined) {
      differences.push(unequal({ table, key, column: null, how: "unexpected" }));
      continue;
    }
    for (const column of Object.keys(row)) {
      if (row[column] === other[column]) continue;
      differences.push(unequal({ table, key, column, how: "differs" }));
    }
  }
  for (const key of byKey.keys()) {
    differences.push(unequal({ table, key, column: null, how: "missing" }));
  }
  return differences;
};

const keyOf = (table: DerivedTable, row: Row): string =>
  KEYS_BY_TABLE[table].map((column) => String(row[column])).join("/");

const isDerivedTable = (name: string): name is DerivedTable => Object.hasOwn(KEYS_BY_TABLE, name);

/**
 * The index has no text to compare. Per term, the documents and positions are summed up on either
 * side; where the sums differ, the documents of the term are compared and named.
 */
const compareIndex = (connection: Connection): readonly TableDifference[] => {
  for (const side of SIDES) {
    connection.script(
      `CREATE VIRTUAL TABLE temp.terms_${side} USING fts5vocab(${side}, search, instance)`,
    );
  }
  const differing = connection.rows(
    `SELECT term FROM (SELECT * FROM (${sums("main")} EXCEPT ${sums("replayed")})
     UNION SELECT * FROM (${sums("replayed")} EXCEPT ${sums("main")}))
     GROUP BY term LIMIT ${MAX_DIFFERENCES}`,
  );
  const docs = new Set<number>();
  for (const { term } of differing) {
    for (const [here, there] of [SIDES, SIDES.toReversed()]) {
      const rows = connection.rows(
        `SELECT doc, offset FROM temp.terms_${here} WHERE term = ?
         EXCEPT SELECT doc, offset FROM temp.terms_${there} WHERE term = ?`,
        [term ?? null, term ?? null],
      );
      for (const { doc } of rows) docs.add(Number(doc));
    }
  }
  return [...docs].map((doc) => {
    const capture = connection.row("SELECT id FROM captures WHERE doc = ?", [doc])?.id;
    return unequal({
      table: "search",
      key: String(capture ?? doc),
      column: "text",
      how: "differs",
    });
  });
};

const unequal = (difference: Omit<TableDifference, "message">): TableDifference => {
  const { table, key, column, how } = difference;
  const states = {
    differs: `${column} differs from the ledger`,
    missing: "the row is missing, the ledger has it",
    unexpected: "the row is not in the ledger",
    unreadable: 'it cannot be read, run "onrecord rebuild"',
  };
  if (how === "unreadable") return { ...difference, message: `${table}: ${states[how]}` };
  // An instant says nothing but what its entry does: a changed entry is found by it.
  const entry = table === "instants" ? ` (entry ${key})` : "";
  return { ...difference, message: `${table} "${key}"${entry}: ${states[how]}` };
};

const SIDES = ["main", "replayed"] as const;

/** Two sums modulo primes: a moved or exchanged occurrence changes at least one. */
const sums = (side: string): string =>
  `SELECT term, count(*) AS times, sum(doc % 1000003 * (offset + 1) % 998244353) AS a,
   sum(doc % 998244353 * (offset + 7) % 1000003) AS b FROM temp.terms_${side} GROUP BY term`;
