/** The report of a line of the filters' contract, read. */
import { declaredOf } from "../capture/inputs.ts";
import type { RuleData } from "../model/data.ts";
import type { Reading } from "../model/reading.ts";
import type { ReportLine } from "../model/report-line.ts";
import { type ReadSource, read } from "../read/read.ts";

/** `bytes` are those of the file that a line with a path names, else null. */
export const readLine = (line: ReportLine, bytes: Uint8Array | null, rules: RuleData): Reading =>
  read(sourceOf(line, bytes), rules);

const sourceOf = (line: ReportLine, bytes: Uint8Array | null): ReadSource => {
  const declared = declaredOf(line);
  if (bytes !== null) return { kind: "bytes", bytes, declared };
  if (line.html !== undefined) return { kind: "html", html: line.html, declared };
  return { kind: "text", text: line.text ?? "", declared };
};
