import assert from "node:assert/strict";
import { test } from "node:test";
import { toldIn } from "../../../bench/sensitive-material.ts";
import { type ExtractOptions, extract } from "../../../src/extract/extract.ts";
import { loadRuleData } from "../../../src/load/load.ts";
import { CaptureId } from "../../../src/model/ids.ts";
import { readingOf } from "../reading.ts";

const data = loadRuleData();
const options: ExtractOptions = {
  capture: CaptureId.parse("0".repeat(32)),
  veils: [],
  unveils: [],
};
const hiddenIn = (text: string): readonly string[] =>
  extract(readingOf(text, { published: "2021-03-17" }), options, data).sensitive.map(
    ({ start, end }) => text.slice(start, end),
  );

test("flagSensitive() flags sentences of other hands when their words stand in no list as a phrase", () => {
  const held = toldIn("held-out.tsv").map(({ label, words }) => ({
    isSensitive: label !== "-",
    isFlagged: hiddenIn(words).length > 0,
  }));
  const share = (isSensitive: boolean): number => {
    const own = held.filter((one) => one.isSensitive === isSensitive);
    return own.filter(({ isFlagged }) => isFlagged).length / own.length;
  };
  assert.ok(held.length >= 400);
  assert.ok(share(true) >= 0.85, `${share(true)} of the sensitive ones`);
  assert.ok(share(false) <= 0.12, `${share(false)} of the harmless ones`);
});

test("flagSensitive() flags none of the sentences it is measured on from memory when both files are compared", () => {
  const learned = new Set(toldIn("learned.tsv").map(({ words }) => words.toLowerCase()));
  assert.deepEqual(
    toldIn("held-out.tsv").filter(({ words }) => learned.has(words.toLowerCase())),
    [],
  );
});

test("flagSensitive() hides the clause that gives somebody away and leaves what was done when both stand in one sentence", () => {
  const deed = "Guards shot two men dead near Musan on Monday";
  const way =
    "the families still wade over by the broken pylon behind the tannery, knee-deep in water";
  const [hidden = ""] = hiddenIn(`${deed}; ${way}.`);
  assert.ok(hidden.includes("broken pylon behind the tannery"), hidden);
  assert.ok(!hidden.includes("two men"), hidden);
});

test("flagSensitive() hides the way over when the same sentence tells what troops were ordered", () => {
  const order = "Sentries along the dyke are at liberty to fire on whoever wades";
  const way =
    "the families still wade over by the broken pylon behind the tannery, knee-deep in water";
  const [hidden = ""] = hiddenIn(`${order}; ${way}.`);
  assert.ok(hidden.includes("broken pylon behind the tannery"), hidden);
  assert.ok(!hidden.includes("Sentries"), hidden);
});

test("flagSensitive() leaves open who speaks, what was ordered and what was done when nothing singles anybody out", () => {
  const texts = [
    "A resident of the province told the newspaper last Thursday.",
    "Three smugglers were shot dead while crossing the river near Hyesan on 3 May 2021, the source said.",
    "Guards were ordered to shoot anyone who comes within one kilometre of the river after dark.",
    "From 1800 nobody is to approach the reeds.",
    "The soldier said those who let people through were sent to a labour camp.",
  ];
  assert.deepEqual(
    texts.filter((text) => hiddenIn(text).length > 0),
    [],
  );
});

test("data/sensitive gives no weight to a people or a person when words are compared with capitals", () => {
  const capitals = new Map<string, boolean>();
  for (const { words } of toldIn("learned.tsv")) {
    for (const [word] of words.matchAll(/\p{L}+/gu)) {
      const isSmall = word === word.toLowerCase();
      capitals.set(word.toLowerCase(), (capitals.get(word.toLowerCase()) ?? true) && !isSmall);
    }
  }
  const named = Object.keys(data.sensitive["en"]?.weights ?? {}).filter((name) => {
    const [kind, word = ""] = name.split(" ");
    return kind === "word" && word.length > 1 && capitals.get(word) === true;
  });
  // A noun that only ever began a sentence is no name.
  assert.deepEqual(
    named.filter((name) => !ONLY_FIRST.has(name)),
    [],
  );
});
const ONLY_FIRST: ReadonlySet<string> = new Set(["word ranchers"]);
