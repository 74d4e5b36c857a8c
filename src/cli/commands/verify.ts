/** `onrecord verify`: the ledger from its bytes, then every derived row from the ledger. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OnrecordError } from "../../model/error.ts";
import { compareTables, replayInto, type TableDifference } from "../../store/sqlite/replay.ts";
import { openRegisterSource } from "../../verify/register-source.ts";
import { type VerifyReport, verify } from "../../verify/verify.ts";
import { type CliContext, type CommandMaker, jsonOption, registerCommand } from "../command.ts";
import { EXIT } from "../exit.ts";
import { existing } from "../open.ts";

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
      const report = await verifyLedger(dir, options);
      const differences = report.ok ? await verifyTables(dir) : [];
      if (options.json === true) {
        context.effects.out(`${JSON.stringify({ ...report, tables: differences })}\n`);
      } else print(context, report, differences);
      if (!report.ok || differences.length > 0) context.exit(EXIT.damaged);
    });

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

/** Replays the ledger into a scratch folder and compares; nothing in the register is touched. */
const verifyTables = async (dir: string): Promise<readonly TableDifference[]> => {
  const scratch = await mkdtemp(join(tmpdir(), "onrecord-verify-"));
  try {
    await replayInto(dir, scratch);
    return await compareTables(dir, scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};

const print = (
  { effects }: CliContext,
  report: VerifyReport,
  differences: readonly TableDifference[],
): void => {
  for (const check of report.checks) {
    const counts = Object.entries(check.counts).map(([what, count]) => `${count} ${what}`);
    effects.out(`${check.ok ? "good" : "BAD "}  ${check.name}: ${counts.join(", ")}\n`);
    for (const { problem } of check.findings) effects.out(`      ${problem}\n`);
    const more = check.findings_total - check.findings.length;
    if (more > 0) effects.out(`      and ${more} more\n`);
    for (const { problem } of check.notes) effects.out(`      note: ${problem}\n`);
  }
  if (report.ok) {
    effects.out(
      `${differences.length === 0 ? "good" : "BAD "}  tables: replayed from the ledger\n`,
    );
    for (const difference of differences.slice(0, TOLD))
      effects.out(`      ${difference.message}\n`);
    if (differences.length > TOLD) effects.out(`      and ${differences.length - TOLD} more\n`);
  } else effects.out("      tables: not compared, for the ledger itself is damaged\n");
  if (report.erased > 0) effects.out(`${report.erased} bodies erased, as the ledger says\n`);
  effects.out(`${report.size} entries, root ${report.root}\n${report.past}\n`);
};
