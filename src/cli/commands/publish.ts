/** `onrecord export` and `onrecord publish`. */
import { canonicalLines } from "../../publish/exports/canonical.ts";
import { type CommandMaker, registerCommand } from "../command.ts";
import { withReader } from "../open.ts";
import { notYet } from "./listing.ts";

export const exportCommand: CommandMaker = ({ effects }) =>
  registerCommand("export", "write out what is on record; CSV and dossiers: not yet")
    .option(
      "--canonical",
      "everything in one order, to compare two registers (internal, not disclosure-checked)",
    )
    .action(async (options: { readonly register?: string; readonly canonical?: boolean }) => {
      if (options.canonical !== true) throw notYet('"export" without --canonical');
      await withReader(effects, options.register, async ({ view }) => {
        for await (const line of canonicalLines(view)) effects.out(`${line}\n`);
      });
    });

export const publishCommand: CommandMaker = () =>
  registerCommand("publish", "make a signed, disclosure-checked edition: not yet").action(() => {
    throw notYet('"publish"');
  });
