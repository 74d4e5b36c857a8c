// A reporter for node --test: one line a file, failures in full, and the counts in a file for test.mjs.
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { inspect } from "node:util";

export default async function* report(events) {
  const skipped = {};
  for await (const { type, data } of events) {
    if (type === "test:fail") yield failure(data);
    if ((type === "test:stdout" || type === "test:stderr") && data.message.trim() !== "") {
      yield data.message;
    }
    if (type === "test:pass" && data.skip !== undefined) {
      const reason = typeof data.skip === "string" ? data.skip : `"${data.name}"`;
      skipped[reason] = (skipped[reason] ?? 0) + 1;
    }
    if (type === "test:summary") {
      const { passed, failed, cancelled } = data.counts;
      if (data.file !== undefined) yield fileLine(data);
      else if (process.env.ONRECORD_TEST_COUNTS !== undefined) {
        const counts = { passed, failed: failed + cancelled, skipped };
        writeFileSync(process.env.ONRECORD_TEST_COUNTS, JSON.stringify(counts));
      }
    }
  }
}

function fileLine({ file, counts, duration_ms, success }) {
  const seconds = (duration_ms / 1000).toFixed(1);
  const tests = counts.skipped > 0 ? `${counts.tests}, ${counts.skipped} skipped` : counts.tests;
  return `${success ? "ok  " : "FAIL"} ${relative(process.cwd(), file)} (${tests}; ${seconds} s)\n`;
}

function failure({ name, file, line, details }) {
  // A suite or a file that only failed because a test in it did adds nothing.
  if (details.error?.failureType === "subtestsFailed") return "";
  const where = file === undefined ? "" : ` (${relative(process.cwd(), file)}:${line})`;
  const cause = details.error?.cause ?? details.error;
  return `FAIL ${name}${where}\n${inspect(cause).replace(/^/gm, "     ")}\n`;
}
