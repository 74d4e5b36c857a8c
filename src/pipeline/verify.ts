/**
 * A register checked as a whole: the ledger from its bytes, the file as SQLite sees it, and every
 * derived row replayed from the ledger in a scratch folder.
 */
import { originOf, parseCheckpoint } from "../format/checkpoint.ts";
import { parseNote, parseVerifierKey } from "../format/note.ts";
import { isOnrecordError, OnrecordError } from "../model/error.ts";
import type { Ref } from "../model/ids.ts";
import { conditionOf } from "../store/sqlite/condition.ts";
import { compareTables, replayInto, type TableDifference } from "../store/sqlite/replay.ts";
import { type Check, startCheck } from "../verify/check.ts";
import { openRegisterSource } from "../verify/register-source.ts";
import { type VerifyReport, verify } from "../verify/verify.ts";

/** What a register is checked against, from outside it; null takes its own word. */
export type Outside = {
  /** A signed checkpoint note of earlier. */
  readonly against: string | null;
  /** A verifier key noted when the register was made. */
  readonly key: string | null;
};

/** How the derived tables differ from the ledger; `unread` says why they were not compared. */
export type Tables = {
  readonly differences: readonly TableDifference[];
  readonly unread: string | null;
};

/** Everything found; `ok` speaks of the ledger and the file. */
export type Verified = { readonly report: VerifyReport; readonly tables: Tables };

/** True where nothing at all was found wrong and everything was looked at. */
export const isSound = ({ report, tables }: Verified): boolean =>
  report.ok && tables.differences.length === 0 && tables.unread === null;

/** What is under way, in this order. */
export type VerifyStep = "ledger" | "blobs" | "file" | "replay" | "tables";
export type TellStep = (step: VerifyStep, done: number) => void;

export type VerifyTask = Outside & {
  readonly dir: string;
  /** Gives work a scratch folder; "unreadable" where there can be none, which is told and no failure. */
  readonly inScratch: (
    work: (scratch: string) => Promise<readonly TableDifference[]>,
  ) => Promise<readonly TableDifference[]>;
};

/** Damage is a finding and never an error. */
export const verifyRegister = async (
  { dir, against, key, inScratch }: VerifyTask,
  tell: TellStep = () => {},
): Promise<Verified> => {
  tell("ledger", 0);
  const ledger = await verifyLedger(dir, { against, key }, tell);
  tell("file", 0);
  const file = checkFile(dir);
  const report = {
    ...ledger,
    ok: ledger.ok && file.every(({ ok }) => ok),
    checks: [...ledger.checks, ...file],
  };
  tell("replay", 0);
  const replayed = inScratch(async (scratch) => {
    await replayInto(dir, scratch, (done) => tell("replay", done));
    tell("tables", 0);
    return compareTables(dir, scratch, (done) => tell("tables", done));
  });
  return { report, tables: await tablesOf(replayed, report.ok) };
};

/**
 * A checkpoint from outside must be one, and of this register: a wrong file is no sign that anything
 * was rewritten, and must not be told as one. `named` is how a message calls it.
 *
 * @throws OnrecordError "usage"
 */
export const requireOwnCheckpoint = (note: string, register: Ref, named: string): void => {
  const parse = () => parseCheckpoint(parseNote(note).text);
  const { origin } = usageIfBad("checkpoint", named, parse);
  const own = originOf(register);
  if (origin === own) return;
  const why = `it is a checkpoint of "${origin}", and this register is "${own}": give this register's, or look for where the other one went`;
  throw new OnrecordError("usage", `Cannot verify against ${named}: ${why}`);
};

/**
 * The same of a verifier key.
 *
 * @throws OnrecordError "usage"
 */
export const requireKey = (key: string, named: string): void => {
  usageIfBad("key", named, () => parseVerifierKey(key));
};

const usageIfBad = <T>(what: string, named: string, parse: () => T): T => {
  try {
    return parse();
  } catch (error) {
    if (!isOnrecordError(error)) throw error;
    const why = `it is not a ${what}: ${error.message}`;
    throw new OnrecordError("usage", `Cannot verify with ${named}: ${why}`, { cause: error });
  }
};

const verifyLedger = async (
  dir: string,
  { against, key }: Outside,
  tell: TellStep,
): Promise<VerifyReport> => {
  const source = openRegisterSource(dir);
  try {
    return await verify(source, {
      ...(against === null ? {} : { against }),
      ...(key === null ? {} : { vkeys: [key] }),
      onProgress: (check, done) => tell(check === "blobs" ? "blobs" : "ledger", done),
    });
  } finally {
    source.close();
  }
};

/** The database file itself: SQLite's own check of it, and its tables, indexes and triggers. */
const checkFile = (dir: string): readonly Check[] => {
  const { schema, integrity } = conditionOf(dir);
  return Object.entries({ schema, integrity }).map(([name, problems]) => {
    const check = startCheck(name, ["problems"]);
    check.count("problems", problems.length);
    for (const problem of problems) check.find({ kind: "register" }, problem);
    return check.done();
  });
};

const tablesOf = async (
  replayed: Promise<readonly TableDifference[]>,
  isWhole: boolean,
): Promise<Tables> => {
  try {
    return { differences: await replayed, unread: null };
  } catch (error) {
    if (isOnrecordError(error, "unreadable")) return { differences: [], unread: error.message };
    // What is damaged already may break a replay anywhere; the findings tell where.
    if (isWhole && !isOnrecordError(error, "damaged")) throw error;
    return { differences: [], unread: "the ledger itself cannot be replayed" };
  }
};
