// Golden cases of extraction: each folder of test/golden/extract holds input.txt, expected.json and,
// where needed, options.json. Adding one needs no code (test/golden/extract/README.md).
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as z from "zod";
import { type ExtractOptions, extract } from "../../src/extract/extract.ts";
import { loadRuleData } from "../../src/load/load.ts";
import { Extraction } from "../../src/model/claim.ts";
import { CaptureId } from "../../src/model/ids.ts";
import { SensitiveReason } from "../../src/model/passage.ts";
import { BlockRole } from "../../src/model/reading.ts";
import { readingOf } from "./reading.ts";

const folder = join(import.meta.dirname, "..", "golden", "extract");

const Options = z.strictObject({
  outlet: z.string().nullable().default(null),
  published: z.string().nullable().default(null),
  original: z
    .strictObject({ outlet: z.string().nullable(), published: z.string().nullable() })
    .optional(),
  language: z.string().default("en"),
  /** Role of each line that is not body, by line number from 0. */
  roles: z.record(z.string(), BlockRole).default({}),
});

const Expected = z.strictObject({
  /** How many claims of a kind there are; "incident": 0 is a negative case. */
  counts: z.record(z.string(), z.int()).default({}),
  /** Claims that must be there: kind and fields by dotted path. */
  claims: z
    .array(z.strictObject({ kind: z.string(), fields: z.record(z.string(), z.json()).default({}) }))
    .default([]),
  /** Reasons flagged. */
  sensitive: z.array(SensitiveReason).default([]),
  unflagged: z.array(SensitiveReason).default([]),
  /** Words that stand in no claim. */
  absent: z.array(z.string()).default([]),
});

const jsonIn = (file: string): unknown =>
  existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};

const data = loadRuleData();
const options: ExtractOptions = {
  capture: CaptureId.parse("0".repeat(32)),
  veils: [],
  unveils: [],
};

const valueAt = (value: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((at, name) => {
    if (Array.isArray(at) && name === "*") return at;
    if (Array.isArray(at) && !/^\d+$/.test(name)) return at.map((item) => valueAt(item, name));
    return typeof at === "object" && at !== null ? (Reflect.get(at, name) ?? null) : null;
  }, value);

const holds = (claim: unknown, fields: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(fields).every(([path, wanted]) => {
    const found = valueAt(claim, path);
    if (Array.isArray(found) && !Array.isArray(wanted)) return found.includes(wanted);
    return JSON.stringify(found) === JSON.stringify(wanted);
  });

for (const name of readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
)) {
  test(`extract() codes the text as expected when given ${name}`, () => {
    const text = readFileSync(join(folder, name, "input.txt"), "utf8");
    const expected = Expected.parse(jsonIn(join(folder, name, "expected.json")));
    const reading = readingOf(text, Options.parse(jsonIn(join(folder, name, "options.json"))));
    const extraction = Extraction.parse(extract(reading, options, data));
    const shown = JSON.stringify(extraction.claims, null, 1);
    for (const [kind, count] of Object.entries(expected.counts)) {
      const found = extraction.claims.filter((claim) => claim.kind === kind).length;
      assert.equal(found, count, `${count} ${kind} claims wanted, ${found} found: ${shown}`);
    }
    for (const { kind, fields } of expected.claims) {
      const found = extraction.claims.some((claim) => claim.kind === kind && holds(claim, fields));
      assert.ok(found, `no ${kind} with ${JSON.stringify(fields)} in ${shown}`);
    }
    const reasons = extraction.sensitive.map(({ reason }) => reason);
    for (const reason of expected.sensitive)
      assert.ok(reasons.includes(reason), `${reason} is not flagged`);
    for (const reason of expected.unflagged)
      assert.ok(!reasons.includes(reason), `${reason} is flagged`);
    for (const words of expected.absent)
      assert.ok(!shown.includes(words), `"${words}" stands in a claim`);
    for (const claim of extraction.claims) {
      for (const { start, end, exact } of claim.passages) assert.equal(exact.length, end - start);
    }
  });
}
