/** The whole command line: every command, in the order of a day's work. */
import { Command } from "commander";
import type { CliContext, CommandMaker } from "./command.ts";
import { VERSION } from "./version.ts";

/** A command is loaded when it is called: what the others are made of would take most of its start. */
const COMMANDS: Readonly<Record<string, () => Promise<CommandMaker>>> = {
  init: async () => (await import("./commands/init.ts")).initCommand,
  add: async () => (await import("./commands/add.ts")).addCommand,
  import: async () => (await import("./commands/import.ts")).importCommand,
  allow: async () => (await import("./commands/allow.ts")).allowCommand,
  serve: async () => (await import("./commands/serve.ts")).serveCommand,
  sample: async () => (await import("./commands/sample.ts")).sampleCommand,
  reports: async () => (await import("./commands/search.ts")).reportsCommand,
  search: async () => (await import("./commands/search.ts")).searchCommand,
  show: async () => (await import("./commands/show.ts")).showCommand,
  original: async () => (await import("./commands/accesses.ts")).originalCommand,
  accesses: async () => (await import("./commands/accesses.ts")).accessesCommand,
  incidents: async () => (await import("./commands/listing.ts")).incidentsCommand,
  orders: async () => (await import("./commands/listing.ts")).ordersCommand,
  "in-force": async () => (await import("./commands/in-force.ts")).inForceCommand,
  differences: async () => (await import("./commands/listing.ts")).differencesCommand,
  warnings: async () => (await import("./commands/listing.ts")).warningsCommand,
  review: async () => (await import("./commands/review.ts")).reviewCommand,
  code: async () => (await import("./commands/code.ts")).codeCommand,
  translate: async () => (await import("./commands/translate.ts")).translateCommand,
  codebook: async () => (await import("./commands/codebook.ts")).codebookCommand,
  ask: async () => (await import("./commands/ask.ts")).askCommand,
  eval: async () => (await import("./commands/eval.ts")).evalCommand,
  withdraw: async () => (await import("./commands/review.ts")).withdrawCommand,
  restore: async () => (await import("./commands/review.ts")).restoreCommand,
  erase: async () => (await import("./commands/review.ts")).eraseCommand,
  rebuild: async () => (await import("./commands/keep.ts")).rebuildCommand,
  rederive: async () => (await import("./commands/keep.ts")).rederiveCommand,
  verify: async () => (await import("./commands/verify.ts")).verifyCommand,
  checkpoint: async () => (await import("./commands/keep.ts")).checkpointCommand,
  "adopt-key": async () => (await import("./commands/keep.ts")).adoptKeyCommand,
  export: async () => (await import("./commands/publish.ts")).exportCommand,
  dossier: async () => (await import("./commands/publish.ts")).dossierCommand,
  publish: async () => (await import("./commands/publish.ts")).publishCommand,
  read: async () => (await import("./commands/filters.ts")).readCommand,
  extract: async () => (await import("./commands/filters.ts")).extractCommand,
  resolve: async () => (await import("./commands/filters.ts")).resolveCommand,
};

/** The names of all commands, as they are typed. */
export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS);

/**
 * Makes the program; nothing is read or written before it parses a command line.
 *
 * @param called the first word of that line: a name brings this command alone, anything else all
 */
export const makeProgram = async (context: CliContext, called?: string): Promise<Command> => {
  const program = new Command("onrecord")
    .description("a register for people who document lethal force at borders")
    .version(VERSION)
    .showHelpAfterError()
    .configureOutput({ writeOut: context.effects.out, writeErr: context.effects.err })
    .exitOverride();
  for (const make of await makersFor(called)) program.addCommand(inherit(make(context), program));
  // All commands would push what is wrong off the screen; the help of one is short.
  return program.showHelpAfterError('Run "onrecord --help" for all commands.');
};

const makersFor = (called: string | undefined): Promise<readonly CommandMaker[]> => {
  const one = COMMAND_NAMES.find((name) => name === called);
  const names = one === undefined ? COMMAND_NAMES : [one];
  return Promise.all(names.flatMap((name) => COMMANDS[name]?.() ?? []));
};

/** Commander gives settings to commands it makes itself, not to those added. */
const inherit = (command: Command, parent: Command): Command => {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child, command);
  return command;
};
