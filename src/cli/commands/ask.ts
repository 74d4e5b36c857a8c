/** `onrecord ask`: what a model on this machine proposes for reports on record. */
import { Option } from "commander";
import { ASK_LIMITS } from "../../ask/ask.ts";
import { DEFAULT_ENDPOINT, requireLoopback } from "../../ask/endpoint.ts";
import type { Dropped } from "../../model/answer.ts";
import { ModelName } from "../../model/answer.ts";
import { OnrecordError } from "../../model/error.ts";
import type { CaptureId } from "../../model/ids.ts";
import { type Asking, type AskOutcome, ask } from "../../pipeline/ask.ts";
import type { View } from "../../store/store.ts";
import {
  type CliContext,
  type CommandMaker,
  countOption,
  jsonOption,
  registerCommand,
} from "../command.ts";
import type { CliEffects } from "../effects.ts";
import { EXIT } from "../exit.ts";
import { withPath } from "../open.ts";
import { numberOf } from "../print/number.ts";
import { shortId } from "../print/short-id.ts";
import { openProgress } from "../progress.ts";

/** Which model, where, for how long: the same wherever one is asked. */
export type ModelOptions = {
  readonly model?: string;
  readonly at: string;
  readonly timeLimit: number;
};

/** `--at` and `--time-limit`. */
export const modelOptions = (): readonly Option[] => [
  new Option("--at <address>", "where its server listens, on this machine")
    .env("ONRECORD_MODEL_AT")
    .default(DEFAULT_ENDPOINT),
  countOption("--time-limit <seconds>", "for each report", ASK_LIMITS.timeMs / 1000),
];

/** Checks the options before anything is asked; the signal aborts when the person stops. */
export const askingOf = async (effects: CliEffects, options: ModelOptions): Promise<Asking> => {
  const model = ModelName.safeParse(options.model);
  if (!model.success) {
    const hint = 'give --model as its server names it, e.g. "qwen3:8b"';
    const state = options.model === undefined ? "none is named" : "its name is not well formed";
    throw new OnrecordError("usage", `Cannot ask a model: ${state}, ${hint}`);
  }
  const stop = new AbortController();
  void effects.interrupted().then(() => stop.abort());
  return {
    model: model.data,
    endpoint: await requireLoopback(options.at),
    limits: { ...ASK_LIMITS, timeMs: options.timeLimit * 1000 },
    signal: stop.signal,
  };
};

type AskOptions = ModelOptions & {
  readonly register?: string;
  readonly json?: boolean;
  readonly all?: boolean;
  readonly again?: boolean;
};

export const askCommand: CommandMaker = (context) => {
  const command = registerCommand(
    "ask",
    "ask a model on this machine what reports claim; what it proposes is in no record until accepted",
  )
    .argument("[reports...]", "their ids or the start of them")
    .option("--all", "every report")
    .option("--model <name>", "the model, as its server names it")
    .option("--again", "also where it answered already")
    .addOption(jsonOption())
    .action((reports: readonly string[], options: AskOptions) => run(context, reports, options));
  for (const option of modelOptions()) command.addOption(option);
  return command;
};

const run = async (
  context: CliContext,
  reports: readonly string[],
  options: AskOptions,
): Promise<void> => {
  const { effects } = context;
  const asking = await askingOf(effects, options);
  let failed = 0;
  let done = 0;
  await withPath(effects, options.register, async (path) => {
    const captures = await capturesOf(path.store.view, reports, options.all === true);
    const progress = openProgress(effects, `of ${captures.length} asked about`);
    for await (const outcome of ask(path, captures, { ...asking, again: options.again === true })) {
      progress.clear();
      tell(effects, outcome, options.json === true);
      if (outcome.kind === "failed") failed += 1;
      else done += 1;
      progress.step();
    }
    progress.clear();
  });
  if (asking.signal.aborted) context.exit(EXIT.interrupted);
  else if (failed > 0) context.exit(done > 0 ? EXIT.partly : EXIT.failed);
};

const capturesOf = async (
  view: View,
  reports: readonly string[],
  all: boolean,
): Promise<readonly CaptureId[]> => {
  if (all === reports.length > 0) {
    throw new OnrecordError("usage", "Cannot ask: give reports by their ids, or --all");
  }
  if (all) return allOf(view);
  const found: CaptureId[] = [];
  for (const report of reports) {
    const row = await view.capture(report);
    if (row === null) {
      const state = `no report has the id "${report}", see "onrecord reports"`;
      throw new OnrecordError("not-found", `Cannot ask: ${state}`);
    }
    found.push(row.id);
  }
  return found;
};

const PAGE = 500;

const allOf = async (view: View): Promise<readonly CaptureId[]> => {
  const found: CaptureId[] = [];
  for (;;) {
    const { captures } = await view.captures({ limit: PAGE, offset: found.length });
    found.push(...captures.map(({ id }) => id));
    if (captures.length < PAGE) return found;
  }
};

const tell = (effects: CliEffects, outcome: AskOutcome, isJson: boolean): void => {
  const { kind, capture, name } = outcome;
  if (isJson) {
    const claims = kind === "asked" ? outcome.claims : null;
    const dropped = kind === "asked" ? outcome.dropped : [];
    const error = kind === "failed" ? outcome.error.message : null;
    effects.out(`${JSON.stringify({ kind, capture, name, claims, dropped, error })}\n`);
    return;
  }
  const head = `${shortId(capture)}  ${name}`;
  if (kind === "failed") effects.err(`${head}: ${outcome.error.message}\n`);
  else if (kind === "known") effects.out(`${head}: answered already, --again asks anew\n`);
  else {
    const claims = `${numberOf(outcome.claims, "claim")} proposed`;
    effects.out(`${head}: ${claims}${droppedText(outcome.dropped)}\n`);
  }
};

/** e.g. "; dropped: 2 not-in-text, 1 repeated"; empty where nothing was. */
export const droppedText = (dropped: Dropped): string =>
  dropped.length === 0
    ? ""
    : `; dropped: ${dropped.map(({ reason, count }) => `${count} ${reason}`).join(", ")}`;
