// node bench/time.ts DIR [--misses]: time expressions beside TimeBank and AQUAINT (timeml.tar.gz in DIR):
// relaxed F1 and value F1 as TempEval-3 counts them. --misses lists those of the train part only.
import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extractLayers } from "../src/extract/layers.ts";
import { EXTRACT_VERSION } from "../src/extract/version.ts";
import { loadRuleData } from "../src/load/load.ts";
import { read } from "../src/read/read.ts";
import { withArchive } from "./archive.ts";
import { type DocumentCounts, f1Of, precisionOf, recallOf, withInterval } from "./interval.ts";

type Expression = { start: number; end: number; type: string; value: string; exact: string };

const dir = process.argv[2];
if (dir === undefined) throw new Error("give the folder that holds timeml.tar.gz");
const listsMisses = process.argv.includes("--misses");
const data = loadRuleData();

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};
const plain = (xml: string): string =>
  xml.replaceAll(/&(?:amp|lt|gt|quot|apos);/g, (entity) => ENTITIES[entity] ?? entity);

/** Text between the tags, with the expressions at their offsets in it. */
const parse = (xml: string): { text: string; expressions: readonly Expression[]; day: string } => {
  const body = xml.slice(xml.indexOf("<TEXT>") + 6, xml.indexOf("</TEXT>"));
  const expressions: Expression[] = [];
  const open: Expression[] = [];
  let text = "";
  for (const part of body.split(/(<[^>]*>)/)) {
    if (part.startsWith("<TIMEX3")) {
      const value = /value="([^"]*)"/.exec(part)?.[1] ?? "";
      const type = /type="([^"]*)"/.exec(part)?.[1] ?? "";
      open.push({ start: text.length, end: 0, type, value, exact: "" });
    } else if (part === "</TIMEX3>") {
      const one = open.pop();
      if (one !== undefined)
        expressions.push({ ...one, end: text.length, exact: text.slice(one.start) });
    } else if (!part.startsWith("<")) text += plain(part);
  }
  const stamp = /<DCT>.*?value="(\d{4}-\d{2}-\d{2})/s.exec(xml)?.[1] ?? "";
  // The layer works on blocks as of a plain text: a line broken within a sentence is a space.
  return { text: text.replaceAll(/(?<!\n)\n(?![\n\s])/g, " "), expressions, day: stamp };
};

type Score = { relaxed: DocumentCounts; value: DocumentCounts };

const score = (xml: string, shows: boolean): Score => {
  const { text, expressions, day } = parse(xml);
  const declared = { url: null, outlet: null, published: day, title: null };
  const reading = read({ kind: "text", text, declared }, data);
  const told = extractLayers({ ...reading, language: "en" }, data).times;
  let matched = 0;
  let right = 0;
  const free = new Set(told);
  for (const gold of expressions) {
    const hit = [...free].find((time) => time.start < gold.end && gold.start < time.end);
    if (hit === undefined) {
      if (shows) console.log(`missed ${gold.type} ${gold.value} "${gold.exact}"`);
      continue;
    }
    free.delete(hit);
    matched++;
    if (hit.timex.value === gold.value) right++;
    else if (shows)
      console.log(
        `wrong "${hit.exact}" ${hit.timex.value}, gold "${gold.exact}" ${gold.value} on ${day}`,
      );
  }
  if (shows) {
    for (const { exact, start, end, timex } of free)
      console.log(`added "${exact}" ${timex.value} in "${text.slice(start - 30, end + 30)}"`);
  }
  const sizes = { told: told.length, gold: expressions.length };
  return { relaxed: { right: matched, ...sizes }, value: { right, ...sizes } };
};

withArchive(join(dir, "timeml.tar.gz"), (folder) => {
  const parts: Record<"train" | "test", Score[]> = { train: [], test: [] };
  for (const set of ["TimeBank", "AQUAINT"]) {
    for (const file of readdirSync(join(folder, set)).sort()) {
      const id = file.replace(/\.tml$/, "");
      const part = hash("sha256", id, "hex").charAt(0) > "9" ? "test" : "train";
      const xml = readFileSync(join(folder, set, file), "utf8");
      parts[part].push(score(xml, listsMisses && part === "train"));
    }
  }
  console.log(`${EXTRACT_VERSION}, F1 with 95 % bootstrap interval over documents`);
  for (const [name, scores] of Object.entries(parts)) {
    const relaxed = scores.map((one) => one.relaxed);
    const value = scores.map((one) => one.value);
    console.log(
      `${name.padEnd(5)} ${scores.length} documents: relaxed ${withInterval(relaxed, f1Of)} (precision ${precisionOf(relaxed).toFixed(1)}, recall ${recallOf(relaxed).toFixed(1)}), value ${withInterval(value, f1Of)}`,
    );
  }
});
