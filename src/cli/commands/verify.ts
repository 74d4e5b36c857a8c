/** `onrecord verify`: the ledger from its bytes, then every derived row from the ledger. */
import { readFile } from "node:fs/promises";
import { OnrecordError } from "../../model/error.ts";
import {
  isSound,
  requireKey,
  requireOwnCheckpoint,
  type Tables,
  verifyRegister,
} from "../../pipeline/verify.ts";
import { withScratch } from "../../store/sqlite/scratch.ts";
import type { VerifyReport } from "../../verify/verify.ts";
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
      const { effects } = context;
      const dir = existing(effects, options.register);
      const outside = await outsideOf(context, dir, options);
      const inScratch: Parameters<typeof verifyRegister>[0]["inScratch"] = (work) =>
        withScratch(dir, work);
      const verified = await verifyRegister({ dir, inScratch, ...outside });
      const { report, tables } = verified;
      // Of a damaged register nobody can tell whether it is the sample.
      if (isSound(verified)) await withReader(effects, dir, async () => {});
      if (options.json === true) {
        const { differences, unread } = tables;
        const told = { ...report, tables: differences, tables_not_compared: unread };
        effects.out(`${JSON.stringify(told)}\n`);
      } else print(context, report, tables);
      if (!report.ok || tables.differences.length > 0) context.exit(EXIT.damaged);
      else if (tables.unread !== null) context.exit(EXIT.failed);
    });

const outsideOf = async (
  { effects }: CliContext,
  dir: string,
  { against, key = null }: { readonly against?: string; readonly key?: string | null },
) => {
  if (key !== null) requireKey(key, `"${key}"`);
  if (against === undefined) return { against: null, key };
  const note = await noteOf(against);
  const { register } = await withReader(effects, dir, ({ view }) => view.facts());
  requireOwnCheckpoint(note, register, `"${against}"`);
  return { against: note, key };
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
