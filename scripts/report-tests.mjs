// A reporter for node --test: one line a file, failures in full, and the counts in a file for test.mjs.
// A file is an outermost suite (run-together.mjs); what processes tell comes one process after the other.
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { inspect } from "node:util";

export default async function* report(events) {
  const skipped = {};
  let inFile = { tests: 0, skipped: 0 };
  let broken = 0;
  for await (const { type, data } of events) {
    if (type === "test:fail") {
      yield failure(data);
      // Node counts tests alone.
      if (data.details.type === "suite" && !isOfOthers(data)) broken += 1;
    }
    if ((type === "test:stdout" || type === "test:stderr") && data.message.trim() !== "") {
      yield data.message;
    }
    if (type === "test:pass" && data.skip !== undefined) {
      const reason = typeof data.skip === "string" ? data.skip : `"${data.name}"`;
      skipped[reason] = (skipped[reason] ?? 0) + 1;
      inFile.skipped += 1;
    }
    if (type === "test:pass" || type === "test:fail") {
      if (data.details.type !== "suite") inFile.tests += 1;
      else if (data.nesting === 0) {
        yield fileLine(data, { ...inFile, success: type === "test:pass" });
        inFile = { tests: 0, skipped: 0 };
      }
    }
    if (type === "test:summary" && data.file === undefined) {
      const { passed, failed, cancelled } = data.counts;
      const counts = { passed, failed: failed + cancelled + broken, skipped };
      if (process.env.ONRECORD_TEST_COUNTS !== undefined) {
        writeFileSync(process.env.ONRECORD_TEST_COUNTS, JSON.stringify(counts));
      }
    }
  }
}

function fileLine({ name, details }, { tests, skipped, success }) {
  const seconds = (details.duration_ms / 1000).toFixed(1);
  const told = skipped > 0 ? `${tests}, ${skipped} skipped` : tests;
  return `${success ? "ok  " : "FAIL"} ${name} (${told}; ${seconds} s)\n`;
}

/** A suite or a file that only failed because a test in it did adds nothing. */
const isOfOthers = ({ details }) => details.error?.failureType === "subtestsFailed";

function failure({ name, file, line, details }) {
  if (isOfOthers({ details })) return "";
  const where = file === undefined ? "" : ` (${relative(process.cwd(), file)}:${line})`;
  const cause = details.error?.cause ?? details.error;
  return `FAIL ${name}${where}\n${inspect(cause).replace(/^/gm, "     ")}\n`;
}
