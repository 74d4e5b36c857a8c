import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { NOTHING_DECLARED } from "../../src/model/capture.ts";
import { Reading } from "../../src/model/reading.ts";
import { read } from "../../src/read/read.ts";
import { anyCharacter } from "../any-character.ts";
import { RULE_DATA } from "./golden-case.ts";

const readText = (text: string) =>
  read({ kind: "text", text, declared: NOTHING_DECLARED }, RULE_DATA);
const readHtml = (html: string) =>
  read({ kind: "html", html, declared: NOTHING_DECLARED }, RULE_DATA);

const LINES = [
  "Two rafts sunk near the mill",
  "By Ana Reis",
  "March 4, 2019",
  "A raft on the bank. (Ana Reis/Border Photo Desk)",
  "Guards fired at a raft before dawn, and a woman on it was hurt, a ferryman told RFA on Friday.",
  "raft woman ferry night patrol mill",
  "Read in Korean",
  "\u00a0",
  "",
  "댓글 3",
  "경비대가 뗏목에 총을 쏘아 한 여성이 다쳤다고 뱃사공이 말했다.",
];
const report = fc
  .array(fc.oneof(fc.constantFrom(...LINES), fc.string({ unit: anyCharacter, maxLength: 40 })))
  .chain((lines) => fc.constantFrom("\n", "\r\n", "\n\n").map((end) => lines.join(end)));

test("read() keeps a text unchanged and covers its words when the text is anything", () => {
  fc.assert(
    fc.property(report, (text) => {
      const reading = readText(text);
      assert.equal(reading.text, text);
      assert.doesNotThrow(() => Reading.parse(reading));
      let end = 0;
      for (const block of reading.blocks) {
        assert.ok(block.start >= end && block.end > block.start);
        assert.equal(text.slice(end, block.start).trim(), "");
        end = block.end;
      }
      assert.equal(text.slice(end).trim(), "");
    }),
    { numRuns: 200 },
  );
});

test("read() gives the same for a text and for its bytes when they are UTF-8", () => {
  const text = `${LINES[0]}\n\n${LINES[4]}\n`;
  const bytes = new TextEncoder().encode(text);
  const fromBytes = read({ kind: "bytes", bytes, declared: NOTHING_DECLARED }, RULE_DATA);
  assert.deepEqual(fromBytes, readText(text));
});

test("read() ends and keeps no markup when the page is any soup of tags", () => {
  const piece = fc.constantFrom(
    ...["<div>", "</div>", "<p>", "</p>", "<table><tr><td>", "</table>", "<a href=x>", "</a>"],
    ...["<script>bad()</script>", "<style>p{}</style>", "<svg><p>", "<template>", "<br>"],
    ...[
      "<p data-onrecord=9>",
      "<frameset>",
      "<math><mi>",
      "</body>",
      "<!--",
      "-->",
      "words ",
      "&lt;b&gt;",
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const reading = readHtml(`<html>${pieces.join("")}`);
      assert.doesNotThrow(() => Reading.parse(reading));
      assert.doesNotMatch(reading.text, /bad\(\)|p\{\}|data-onrecord/);
    }),
    { numRuns: 100 },
  );
});

test("read() is done within seconds when a page nests 20,000 elements", () => {
  const html = `<body>${"<div><b>".repeat(10_000)}<p>${LINES[4]}</p>`;
  const start = performance.now();
  const reading = readHtml(html);
  assert.ok(performance.now() - start < 20_000);
  assert.match(reading.text, /Guards fired at a raft/);
});

test("read() takes the declared facts before the page's own when both speak", () => {
  const declared = {
    url: "https://www.rfa.org/a",
    outlet: "RFA",
    published: "2018-01-02",
    title: "As declared",
  };
  const html = `<head><meta property="og:site_name" content="Elsewhere"><meta name="date" content="2019-01-01"></head><h1>Two rafts</h1><p>${LINES[4]}</p>`;
  const reading = read({ kind: "html", html, declared }, RULE_DATA);
  assert.equal(reading.outlet, "Radio Free Asia");
  assert.equal(reading.published, "2018-01-02");
  assert.equal(reading.title, "As declared");
});
