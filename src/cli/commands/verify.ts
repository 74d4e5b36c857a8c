/** `onrecord verify`: the ledger from its bytes, then every derived row from the ledger. */
import { readFile } from "node:fs/promises";
import { originOf, parseCheckpoint } from "../../format/checkpoint.ts";
import { parseNote, parseVerifierKey } from "../../format/note.ts";
import { isOnrecordError, OnrecordError } from "../../model/error.ts";
import { conditionOf } from "../../store/sqlite/condition.ts";
import { compareTables, replayInto, type TableDifference } from "../../store/sqlite/replay.ts";
import { withScratch } from "../../store/sqlite/scratch.ts";
import { type Check, startCheck } from "../../verify/check.ts";
import { openRegisterSource } from "../../verify/register-source.ts";
import { type VerifyReport, verify } from "../../verify/verify.ts";
import { type CliContext, type CommandMaker, jsonOption, registerCommand } from "../command.ts";
import { EXIT } from "../exit.ts";
import { existing, withReader } from "../open.ts";

type Options = {
  readonly register?: string;
  readonly against?: string;
  readonly key?: string;
  readonly json?: boolean;
};

/** Differences told one by one; the rest is counted. */
const TOLD = 50;

export const verifyCommand: CommandMaker = (context) =>
  registerCommand(
    "verify",
    "check that nothing was changed: ledger, bodies, blobs, every derived row",
  )
    .option(
      "--against <file>",
      "a checkpoint kept elsewhere; proves nothing before it was rewritten",
    )
    .option("--key <vkey>", "the verifier key you noted when the register was made")
    .addOption(jsonOption())
    .action(async (options: Options) => {
      const dir = existing(context.effects, options.register);
      await requireOwn(context, dir, options);
      const ledger = await verifyLedger(dir, options);
      const file = checkFile(dir);
      const report = {
        ...ledger,
        ok: ledger.ok && file.every(({ ok }) => ok),
        checks: [...ledger.checks, ...file],
      };
      const tables = await verifyTables(dir, report.ok);
      const { differences, unread } = tables;
      // Of a damaged register nobody can tell whether it is the sample.
      const isSound = report.ok && differences.length === 0 && unread === null;
      if (isSound) await withReader(context.effects, dir, async () => {});
      if (options.json === true) {
        const told = { ...report, tables: differences, tables_not_compared: unread };
        context.effects.out(`${JSON.stringify(told)}\n`);
      } else print(context, report, tables);
      if (!report.ok || differences.length > 0) context.exit(EXIT.damaged);
      else if (unread !== null) context.exit(EXIT.failed);
    });

/**
 * What is given from outside must be a checkpoint, a key, and of this register: a wrong file is no
 * sign that anything was rewritten, and must not be told as one.
 */
const requireOwn = async (
  { effects }: CliContext,
  dir: string,
  { against, key }: Options,
): Promise<void> => {
  if (key !== undefined) usageIfBad("key", key, () => parseVerifierKey(key));
  if (against === undefined) return;
  const note = await noteOf(against);
  const { origin } = usageIfBad("checkpoint", against, () => parseCheckpoint(parseNote(note).text));
  const own = originOf((await withReader(effects, dir, ({ view }) => view.facts())).register);
  if (origin === own) return;
  const why = `it is a checkpoint of "${origin}", and this register is "${own}": give this register's, or look for where the other one went`;
  throw new OnrecordError("usage", `Cannot verify against "${against}": ${why}`);
};

const usageIfBad = <T>(what: string, given: string, parse: () => T): T => {
  try {
    return parse();
  } catch (error) {
    if (!isOnrecordError(error)) throw error;
    const why = `it is not a ${what}: ${error.message}`;
    throw new OnrecordError("usage", `Cannot verify with "${given}": ${why}`, { cause: error });
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

const verifyLedger = async (dir: string, options: Options): Promise<VerifyReport> => {
  const source = openRegisterSource(dir);
  try {
    return await verify(source, {
      ...(options.against === undefined ? {} : { against: await noteOf(options.against) }),
      ...(options.key === undefined ? {} : { vkeys: [options.key] }),
    });
  } finally {
    source.close();
  }
};

const noteOf = async (file: string): Promise<string> => {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const why = "it cannot be opened, give a file that `onrecord checkpoint` made";
    throw new OnrecordError("unreadable", `Cannot verify against "${file}": ${why}`, {
      cause: error,
    });
  }
};

/** How the derived tables differ from the ledger; `unread` says why they were not compared. */
type Tables = {
  readonly differences: readonly TableDifference[];
  readonly unread: string | null;
};

/** Replays the ledger into a scratch folder and compares. */
const verifyTables = async (dir: string, isWhole: boolean): Promise<Tables> => {
  try {
    const differences = await withScratch(dir, async (scratch) => {
      await replayInto(dir, scratch);
      return compareTables(dir, scratch);
    });
    return { differences, unread: null };
  } catch (error) {
    if (isOnrecordError(error, "unreadable")) return { differences: [], unread: error.message };
    // What is damaged already may break a replay anywhere; the findings tell where.
    if (isWhole && !isOnrecordError(error, "damaged")) throw error;
    return { differences: [], unread: "the ledger itself cannot be replayed" };
  }
};

const print = (
  { effects }: CliContext,
  report: VerifyReport,
  { differences, unread }: Tables,
): void => {
  for (const check of report.checks) {
    const counts = Object.entries(check.counts).map(([what, count]) => `${count} ${what}`);
    effects.out(`${check.ok ? "good" : "BAD "}  ${check.name}: ${counts.join(", ")}\n`);
    for (const { problem } of check.findings) effects.out(`      ${problem}\n`);
    const more = check.findings_total - check.findings.length;
    if (more > 0) effects.out(`      and ${more} more\n`);
    for (const { problem } of check.notes) effects.out(`      note: ${problem}\n`);
  }
  if (unread !== null) effects.out(`BAD   tables: not compared, ${unread}\n`);
  else {
    const state = differences.length === 0 ? "good" : "BAD ";
    effects.out(`${state}  tables: replayed from the ledger\n`);
  }
  for (const difference of differences.slice(0, TOLD)) effects.out(`      ${difference.message}\n`);
  if (differences.length > TOLD) effects.out(`      and ${differences.length - TOLD} more\n`);
  if (report.erased > 0) effects.out(`${report.erased} bodies erased, as the ledger says\n`);
  effects.out(`${report.size} entries, root ${report.root}\n${report.past}\n`);
};
