/**
 * Resolves invented worlds with known truth: `node bench/world.ts [REPORTS] [FOLDER]` (10,000, a
 * temporary one). Derived reports are put on the disk first; measured is what comes after: time per
 * report from stored claims to records by the processor, most memory, what was found right and wrong,
 * and what one more report costs.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CaptureId } from "../src/model/ids.ts";
import { previewSettling } from "../src/pipeline/settle.ts";
import type { Resolution } from "../src/resolve/resolve.ts";
import { resolveShelf } from "../src/resolve/resolve.ts";
import { scoreClusters } from "./cluster-scores.ts";
import { data, inventWorld, numberOf, tellOf } from "./invented-world.ts";
import { materialOf } from "./world-material.ts";
import { shelve, type WorldShelf } from "./world-shelf.ts";

/** Reports that are added to it one by one, each telling of an incident that it holds. */
const ADDED = 100;
const NO_BINDINGS = { mustLink: [], cannotLink: [], explanations: [] };

const [given = "10000", parent = tmpdir()] = process.argv.slice(2);
const size = Number(given);
const folder = mkdtempSync(join(parent, "onrecord-world-"));

// Of the processor: other work may run on the machine.
const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Of the process until now. */
const mostMemory = (): number => Math.round(process.resourceUsage().maxRSS / 1000);

/** The record each report is in, by its number; one that is in none is by itself. */
const resolveAll = (shelf: WorldShelf) => {
  const found = Int32Array.from({ length: shelf.reports }, (_, at) => -1 - at);
  const warnings = new Map<string, number>();
  let incidents = 0;
  let records = 0;
  const keep = (resolution: Resolution): void => {
    for (const { about } of resolution.warnings) {
      warnings.set(about, (warnings.get(about) ?? 0) + 1);
    }
    records += resolution.records.length;
    for (const record of resolution.records) {
      if (record.kind !== "incident") continue;
      for (const report of record.reports) found[numberOf(report)] = incidents;
      incidents += 1;
    }
  };
  for (const resolution of resolveShelf(shelf, NO_BINDINGS, data)) keep(resolution);
  return { found, warnings, incidents, records };
};

const labelsOf = (labels: Int32Array): ReadonlyMap<string, string> =>
  new Map([...labels].map((label, at) => [String(at), String(label)]));

/** What one more report makes anew, as a register settles it. */
const addSome = async (shelf: WorldShelf): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let at = 0; at < ADDED; at += 1) {
    const incident = shelf.incidents[Math.floor((at * shelf.reports) / ADDED)] ?? 0;
    const more = tellOf({ size, incident, telling: 7, number: shelf.reports });
    const captures = [CaptureId.parse(more.report.report)];
    const began = processor();
    await previewSettling(materialOf(shelf, more), { captures, claims: [] }, { data });
    times.push(1000 * (processor() - began));
  }
  return times.toSorted((a, b) => a - b);
};

try {
  const start = processor();
  const shelf = shelve(folder, inventWorld(size));
  console.log(
    `${size} reports of ${shelf.claims} claims put on the disk: ${(processor() - start).toFixed(0)} s, ${mostMemory()} MB`,
  );
  const [began, clock] = [processor(), performance.now()];
  const { found, warnings, incidents, records } = resolveAll(shelf);
  const seconds = processor() - began;
  console.log(
    `resolved: ${seconds.toFixed(1)} s of processor, ${((1000 * seconds) / size).toFixed(3)} ms a report, ${((performance.now() - clock) / 1000).toFixed(0)} s by the clock, ${mostMemory()} MB; ${incidents} incidents, ${records} records, warnings ${JSON.stringify([...warnings])}`,
  );
  const times = await addSome(shelf);
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
  console.log(
    `one more report, of ${ADDED}: median ${at(0.5)} ms, p95 ${at(0.95)}, most ${at(1)} of processor`,
  );
  console.log(JSON.stringify(scoreClusters(labelsOf(shelf.incidents), labelsOf(found))));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
