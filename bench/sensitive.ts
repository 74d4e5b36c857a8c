// node bench/sensitive.ts [--misses]: what is flagged of the sentences in bench/sensitive/held-out.tsv and of the
// texts in bench/sensitive/texts.txt, on which no word list was written and no weight fitted.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ExtractOptions, extract } from "../src/extract/extract.ts";
import { lineIdOf } from "../src/format/content-id.ts";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import { LEARNED_REASONS } from "../src/model/data.ts";
import { readingOf } from "../test/extract/reading.ts";
import { toldIn } from "./sensitive-material.ts";

const data = loadRuleData();
const showsMisses = process.argv.includes("--misses");
const options: ExtractOptions = {
  capture: lineIdOf("held-out", sha256("held-out")),
  veils: [],
  unveils: [],
};
const flaggedIn = (text: string) =>
  extract(readingOf(text, { published: "2021-09-18" }), options, data).sensitive;

const held = toldIn("held-out.tsv").map((told) => ({ ...told, flagged: flaggedIn(told.words) }));
for (const reason of LEARNED_REASONS) {
  const own = held.filter((told) => told.label === reason);
  const missed = own.filter(({ flagged }) => flagged.length === 0);
  const right = own.filter(({ flagged }) => flagged.some((span) => span.reason === reason));
  console.log(
    `${reason.padEnd(20)} ${own.length - missed.length} of ${own.length} flagged, ${right.length} for that reason`,
  );
  if (showsMisses) for (const { words } of missed) console.log(`  missed: ${words}`);
}
const sensitive = held.filter(({ label }) => label !== "-");
const found = sensitive.filter(({ flagged }) => flagged.length > 0).length;
const harmless = held.filter(({ label }) => label === "-");
const over = harmless.filter(({ flagged }) => flagged.length > 0);
const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1);
console.log(
  `sentences: ${percent(found, sensitive.length)} % of ${sensitive.length} flagged, ${percent(over.length, harmless.length)} % of ${harmless.length} harmless ones`,
);
if (showsMisses) for (const { words } of over) console.log(`  harmless: ${words}`);

/** Passages between these marks ought to be hidden. */
const MARKS = /[⟦⟧]/u;
const texts = readFileSync(join(import.meta.dirname, "sensitive", "texts.txt"), "utf8");
const tally = { marked: 0, hidden: 0, letters: 0, over: 0 };
for (const written of texts.trim().split("\n---\n")) {
  const parts = written.trim().split(MARKS);
  const text = parts.join("");
  const hidden = new Uint8Array(text.length);
  for (const { start, end } of flaggedIn(text)) hidden.fill(1, start, end);
  let start = 0;
  parts.forEach((part, index) => {
    const letters = hidden.subarray(start, start + part.length).reduce((sum, one) => sum + one, 0);
    start += part.length;
    if (index % 2 === 0) {
      tally.letters += part.length;
      tally.over += letters;
      return;
    }
    tally.marked++;
    if (letters * 2 >= part.length) tally.hidden++;
    else if (showsMisses) console.log(`  left open: ${part}`);
  });
}
console.log(
  `texts: ${tally.hidden} of ${tally.marked} marked passages hidden by half or more, ${percent(tally.over, tally.letters)} % of the other letters`,
);
