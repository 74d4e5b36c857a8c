/** `onrecord init`: a new register, with its key outside it. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Option } from "commander";
import { syncedOrGitFolder } from "../../format/path.ts";
import { type CommandMaker, notBlank, registerCommand } from "../command.ts";
import { foundRegister } from "../found.ts";
import { registerDir } from "../open.ts";

type InitOptions = {
  readonly name: string;
  readonly person?: string;
  readonly register?: string;
};

export const initCommand: CommandMaker = ({ effects }) =>
  registerCommand("init", "make a new, empty register")
    .argument("[dir]", "its folder (default: the user's data folder)")
    .addOption(
      new Option("--name <name>", "what the register is called")
        .argParser(notBlank("a name"))
        .makeOptionMandatory(),
    )
    .option("--person <name>", "your name in it (default: your login name)")
    .action(async (given: string | undefined, options: InitOptions) => {
      const dir = given === undefined ? registerDir(effects, options.register) : resolve(given);
      const person = options.person ?? effects.userName;
      const store = await foundRegister(effects, dir, { name: options.name, person });
      await store.close();
      effects.out(`${welcome(dir, options.name, person)}\n`);
      const shared = syncedOrGitFolder(dir, existsSync);
      if (shared !== null) effects.err(`${sharedWarning(shared)}\n`);
    });

const welcome = (dir: string, name: string, person: string): string =>
  [
    `Register "${name}" is in ${dir}`,
    `You are "${person}" in it. The key that signs it is kept outside it, in your settings folder.`,
    "The register is NOT encrypted yet: whoever can read this disk can read it.",
    "Keep a checkpoint elsewhere (onrecord checkpoint): without one, nothing proves the past.",
  ].join("\n");

const sharedWarning = (shared: string): string =>
  shared === "git working tree"
    ? "Warning: this folder lies in a git working tree; reports could be committed and pushed. Better move it out."
    : `Warning: this folder lies in ${shared}, which copies it to other people's machines. Better move it out.`;
