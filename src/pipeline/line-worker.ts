/** One line of a filter, as a worker runs it. */
import { parseReportLine } from "../capture/inputs.ts";
import { extract } from "../extract/extract.ts";
import { extractLayers } from "../extract/layers.ts";
import { lineIdOf } from "../format/content-id.ts";
import { sha256 } from "../format/hash.ts";
import { loadRuleData } from "../load/load.ts";
import type { RuleData } from "../model/data.ts";
import { OnrecordError } from "../model/error.ts";
import { ReadingLine } from "../model/report-line.ts";
import { veilReading } from "../store/guard.ts";
import { task } from "../work/task.ts";
import { readLine } from "./read-line.ts";

export type LineTask = {
  readonly stage: "read" | "extract";
  /** JSON of the contract. */
  readonly line: string;
  /** The file that a line with a path names, else null. */
  readonly bytes: Uint8Array | null;
  readonly includeSensitive: boolean;
  readonly layers: boolean;
};

/** The pool's task: the output line as JSON. */
export const lineTask = task((input: LineTask): string => {
  const data = loadRuleData();
  const { id, reading } = readingOf(input, data);
  if (input.stage === "read") return JSON.stringify({ id, reading });
  const { includeSensitive } = input;
  const capture = lineIdOf(id, sha256(reading.text));
  const options = { capture, veils: [], unveils: [], includeSensitive };
  const { claims, sensitive } = extract(reading, options, data);
  const shown = includeSensitive ? reading : veilReading(reading, sensitive);
  const layers = input.layers ? extractLayers(shown, data) : {};
  return JSON.stringify({ id, reading: shown, claims, sensitive, ...layers });
});

const readingOf = (input: LineTask, rules: RuleData): ReadingLine => {
  const given = input.stage === "extract" ? maybeReadingLine(input.line) : null;
  if (given !== null) return given;
  const line = parseReportLine(input.line);
  if (typeof line === "string")
    throw new OnrecordError("bad-input", `Cannot read this line: ${line}`);
  return { id: line.id, reading: readLine(line, input.bytes, rules) };
};

/** `extract` also takes what `read` gave. */
const maybeReadingLine = (json: string): ReadingLine | null => {
  try {
    return ReadingLine.safeParse(JSON.parse(json)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null; // told as a fault of the line by the caller
    throw error;
  }
};
