/** Runs the published report lines through the commands themselves. */
import * as z from "zod";
import type { Said, Session } from "../cli/session.ts";

/** Lines in and the lines that must come out. */
export const GoodLines = z.array(
  z.object({
    name: z.string(),
    command: z.array(z.string()),
    input: z.array(z.record(z.string(), z.unknown())),
    output: z.array(z.record(z.string(), z.unknown())),
  }),
);

/** A line that is refused, and what is said of it. */
export const BadLines = z.array(
  z.object({ name: z.string(), command: z.array(z.string()), line: z.string(), why: z.string() }),
);

/** What the command says to these lines. */
export const sayLines = (
  session: Session,
  command: readonly string[],
  lines: readonly string[],
): Promise<Said> => session.sayWith(lines.map((line) => `${line}\n`).join(""), ...command);

/** The lines of an output, parsed. */
export const linesOf = (out: string): readonly unknown[] =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
