// node bench/day-weights.ts DIR: fits data/days.json on the train half of DIR (reports.jsonl.gz,
// gold.jsonl) and writes it. The day of an incident is one of those told: each telling of the right day
// is made likelier by steps of the gradient over all of them; five folds give the figure that is
// printed. Only names of evidence come into the weights, no word of a text.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dayCandidates } from "../src/extract/claims/day.ts";
import { dayText } from "../src/extract/dates/calendar.ts";
import { layersOf } from "../src/extract/document.ts";
import { languageOfReading } from "../src/extract/languages/language.ts";
import { DATA_FOLDER, loadRuleData } from "../src/load/load.ts";
import type { Claim } from "../src/model/claim.ts";
import { claimsOf, goldsIn, isTest, readingOf, reportsIn } from "./incidents.ts";

const FOLDS = 5;
const LEAST_SEEN = 30;
const ROUNDS = 400;
const STEP = 1;
const MOMENTUM = 0.9;
/** How hard a weight is held at 0: what is seen seldom says little. */
const HOLD = 3;

const [dir] = process.argv.slice(2);
if (dir === undefined)
  throw new Error("give the folder that holds reports.jsonl.gz and gold.jsonl");
const data = loadRuleData();
const golds = goldsIn(dir);

type Telling = { readonly evidence: readonly string[]; readonly day: string };
type Told = { readonly tellings: readonly Telling[]; readonly gold: string };
type Case = Told & { readonly fold: number };
type Weights = ReadonlyMap<string, number>;

const cases: readonly Case[] = reportsIn(dir).flatMap((report) => {
  const gold = golds.get(report.id);
  if (gold?.date === undefined || isTest(gold.incident)) return [];
  const reading = readingOf(report, data);
  const language = languageOfReading(reading, data);
  const claims = claimsOf(report, reading, data).filter(({ kind }) => kind === "incident");
  const main = claims.find((claim) => claim.main);
  if (language === null || main === undefined) return [];
  const document = { ...layersOf(reading, language), shown: reading.text, sensitive: [] };
  const sentencesOf = ({ passages }: Claim): readonly number[] =>
    passages.flatMap(({ start }) =>
      document.sentences.findIndex((sentence) => sentence.start <= start && start < sentence.end),
    );
  const numbers = sentencesOf(main);
  const others = new Set(claims.filter((claim) => claim !== main).flatMap(sentencesOf));
  for (const number of numbers) others.delete(number);
  const tellings = dayCandidates(document, { numbers, elsewhere: others }).flatMap(
    ({ time: { value }, evidence }) =>
      value.precision === 1 && value.earliest !== null
        ? [{ evidence, day: dayText(value.earliest) }]
        : [],
  );
  // Reports of one incident are in one fold, so that none is judged by its copies.
  return [{ tellings, gold: gold.date, fold: Number(gold.incident) % FOLDS }];
});

const sumOf = (weights: Weights, evidence: readonly string[]): number =>
  evidence.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0);

const fit = (some: readonly Case[]): Weights => {
  const seen = new Map<string, number>();
  for (const { tellings } of some)
    for (const name of new Set(tellings.flatMap(({ evidence }) => evidence)))
      seen.set(name, (seen.get(name) ?? 0) + 1);
  const used = some
    .filter(({ tellings, gold }) => {
      const days = new Set(tellings.map(({ day }) => day));
      return days.has(gold) && days.size > 1;
    })
    .map(({ tellings, gold }) => ({
      gold,
      tellings: tellings.map(({ evidence, day }) => ({
        day,
        evidence: evidence.filter((name) => (seen.get(name) ?? 0) >= LEAST_SEEN),
      })),
    }));
  const weights = new Map<string, number>();
  const speed = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const slope = slopeOf(weights, used);
    for (const name of seen.keys()) {
      const weight = weights.get(name) ?? 0;
      const push = (slope.get(name) ?? 0) - HOLD * weight;
      const pace = MOMENTUM * (speed.get(name) ?? 0) + (STEP * push) / used.length;
      speed.set(name, pace);
      weights.set(name, weight + pace);
    }
  }
  return weights;
};

/** By evidence how much likelier the right days become when its weight grows. */
const slopeOf = (weights: Weights, some: readonly Told[]): Weights => {
  const slope = new Map<string, number>();
  for (const { tellings, gold } of some) {
    const loud = tellings.map(({ evidence }) => Math.exp(sumOf(weights, evidence)));
    const all = loud.reduce((sum, value) => sum + value, 0);
    const right = loud.reduce(
      (sum, value, at) => sum + (tellings[at]?.day === gold ? value : 0),
      0,
    );
    tellings.forEach(({ evidence, day }, at) => {
      const value = loud[at] ?? 0;
      const error = (day === gold ? value / right : 0) - value / all;
      for (const name of evidence) slope.set(name, (slope.get(name) ?? 0) + error);
    });
  }
  return slope;
};

const chosen = (weights: Weights, { tellings }: Case): string | null => {
  const loud = new Map<string, number>();
  for (const { day, evidence } of tellings)
    loud.set(day, (loud.get(day) ?? 0) + Math.exp(sumOf(weights, evidence)));
  return [...loud].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
};

const hits = (weights: Weights, some: readonly Case[]): number =>
  some.filter((one) => chosen(weights, one) === one.gold).length;

let held = 0;
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fit(cases.filter((one) => one.fold !== fold));
  held += hits(
    weights,
    cases.filter((one) => one.fold === fold),
  );
}
const all = fit(cases);
const told = cases.filter(({ tellings, gold }) => tellings.some(({ day }) => day === gold)).length;
const rate = (number: number): string => ((100 * number) / cases.length).toFixed(1);
console.log(
  `${cases.length} reports, right day told in ${rate(told)} %, chosen in ${rate(hits(all, cases))} %, over ${FOLDS} folds ${rate(held)} %`,
);

const weights = Object.fromEntries(
  [...all]
    .map(([name, weight]) => [name, Number(weight.toFixed(2))] as const)
    .filter(([, weight]) => weight !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
const source =
  "Fitted on the train half of the incidents benchmark by bench/day-weights.ts; names of evidence only, no word of a text.";
writeFileSync(
  join(DATA_FOLDER, "days.json"),
  `${JSON.stringify({ source, licence: "Apache-2.0", weights }, null, 2)}\n`,
);
