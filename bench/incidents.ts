// The reports and the gold of shared/benchmarks/incidents, with the half each incident is in.
import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import * as z from "zod";
import { extract } from "../src/extract/extract.ts";
import { lineIdOf } from "../src/format/content-id.ts";
import { sha256 } from "../src/format/hash.ts";
import type { Claim } from "../src/model/claim.ts";
import type { RuleData } from "../src/model/data.ts";
import type { Reading } from "../src/model/reading.ts";
import { read } from "../src/read/read.ts";

const Report = z.object({
  id: z.string(),
  title: z.string().nullish(),
  published: z.string().nullish(),
  text: z.string(),
});
export type Report = z.infer<typeof Report>;

const Gold = z.object({
  id: z.string(),
  incident: z.string(),
  date: z.string().optional(),
  killed: z.number().optional(),
  injured: z.number().optional(),
});
export type Gold = z.infer<typeof Gold>;

const linesOf = (text: string): unknown[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

/** Every report of the folder (reports.jsonl.gz), in its order. */
export const reportsIn = (dir: string): readonly Report[] =>
  linesOf(gunzipSync(readFileSync(join(dir, "reports.jsonl.gz"))).toString()).map((line) =>
    Report.parse(line),
  );

/** The gold of the folder (gold.jsonl) by report. */
export const goldsIn = (dir: string): ReadonlyMap<string, Gold> =>
  new Map(
    linesOf(readFileSync(join(dir, "gold.jsonl"), "utf8")).map((line) => {
      const gold = Gold.parse(line);
      return [gold.id, gold];
    }),
  );

/** True for an incident that only gives figures: nothing is looked at or fitted on it. */
export const isTest = (incident: string): boolean =>
  hash("sha256", incident, "hex").charAt(0) > "9";

/** A report's reading; its title is declared, and no part of the text. */
export const readingOf = (report: Report, data: RuleData): Reading => {
  const declared = {
    url: null,
    outlet: null,
    published: report.published ?? null,
    title: report.title ?? null,
  };
  return read({ kind: "text", text: report.text, declared }, data);
};

/** A report's claims. */
export const claimsOf = (report: Report, reading: Reading, data: RuleData): readonly Claim[] => {
  const capture = lineIdOf(report.id, sha256(report.text));
  return extract(reading, { capture, veils: [], unveils: [] }, data).claims;
};
