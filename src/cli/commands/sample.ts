/** `onrecord sample`: the teaching sample, to learn and practise on. */
import { Command } from "commander";
import type { CommandMaker } from "../command.ts";
import { openProgress } from "../progress.ts";
import { isSampleReady, makeSample, sampleDir } from "../sample.ts";

type Options = { readonly fresh?: boolean };

export const sampleCommand: CommandMaker = ({ effects }) =>
  new Command("sample")
    .summary("make the teaching sample, or say where it is")
    .description(
      "make the teaching sample in your data folder if it is not there, and say where it is",
    )
    .option("--fresh", "start over: what was practised in it is lost")
    .action(async ({ fresh = false }: Options) => {
      if (fresh || !(await isSampleReady(effects))) {
        const question = "Start the teaching sample over? What was practised in it is lost. (y/n) ";
        if (fresh && (await effects.confirm(question)) === false) return;
        const progress = openProgress(effects, "texts read");
        await makeSample(effects, progress.step);
        progress.clear();
        effects.out("Made the teaching sample.\n");
      }
      const dir = sampleDir(effects);
      effects.out(
        `It is in ${dir}\nLook at it in the app (npm start), or: onrecord reports --register "${dir}"\n`,
      );
      effects.err("Teaching sample: not evidence, do not cite\n");
    });
