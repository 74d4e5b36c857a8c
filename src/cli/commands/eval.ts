/** `onrecord eval`: how well extractors do, beside a gold file or people's decisions. */
import { dirname, resolve } from "node:path";
import type * as z from "zod";
import { loadCodebook } from "../../load/codebook.ts";
import { loadRuleData } from "../../load/load.ts";
import { isOnrecordError, OnrecordError } from "../../model/error.ts";
import type { Evaluation } from "../../model/evaluation.ts";
import { GoldLine } from "../../model/gold.ts";
import { ClaimsLine } from "../../model/report-line.ts";
import { requireAskingAllowed } from "../../pipeline/ask.ts";
import {
  type GoldReport,
  measureDecisions,
  measureLines,
  measureModel,
  measureRules,
  readGold,
} from "../../pipeline/measure.ts";
import { type CliContext, type CommandMaker, jsonOption, registerCommand } from "../command.ts";
import { EXIT } from "../exit.ts";
import { readGiven } from "../given-file.ts";
import { withReader } from "../open.ts";
import { evaluationText, missText } from "../print/evaluation.ts";
import { askingOf, type ModelOptions, modelOptions } from "./ask.ts";

type EvalOptions = ModelOptions & {
  readonly register?: string;
  readonly json?: boolean;
  readonly decisions?: boolean;
  readonly claims?: readonly string[];
};

export const evalCommand: CommandMaker = (context) => {
  const command = registerCommand(
    "eval",
    "measure rules, a model or any program's claims beside a gold file or people's decisions",
  )
    .argument("[gold]", "a file as docs/formats/gold.md says")
    .option(
      "--decisions",
      "beside what people accepted, corrected, coded and rejected in a register",
    )
    .option(
      "--claims <name=file...>",
      "also claims in a file, in lines as `onrecord extract` prints",
    )
    .option("--model <name>", "also a model on this machine, where the register allows asking")
    .addOption(jsonOption())
    .action((gold: string | undefined, options: EvalOptions) => run(context, gold, options));
  for (const option of modelOptions()) command.addOption(option);
  return command;
};

const run = async (
  context: CliContext,
  file: string | undefined,
  options: EvalOptions,
): Promise<void> => {
  const { effects } = context;
  const decided = options.decisions === true;
  if (decided === (file !== undefined)) {
    throw new OnrecordError("usage", "Cannot evaluate: give a gold file, or --decisions");
  }
  if (decided && (options.model !== undefined || options.claims !== undefined)) {
    const why =
      "--decisions takes the answers that the register keeps, leave --model and --claims out";
    throw new OnrecordError("usage", `Cannot evaluate: ${why}`);
  }
  const told =
    file === undefined
      ? await measureRegister(context, options)
      : await measureFile(context, file, options);
  if (options.json === true) effects.out(`${JSON.stringify(told)}\n`);
  else for (const one of told) effects.out(textOf(one));
};

const measureRegister = async (
  { effects }: CliContext,
  options: EvalOptions,
): Promise<readonly Evaluation[]> => {
  const told = await withReader(effects, options.register, (store) =>
    measureDecisions(store, { codebook: loadCodebook(), data: loadRuleData() }),
  );
  if (told.some(({ reports }) => reports > 0)) return told;
  const hint = 'decide on some first, see "onrecord review waiting"';
  throw new OnrecordError("not-found", `Cannot evaluate: nobody has decided on a claim, ${hint}`);
};

const measureFile = async (
  context: CliContext,
  file: string,
  options: EvalOptions,
): Promise<readonly Evaluation[]> => {
  const { effects } = context;
  const data = loadRuleData();
  const reports = linesOf(file).map((line, at) => goldReport(line, { file, at, data }));
  const told = [measureRules(reports)];
  for (const given of options.claims ?? []) told.push(measureGiven(given, reports));
  if (options.model === undefined) return told;
  await withReader(effects, options.register, ({ view }) => requireAskingAllowed(view));
  const asking = await askingOf(effects, options);
  let faults = 0;
  const onFault = (id: string, error: OnrecordError): void => {
    faults += 1;
    effects.err(`${id}: ${error.message}\n`);
  };
  told.push(await measureModel(reports, asking, { codebook: loadCodebook(), data, onFault }));
  if (asking.signal.aborted) context.exit(EXIT.interrupted);
  else if (faults > 0) context.exit(EXIT.partly);
  return told;
};

const textOf = (told: Evaluation): string =>
  `${[evaluationText(told), ...told.misses.map((miss) => `    ${missText(miss)}`)].join("\n")}\n`;

const measureGiven = (given: string, reports: readonly GoldReport[]): Evaluation => {
  const cut = given.indexOf("=");
  if (cut < 1) {
    throw new OnrecordError("usage", `Cannot evaluate "${given}": give it as NAME=FILE`);
  }
  const file = given.slice(cut + 1);
  const lines = linesOf(file).map((line, at) => parseLine(line, ClaimsLine, { file, at }));
  return measureLines(given.slice(0, cut), reports, lines);
};

const linesOf = (file: string): readonly string[] => {
  const lines = readGiven(file)
    .toString("utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  if (lines.length > 0) return lines;
  throw new OnrecordError("bad-input", `Cannot evaluate: "${file}" is empty`);
};

type Place = { readonly file: string; readonly at: number };

const parseLine = <T>(line: string, shape: z.ZodType<T>, { file, at }: Place): T => {
  const parsed = shape.safeParse(maybeJson(line));
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.map(String).join(".") ?? "";
  const where = field === "" ? "a report a line, each a JSON object" : `at "${field}"`;
  const state = `line ${at + 1} of "${file}" is not as docs/formats/gold.md says: ${where}`;
  throw new OnrecordError("bad-input", `Cannot evaluate: ${state}`);
};

const maybeJson = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

const goldReport = (
  json: string,
  { data, ...place }: Place & { readonly data: ReturnType<typeof loadRuleData> },
): GoldReport => {
  const line = parseLine(json, GoldLine, place);
  // A path is meant from the gold file, so that the two can be moved together.
  const bytes = line.path === undefined ? null : readGiven(resolve(dirname(place.file), line.path));
  try {
    return readGold(line, bytes, data);
  } catch (error) {
    if (!isOnrecordError(error)) throw error;
    throw new OnrecordError(error.code, `Line ${place.at + 1}: ${error.message}`, { cause: error });
  }
};
