/** `onrecord add`: files, folders or lines, in. */
import { inputsOfPaths, inputsOfStream } from "../../capture/inputs.ts";
import { OnrecordError } from "../../model/error.ts";
import type { Path } from "../../pipeline/path.ts";
import { type AddOutcome, add } from "../../pipeline.ts";
import { type CliContext, type CommandMaker, jsonOption, registerCommand } from "../command.ts";
import { EXIT } from "../exit.ts";
import { withPath } from "../open.ts";
import { shortId } from "../print/short-id.ts";
import { openProgress } from "../progress.ts";
import { type Asking, addressOutcome, isAddress } from "./add-address.ts";

type AddOptions = {
  readonly register?: string;
  readonly json?: boolean;
  readonly yes?: boolean;
};

type Tally = { added: number; known: number; failed: number };

export const addCommand: CommandMaker = (context) =>
  registerCommand("add", "capture reports, read them and propose what they claim")
    .argument(
      "<files...>",
      'files, folders, addresses (https://…) where the register allows it, or "-" for JSON Lines or a text on standard input',
    )
    .option("--yes", "ask the hosts of these addresses without a question")
    .addOption(jsonOption())
    .action(async (files: readonly string[], options: AddOptions) => {
      const tally: Tally = { added: 0, known: 0, failed: 0 };
      const stopped = await withPath(context.effects, options.register, async (path) => {
        const progress = openProgress(context.effects, "added");
        const stop = new AbortController();
        void context.effects.interrupted().then(() => stop.abort());
        const asking = { yes: options.yes === true, signal: stop.signal };
        for await (const outcome of outcomesOf(context, path, { files, asking })) {
          progress.clear();
          count(tally, outcome);
          tell(context, outcome, options.json === true);
          progress.step();
          if (stop.signal.aborted) break;
        }
        progress.clear();
        return stop.signal.aborted;
      });
      if (options.json !== true) context.effects.out(`${summaryOf(tally)}\n`);
      if (stopped) context.exit(EXIT.interrupted);
      else if (tally.failed > 0) {
        context.exit(tally.added + tally.known > 0 ? EXIT.partly : EXIT.failed);
      }
    });

type Given = { readonly files: readonly string[]; readonly asking: Asking };

async function* outcomesOf(
  context: CliContext,
  path: Path,
  { files, asking }: Given,
): AsyncGenerator<AddOutcome> {
  const onDisk = files.filter((file) => !isAddress(file));
  if (onDisk.length > 0) yield* add(path, inputsOf(context, onDisk, files.length));
  for (const entered of files.filter(isAddress)) {
    yield await addressOutcome(context, path, { ...asking, entered });
  }
}

const inputsOf = ({ effects }: CliContext, files: readonly string[], given: number) => {
  if (!files.includes("-")) return inputsOfPaths(files);
  if (given === 1) return inputsOfStream(effects.stdin);
  throw new OnrecordError("usage", 'Cannot add "-" beside files: give one or the other');
};

const count = (tally: Tally, outcome: AddOutcome): void => {
  if (outcome.kind === "known") tally.known += 1;
  else if (outcome.kind === "failed") tally.failed += 1;
  else {
    tally.added += 1;
    if (outcome.unread !== null) tally.failed += 1;
  }
};

const tell = ({ effects }: CliContext, outcome: AddOutcome, json: boolean): void => {
  if (json) {
    const { kind, name } = outcome;
    const error = outcome.kind === "failed" ? outcome.error.message : null;
    const capture = outcome.kind === "failed" ? null : outcome.capture;
    const unread = outcome.kind === "added" ? outcome.unread : null;
    const warnings = outcome.kind === "added" ? outcome.warnings : [];
    effects.out(`${JSON.stringify({ kind, name, capture, unread, error, warnings })}\n`);
  } else if (outcome.kind === "failed") effects.err(`${outcome.error.message}\n`);
  else if (outcome.kind === "known") {
    effects.out(`${shortId(outcome.capture)}  ${outcome.name}  on record already\n`);
  } else {
    effects.out(`${shortId(outcome.capture)}  ${outcome.name}\n`);
    if (outcome.unread !== null) {
      effects.err(`Kept "${outcome.name}" but did not read it: ${outcome.unread}\n`);
    }
    for (const { what } of outcome.warnings) effects.err(`Note: ${what}\n`);
  }
};

const summaryOf = ({ added, known, failed }: Tally): string =>
  `${added} added, ${known} on record already, ${failed} with errors`;
