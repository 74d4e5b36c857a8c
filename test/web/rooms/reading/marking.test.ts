import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { markText, paragraphsOf } from "../../../../src/web/rooms/reading/marking.ts";

const TEXT = "Guards fired. Two fell. Nobody helped.";
const spanOf = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};
const claim = (id: string, words: string) =>
  ({ id, kind: "incident", passages: [spanOf(words)] }) as const;
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
    runs.map(({ text, veiled: reason }) => reason ?? text),
    ["Guards ", "route", " fell.", " Nobody helped."],
  );
});

test("markText() gives the text unchanged, whatever claims rest on it", () => {
  const span = (text: string) =>
    fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  const cases = fc.string({ unit: "binary", maxLength: 60 }).chain((text) =>
    fc.record({
      text: fc.constant(text),
      range: span(text),
      passages: fc.array(span(text), { maxLength: 8 }),
    }),
  );
  fc.assert(
    fc.property(cases, ({ text, range, passages }) => {
      const claims = passages.map((passage, index) => {
        return { id: `${index}`, kind: "order", passages: [passage] } as const;
      });
      const runs = markText(text, range, { claims, veiled: [] });
      assert.equal(runs.map((run) => run.text).join(""), text.slice(range.start, range.end));
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
