// node bench/sensitive-weights.ts DIR: fits data/sensitive/en.json on bench/sensitive/learned.tsv and writes it.
// Sentences of the train half of DIR (reports.jsonl.gz, gold.jsonl) stand for what gives nothing away in
// ordinary news, and texts of this project for what reports are kept for; they only weigh evidence that
// the sentences have. Multinomial logistic regression by the
// gradient over all sentences; the threshold is that at which five folds find 92 of 100.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EVERYWHERE } from "../src/extract/languages/learned.ts";
import { oddsOf, sumsOf } from "../src/extract/sensitive/learned.ts";
import { DATA_FOLDER, loadRuleData } from "../src/load/load.ts";
import { LEARNED_REASONS, type SensitiveWeights } from "../src/model/data.ts";
import { goldsIn, isTest, reportsIn } from "./incidents.ts";
import { evidenceOf, toldIn } from "./sensitive-material.ts";

const FOLDS = 5;
const LEAST_SEEN = 2;
const ROUNDS = 400;
const STEP = 0.001;
const MOMENTUM = 0.9;
/** How hard a weight is held at 0. */
const HOLD = 2;
/** What a sentence of the news weighs beside one of our own. */
const NEWS_WEIGHT = 0.4;
const KEPT_WEIGHT = 0.5;
const NEWS_REPORTS = 300;
const NEWS_LENGTH = 2500;
/** The share of sensitive sentences that the threshold lets through to people's eyes is one less this. */
const FOUND = 0.92;

const [dir] = process.argv.slice(2);
if (dir === undefined)
  throw new Error("give the folder that holds reports.jsonl.gz and gold.jsonl");
const data = loadRuleData();

type Weights = SensitiveWeights["weights"];
type Case = {
  readonly evidence: readonly string[];
  readonly reason: number;
  readonly weight: number;
};

const NOTHING = -1;
const own: readonly Case[] = toldIn("learned.tsv").map(({ reason, words }) => ({
  evidence: [...new Set(evidenceOf(words, data).flat())],
  reason: reason === "-" ? NOTHING : LEARNED_REASONS.indexOf(reason),
  weight: 1,
}));
const harmless = (text: string, weight: number): readonly Case[] =>
  evidenceOf(text, data).map((evidence) => ({ evidence, reason: NOTHING, weight }));
const golds = goldsIn(dir);
const news: readonly Case[] = reportsIn(dir)
  .filter(({ id }) => !isTest(golds.get(id)?.incident ?? "0"))
  .slice(0, NEWS_REPORTS)
  .flatMap(({ text }) => harmless(text.slice(0, NEWS_LENGTH), NEWS_WEIGHT));
/**
 * Golden texts, the teaching sample and the guide tell what reports are kept for, and speak of keeping them. What
 * golden texts give away stands in cases of its own, and two texts of the sample are there to be veiled.
 */
const ROOT = join(import.meta.dirname, "..");
const VEILED: readonly RegExp[] = [/\/sensitive-/, /unsigned-note/, /tolmar-letter/];
const kept: readonly Case[] = [
  ...globSync("test/golden/{extract,layers,read}/*/input.txt", { cwd: ROOT }),
  ...globSync("samples/**/*.txt", { cwd: ROOT }),
  ...globSync("docs/guide/*.md", { cwd: ROOT }),
]
  .filter((file) => !VEILED.some((one) => one.test(file)))
  .sort()
  .flatMap((file) => harmless(readFileSync(join(ROOT, file), "utf8"), KEPT_WEIGHT));

const KINDS = LEARNED_REASONS.length;

/** Log odds over giving nothing away, by evidence a row of as many as there are reasons. */
const fit = (some: readonly Case[]): Weights => {
  const seen = new Map<string, number>([[EVERYWHERE, LEAST_SEEN]]);
  for (const { evidence } of some)
    for (const name of evidence) seen.set(name, (seen.get(name) ?? 0) + 1);
  const names = [...seen].filter(([, times]) => times >= LEAST_SEEN).map(([name]) => name);
  const row = new Map(names.map((name, index) => [name, index * KINDS]));
  const used = [...some, ...news, ...kept].map(({ evidence, ...one }) => ({
    ...one,
    rows: Int32Array.from([EVERYWHERE, ...evidence].flatMap((name) => row.get(name) ?? [])),
  }));
  const weights = new Float64Array(names.length * KINDS);
  const pace = new Float64Array(weights.length);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = slopeOf(weights, used);
    for (let at = 0; at < weights.length; at++) {
      // What speaks everywhere is the first row, and not held.
      const push = (slope[at] ?? 0) - (at < KINDS ? 0 : HOLD * (weights[at] ?? 0));
      pace[at] = MOMENTUM * (pace[at] ?? 0) + STEP * push;
      weights[at] = (weights[at] ?? 0) + (pace[at] ?? 0);
    }
  }
  return Object.fromEntries(
    names.map((name, index) => [name, [...weights.subarray(index * KINDS, (index + 1) * KINDS)]]),
  );
};

type Used = Omit<Case, "evidence"> & { readonly rows: Int32Array };

/** How much likelier the right reasons become when a weight grows. */
const slopeOf = (weights: Float64Array, some: readonly Used[]): Float64Array => {
  const slope = new Float64Array(weights.length);
  const sums = new Float64Array(KINDS);
  for (const { rows, reason, weight } of some) {
    sums.fill(0);
    for (const row of rows)
      for (let at = 0; at < KINDS; at++) sums[at] = (sums[at] ?? 0) + (weights[row + at] ?? 0);
    const most = Math.max(0, ...sums);
    const all = sums.reduce((sum, one) => sum + Math.exp(one - most), Math.exp(-most));
    for (let at = 0; at < KINDS; at++) {
      const error = weight * ((at === reason ? 1 : 0) - Math.exp((sums[at] ?? 0) - most) / all);
      for (const row of rows) slope[row + at] = (slope[row + at] ?? 0) + error;
    }
  }
  return slope;
};

const oddsIn = (weights: Weights, { evidence }: Case): number =>
  oddsOf(
    sumsOf(
      [{ at: 0, told: evidence.flatMap((name) => [weights[name] ?? []]) }],
      weights[EVERYWHERE] ?? [],
    ),
  );

const held = own.map(() => 0);
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fit(own.filter((_, index) => index % FOLDS !== fold));
  own.forEach((one, index) => {
    if (index % FOLDS === fold) held[index] = oddsIn(weights, one);
  });
}
const told = held.filter((_, index) => own[index]?.reason !== NOTHING).sort((a, b) => b - a);
const least = told[Math.ceil(told.length * FOUND) - 1] ?? 0;
const threshold = Number((Math.floor(least * 100) / 100).toFixed(2));
const overHeld = held.filter((odds, index) => own[index]?.reason === NOTHING && odds > threshold);
const all = fit(own);
const flagged = news.filter((one) => oddsIn(all, one) > threshold).length;
console.log(
  `${own.length} sentences over ${FOLDS} folds: at ${threshold} found ${(100 * FOUND).toFixed(0)} %, of ${own.length - told.length} harmless ones flagged ${((100 * overHeld.length) / (own.length - told.length)).toFixed(1)} %; of ${news.length} sentences of news ${((100 * flagged) / news.length).toFixed(1)} %`,
);

const LEAST_WEIGHT = 0.05;
const weights = Object.fromEntries(
  Object.entries(all)
    .filter(([, row]) => row.some((weight) => Math.abs(weight) >= LEAST_WEIGHT))
    .map(([name, row]) => [name, row.map((weight) => Number(weight.toFixed(2)))] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
const source =
  "Fitted by bench/sensitive-weights.ts on our own sentences in bench/sensitive/learned.tsv, with the train half of the incidents benchmark as ordinary news: single words, beginnings of words and names of lists.";
const rows = Object.entries(weights).map(
  ([name, row]) => `${JSON.stringify(name)}: [${row.join(", ")}]`,
);
writeFileSync(
  join(DATA_FOLDER, "sensitive", "en.json"),
  `{\n"source": ${JSON.stringify(source)},\n"licence": "Apache-2.0",\n"threshold": ${threshold},\n"weights": {\n${rows.join(",\n")}\n}\n}\n`,
);
