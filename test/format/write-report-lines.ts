/**
 * Writes the outputs of test/vectors/report-lines/good.json anew with today's rules, where a rule
 * was changed on purpose: `node test/format/write-report-lines.ts`, then read the difference.
 */
import { writeFileSync } from "node:fs";
import { openSession } from "../cli/session.ts";
import { GoodLines, linesOf, sayLines } from "./report-lines.ts";
import { vectors } from "./vectors.ts";

const session = openSession();
const written = [];
for (const { name, command, input } of vectors("report-lines/good", GoodLines)) {
  const lines = input.map((line) => JSON.stringify(line));
  const { out } = await sayLines(session, command, lines);
  written.push({ name, command, input, output: linesOf(out) });
}
session.end();
const file = new URL("../vectors/report-lines/good.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(written, null, 1)}\n`);
