// node bench/extract.ts DIR: speed from text to claims beside bare wink tokens, and exact match of
// killed, injured and date on the reports of DIR (reports.jsonl.gz, gold.jsonl). The gold has 0 where
// nothing is known and counts whoever killed himself among the killed: so a count told without a best
// value stands by its least ("at least one": 1), nothing told is 0, and suicides are added to the killed.
import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import * as z from "zod";
import { EXTRACT_VERSION, extract } from "../src/extract/extract.ts";
import { lineIdOf } from "../src/format/content-id.ts";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import type { Claim, Count } from "../src/model/claim.ts";
import { read } from "../src/read/read.ts";

const Report = z.object({
  id: z.string(),
  title: z.string().nullish(),
  published: z.string().nullish(),
  text: z.string(),
});
const Gold = z.object({
  id: z.string(),
  incident: z.string(),
  date: z.string().optional(),
  killed: z.number().optional(),
  injured: z.number().optional(),
});

const dir = process.argv[2];
if (dir === undefined)
  throw new Error("give the folder that holds reports.jsonl.gz and gold.jsonl");
const linesOf = (text: string): unknown[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
const reports = linesOf(gunzipSync(readFileSync(join(dir, "reports.jsonl.gz"))).toString()).map(
  (line) => Report.parse(line),
);
const golds = new Map(
  linesOf(readFileSync(join(dir, "gold.jsonl"), "utf8")).map((line) => {
    const gold = Gold.parse(line);
    return [gold.id, gold];
  }),
);
const data = loadRuleData();

const claimsOf = (report: z.infer<typeof Report>): readonly Claim[] => {
  const declared = {
    url: null,
    outlet: null,
    published: report.published ?? null,
    title: report.title ?? null,
  };
  const reading = read({ kind: "text", text: report.text, declared }, data);
  const capture = lineIdOf(report.id, sha256(report.text));
  return extract(reading, { capture, veils: [], unveils: [] }, data).claims;
};

const isTest = (incident: string): boolean => hash("sha256", incident, "hex").charAt(0) > "9";

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const rate = (act: (report: z.infer<typeof Report>) => unknown): number => {
  const start = performance.now();
  for (const report of reports) act(report);
  return (reports.length * 1000) / (performance.now() - start);
};

const speed = (): void => {
  const nlp = winkNLP(model);
  const bare = (report: z.infer<typeof Report>) => nlp.readDoc(report.text).tokens().out();
  const readings = new Map(
    reports.map((report) => {
      const declared = {
        url: null,
        outlet: null,
        published: report.published ?? null,
        title: null,
      };
      return [report.id, read({ kind: "text", text: report.text, declared }, data)];
    }),
  );
  const extractOnly = (report: z.infer<typeof Report>) => {
    const reading = readings.get(report.id);
    const capture = lineIdOf(report.id, sha256(report.text));
    return reading && extract(reading, { capture, veils: [], unveils: [] }, data);
  };
  const runs = Array.from({ length: 5 }, () => [rate(extractOnly), rate(claimsOf), rate(bare)]);
  const [claims, path, tokens] = [0, 1, 2].map((column) =>
    median(runs.map((run) => run[column] ?? 0)),
  );
  console.log(
    `${EXTRACT_VERSION}, ${reports.length} reports, median of five interleaved runs, one core`,
  );
  console.log(`reading → claims  ${claims?.toFixed(0)} reports/s`);
  console.log(`text → claims     ${path?.toFixed(0)} reports/s (with read)`);
  console.log(`bare wink tokens  ${tokens?.toFixed(0)} reports/s`);
};

const score = (): void => {
  const tally = { train: counts(), test: counts() };
  const size = (count: Count | undefined): number => count?.best ?? count?.min ?? 0;
  for (const report of reports) {
    const gold = golds.get(report.id);
    if (gold === undefined) continue;
    const main = claimsOf(report).find((claim) => claim.main);
    const part = isTest(gold.incident) ? tally.test : tally.train;
    const killed = size(main?.outcomes.killed) + size(main?.outcomes.suicide);
    const injured = size(main?.outcomes.wounded);
    if (gold.killed !== undefined) add(part.killed, killed === gold.killed);
    if (gold.injured !== undefined) add(part.injured, injured === gold.injured);
    if (gold.date !== undefined) add(part.date, main?.when?.earliest === gold.date);
    part.reports++;
    if (main !== undefined) part.withMain++;
    if (process.argv.includes("--misses") && part === tally.train) {
      const told = [killed, injured, main?.when?.earliest ?? null];
      const wanted = [gold.killed ?? null, gold.injured ?? null, gold.date ?? null];
      if (JSON.stringify(told) !== JSON.stringify(wanted))
        console.log(report.id, "told", told.join(" "), "gold", wanted.join(" "));
    }
  }
  for (const [name, part] of Object.entries(tally)) {
    console.log(
      `${name.padEnd(5)} killed ${percent(part.killed)}  injured ${percent(part.injured)}  date ${percent(part.date)}  with a main incident ${part.withMain} of ${part.reports}`,
    );
  }
};

type Part = { hits: number; all: number };
const counts = () => ({
  killed: { hits: 0, all: 0 },
  injured: { hits: 0, all: 0 },
  date: { hits: 0, all: 0 },
  reports: 0,
  withMain: 0,
});
const add = (part: Part, hit: boolean): void => {
  part.all++;
  if (hit) part.hits++;
};
const percent = ({ hits, all }: Part): string => `${((100 * hits) / all).toFixed(1)} % of ${all}`;

score();
if (!process.argv.includes("--score-only")) speed();
