// node bench/keys.ts DIR: day, killed and wounded of attacks beside the keys of MUC-4 (DIR holds muc4-keys.tar.gz
// and muc4-roles.tar.gz). Of texts with one template, of an attack or bombing that was carried out and that killed
// or hurt somebody; a number that the key leaves open is not compared. Texts are lower-case: months, days and the
// first words of sentences are given their capitals back, names are not. Halves by SHA-256 of the text's id.
import { execFileSync } from "node:child_process";
import { hash } from "node:crypto";
import { join } from "node:path";
import { extract } from "../src/extract/extract.ts";
import { lineIdOf } from "../src/format/content-id.ts";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import { NOTHING_DECLARED } from "../src/model/capture.ts";
import type { Claim, Count } from "../src/model/claim.ts";
import { read } from "../src/read/read.ts";
import { mucTexts } from "./muc.ts";

const [dir] = process.argv.slice(2);
if (dir === undefined) throw new Error("give the folder that holds the archives of MUC-4");
const data = loadRuleData();

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");
const DATE = new RegExp(`\\b(\\d{1,2}) (${MONTHS.join("|")})[A-Z]* (\\d\\d)\\b`);

/** "03 JAN 90" as a day of the last century; null for spans and what is less exact. */
const dayOf = (words: string): string | null => {
  const [, day = "", month = "", year = ""] = DATE.exec(words) ?? [];
  return month === ""
    ? null
    : `19${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
};

const unpacked = (pattern: string): string =>
  execFileSync("tar", ["xzOf", join(dir, "muc4-keys.tar.gz"), "--wildcards", pattern], {
    maxBuffer: 1e8,
    encoding: "latin1",
  });

/** A template by the numbers of its slots, each with its lines. */
type Template = ReadonlyMap<number, readonly string[]>;

const templatesById = (): ReadonlyMap<string, readonly Template[]> => {
  const all = new Map<string, Template[]>();
  let slots = new Map<number, string[]>();
  let slot: string[] = [];
  for (const line of unpacked("*/key-dev-*").split("\n")) {
    const [, number, , value = ""] = /^(\d+)\.\s+([A-Z :]+?)\s{2,}(.*)$/.exec(line) ?? [];
    if (number === undefined) {
      if (line.startsWith(" ") && line.trim() !== "") slot.push(line.trim());
      continue;
    }
    if (number === "0") {
      slots = new Map();
      const id = value.split(" ")[0] ?? "";
      all.set(id, [...(all.get(id) ?? []), slots]);
    }
    slot = [value.trim()];
    slots.set(Number(number), slot);
  }
  return all;
};

/** How many an effect befell; null where the key leaves a number open. */
const countOf = (template: Template, effect: string): number | null => {
  const numbers = (template.get(21) ?? []).map((line) => /^(\S+): (.*)$/.exec(line));
  const told = (template.get(23) ?? []).flatMap((line) => {
    const [, what, whom] = /^([A-Z ]+): (.*)$/.exec(line) ?? [];
    return what === effect ? [numbers.find((number) => number?.[2] === whom)?.[1]] : [];
  });
  const known = told.map(Number);
  return known.some(Number.isNaN) ? null : known.reduce((sum, one) => sum + one, 0);
};

const CAPITAL =
  /\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\bmay(?= \d)|(?<=\d )may\b|(?:^|[.!?:]\s+|\n\s+)[a-z]/g;
const withCapitals = (text: string): string =>
  text.replace(CAPITAL, (word) => word.replace(/[a-z]/, (letter) => letter.toUpperCase()));

const size = (count: Count | undefined): number => count?.best ?? count?.min ?? 0;

const published = new Map(
  unpacked("*/dev-muc3-*")
    .split(/^(?=DEV-MUC3-\d+)/m)
    .flatMap((text) => {
      const id = /^DEV-MUC3-\d+/.exec(text)?.[0];
      return id === undefined ? [] : [[id, dayOf(text.slice(0, 400))] as const];
    }),
);

const mainOf = (id: string, text: string): Claim | undefined => {
  const declared = { ...NOTHING_DECLARED, published: published.get(id) ?? null };
  const reading = read({ kind: "text", text: withCapitals(text), declared }, data);
  const capture = lineIdOf(id, sha256(text));
  const { claims } = extract(reading, { capture, veils: [], unveils: [] }, data);
  const incidents = claims.filter(({ kind }) => kind === "incident");
  return incidents.find(({ main }) => main) ?? incidents[0];
};

const tally = new Map<string, { hits: number; all: number }>();
const add = (name: string, hit: boolean): void => {
  const { hits, all } = tally.get(name) ?? { hits: 0, all: 0 };
  tally.set(name, { hits: hits + (hit ? 1 : 0), all: all + 1 });
};

const templates = templatesById();
for (const { id, text } of mucTexts(dir, "train")) {
  const [only, another] = templates.get(id) ?? [];
  if (only === undefined || another !== undefined) continue;
  const isHarm = (only.get(23) ?? []).some((line) => /^(DEATH|INJURY)/.test(line));
  const isAttack = ["ATTACK", "BOMBING"].includes(only.get(4)?.[0] ?? "");
  if (!isHarm || !isAttack || only.get(5)?.[0] !== "ACCOMPLISHED") continue;
  const half = hash("sha256", id, "hex").charAt(0) > "9" ? "test" : "train";
  const main = mainOf(id, text);
  add(`${half} told at all`, main !== undefined);
  const day = /^\d\d [A-Z]{3} \d\d$/.test(only.get(2)?.[0] ?? "")
    ? dayOf(only.get(2)?.[0] ?? "")
    : null;
  if (day !== null) add(`${half} day`, main?.when?.edtf === day);
  const { killed, executed, wounded } = main?.outcomes ?? {};
  const [dead, hurt] = [countOf(only, "DEATH"), countOf(only, "INJURY")];
  if (dead !== null) add(`${half} killed`, size(killed) + size(executed) === dead);
  if (hurt !== null) add(`${half} wounded`, size(wounded) === hurt);
}
for (const [name, { hits, all }] of [...tally].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${name.padEnd(20)} ${((100 * hits) / all).toFixed(1)} % of ${all}`);
