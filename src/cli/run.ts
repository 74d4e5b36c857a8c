/** Runs one command line: errors become a sentence and an exit code. */
import { CommanderError } from "commander";
import { isOnrecordError } from "../model/error.ts";
import type { CliEffects } from "./effects.ts";
import { EXIT, type ExitCode, exitOf } from "./exit.ts";
import { makeProgram } from "./program.ts";

/**
 * @param words the command line without the program, e.g. ["add", "report.txt"]
 * @returns the exit code (docs/cli.md)
 */
export const run = async (words: readonly string[], effects: CliEffects): Promise<ExitCode> => {
  let code: ExitCode = EXIT.ok;
  const exit = (wanted: ExitCode) => {
    code = wanted;
  };
  try {
    const program = await makeProgram({ effects, exit }, words[0]);
    await program.parseAsync([...words], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    effects.err(`${messageOf(error)}\n`);
    return exitOf(error);
  }
};

/** A fault of ours is told with its place in the code; it holds no words of reports. */
const messageOf = (error: unknown): string => {
  if (isOnrecordError(error)) return error.message;
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Onrecord failed where it should not. Nothing acknowledged is lost. Please report this:\n${trace}`;
};
