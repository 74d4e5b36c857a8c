/** The pure stages as filters: JSON Lines in, JSON Lines out (docs/formats/report-lines.md). */
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Command } from "commander";
import * as z from "zod";
import { parseReportLine } from "../../capture/inputs.ts";
import { loadRuleData } from "../../load/load.ts";
import { isOnrecordError, OnrecordError } from "../../model/error.ts";
import { ClaimsLine } from "../../model/report-line.ts";
import type { LineTask } from "../../pipeline/line-worker.ts";
import { resolveLines } from "../../pipeline/resolve-lines.ts";
import type { CliContext, CommandMaker } from "../command.ts";
import { EXIT } from "../exit.ts";

type FilterOptions = { readonly includeSensitive?: boolean; readonly layers?: boolean };

export const readCommand: CommandMaker = (context) =>
  filter("read", "lines of reports in, lines of readings out").action(() =>
    runLines(context, { stage: "read", includeSensitive: false, layers: false }),
  );

export const extractCommand: CommandMaker = (context) =>
  filter("extract", "lines of reports or readings in, lines of readings with claims out")
    .option("--include-sensitive", "leave the words of sensitive passages in")
    .option("--layers", "also sentences, attributions, times, places, numbers, quotations")
    .action((options: FilterOptions) =>
      runLines(context, {
        stage: "extract",
        includeSensitive: options.includeSensitive === true,
        layers: options.layers === true,
      }),
    );

export const resolveCommand: CommandMaker = (context) =>
  filter("resolve", "lines with claims in, a line per record out").action(() =>
    runResolve(context),
  );

/** Filters touch no register, so they have no `--register`. */
const filter = (name: string, summary: string): Command =>
  new Command(name).summary(summary).description(summary);

type Setting = Omit<LineTask, "line" | "bytes">;

/** Lines that wait for a worker at once; output keeps the order of input. */
const WINDOW = 64;

const runLines = async (context: CliContext, setting: Setting): Promise<void> => {
  const pool = await context.effects.openLinePool();
  const waiting: Promise<Answer>[] = [];
  const tally = { good: 0, bad: 0 };
  const seen = new Set<string>();
  const settleOne = async () => {
    const given = await waiting.shift();
    if (given === undefined) return;
    const answer = withoutRepeat(given, seen);
    tell(context, answer);
    if (answer.error === null) tally.good += 1;
    else tally.bad += 1;
  };
  try {
    for await (const { line, number } of linesOf(context)) {
      waiting.push(answerTo(line, number, (task) => pool.run({ ...setting, ...task })));
      if (waiting.length >= WINDOW) await settleOne();
    }
    while (waiting.length > 0) await settleOne();
  } finally {
    await pool.close();
  }
  if (tally.bad > 0) context.exit(tally.good > 0 ? EXIT.partly : EXIT.failed);
};

/** Two reports of one id could not be told apart in what `resolve` gives. */
const withoutRepeat = (answer: Answer, seen: Set<string>): Answer => {
  if (answer.json === null) return answer;
  const { id } = Identified.parse(JSON.parse(answer.json));
  if (!seen.has(id)) {
    seen.add(id);
    return answer;
  }
  const error = `Cannot take id "${id}" twice: give each line an id of its own`;
  return { number: answer.number, json: null, error };
};

const Identified = z.object({ id: z.string() });

type Answer = {
  readonly number: number;
  readonly json: string | null;
  readonly error: string | null;
};

const answerTo = async (
  line: string,
  number: number,
  run: (task: Pick<LineTask, "line" | "bytes">) => Promise<string>,
): Promise<Answer> => {
  try {
    return { number, json: await run({ line, bytes: await bytesNamedBy(line) }), error: null };
  } catch (error) {
    if (!isOnrecordError(error)) throw error;
    return { number, json: null, error: error.message };
  }
};

/** The file of a line with a path; null for a line that has its text with it. */
const bytesNamedBy = async (line: string): Promise<Uint8Array | null> => {
  const parsed = parseReportLine(line);
  if (typeof parsed === "string" || parsed.path === undefined) return null;
  try {
    return await readFile(parsed.path);
  } catch (error) {
    const why = "it cannot be opened, check its name and permissions";
    throw new OnrecordError("unreadable", `Cannot read "${parsed.path}": ${why}`, { cause: error });
  }
};

const tell = ({ effects }: CliContext, { number, json, error }: Answer): void => {
  if (json !== null) effects.out(`${json}\n`);
  else effects.err(`line ${number}: ${error}\n`);
};

const runResolve = async (context: CliContext): Promise<void> => {
  const lines: ClaimsLine[] = [];
  const seen = new Set<string>();
  let bad = 0;
  for await (const { line, number } of linesOf(context)) {
    const parsed = parseClaimsLine(line);
    if (typeof parsed === "string") {
      bad += 1;
      context.effects.err(`line ${number}: ${parsed}\n`);
    } else if (seen.has(parsed.id)) {
      bad += 1;
      context.effects.err(`line ${number}: Cannot take id "${parsed.id}" twice\n`);
    } else {
      seen.add(parsed.id);
      lines.push(parsed);
    }
  }
  const { records, warnings } = resolveLines(lines, loadRuleData());
  for (const line of records) context.effects.out(`${JSON.stringify(line)}\n`);
  for (const { what, of } of warnings) {
    context.effects.err(`Compared less than everything: ${what} (among them ${of.join(", ")})\n`);
  }
  if (bad > 0) context.exit(lines.length > 0 ? EXIT.partly : EXIT.failed);
};

const parseClaimsLine = (line: string): ClaimsLine | string => {
  try {
    const parsed = ClaimsLine.safeParse(JSON.parse(line));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return `Cannot resolve this line: "${issue?.path.join(".")}" ${issue?.message}; give what "onrecord extract" printed`;
  } catch (error) {
    if (error instanceof SyntaxError) return "Cannot resolve this line: it is not JSON";
    throw error;
  }
};

async function* linesOf({ effects }: CliContext) {
  let number = 0;
  const lines = createInterface({ input: effects.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    number += 1;
    if (line.trim() !== "") yield { line, number };
  }
}
