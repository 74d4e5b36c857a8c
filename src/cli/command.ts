/** What every command is made of: its words, its options and its work. */
import { Command, Option } from "commander";
import { OnrecordError } from "../model/error.ts";
import type { CliEffects } from "./effects.ts";
import type { ExitCode } from "./exit.ts";

/** Sets the exit code the process ends with. */
export type CliContext = {
  readonly effects: CliEffects;
  readonly exit: (code: ExitCode) => void;
};

export type CommandMaker = (context: CliContext) => Command;

/** A command that works on a register. */
export const registerCommand = (name: string, summary: string): Command =>
  new Command(name)
    .summary(summary)
    .description(summary)
    .addOption(
      new Option(
        "--register <dir>",
        "the register's folder (default: ONRECORD_REGISTER, else the user's data folder)",
      ),
    );

/** `--json` as every listing command has it. */
export const jsonOption = (): Option =>
  new Option("--json", "print JSON instead of text (docs/formats/report-lines.md)");

/** A whole number from 1 on. */
export const countOption = (flags: string, what: string, otherwise: number): Option =>
  new Option(flags, what).default(otherwise).argParser((text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= 1 && number <= MOST) return number;
    throw new OnrecordError("usage", `Cannot use "${text}": give a whole number from 1 to ${MOST}`);
  });

/** More rows than this are not for a terminal. */
const MOST = 1_000_000;

/** `--reason`, which no decision is without. */
export const reasonOption = (): Option =>
  new Option("--reason <text>", "why; kept with the decision")
    .argParser(notBlank("a reason"))
    .makeOptionMandatory();

/** Parses a text that must say something. */
export const notBlank =
  (what: string) =>
  (text: string): string => {
    if (text.trim() !== "") return text;
    throw new OnrecordError("usage", `Cannot go on without ${what}: it is empty, write it out`);
  };
