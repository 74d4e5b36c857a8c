import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

/** The lines of a file in bench, in its order: a label ("-" for none), a tab, the words. Throws on another label. */
export const labelledLines = <Label extends string>(
  file: string,
  labels: readonly [Label, ...Label[]],
): readonly { readonly label: Label | "-"; readonly words: string }[] => {
  const Line = z.tuple([z.enum([...labels, "-"]), z.string().min(1)]);
  return readFileSync(join(import.meta.dirname, file), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [label, words] = Line.parse(line.split("\t"));
      return { label, words };
    });
};
