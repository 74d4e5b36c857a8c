// node bench/harm-weights.ts DIR: fits data/harm.json on the train part of MUC-4 (DIR holds
// muc4-roles.tar.gz) and writes it. Logistic regression by stochastic descent over names of evidence, in a
// fixed order; the threshold is the best of five folds. No word of a text comes into the weights.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Candidate, candidatesOf } from "../src/extract/harm/part.ts";
import { languageOf } from "../src/extract/languages/language.ts";
import { sentencesOf } from "../src/extract/sentences/sentence.ts";
import { tagWords } from "../src/extract/tokens/tag.ts";
import { tokenise } from "../src/extract/tokens/token.ts";
import { DATA_FOLDER, loadRuleData } from "../src/load/load.ts";
import { PARTS_IN_HARM, type Part } from "../src/model/data.ts";
import { matchesOf, mucTexts, plainWords, type Sum, scoresOf } from "./muc.ts";

const FOLDS = 5;
const LEAST_SEEN = 25;
const ROUNDS = 30;
const DECAY = 0.002;

const [dir] = process.argv.slice(2);
if (dir === undefined) throw new Error("give the folder that holds muc4-roles.tar.gz");
const language = languageOf("en", loadRuleData());
if (language === null) throw new Error("no lexicon");
const texts = mucTexts(dir, "train");

type Case = Pick<Candidate, "part" | "same"> & {
  readonly words: string;
  readonly evidence: readonly string[];
  readonly right: number;
  readonly text: number;
};
type Weights = ReadonlyMap<string, number>;

const cases: readonly Case[] = texts.flatMap(({ text, gold }, index) => {
  const tokens = tokenise(text);
  const tags = tagWords(tokens, language);
  const sentences = sentencesOf(tokens, tags, []);
  return candidatesOf({ tokens, tags, cased: false }, sentences).map(
    ({ part, phrase, same, evidence }) => {
      const { start } = tokens[phrase.from] ?? { start: 0 };
      const words = plainWords(text.slice(start, tokens[phrase.to - 1]?.end));
      const right = gold(part).some((entity) => entity.has(words)) ? 1 : 0;
      const named = evidence.map((name) => `${part}: ${name}`);
      return { part, same, words, evidence: named, right, text: index };
    },
  );
});

const fit = (some: readonly Case[]): Weights => {
  const seen = new Map<string, number>();
  for (const { evidence } of some)
    for (const name of evidence) seen.set(name, (seen.get(name) ?? 0) + 1);
  const used = some.map(({ evidence, right }) => ({
    evidence: evidence.filter((name) => (seen.get(name) ?? 0) >= LEAST_SEEN),
    right,
  }));
  const weights = new Map<string, number>();
  let state = 1;
  for (let round = 0; round < ROUNDS; round++) {
    const rate = 0.1 / (1 + round * 0.3);
    for (let step = 0; step < used.length; step++) {
      state = (state * 16807) % 2147483647;
      const { evidence, right } = used[state % used.length] ?? { evidence: [], right: 0 };
      const error = right - 1 / (1 + Math.exp(-sumOf(weights, evidence)));
      for (const name of evidence) {
        const weight = weights.get(name) ?? 0;
        weights.set(name, weight + rate * (error - DECAY * weight));
      }
    }
  }
  return weights;
};

const sumOf = (weights: Weights, evidence: readonly string[]): number =>
  evidence.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0);

const f1At = (sums: readonly number[], threshold: number): number => {
  const told = new Map<string, { text: number; part: Part; words: string; sum: number }>();
  cases.forEach(({ text, part, same, words }, index) => {
    const sum = sums[index] ?? Number.NEGATIVE_INFINITY;
    const key = `${text} ${part} ${same}`;
    if (sum >= threshold && (told.get(key)?.sum ?? Number.NEGATIVE_INFINITY) < sum)
      told.set(key, { text, part, words, sum });
  });
  const byText = Map.groupBy(told.values(), ({ text }) => text);
  const total: Sum = { hits: 0, told: told.size, gold: 0 };
  texts.forEach(({ gold }, text) => {
    for (const part of PARTS_IN_HARM) {
      const wanted = gold(part);
      const mine = (byText.get(text) ?? []).filter((one) => one.part === part);
      total.gold += wanted.length;
      total.hits += matchesOf(
        mine.map(({ words }) => words),
        wanted,
      );
    }
  });
  return scoresOf(total).f1;
};

const held = new Array<number>(cases.length).fill(0);
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fit(cases.filter(({ text }) => text % FOLDS !== fold));
  cases.forEach(({ text, evidence }, index) => {
    if (text % FOLDS === fold) held[index] = sumOf(weights, evidence);
  });
}
let best = { threshold: 0, f1: 0 };
for (let threshold = -2.5; threshold <= 0.5; threshold += 0.05) {
  const f1 = f1At(held, threshold);
  if (f1 > best.f1) best = { threshold: Number(threshold.toFixed(2)), f1 };
}
console.log(`${cases.length} candidates; F1 over ${FOLDS} folds ${best.f1.toFixed(1)}`);

const all = fit(cases);
const weights = Object.fromEntries(
  PARTS_IN_HARM.map((part) => {
    const own = [...all].flatMap(([name, weight]) => {
      const rounded = Number(weight.toFixed(2));
      return name.startsWith(`${part}: `) && rounded !== 0
        ? [[name.slice(part.length + 2), rounded] as const]
        : [];
    });
    return [part, Object.fromEntries(own.sort(([a], [b]) => (a < b ? -1 : 1)))];
  }),
);
const source =
  "Fitted on the train part of MUC-4's role fillers by bench/harm-weights.ts; names of evidence only, no word of a text.";
writeFileSync(
  join(DATA_FOLDER, "harm.json"),
  `${JSON.stringify({ source, licence: "Apache-2.0", threshold: best.threshold, weights }, null, 2)}\n`,
);
