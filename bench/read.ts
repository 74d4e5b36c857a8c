// node bench/read.ts DIR/pages [--looking | --speed]: body text against gold, speed beside the bare parts, gain of two threads.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { type DefaultTreeAdapterTypes, parse, serialize } from "parse5";
import { loadRuleData } from "../src/load/load.ts";
import { NOTHING_DECLARED } from "../src/model/capture.ts";
import type { Reading } from "../src/model/reading.ts";
import { read } from "../src/read/read.ts";
import { openPool } from "../src/work/pool.ts";

type PageCase = { readonly id: string; readonly html: string; readonly gold: string };

const RUNS = 5;
const SHINGLE = 4;
const DEPTH_CAP = 256;

const folder = process.argv[2];
if (folder === undefined)
  throw new Error("Cannot run the benchmark: no folder given, name the pages folder");
const isLooking = process.argv.includes("--looking");
const data = loadRuleData();
const pages = loadPages(folder);
const train = pages.filter(({ id }) => isTrain(id));

function loadPages(from: string): readonly PageCase[] {
  const archive = join(from, "scrapinghub.tar.gz");
  if (!existsSync(archive)) throw new Error(`Cannot find ${archive}: name the pages folder`);
  const scratch = mkdtempSync(join(tmpdir(), "onrecord-pages-"));
  try {
    execFileSync("tar", ["xzf", archive, "-C", scratch]);
    const gold: Record<string, { articleBody: string }> = JSON.parse(
      readFileSync(join(scratch, "ground-truth.json"), "utf8"),
    );
    return readdirSync(join(scratch, "html"))
      .sort()
      .map((file) => {
        const id = file.replace(".html.gz", "");
        const html = gunzipSync(readFileSync(join(scratch, "html", file))).toString("utf8");
        return { id, html, gold: gold[id]?.articleBody ?? "" };
      });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function isTrain(id: string): boolean {
  const digit = createHash("sha256").update(id).digest("hex").charAt(0);
  return digit >= "0" && digit <= "9";
}

function bodyOf(reading: Reading): string {
  return reading.blocks
    .filter(({ role }) => role === "body")
    .map(({ start, end }) => reading.text.slice(start, end))
    .join("\n");
}

/** The bare parts: pre-pass with a depth cap, DOM, Readability; nothing of ours. */
function bareBody(html: string): string {
  const tree = parse(html);
  const pending: { node: DefaultTreeAdapterTypes.Node; depth: number }[] = [
    { node: tree, depth: 0 },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, depth } = next;
    if (!("childNodes" in node)) continue;
    if (depth >= DEPTH_CAP) node.childNodes = [];
    for (const child of node.childNodes) pending.push({ node: child, depth: depth + 1 });
  }
  const { document } = parseHTML(serialize(tree));
  return new Readability(document).parse()?.textContent ?? "";
}

const readPage = (html: string): Reading =>
  read({ kind: "html", html, declared: NOTHING_DECLARED }, data);

function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  const last = Math.max(1, tokens.length - SHINGLE + 1);
  for (let at = 0; at < last && tokens.length > 0; at += 1) {
    const shingle = tokens.slice(at, at + SHINGLE).join(" ");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

type Score = { readonly precision: number; readonly recall: number };

/** As the benchmark's authors score: shingles with their counts; empty beside empty is right. */
function scoreOf(found: string, gold: string): Score {
  const [a, b] = [shingles(found), shingles(gold)];
  let hits = 0;
  for (const [shingle, count] of a) hits += Math.min(count, b.get(shingle) ?? 0);
  const sum = (counts: Map<string, number>) => counts.values().reduce((total, n) => total + n, 0);
  const [sumA, sumB] = [sum(a), sum(b)];
  return {
    precision: sumA === 0 ? (sumB === 0 ? 1 : 0) : hits / sumA,
    recall: sumB === 0 ? (sumA === 0 ? 1 : 0) : hits / sumB,
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

/** F1 of mean precision and mean recall over pages. */
function f1Of(scores: readonly Score[]): number {
  const precision = mean(scores.map((score) => score.precision));
  const recall = mean(scores.map((score) => score.recall));
  return (2 * precision * recall) / (precision + recall);
}

/** 95 % interval over 1,000 draws with a fixed generator, so that a figure can be had again. */
function interval(scores: readonly Score[]): string {
  let state = 1;
  const draw = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % scores.length;
  };
  const sample = (): number => f1Of(scores.flatMap(() => scores[draw()] ?? []));
  const values = Array.from({ length: 1_000 }, sample).sort((a, b) => a - b);
  return `${values[25]?.toFixed(3)}–${values[975]?.toFixed(3)}`;
}

function scoreBodies(): void {
  const parts = [
    { name: "train", cases: train },
    { name: "test", cases: pages.filter(({ id }) => !isTrain(id)) },
    { name: "all", cases: pages },
  ];
  for (const { name, cases } of parts) {
    const ours = cases.map(({ html, gold }) => scoreOf(bodyOf(readPage(html)), gold));
    const bare = cases.map(({ html, gold }) => scoreOf(bareBody(html), gold));
    const figures = `read ${f1Of(ours).toFixed(4)} (${interval(ours)}), bare ${f1Of(bare).toFixed(4)}`;
    const means = `precision ${mean(ours.map((one) => one.precision)).toFixed(4)}, recall ${mean(ours.map((one) => one.recall)).toFixed(4)}`;
    console.log(`body F1, ${name}, ${cases.length} pages: ${figures}; ${means}`);
    if (isLooking && name === "train") for (const [at, one] of ours.entries()) look(cases[at], one);
  }
}

/** Only pages of the train part are ever shown. */
function look(page: PageCase | undefined, { precision, recall }: Score): void {
  if (page === undefined || (precision > 0.95 && recall > 0.95)) return;
  console.log(`  ${page.id} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)}`);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

type Took = { readonly wall: number; readonly processor: number };

/** Processor time beside wall time: on a machine that others use, only the first can be compared. */
function timeOf(work: () => void): Took {
  const [start, used] = [performance.now(), process.cpuUsage()];
  work();
  const { user, system } = process.cpuUsage(used);
  return { wall: (performance.now() - start) / 1_000, processor: (user + system) / 1e6 };
}

function measureSpeed(): void {
  const ours: Took[] = [];
  const bare: Took[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    bare.push(timeOf(() => pages.forEach(({ html }) => void bareBody(html))));
    ours.push(timeOf(() => pages.forEach(({ html }) => void readPage(html))));
  }
  for (const clock of ["wall", "processor"] as const) {
    const a = pages.length / median(ours.map((took) => took[clock]));
    const b = pages.length / median(bare.map((took) => took[clock]));
    console.log(
      `speed by ${clock} time, median of ${RUNS} interleaved runs: read ${a.toFixed(1)} pages/s, bare parts ${b.toFixed(1)}: ${(a / b).toFixed(2)} × (bar 0.90)`,
    );
  }
}

async function measureThreads(): Promise<void> {
  const speeds: number[][] = [[], []];
  const limits = { timeMs: 60_000, memoryMb: 400 };
  const file = new URL("./read-worker.ts", import.meta.url);
  const pools = [1, 2].map((threads) =>
    openPool<string, number>({ file, name: "readPage", threads, ...limits }),
  );
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [at, pool] of pools.entries()) {
      const start = performance.now();
      await Promise.all(pages.map(({ html }) => pool.run(html)));
      // The first run loads the workers' modules and data.
      if (run > 0) speeds[at]?.push(performance.now() - start);
    }
  }
  await Promise.all(pools.map((pool) => pool.close()));
  const [one = 0, two = 1] = speeds.map(median);
  console.log(
    `two threads through work/: ${(one / two).toFixed(2)} × one (bar 1.80); one ${((pages.length / one) * 1_000).toFixed(1)} pages/s, two ${((pages.length / two) * 1_000).toFixed(1)}`,
  );
}

if (!process.argv.includes("--speed")) scoreBodies();
measureSpeed();
await measureThreads();
