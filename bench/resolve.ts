/**
 * Clusters the reports of `incidents/` by the whole pure path and scores them against gold:
 * `node bench/resolve.ts /work/shared/benchmarks/incidents [train|test]`. Figures are split by incident: look at
 * "train" only. Beside it every report alone, which is what a register without resolution has, and
 * what library parts reach. Then how well copies are found.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { extract } from "../src/extract/extract.ts";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import { NOTHING_DECLARED } from "../src/model/capture.ts";
import { CaptureId } from "../src/model/ids.ts";
import { read } from "../src/read/read.ts";
import { claimKeys, copyKeys } from "../src/resolve/keys.ts";
import { type ResolveInput, resolve } from "../src/resolve/resolve.ts";
import { baselineLabels } from "./cluster-baseline.ts";
import { scoreClusters } from "./cluster-scores.ts";
import { type CopyText, scoreCopies } from "./copy-scores.ts";

const folder = process.argv[2] ?? "";
const lines = (text: string) =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
const gold = lines(readFileSync(join(folder, "gold.jsonl"), "utf8"));
const incidentById = new Map<string, string>(gold.map(({ id, incident }) => [id, incident]));
const part = (incident: string): "train" | "test" =>
  /^[0-9]/.test(sha256(incident)) ? "train" : "test";

const data = loadRuleData();
const texts = lines(gunzipSync(readFileSync(join(folder, "reports.jsonl.gz"))).toString("utf8"));

const halves = (["train", "test"] as const).filter((half) => half === (process.argv[3] ?? half));
for (const half of halves) {
  const own = texts.filter(({ id }) => part(incidentById.get(id) ?? "") === half);
  const derived = own.map(({ id, title, published, text }) => {
    const declared = { ...NOTHING_DECLARED, title, published };
    const reading = read({ kind: "text", text, declared }, data);
    const capture = CaptureId.parse(id);
    const extraction = extract(reading, { capture, veils: [], unveils: [] }, data);
    return { id, reading, extraction };
  });
  const input: ResolveInput = {
    reports: derived.map(({ id, reading, extraction }) => ({
      report: id,
      reading,
      keys: copyKeys(reading),
      sensitive: extraction.sensitive,
    })),
    claims: derived.flatMap(({ id, reading, extraction }) =>
      extraction.claims.map((claim) => ({
        report: id,
        claim,
        keys: claimKeys(claim, reading, data),
      })),
    ),
    decisions: [],
  };
  const began = performance.now();
  const { records, warnings } = resolve(input, data);
  const seconds = (performance.now() - began) / 1000;
  const expected = new Map(own.map(({ id }) => [id, incidentById.get(id) ?? ""]));
  const alone = new Map(own.map(({ id }) => [id, id]));
  const found = new Map<string, string>(alone);
  const mains = new Map(
    derived.flatMap(({ id, extraction }) => {
      const main =
        extraction.claims.find((claim) => claim.main) ??
        extraction.claims.find((claim) => claim.kind === "incident");
      return main === undefined ? [] : [[main.id as string, id as string] as const];
    }),
  );
  for (const record of records) {
    if (record.kind !== "incident") continue;
    for (const claim of record.claims) {
      const id = mains.get(claim);
      if (id !== undefined) found.set(id, record.id);
    }
  }
  const told = new Set(mains.values()).size;
  console.log(
    `${half}: ${own.length} reports, ${told} with an incident, resolved in ${seconds.toFixed(1)} s`,
  );
  console.log("  singletons", JSON.stringify(scoreClusters(expected, alone)));
  const dated = own.map(({ id, title, published, text }) => ({
    id,
    text: `${title}\n${text}`,
    day: Date.parse(published) / 86_400_000,
  }));
  console.log("  baseline  ", JSON.stringify(scoreClusters(expected, baselineLabels(dated))));
  console.log("  resolved  ", JSON.stringify(scoreClusters(expected, found)));
  const readings = new Map(derived.map(({ id, reading }) => [id, reading]));
  const copied = own.flatMap(({ id, text }): readonly CopyText[] => {
    const reading = readings.get(id);
    return reading === undefined
      ? []
      : [{ id, incident: incidentById.get(id) ?? "", text, reading }];
  });
  const plain = (text: string) => read({ kind: "text", text, declared: NOTHING_DECLARED }, data);
  console.log("  copies    ", JSON.stringify(scoreCopies(copied, data, plain)));
  console.log(`  ${warnings.length} warnings`);
}
