/**
 * The whole path, text in to records on the disk, in one thread: reports a second of processor time,
 * beside the bare library parts it stands on (SHA-256, wink tokens, one SQLite row and its full-text
 * row) in the same run. `node bench/path.ts DIR [REPORTS]`, DIR holds reports.jsonl.gz.
 */
import { hash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync } from "node:zlib";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import type { Input } from "../src/capture/inputs.ts";
import { add } from "../src/pipeline.ts";
import { openTestRegister } from "../test/pipeline/register.ts";

const RUNS = 5;

const [dir, given = "1000"] = process.argv.slice(2);
if (dir === undefined) throw new Error("give the folder that holds reports.jsonl.gz");

type Report = {
  readonly id: string;
  readonly title?: string;
  readonly published?: string;
  readonly text: string;
};
const all: Report[] = gunzipSync(readFileSync(join(dir, "reports.jsonl.gz")))
  .toString()
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line));
// The looking part alone: the first hex digit of SHA-256(id) is 0 to 9.
const reports = all.filter(({ id }) => /^[0-9]/.test(hash("sha256", id))).slice(0, Number(given));

async function* inputs(): AsyncGenerator<Input> {
  for (const { id, title = null, published = null, text } of reports) {
    const declared = { url: null, outlet: null, published, title };
    yield { kind: "bytes", name: id, bytes: new TextEncoder().encode(text), how: "line", declared };
  }
}

/** Seconds of processor time, of the clock, and how many reports came in. */
const wholePath = async (): Promise<{ cpu: number; clock: number; added: number }> => {
  const register = await openTestRegister();
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  let added = 0;
  for await (const outcome of add(register.path, inputs()))
    if (outcome.kind === "added") added += 1;
  const used = process.cpuUsage(cpu);
  const seconds = (performance.now() - clock) / 1000;
  await register.end();
  return { cpu: (used.user + used.system) / 1e6, clock: seconds, added };
};

const wink = winkNLP(model, ["sbd"]);

const bareParts = (): { cpu: number; clock: number } => {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-bare-"));
  const database = new DatabaseSync(join(folder, "bare.sqlite"));
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  database.exec(
    "CREATE TABLE texts (id TEXT PRIMARY KEY, text TEXT); CREATE VIRTUAL TABLE found USING fts5 (text)",
  );
  const [row, index] = [
    database.prepare("INSERT OR IGNORE INTO texts VALUES (?, ?)"),
    database.prepare("INSERT INTO found VALUES (?)"),
  ];
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  for (let from = 0; from < reports.length; from += 64) {
    database.exec("BEGIN IMMEDIATE");
    for (const { text } of reports.slice(from, from + 64)) {
      wink.readDoc(text).sentences().length();
      row.run(hash("sha256", text), text);
      index.run(text);
    }
    database.exec("COMMIT");
  }
  const used = process.cpuUsage(cpu);
  const seconds = (performance.now() - clock) / 1000;
  database.close();
  rmSync(folder, { recursive: true, force: true });
  return { cpu: (used.user + used.system) / 1e6, clock: seconds };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const whole: number[] = [];
const bare: number[] = [];
await wholePath(); // warms the compiler; not counted
for (let run = 0; run < RUNS; run += 1) {
  const path = await wholePath();
  const parts = bareParts();
  whole.push(path.added / path.cpu);
  bare.push(reports.length / parts.cpu);
  console.log(
    `run ${run + 1}: path ${(path.added / path.cpu).toFixed(0)}/s of processor (${(path.added / path.clock).toFixed(0)}/s by the clock), bare parts ${(reports.length / parts.cpu).toFixed(0)}/s`,
  );
}
const rss = process.resourceUsage().maxRSS / 1024;
console.log(`${reports.length} reports, median of ${RUNS}:`);
console.log(`whole path ${median(whole).toFixed(0)} reports/s/core (bar 100)`);
console.log(
  `bare parts ${median(bare).toFixed(0)} reports/s/core; ratio ${(median(whole) / median(bare)).toFixed(2)}`,
);
console.log(`most memory ${rss.toFixed(0)} MB (bar 800)`);
