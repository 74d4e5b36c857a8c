/** Whether a register's database is whole: as SQLite checks it, and made of our tables alone. */
import { DatabaseSync } from "node:sqlite";
import { databasePath } from "../../format/path.ts";
import { Connection } from "./connection.ts";
import { DERIVED_SCHEMA } from "./derived-schema.ts";
import { LEDGER_SCHEMA } from "./ledger-schema.ts";
import { KEYS_BY_TABLE } from "./schema.ts";

/** What is wrong with the file itself, each a sentence that names the part and says what to do. */
export type Condition = {
  /** Tables, indexes and triggers that are missing, changed or not ours. */
  readonly schema: readonly string[];
  /** What SQLite's own check finds, e.g. an index that leaves rows out. */
  readonly integrity: readonly string[];
};

/** Looks at the database of a register; reads every page of it. */
export const conditionOf = (registerDir: string): Condition => {
  const path = databasePath(registerDir);
  const connection = new Connection(path, { readOnly: true, maxPages: null });
  try {
    const parts = new Map(connection.rows(PARTS).map(partOf));
    return { schema: compareParts(parts), integrity: checkIntegrity(connection, parts) };
  } finally {
    connection.close();
  }
};

/** One row of `sqlite_schema`. */
type Part = {
  readonly type: string;
  readonly name: string;
  readonly table: string;
  readonly sql: string | null;
  readonly root: number;
};

const PARTS = "SELECT type, name, tbl_name, sql, rootpage FROM sqlite_schema ORDER BY rowid";

const partOf = (row: Record<string, unknown>): [string, Part] => {
  const [type, name] = [String(row.type), String(row.name)];
  const sql = row.sql === null ? null : String(row.sql);
  return [name, { type, name, table: String(row.tbl_name), sql, root: Number(row.rootpage) }];
};

const freshParts = (): ReadonlyMap<string, Part> => {
  const database = new DatabaseSync(":memory:");
  try {
    database.exec(LEDGER_SCHEMA + DERIVED_SCHEMA);
    return new Map(database.prepare(PARTS).all().map(partOf));
  } finally {
    database.close();
  }
};

const compareParts = (stored: ReadonlyMap<string, Part>): readonly string[] => {
  const fresh = freshParts();
  const problems: string[] = [];
  for (const part of fresh.values()) {
    const found = stored.get(part.name);
    const what = `the ${part.type} "${part.name}"`;
    if (found === undefined) problems.push(`${what} is missing: ${mend(part)}`);
    else if (found.type !== part.type || found.table !== part.table || found.sql !== part.sql) {
      problems.push(`${what} is made otherwise than Onrecord makes it: ${mend(part)}`);
    }
  }
  for (const part of stored.values()) {
    if (fresh.has(part.name)) continue;
    const goes = part.type !== "table" && isDerived(part.table);
    const advice = `find out who made it, ${goes ? '"onrecord rebuild" removes it' : "then drop it"}`;
    problems.push(`the ${part.type} "${part.name}" is not one of Onrecord's: ${advice}`);
  }
  return problems;
};

const checkIntegrity = (
  connection: Connection,
  parts: ReadonlyMap<string, Part>,
): readonly string[] => {
  let told: readonly string[];
  try {
    const rows = connection.rows(`PRAGMA integrity_check(${MAX_PROBLEMS})`);
    told = rows.map((row) => String(row.integrity_check)).filter((one) => one !== "ok");
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    told = [error.message];
  }
  return told.map((problem) => {
    const part = partIn(problem, parts);
    const where = part === null ? "the database" : `the ${part.type} "${part.name}"`;
    return `${where} is damaged (SQLite says "${problem}"): ${part === null ? RESTORE : mend(part)}`;
  });
};

const MAX_PROBLEMS = 100;

/** The part that a line of `integrity_check` is about. */
const partIn = (problem: string, parts: ReadonlyMap<string, Part>): Part | null => {
  const tree = /^Tree (\d+) /.exec(problem)?.[1];
  if (tree !== undefined) {
    return [...parts.values()].find((part) => part.root === Number(tree)) ?? null;
  }
  if (/fts5|vtable|search/i.test(problem)) return parts.get("search") ?? null;
  const name = /\bindex (\w+)/.exec(problem)?.[1] ?? /\b(?:in|on|from) (\w+)/.exec(problem)?.[1];
  return name === undefined ? null : (parts.get(name.replace(/^main\./, "")) ?? null);
};

const RESTORE = "restore a copy";

/** A rebuild makes all derived tables anew, and the index of the ledger's bodies. */
const mend = ({ type, table }: Part): string =>
  isDerived(table) || (type === "index" && table === "bodies") ? 'run "onrecord rebuild"' : RESTORE;

const isDerived = (table: string): boolean =>
  Object.hasOwn(KEYS_BY_TABLE, table) || /^search(_|$)/.test(table);
