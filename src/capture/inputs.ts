/**
 * What a person hands to `add`, one by one: files, the files in folders, or lines of the JSON Lines
 * contract. What cannot be opened comes out as a fault that names it, and the rest goes on.
 */
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import {
  type CaptureMethod,
  type Declared,
  type Fetched,
  NOTHING_DECLARED,
} from "../model/capture.ts";
import { OnrecordError } from "../model/error.ts";
import { ReportLine } from "../model/report-line.ts";

/** One thing to capture: a file on disk or bytes in hand. */
export type Input =
  | {
      readonly kind: "file";
      readonly name: string;
      readonly path: string;
      readonly bytes: number;
      readonly how: CaptureMethod;
      readonly declared: Declared;
    }
  | {
      readonly kind: "bytes";
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly how: CaptureMethod;
      readonly declared: Declared;
      /** Where `how` is "address". */
      readonly fetched?: Fetched;
    }
  | { readonly kind: "fault"; readonly name: string; readonly error: OnrecordError };

/** Files and folders as given; folders are walked in name order, dot files and links to folders left out. */
export async function* inputsOfPaths(paths: readonly string[]): AsyncGenerator<Input> {
  for (const path of paths) yield* inputsOfPath(resolve(path), path, NOTHING_DECLARED);
}

/**
 * Standard input: JSON Lines of the contract where the first line is a JSON object, else one text.
 */
export async function* inputsOfStream(stream: Readable): AsyncGenerator<Input> {
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  const text: string[] = [];
  let number = 0;
  let isJsonLines: boolean | null = null;
  for await (const line of lines) {
    number += 1;
    isJsonLines ??= line.trimStart().startsWith("{");
    if (!isJsonLines) text.push(line);
    else if (line.trim() !== "") yield* inputsOfLine(line, number);
  }
  if (isJsonLines === null) yield fault("standard input", "it is empty, give it a text or lines");
  if (text.length === 0) return;
  const bytes = new TextEncoder().encode(`${text.join("\n")}\n`);
  yield { kind: "bytes", name: "standard input", bytes, how: "stdin", declared: NOTHING_DECLARED };
}

async function* inputsOfLine(json: string, number: number): AsyncGenerator<Input> {
  const parsed = parseReportLine(json);
  if (typeof parsed === "string") {
    yield fault(`line ${number}`, parsed);
    return;
  }
  const declared = declaredOf(parsed);
  if (parsed.path !== undefined) {
    yield* inputsOfPath(resolve(parsed.path), parsed.path, declared);
    return;
  }
  const bytes = new TextEncoder().encode(parsed.html ?? parsed.text ?? "");
  yield { kind: "bytes", name: parsed.id, bytes, how: "line", declared };
}

/** The line, or in one sentence what is wrong with it. */
export const parseReportLine = (json: string): ReportLine | string => {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return "it is not JSON, give one JSON object per line";
    throw error;
  }
  const parsed = ReportLine.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  return `${field === "" ? "it" : `"${field}"`} is not as the contract says: ${issue?.message ?? ""}`;
};

/** What a line declares about its report. */
export const declaredOf = (line: ReportLine): Declared => ({
  url: line.url ?? null,
  outlet: line.outlet ?? null,
  published: line.published ?? null,
  title: line.title ?? null,
});

async function* inputsOfPath(
  path: string,
  shown: string,
  declared: Declared,
): AsyncGenerator<Input> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) {
      yield* inputsOfFolder(path, shown, declared);
    } else if (facts.isFile()) {
      yield { kind: "file", name: basename(path), path, bytes: facts.size, how: "file", declared };
    } else {
      yield fault(shown, "it is neither a file nor a folder, give a file");
    }
  } catch (error) {
    yield fault(shown, whyNot(error), error);
  }
}

async function* inputsOfFolder(
  folder: string,
  shown: string,
  declared: Declared,
): AsyncGenerator<Input> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    // A link to a folder may lead round in circles or out of what was given.
    if (entry.isSymbolicLink() && (await isFolder(path))) continue;
    yield* inputsOfPath(path, join(shown, entry.name), declared);
  }
}

const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (codeOf(error) !== null) return false; // a broken link is reported when it is opened
    throw error;
  }
};

const fault = (name: string, why: string, cause?: unknown): Input => ({
  kind: "fault",
  name,
  error: new OnrecordError("unreadable", `Cannot add "${name}": ${why}`, { cause }),
});

const whyNot = (error: unknown): string => {
  const code = codeOf(error);
  if (code === "ENOENT") return "there is no such file or folder, check the name";
  if (code === "EACCES" || code === "EPERM") return "it may not be read, check its permissions";
  if (code !== null) return `the system says ${code}, check the file and add it again`;
  throw error;
};

const codeOf = (error: unknown): string | null =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;

/** Opens a file of an input for streaming. */
export const streamOf = (path: string): Readable => createReadStream(path);
