import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Block, BlockRole } from "../../../../src/model/reading.ts";
import { type Marked, markText, veilsIn } from "../../../../src/web/rooms/reading/marking.ts";
import { paragraphsOf, portionAt, portionsOf } from "../../../../src/web/rooms/reading/portions.ts";
import { anyCharacter } from "../../../any-character.ts";

const TEXT = "Guards fired. Two fell. Nobody helped.";
const spanOf = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};
const marked = (id: string, passages: Marked["passages"]): Marked => ({
  ...{ id, kind: "incident", modality: "asserted", rejected: false, graphic: false },
  passages,
});
const claim = (id: string, words: string) => marked(id, [spanOf(words)]);
const whole = { start: 0, end: TEXT.length };

test("markText() puts the smaller of two nested claims first and opens each once", () => {
  const claims = [claim("large", "Guards fired. Two fell."), claim("small", "Two fell.")];
  const runs = markText(TEXT, whole, { claims, veiled: [] });
  assert.deepEqual(
    runs.map(({ text, claims: on }) => [
      text,
      on.map(({ id, opens }) => `${id}${opens ? "+" : ""}`),
    ]),
    [
      ["Guards fired. ", ["large+"]],
      ["Two fell.", ["small+", "large"]],
      [" Nobody helped.", []],
    ],
  );
});

test("markText() gives no words of a veiled passage, also where a claim begins inside it", () => {
  const veiled = [{ ...spanOf("fired. Two"), reason: "route" } as const];
  const runs = markText(TEXT, whole, { claims: [claim("c", "Two fell.")], veiled });
  assert.deepEqual(
    runs.map(({ text, veil }) => veil?.reason ?? text),
    ["Guards ", "route", " fell.", " Nobody helped."],
  );
});

test("markText() gives the text unchanged, whatever claims rest on it", () => {
  const span = (text: string) =>
    fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  const cases = fc.string({ unit: anyCharacter, maxLength: 60 }).chain((text) =>
    fc.record({
      text: fc.constant(text),
      range: span(text),
      passages: fc.array(span(text), { maxLength: 8 }),
    }),
  );
  fc.assert(
    fc.property(cases, ({ text, range, passages }) => {
      const claims = passages.map((passage, index) => marked(`${index}`, [passage]));
      const runs = markText(text, range, { claims, veiled: [] });
      assert.equal(runs.map((run) => run.text).join(""), text.slice(range.start, range.end));
      for (const [index, run] of runs.entries()) {
        assert.equal(run.start, runs[index - 1]?.end ?? range.start, "runs leave no gap");
      }
      for (const { start, text: words, claims: on } of runs) {
        for (const { id } of on) {
          const passage = passages[Number(id)];
          assert.ok(passage && passage.start <= start && start + words.length <= passage.end);
        }
      }
    }),
  );
});

test("paragraphsOf() gives the lines that hold words, as ranges of the text", () => {
  const text = "One.\n\n  \nTwo.\n";
  const block = { start: 0, end: text.length, role: "body", mark: null } as const;
  assert.deepEqual(
    paragraphsOf(text, block).map(({ start, end }) => text.slice(start, end)),
    ["One.", "Two."],
  );
});

test("veilsIn() finds what is veiled beside the spans that are named", () => {
  const text = "At \u2592\u2592\u2592 and \u2592\u2592\u2592\u2592.";
  const named = [{ start: 3, end: 6, reason: "route" } as const];
  assert.deepEqual(veilsIn(text, named), [...named, { start: 11, end: 15, reason: null }]);
  assert.deepEqual(veilsIn(text, [{ start: 4, end: 6, reason: "route" }])[0], {
    ...{ start: 3, end: 4, reason: null },
  });
});

test("portionsOf() holds every word of the text once, in order, whatever its blocks and lines", () => {
  const line = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.constant("word ".repeat(900)),
    fc.constant("unbroken\u{1f6a9}".repeat(700)),
  );
  const roles: readonly BlockRole[] = ["body", "furniture", "caption"];
  const blocksOf = fc.array(fc.tuple(fc.array(line, { maxLength: 5 }), fc.constantFrom(...roles)), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(blocksOf, (drafts) => {
      const blocks: Block[] = [];
      let text = "";
      for (const [lines, role] of drafts) {
        const start = text.length;
        text += `${lines.join("\n")}\n`;
        blocks.push({ start, end: text.length, role, mark: null });
      }
      const portions = portionsOf({ text, blocks, provenance: "traceable" }, null);
      const drawn = portions.flatMap(({ paragraphs }) => paragraphs);
      assert.equal(
        drawn
          .map(({ start, end }) => text.slice(start, end))
          .join("")
          .replace(/\s/gu, ""),
        text.replace(/\s/gu, ""),
      );
      for (const [index, { start, end }] of drawn.entries()) {
        assert.ok(start >= (drawn[index - 1]?.end ?? 0) && start < end && end - start <= 3_001);
        assert.ok(text.slice(start, end).isWellFormed() || !text.isWellFormed());
        const portion = portions[portionAt(portions, start)];
        assert.ok(portion && portion.start <= start && end <= portion.end);
      }
    }),
    { numRuns: 50 },
  );
});
