/** docs/cli.md, made from the commands themselves so that it cannot drift. */
import { Readable } from "node:stream";
import type { Command } from "commander";
import { realOutside } from "../capture/outside.ts";
import type { CliEffects } from "./effects.ts";
import { EXIT_MEANINGS } from "./exit.ts";
import { makeProgram } from "./program.ts";

/** The whole page as Markdown. */
export const cliReference = async (): Promise<string> => {
  const program = await makeProgram({ effects: silentEffects(), exit: () => {} });
  const sections = program.commands.flatMap((command) => sectionsOf(command, "onrecord"));
  return `${[HEAD, ...sections, exitCodes()].join("\n\n")}\n`;
};

const HEAD = `# Command line

Made by \`npm run docs\` from the commands; do not edit. From a clone, write \`npx onrecord …\`.
A register is found by \`--register\`, else by \`ONRECORD_REGISTER\`, else in the user's data folder.`;

const sectionsOf = (command: Command, parent: string): readonly string[] => {
  const name = `${parent} ${command.name()}`;
  const own = [`## ${name}`, sentence(command.description()), usageOf(command, parent)];
  const options = command.options.map(
    ({ flags, description, defaultValue }) =>
      `- \`${flags}\` ${description}${defaultValue === undefined ? "" : ` (default: ${defaultValue})`}`,
  );
  const words = command.registeredArguments
    .filter(({ description }) => description !== "")
    .map((argument) => `- \`${argument.name()}\` ${argument.description}`);
  if (words.length + options.length > 0) own.push([...words, ...options].join("\n"));
  return [own.join("\n\n"), ...command.commands.flatMap((child) => sectionsOf(child, name))];
};

const usageOf = (command: Command, parent: string): string =>
  `\`${parent} ${command.name()} ${command.usage()}\``;

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const exitCodes = (): string => {
  const rows = EXIT_MEANINGS.map(([code, meaning]) => `| ${code} | ${meaning} |`);
  return ["## Exit codes", ["| code | meaning |", "| --- | --- |", ...rows].join("\n")].join(
    "\n\n",
  );
};

const silentEffects = (): CliEffects => ({
  out: () => {},
  err: () => {},
  draw: () => {},
  stdin: Readable.from([]),
  env: {},
  platform: "linux",
  home: "/home/user",
  userName: "user",
  isTerminal: false,
  now: () => 0,
  randomBytes: (length) => new Uint8Array(length),
  outside: (env) => realOutside(env, () => 0),
  confirm: async () => null,
  openDerivePool: () => new Promise(() => {}),
  openLinePool: () => new Promise(() => {}),
  interrupted: () => new Promise(() => {}),
});
