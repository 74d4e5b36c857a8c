// The teaching sample and the files of the first session: texts of our own that exercise the rules.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { textsIn, toldOf } from "./sample.ts";

const FOLDERS = { teaching: "samples", "first-session": "samples/first-session" } as const;
const golden = (name: string) =>
  JSON.parse(readFileSync(`test/golden/sample/${name}.json`, "utf8"));

for (const [name, folder] of Object.entries(FOLDERS)) {
  test(`the rules give what is expected of ${folder}, else look and run test/write-sample.ts`, () => {
    assert.deepEqual(toldOf(folder), golden(name));
  });
}

test("every text of the sample says what it sums up, but the one without provenance", () => {
  const texts = textsIn("samples");
  assert.ok(texts.length >= 15 && texts.length <= 20, `${texts.length} texts`);
  const silent = texts.filter(
    ({ text }) => !/^Summary by Onrecord of: [^\n]+, https:\/\/[^\n]+\n\n/.test(text),
  );
  assert.deepEqual(
    silent.map(({ name }) => name),
    ["20-unsigned-note.txt"],
  );
  for (const { name, text } of texts) {
    const words = text.split(/\s+/).length;
    assert.ok(words >= 120 && words <= 350, `${name} has ${words} words`);
  }
});

test("every text of the first session says that it is invented", () => {
  for (const { name, text } of textsIn("samples/first-session")) {
    assert.match(text, /Invented for practice: .* do not exist\.\n$/, name);
  }
});

test("the first session has deaths that come from an order alone, for somebody to reject", () => {
  const letter = toldOf("samples/first-session")["3-tolmar-letter.txt"];
  const killed = letter?.claims.filter((claim) => claim.includes("killed 2")) ?? [];
  assert.equal(killed.length, 1);
  assert.match(
    killed[0] ?? "",
    /“It has an example for the schools: two people were killed at one post/,
  );
});
