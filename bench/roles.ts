// node bench/roles.ts DIR [train|dev]: role fillers of MUC-4 (DIR holds muc4-roles.tar.gz; its texts are
// lower-case) by CEAF-REE, from the layer of parts in harm. `train --misses` lists them.

import { extractLayers } from "../src/extract/layers.ts";
import { EXTRACT_VERSION } from "../src/extract/version.ts";
import { loadRuleData } from "../src/load/load.ts";
import { NOTHING_DECLARED } from "../src/model/capture.ts";
import { PARTS_IN_HARM, type Part } from "../src/model/data.ts";
import { read } from "../src/read/read.ts";
import { matchesOf, mucTexts, plainWords, ROLE_OF, type Sum, scoresOf } from "./muc.ts";

const [dir, half = "dev"] = process.argv.slice(2);
if (dir === undefined) throw new Error("give the folder that holds muc4-roles.tar.gz");
const lists = process.argv.includes("--misses") && half === "train";
const data = loadRuleData();
const texts = mucTexts(dir, half);
const sums = new Map<Part, Sum>(PARTS_IN_HARM.map((part) => [part, { hits: 0, told: 0, gold: 0 }]));

for (const { id, text, gold } of texts) {
  const reading = read({ kind: "text", text, declared: NOTHING_DECLARED }, data);
  const { parts } = extractLayers(reading, data);
  for (const [part, sum] of sums) {
    const told = parts.filter((one) => one.part === part).map(({ exact }) => plainWords(exact));
    const wanted = gold(part);
    sum.hits += matchesOf(told, wanted);
    sum.told += told.length;
    sum.gold += wanted.length;
    if (lists) {
      const entities = wanted.map((entity) => [...entity].join(" / ")).join("; ");
      console.log(id, part, "told", told.join("; "), "| gold", entities);
    }
  }
}

const all: Sum = { hits: 0, told: 0, gold: 0 };
console.log(`${EXTRACT_VERSION} on ${texts.length} texts of MUC-4 ${half}`);
for (const [part, sum] of sums) {
  line(ROLE_OF[part], sum);
  all.hits += sum.hits;
  all.told += sum.told;
  all.gold += sum.gold;
}
line("all", all);

function line(name: string, sum: Sum): void {
  const { precision, recall, f1 } = scoresOf(sum);
  console.log(
    `${name.padEnd(8)} P ${precision.toFixed(1)}  R ${recall.toFixed(1)}  F1 ${f1.toFixed(1)}  (${sum.hits} of ${sum.told} told, ${sum.gold} gold)`,
  );
}
