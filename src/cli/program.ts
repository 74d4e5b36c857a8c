/** The whole command line: every command, in the order of a day's work. */
import { Command } from "commander";
import type { CommandMaker } from "./command.ts";
import { accessesCommand, originalCommand } from "./commands/accesses.ts";
import { addCommand } from "./commands/add.ts";
import { allowCommand } from "./commands/allow.ts";
import { askCommand } from "./commands/ask.ts";
import { codeCommand } from "./commands/code.ts";
import { codebookCommand } from "./commands/codebook.ts";
import { evalCommand } from "./commands/eval.ts";
import { extractCommand, readCommand, resolveCommand } from "./commands/filters.ts";
import { importCommand } from "./commands/import.ts";
import { inForceCommand } from "./commands/in-force.ts";
import { initCommand } from "./commands/init.ts";
import {
  adoptKeyCommand,
  checkpointCommand,
  rebuildCommand,
  rederiveCommand,
} from "./commands/keep.ts";
import { differencesCommand, incidentsCommand, ordersCommand } from "./commands/listing.ts";
import { dossierCommand, exportCommand, publishCommand } from "./commands/publish.ts";
import { eraseCommand, restoreCommand, reviewCommand, withdrawCommand } from "./commands/review.ts";
import { sampleCommand } from "./commands/sample.ts";
import { reportsCommand, searchCommand } from "./commands/search.ts";
import { serveCommand } from "./commands/serve.ts";
import { showCommand } from "./commands/show.ts";
import { translateCommand } from "./commands/translate.ts";
import { verifyCommand } from "./commands/verify.ts";
import { VERSION } from "./version.ts";

const COMMANDS: readonly CommandMaker[] = [
  initCommand,
  addCommand,
  importCommand,
  allowCommand,
  serveCommand,
  sampleCommand,
  reportsCommand,
  searchCommand,
  showCommand,
  originalCommand,
  accessesCommand,
  incidentsCommand,
  ordersCommand,
  inForceCommand,
  differencesCommand,
  reviewCommand,
  codeCommand,
  translateCommand,
  codebookCommand,
  askCommand,
  evalCommand,
  withdrawCommand,
  restoreCommand,
  eraseCommand,
  rebuildCommand,
  rederiveCommand,
  verifyCommand,
  checkpointCommand,
  adoptKeyCommand,
  exportCommand,
  dossierCommand,
  publishCommand,
  readCommand,
  extractCommand,
  resolveCommand,
];

/** Makes the program; nothing is read or written before it parses a command line. */
export const makeProgram: (...context: Parameters<CommandMaker>) => Command = (context) => {
  const program = new Command("onrecord")
    .description("a register for people who document lethal force at borders")
    .version(VERSION)
    .showHelpAfterError()
    .configureOutput({ writeOut: context.effects.out, writeErr: context.effects.err })
    .exitOverride();
  for (const make of COMMANDS) program.addCommand(inherit(make(context), program));
  return program;
};

/** Commander gives settings to commands it makes itself, not to those added. */
const inherit = (command: Command, parent: Command): Command => {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child, command);
  return command;
};
