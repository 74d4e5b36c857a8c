import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { type ExtractOptions, extract } from "../../src/extract/extract.ts";
import { LIST_NAMES } from "../../src/extract/languages/lists.ts";
import { extractLayers } from "../../src/extract/layers.ts";
import { encodeCanonical } from "../../src/format/canonical-json.ts";
import { loadRuleData } from "../../src/load/load.ts";
import { Extraction } from "../../src/model/claim.ts";
import { CaptureId } from "../../src/model/ids.ts";
import { type SensitiveSpan, VEIL } from "../../src/model/passage.ts";
import { hostileTexts } from "./hostile.ts";
import { readingOf } from "./reading.ts";

const data = loadRuleData();
const options: ExtractOptions = {
  capture: CaptureId.parse("a".repeat(32)),
  veils: [],
  unveils: [],
};
const spanOf = (start: number, end: number): SensitiveSpan => ({
  start,
  end,
  reason: "by-hand",
  rule: "test",
});

/** Pieces that rules know, so that random texts hold claims as well as noise. */
const PIECES = [
  "Border guards shot dead two smugglers near Musan on Tuesday. ",
  "The ministry ordered police to shoot on sight ",
  "anyone within 2 km of the fence ",
  "until the drought ends. ",
  "“They killed a boy,” ",
  "a resident said. ",
  "the second source ",
  "at around 5:00 p.m. ",
  "on the 7th ",
  "Previously, ",
  "It took effect from midnight on the 26th. ",
  "\n\n",
  "\u{1F600}",
  "회령시 ",
  "another two are recovering in the hospital ",
  "not expected to survive. ",
  '"',
  "(",
  "Jan. 17, ",
  "at least ",
  "three to five ",
  "men ",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "grapheme", maxLength: 6 })), {
    maxLength: 30,
  })
  .map((parts) => parts.join(""));

test("extract() gives claims of the model's shape whose passages are the text's words when given any text", () => {
  fc.assert(
    fc.property(text, (words) => {
      const reading = readingOf(words, { published: "2019-05-16" });
      const { claims } = extract(reading, { ...options, includeSensitive: true }, data);
      Extraction.parse({ claims, sensitive: [] });
      for (const { passages } of claims) {
        for (const { start, end, exact } of passages) assert.equal(exact, words.slice(start, end));
      }
      assert.equal(new Set(claims.map(({ id }) => id)).size, claims.length);
      assert.ok(claims.filter(({ main }) => main).length <= 1);
    }),
    { numRuns: 150 },
  );
});

test("extract() gives the same claims when run again, and claims that have canonical JSON", () => {
  fc.assert(
    fc.property(text, (words) => {
      const once = extract(readingOf(words), options, data);
      assert.equal(
        encodeCanonical(once),
        encodeCanonical(extract(readingOf(words), options, data)),
      );
    }),
    { numRuns: 80 },
  );
});

test("extract() leaves no veiled word in any field when spans are veiled by hand", () => {
  const words =
    "Border guards shot dead two smugglers in Musan on 12 May 2019, a baker from Hoeryong said.";
  for (const secret of [
    "Musan",
    "12 May 2019",
    "two smugglers",
    "a baker from Hoeryong",
    "Border guards",
  ]) {
    const start = words.indexOf(secret);
    const veiled = { ...options, veils: [spanOf(start, start + secret.length)] };
    const { claims, sensitive } = extract(readingOf(words), veiled, data);
    const shown = JSON.stringify(claims).toLowerCase();
    for (const word of secret
      .toLowerCase()
      .split(" ")
      .filter((part) => part.length > 3)) {
      assert.ok(!shown.includes(word), `"${word}" stands in ${shown}`);
    }
    assert.equal(sensitive.length, 1);
    if (secret.startsWith("12")) assert.ok(!shown.includes("2019-05-12"));
  }
});

test("extract() veils one for one, so that offsets stay those of the text", () => {
  fc.assert(
    fc.property(text, fc.nat(200), fc.nat(60), (words, from, length) => {
      const start = Math.min(from, words.length);
      const end = Math.min(words.length, start + length);
      if (start === end) return;
      const { claims } = extract(
        readingOf(words),
        { ...options, veils: [spanOf(start, end)] },
        data,
      );
      for (const passage of claims.flatMap(({ passages }) => passages)) {
        assert.equal(passage.exact.length, passage.end - passage.start);
        for (let at = Math.max(start, passage.start); at < Math.min(end, passage.end); at++) {
          assert.equal(passage.exact[at - passage.start], VEIL);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test("extract() shows words again when a flagged span is unveiled", () => {
  const words = "Guards killed one man on Monday. Traders bribed the captain with salt.";
  const flagged = extract(readingOf(words), options, data).sensitive;
  assert.equal(flagged.length, 1);
  assert.deepEqual(extract(readingOf(words), { ...options, unveils: flagged }, data).sensitive, []);
});

test("extract() gives no claims and keeps veils when the language has no words", () => {
  const veils = [spanOf(0, 3)];
  assert.deepEqual(
    extract(readingOf("Zwei Männer", { language: "de" }), { ...options, veils }, data),
    {
      claims: [],
      sensitive: veils,
    },
  );
});

test("extract() takes time in proportion when given a megabyte made to slow it down", () => {
  // Time of this process, so that a busy machine does not fail the test.
  const timeOf = (words: string): number => {
    const start = process.cpuUsage();
    extract(readingOf(words, { published: "2019-05-16" }), options, data);
    return process.cpuUsage(start).user / 1000;
  };
  for (const words of hostileTexts()) {
    const quarter = timeOf(words.slice(0, words.length / 4));
    const whole = timeOf(words);
    const told = `${quarter.toFixed(0)} ms for a quarter, ${whole.toFixed(0)} ms for the whole`;
    // In proportion it is four times; what grows by the square takes sixteen.
    assert.ok(whole < 9 * quarter + 300, `"${words.slice(0, 20)}…" took ${told}`);
  }
});

test("loadRuleData() gives every word list that rules ask for, when the language is English", () => {
  const lists = data.lexicons.en?.lists ?? {};
  for (const name of LIST_NAMES)
    assert.ok((lists[name]?.length ?? 0) > 0, `list "${name}" is empty`);
});

test("a word list stands once: of two with one name JSON keeps the last, and the other is lost in silence", () => {
  const folder = join(import.meta.dirname, "..", "..", "data", "lexicons", "en");
  const names = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/^\s*"([a-z0-9-]+)": \[/gm)].map(
      ([, name]) => name,
    ),
  );
  const twice = (all: readonly (string | undefined)[]) =>
    all.filter((name, index) => all.indexOf(name) < index);
  assert.ok(names.length > 500);
  assert.deepEqual([twice(names), twice(LIST_NAMES)], [[], []]);
});

test("extractLayers() gives sentences, times, places, numbers, quotations and attributions with their words", () => {
  const words = "“Guards fired,” a resident of Musan said on 3 May 2019. They used 12 rounds.";
  const layers = extractLayers(readingOf(words), data);
  assert.deepEqual(
    layers.sentences.map(({ exact }) => exact),
    ["“Guards fired,” a resident of Musan said on 3 May 2019.", "They used 12 rounds."],
  );
  assert.deepEqual(
    layers.times.map(({ exact, edtf }) => [exact, edtf]),
    [["3 May 2019", "2019-05-03"]],
  );
  assert.deepEqual(
    layers.places.map(({ exact, place }) => [exact, place]),
    [["Musan", "kp-hamgyong-north/musan"]],
  );
  assert.deepEqual(
    layers.quotations.map(({ exact }) => exact),
    ["“Guards fired,”"],
  );
  assert.deepEqual(
    layers.attributions.map(({ source, cue }) => [source?.exact, cue?.exact]),
    [["a resident of Musan", "said"]],
  );
  assert.ok(layers.numbers.some(({ best, exact }) => best === 12 && exact === "12"));
});
