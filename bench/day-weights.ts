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
import { loudest } from "../src/extract/weighing/choice.ts";
import { DATA_FOLDER, loadRuleData } from "../src/load/load.ts";
import type { Claim } from "../src/model/claim.ts";
import { fitChoice, type Judged, type Weights, weightsOf } from "./choice.ts";
import { claimsOf, goldsIn, isTest, readingOf, reportsIn } from "./incidents.ts";

const FOLDS = 5;
const FITTING = { leastSeen: 30, hold: 3, rounds: 400, step: 1 };

const [dir] = process.argv.slice(2);
if (dir === undefined)
  throw new Error("give the folder that holds reports.jsonl.gz and gold.jsonl");
const data = loadRuleData();
const golds = goldsIn(dir);

type Telling = Judged & { readonly day: string };
type Told = { readonly options: readonly Telling[]; readonly gold: string; readonly fold: number };

const cases: readonly Told[] = reportsIn(dir).flatMap((report) => {
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
  const options = dayCandidates(document, { numbers, elsewhere: others }).flatMap(
    ({ time: { value }, evidence }) => {
      if (value.precision !== 1 || value.earliest === null) return [];
      const day = dayText(value.earliest);
      return [{ evidence, day, right: day === gold.date }];
    },
  );
  // Reports of one incident are in one fold, so that none is judged by its copies.
  return [{ options, gold: gold.date, fold: Number(gold.incident) % FOLDS }];
});

const chosen = (weights: Weights, { options }: Told): string | null =>
  loudest(options, Object.fromEntries(weights), ({ day }) => day)?.one.day ?? null;

const hits = (weights: Weights, some: readonly Told[]): number =>
  some.filter((one) => chosen(weights, one) === one.gold).length;

let held = 0;
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fitChoice(
    cases.filter((one) => one.fold !== fold),
    FITTING,
  );
  held += hits(
    weights,
    cases.filter((one) => one.fold === fold),
  );
}
const all = fitChoice(cases, FITTING);
const told = cases.filter(({ options }) => options.some(({ right }) => right)).length;
const rate = (number: number): string => ((100 * number) / cases.length).toFixed(1);
console.log(
  `${cases.length} reports, right day told in ${rate(told)} %, chosen in ${rate(hits(all, cases))} %, over ${FOLDS} folds ${rate(held)} %`,
);

const weights = weightsOf(all);
const source =
  "Fitted on the train half of the incidents benchmark by bench/day-weights.ts; names of evidence only, no word of a text.";
writeFileSync(
  join(DATA_FOLDER, "days.json"),
  `${JSON.stringify({ source, licence: "Apache-2.0", weights }, null, 2)}\n`,
);
