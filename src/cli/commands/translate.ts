/** `onrecord translate`: a working translation beside words of a report, never evidence. */
import { OnrecordError } from "../../model/error.ts";
import { translating } from "../../pipeline/translate.ts";
import type { View } from "../../store/store.ts";
import { type CommandMaker, registerCommand } from "../command.ts";
import { type DecidingOptions, deciding, withDecidingOptions } from "./deciding.ts";

type TranslateOptions = DecidingOptions & {
  readonly text: string;
  readonly language: string;
  readonly translator: string;
  readonly checked?: boolean;
};

export const translateCommand: CommandMaker = (context) =>
  withDecidingOptions(
    registerCommand(
      "translate",
      "put a working translation beside words of a report; never evidence, never searched",
    ),
  )
    .argument("<report>", "its id or the start of it")
    .argument("<start>", "offset of the first code unit, as `show --json` counts")
    .argument("<end>", "offset after the last")
    .requiredOption("--text <words>", "the translation")
    .requiredOption("--translator <name>", "who made it, as they want to be told, or which program")
    .option("--language <code>", "of the translation, as BCP 47 has it", "en")
    .option("--checked", "somebody compared it with the original")
    .action((...[id, start, end, options]: [string, string, string, TranslateOptions]) =>
      deciding(context, { options, kind: "translate" }, async ({ store }) => {
        const { text, language, translator, reason } = options;
        const status = options.checked === true ? "checked" : "draft";
        const span = spanOf(start, end);
        const capture = await captureOf(store.view, id);
        return translating({ capture, ...span, text, language, translator, status, reason });
      }),
    );

const spanOf = (start: string, end: string) => {
  const [from, to] = [Number(start), Number(end)];
  if (Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to > from) {
    return { start: from, end: to };
  }
  const state = "give two offsets, the first smaller";
  throw new OnrecordError("usage", `Cannot translate ${start} to ${end}: ${state}`);
};

const captureOf = async (view: View, id: string) => {
  const row = await view.capture(id);
  if (row !== null) return row.id;
  throw new OnrecordError("not-found", `Cannot find report "${id}": see "onrecord reports"`);
};
