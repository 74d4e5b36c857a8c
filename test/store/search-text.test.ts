import assert from "node:assert/strict";
import { it } from "node:test";
import { indexedText, parseQuery, withPairs, wordsOfQuery } from "../../src/store/search-text.ts";
import { snippetOf } from "../../src/store/snippet.ts";
import { veilText } from "../../src/store/veil-text.ts";
import { readingOf, spanOf } from "../contract/sample-bodies.ts";

it("withPairs() adds neighbouring characters of Korean, Chinese and Japanese runs and nothing for Latin", () => {
  assert.equal(withPairs("plain words"), "plain words");
  assert.equal(withPairs("국경선 and 가"), "국경선 and 가\n국경 경선 선 \ue000 가");
});

it("parseQuery() asks for pairs in a row, phrases in quotes, and takes no syntax from the query", () => {
  assert.equal(parseQuery("국경선 guards"), '"국경 경선" AND "guards"');
  assert.equal(parseQuery("총"), '"총" *');
  assert.equal(parseQuery('"shot on sight" NOT x*'), '"shot on sight" AND "NOT" AND "x*"');
  assert.equal(parseQuery('  " - * '), null);
});

it("indexedText() leaves out furniture, credits and veiled words, also in the title", () => {
  const text = "Menu\nShots at the ford\nThey met at the ford.\nPhoto: N. N.";
  const ends = [4, 22, 44, text.length];
  const roles = ["furniture", "headline", "body", "credit"] as const;
  const blocks = roles.map((role, n) => ({
    start: (ends[n - 1] ?? -1) + 1,
    end: ends[n] ?? 0,
    role,
    mark: null,
  }));
  const reading = readingOf(text, { title: "Shots at the ford", blocks });
  const indexed = indexedText(reading, [spanOf(text, "the ford")]);
  assert.doesNotMatch(indexed, /Menu|Photo|\u2592/);
  assert.equal(indexed.split("\n")[0]?.trim(), "Shots at");
  assert.match(
    indexed,
    /They met at the ford/,
    "other words of the same kind are not flagged here",
  );
});

it("snippetOf() marks found words and never goes beyond a veiled passage", () => {
  const text = `${"Long before. ".repeat(20)}Then guards hid behind the chapel, and guards fired at noon.`;
  const veiled = veilText(text, [spanOf(text, "behind the chapel")]);
  const words = wordsOfQuery("FIRED");
  assert.equal(snippetOf(veiled, words), "…, and guards \u2068fired\u2069 at noon.");
  assert.doesNotMatch(snippetOf(veiled, wordsOfQuery("guards")), /fired|chapel|\u2592/);
  assert.match(snippetOf(veiled, ["absent"]), /^Long before\./);
  assert.equal(snippetOf(veilText("all", [{ start: 0, end: 3 }]), ["all"]), "…");
});
