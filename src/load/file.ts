/** Reads one file of data and checks it. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import * as z from "zod";
import { OnrecordError } from "../model/error.ts";

/** What every file of data says of where it comes from. */
export const credit = { source: z.string().min(1), licence: z.string().min(1) };

/** The file as the schema has it; throws "bad-input" naming file and field, or "unreadable". */
export const checked = <T extends z.ZodType>(file: string, schema: T): z.infer<T> => {
  const result = schema.safeParse(parsedJson(file));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.map(String).join(".") ?? "";
  throw bad(file, `field "${field}" ${issue?.message ?? "is not valid"}, correct the file`);
};

const parsedJson = (file: string): unknown => {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new OnrecordError(
      "unreadable",
      `Cannot load rule data: file "${file}" cannot be read, check that it exists and its permissions`,
      { cause },
    );
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof SyntaxError ? cause.message : "not JSON";
    throw new OnrecordError(
      "bad-input",
      `Cannot load rule data: file "${file}" is not JSON (${why}), correct it`,
      {
        cause,
      },
    );
  }
};

/** What is wrong in a file of rule data, and what to do. */
export const bad = (file: string, what: string): OnrecordError =>
  new OnrecordError("bad-input", `Cannot load rule data: in "${basename(file)}" ${what}`);
