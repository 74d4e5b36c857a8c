// Golden cases of the layers: each folder of test/golden/layers holds input.txt, expected.json and,
// where needed, options.json. Adding one needs no code (test/golden/layers/README.md).
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as z from "zod";
import { extractLayers } from "../../src/extract/layers.ts";
import { loadRuleData } from "../../src/load/load.ts";
import { PARTS_IN_HARM } from "../../src/model/data.ts";
import { readingOf } from "./reading.ts";

const folder = join(import.meta.dirname, "..", "golden", "layers");

const Options = z.strictObject({ published: z.string().nullable().default("2021-03-17") });

const Expected = z.strictObject({
  /** Words of a time and its TIMEX3 value, e.g. {"last week": "2021-W10"}; null: no time. */
  times: z.record(z.string(), z.string().nullable()).default({}),
  /** Words of a place and its id; null: no place. */
  places: z.record(z.string(), z.string().nullable()).default({}),
  /** Sayings that must be there: who (null: nobody named), the cue, and what. */
  sayings: z
    .array(
      z.strictObject({
        source: z.string().nullable(),
        cue: z.string(),
        content: z.array(z.string()),
      }),
    )
    .default([]),
  /** Words of a part in harm and what part; null: none. */
  parts: z.record(z.string(), z.enum(PARTS_IN_HARM).nullable()).default({}),
  /** Cues that must not be. */
  silent: z.array(z.string()).default([]),
});

const jsonIn = (file: string): unknown =>
  existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};

const data = loadRuleData();

for (const name of readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
)) {
  test(`extractLayers() reads the text as expected when given ${name}`, () => {
    const text = readFileSync(join(folder, name, "input.txt"), "utf8");
    const expected = Expected.parse(jsonIn(join(folder, name, "expected.json")));
    const options = Options.parse(jsonIn(join(folder, name, "options.json")));
    const layers = extractLayers(readingOf(text, options), data);
    for (const [exact, value] of Object.entries(expected.times)) {
      const found = layers.times.find((time) => time.exact === exact)?.timex.value ?? null;
      assert.equal(found, value, JSON.stringify(layers.times));
    }
    for (const [exact, place] of Object.entries(expected.places)) {
      const found = layers.places.find((one) => one.exact === exact)?.place ?? null;
      assert.equal(found, place, JSON.stringify(layers.places));
    }
    for (const [exact, part] of Object.entries(expected.parts)) {
      const found = layers.parts.find((one) => one.exact === exact)?.part ?? null;
      assert.equal(found, part, JSON.stringify(layers.parts));
    }
    const sayings = layers.attributions.map(({ source, cue, content }) => ({
      source: source?.exact ?? null,
      cue: cue.exact,
      content: content.map(({ exact }) => exact),
    }));
    for (const saying of expected.sayings) {
      const found = sayings.some((one) => JSON.stringify(one) === JSON.stringify(saying));
      assert.ok(found, `no ${JSON.stringify(saying)} in ${JSON.stringify(sayings, null, 1)}`);
    }
    for (const cue of expected.silent)
      assert.ok(!sayings.some((one) => one.cue === cue), `"${cue}" is a cue`);
  });
}
