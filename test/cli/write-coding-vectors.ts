/**
 * Writes what comes of test/vectors/coding anew, where a rule was changed on purpose:
 * `node test/cli/write-coding-vectors.ts`, then read the difference.
 */
import { writeFileSync } from "node:fs";
import * as z from "zod";
import { vectors } from "../format/vectors.ts";
import { codeLine } from "./coding-vectors.ts";

const Given = z.array(
  z.looseObject({ name: z.string(), text: z.string(), published: z.string(), line: z.unknown() }),
);

for (const kind of ["good", "bad"]) {
  const written = [];
  for (const { name, text, published, line } of vectors(`coding/${kind}`, Given)) {
    written.push({ name, text, published, line, ...(await codeLine({ text, published, line })) });
  }
  const file = new URL(`../vectors/coding/${kind}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(written, null, 1)}\n`);
}
