/** Derives the files named and prints everything that came of them; what the machine is like goes to stderr. */
import { readFileSync } from "node:fs";
import { loadRuleData } from "../../src/load/load.ts";
import { NOTHING_DECLARED } from "../../src/model/capture.ts";
import { CaptureId } from "../../src/model/ids.ts";
import { derive } from "../../src/pipeline/derive.ts";
import { resolve } from "../../src/resolve/resolve.ts";

const data = loadRuleData();
const derived = process.argv.slice(2).map((file, index) => {
  const capture = CaptureId.parse(index.toString(16).padStart(32, "0"));
  const task = { capture, declared: NOTHING_DECLARED, veils: [], unveils: [] };
  return { capture, ...derive({ ...task, bytes: readFileSync(file) }, data) };
});
const reports = derived.flatMap(({ capture, reading, readingKeys, extraction }) => {
  if (reading === null) return [];
  return [{ report: capture, reading, keys: readingKeys, sensitive: extraction.sensitive }];
});
const claims = derived.flatMap(({ capture, extraction, claimKeys }) =>
  extraction.claims.map((claim, index) => ({
    report: capture,
    claim,
    keys: claimKeys[index] ?? [],
  })),
);
const resolution = resolve({ reports, claims, decisions: [] }, data);
process.stdout.write(JSON.stringify({ derived, resolution }, null, 1));

const clock = new Date();
const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
process.stderr.write(JSON.stringify({ locale, timeZone, year: clock.getUTCFullYear() }));
