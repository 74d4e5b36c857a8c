// node bench/roles.ts DIR [train|dev]: role fillers of MUC-4 (DIR holds muc4-roles.tar.gz; its texts are
// lower-case) by CEAF-REE as in the literature: per text and role, predicted entities are matched one to
// one with gold entities, and a pair counts where every mention predicted is one of the gold entity's
// (lower-case, without articles and marks). Precision, recall and F1 are summed over texts and roles.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as z from "zod";
import { EXTRACT_VERSION, extract } from "../src/extract/extract.ts";
import { lineIdOf } from "../src/format/content-id.ts";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import { NOTHING_DECLARED } from "../src/model/capture.ts";
import { read } from "../src/read/read.ts";

const ROLES = ["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"] as const;
type Role = (typeof ROLES)[number];
type Fillers = Readonly<Record<Role, readonly string[]>>;

const Entity = z.array(z.tuple([z.string(), z.number()]));
const Doc = z.object({
  docid: z.string(),
  doctext: z.string(),
  extracts: z.record(z.string(), z.array(Entity)),
});

const [dir, part = "dev"] = process.argv.slice(2);
if (dir === undefined) throw new Error("give the folder that holds muc4-roles.tar.gz");
const lines = execFileSync("tar", ["xzOf", join(dir, "muc4-roles.tar.gz"), `${part}.json`], {
  maxBuffer: 1e8,
}).toString();
const docs = lines
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => Doc.parse(JSON.parse(line)));
const data = loadRuleData();

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, " ")
    .replace(/\b(a|an|the)\b/g, " ")
    .replace(/ +/g, " ")
    .trim();

const fillersOf = ({ docid, doctext }: z.infer<typeof Doc>): Fillers => {
  const reading = read({ kind: "text", text: doctext, declared: NOTHING_DECLARED }, data);
  const capture = lineIdOf(docid, sha256(doctext));
  const options = { capture, veils: [], unveils: [], includeSensitive: true };
  const claims = extract(reading, options, data).claims.filter(({ kind }) => kind === "incident");
  const acts = claims.flatMap((claim) => claim.acts);
  const distinct = (values: readonly (string | null | undefined)[]): readonly string[] => [
    ...new Set(
      values.flatMap((value) => (value == null || plain(value) === "" ? [] : plain(value))),
    ),
  ];
  return {
    PerpInd: distinct(acts.map(({ perpetrator }) => perpetrator?.description)),
    PerpOrg: distinct(acts.map(({ perpetrator }) => perpetrator?.unit)),
    Target: distinct(acts.flatMap(({ targets }) => targets)),
    Victim: distinct(acts.flatMap(({ victims }) => victims.map(({ description }) => description))),
    Weapon: distinct(acts.map(({ weapon }) => weapon)),
  };
};

/** Most predictions that can each have a gold entity of their own: a prediction is one mention. */
const matchesOf = (told: readonly string[], gold: readonly ReadonlySet<string>[]): number => {
  const taken = new Map<number, number>();
  const place = (index: number, seen: Set<number>): boolean => {
    const words = told[index] ?? "";
    return gold.some((entity, at) => {
      if (!entity.has(words) || seen.has(at)) return false;
      seen.add(at);
      const before = taken.get(at);
      if (before !== undefined && !place(before, seen)) return false;
      taken.set(at, index);
      return true;
    });
  };
  return told.filter((_, index) => place(index, new Set())).length;
};

const tally = new Map<Role, { hits: number; told: number; gold: number }>();
for (const doc of docs) {
  const fillers = fillersOf(doc);
  for (const role of ROLES) {
    const entities = (doc.extracts[role] ?? []).map(
      (entity) => new Set(entity.map(([words]) => plain(words))),
    );
    const sum = tally.get(role) ?? { hits: 0, told: 0, gold: 0 };
    sum.hits += matchesOf(fillers[role], entities);
    sum.told += fillers[role].length;
    sum.gold += entities.length;
    tally.set(role, sum);
    if (process.argv.includes("--misses") && part === "train") {
      const wanted = entities.map((entity) => [...entity].join(" / ")).join("; ");
      console.log(doc.docid, role, "told", fillers[role].join("; "), "| gold", wanted);
    }
  }
}

const line = (name: string, { hits, told, gold }: { hits: number; told: number; gold: number }) => {
  const precision = told === 0 ? 0 : (100 * hits) / told;
  const recall = gold === 0 ? 0 : (100 * hits) / gold;
  const f1 = hits === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  console.log(
    `${name.padEnd(8)} P ${precision.toFixed(1)}  R ${recall.toFixed(1)}  F1 ${f1.toFixed(1)}  (${hits} of ${told} told, ${gold} gold)`,
  );
};
console.log(`${EXTRACT_VERSION} on ${docs.length} texts of MUC-4 ${part}`);
for (const [role, sum] of tally) line(role, sum);
const all = { hits: 0, told: 0, gold: 0 };
for (const sum of tally.values()) {
  all.hits += sum.hits;
  all.told += sum.told;
  all.gold += sum.gold;
}
line("all", all);
