// node bench/extract.ts DIR: speed from text to claims beside bare wink tokens, and exact match of
// killed, injured and date on the reports of DIR (reports.jsonl.gz, gold.jsonl). The gold has 0 where
// nothing is known and counts whoever killed himself among the killed: so a count told without a best
// value stands by its least ("at least one": 1), nothing told is 0, and suicides are added to the killed.
//
// --score-only leaves the speed out; --train scores the train half alone and takes half the time;
// --misses [killed|injured|date] lists each miss of the train half with the words that were read.
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { extract } from "../src/extract/extract.ts";
import { EXTRACT_VERSION } from "../src/extract/version.ts";
import { lineIdOf } from "../src/format/content-id.ts";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import type { Claim, Count } from "../src/model/claim.ts";
import type { Passage } from "../src/model/passage.ts";
import {
  claimsOf,
  type Gold,
  goldsIn,
  isTest,
  type Report,
  readingOf,
  reportsIn,
} from "./incidents.ts";

const [dir, ...options] = process.argv.slice(2);
if (dir === undefined)
  throw new Error("give the folder that holds reports.jsonl.gz and gold.jsonl");
const reports = reportsIn(dir);
const golds = goldsIn(dir);
const data = loadRuleData();

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const rate = (act: (report: Report) => unknown): number => {
  const start = performance.now();
  for (const report of reports) act(report);
  return (reports.length * 1000) / (performance.now() - start);
};

const speed = (): void => {
  const nlp = winkNLP(model);
  const bare = (report: Report) => nlp.readDoc(report.text).tokens().out();
  const readings = new Map(reports.map((report) => [report.id, readingOf(report, data)]));
  const extractOnly = (report: Report) => {
    const reading = readings.get(report.id);
    const capture = lineIdOf(report.id, sha256(report.text));
    return reading && extract(reading, { capture, veils: [], unveils: [] }, data);
  };
  const whole = (report: Report) => claimsOf(report, readingOf(report, data), data);
  const runs = Array.from({ length: 5 }, () => [rate(extractOnly), rate(whole), rate(bare)]);
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

/** What a field was read as beside the gold; told 0 or null where no main incident tells of it. */
type Field = {
  readonly told: number | string | null;
  readonly wanted: number | string | undefined;
};
const FIELDS = ["killed", "injured", "date"] as const;
type Fields = Readonly<Record<(typeof FIELDS)[number], Field>>;

const size = (count: Count | undefined): number => count?.best ?? count?.min ?? 0;

const fieldsOf = (main: Claim | undefined, gold: Gold): Fields => ({
  killed: {
    told: size(main?.outcomes.killed) + size(main?.outcomes.suicide),
    wanted: gold.killed,
  },
  injured: { told: size(main?.outcomes.wounded), wanted: gold.injured },
  date: { told: main?.when?.earliest ?? null, wanted: gold.date },
});

const score = (): void => {
  const tally = { train: counts(), test: counts() };
  const only = options.includes("--train");
  for (const report of reports) {
    const gold = golds.get(report.id);
    if (gold === undefined || (only && isTest(gold.incident))) continue;
    const main = claimsOf(report, readingOf(report, data), data).find((claim) => claim.main);
    const part = isTest(gold.incident) ? tally.test : tally.train;
    const fields = fieldsOf(main, gold);
    for (const field of FIELDS) {
      const { told, wanted } = fields[field];
      if (wanted !== undefined) add(part[field], told === wanted);
    }
    part.reports++;
    if (main !== undefined) part.withMain++;
    if (options.includes("--misses") && part === tally.train) tellMisses(report, main, fields);
  }
  for (const [name, part] of Object.entries(tally)) {
    if (part.reports === 0) continue;
    console.log(
      `${name.padEnd(5)} killed ${percent(part.killed)}  injured ${percent(part.injured)}  date ${percent(part.date)}  with a main incident ${part.withMain} of ${part.reports}`,
    );
  }
};

/** Each field that differs from the gold, with the words it was read from; then the claim's own words. */
const tellMisses = (report: Report, main: Claim | undefined, fields: Fields): void => {
  const asked = FIELDS.filter((field) => options.includes(field));
  const missed = (asked.length > 0 ? asked : FIELDS).filter(
    (field) => fields[field].wanted !== undefined && fields[field].wanted !== fields[field].told,
  );
  if (missed.length === 0) return;
  console.log(`\n${report.id} published ${report.published ?? "?"}: ${report.title ?? ""}`);
  for (const field of missed) {
    const { told, wanted } = fields[field];
    const words = passagesOf(main, field).map(aroundOf);
    console.log(`  ${field}: told ${told}, gold ${wanted} ${words.join(" | ")}`);
  }
  for (const { exact } of main?.passages ?? [])
    console.log(`    ${exact.replaceAll("\n", " ").slice(0, 200)}`);
};

const passagesOf = (
  main: Claim | undefined,
  field: (typeof FIELDS)[number],
): readonly Passage[] => {
  if (field === "date") return main?.when?.basis.passages ?? [];
  const { killed, suicide, wounded } = main?.outcomes ?? {};
  const told = field === "killed" ? [killed, suicide] : [wounded];
  return told.flatMap((count) => count?.basis.passages ?? []);
};

const aroundOf = ({ prefix, exact, suffix }: Passage): string =>
  `${prefix.slice(-24)}[${exact}]${suffix.slice(0, 24)}`.replaceAll("\n", " ");

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
if (!options.includes("--score-only") && !options.includes("--train")) speed();
