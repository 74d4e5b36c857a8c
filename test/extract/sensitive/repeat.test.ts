import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { settleSpans } from "../../../src/extract/sensitive/flag.ts";
import { repeatsOf } from "../../../src/extract/sensitive/repeat.ts";
import type { SensitiveSpan } from "../../../src/model/passage.ts";

const spanAt = (text: string, exact: string, rule = "by-hand/1"): SensitiveSpan => {
  const start = text.indexOf(exact);
  return { start, end: start + exact.length, reason: "by-hand", rule };
};

const repeated = (text: string, exact: string, rule?: string) =>
  repeatsOf(text, [spanAt(text, exact, rule)])
    .map(({ start, end }) => text.slice(start, end))
    .slice(1); // the first is where it was veiled

test("repeatsOf() finds a name that a person veiled wherever whole words repeat it", () => {
  const text =
    "Kim Yongha went first. They shot at KIM  YONGHA, Yongha fell; Kim-Yongha, Kim Yonghan and Akim Yongha did not.";
  assert.deepEqual(repeated(text, "Kim Yongha"), ["KIM  YONGHA", "Kim-Yongha"]);
  assert.deepEqual(repeated("Orun lay there. The Orun rose.", "Orun"), ["Orun"]);
});

test("repeatsOf() finds syllables of Korean within a word", () => {
  const text = "여울목에서 보았다. 그는 그 여울목으로 갔다. 여울은 얕았다.";
  assert.deepEqual(repeated(text, "여울목"), ["여울목"]);
});

test("repeatsOf() leaves short runs that may be chance", () => {
  assert.deepEqual(repeated("At the mill, the mill again.", "the"), []);
  const text = "by the mill he said so; by the mill he stood; the mill; by the mill at night";
  assert.deepEqual(repeated(text, "the mill", "sensitive.route/1"), []);
  assert.deepEqual(repeated(text, "by the mill", "sensitive.route/1"), [
    "by the mill",
    "by the mill",
  ]);
});

test("settleSpans() veils what repeats a veiled span, and a person's unveiling stands over it", () => {
  const text = "The ford below Kwangha. Later: the ford below kwangha. And the ford below Kwangha.";
  const veil = spanAt(text, "The ford below Kwangha");
  const settled = settleSpans(text, { flagged: [], veils: [veil], unveils: [] });
  assert.deepEqual(
    settled.map(({ rule }) => rule),
    ["by-hand/1", "repeat/1", "repeat/1"],
  );
  const shown = settleSpans(text, {
    flagged: [],
    veils: [veil],
    unveils: [spanAt(text, "the ford below kwangha")],
  });
  assert.equal(shown.length, 2);
  assert.deepEqual(settleSpans(text, { flagged: [veil], veils: [], unveils: [veil] }), []);
});

test("settleSpans() gives spans in order and apart, and hides every span it is given", () => {
  const spans = fc.array(
    fc.tuple(fc.nat(40), fc.nat(12)).map(([start, length]): SensitiveSpan => {
      return { start, end: start + length + 1, reason: "by-hand", rule: "by-hand/1" };
    }),
    { maxLength: 6 },
  );
  const texts = fc.string({ unit: fc.constantFrom("a", "b", "강", " ", ".", "é"), maxLength: 60 });
  fc.assert(
    fc.property(texts, spans, (text, veils) => {
      const settled = settleSpans(text, { flagged: [], veils, unveils: [] });
      for (const [index, { start, end }] of settled.entries()) {
        assert.ok(start < end && start >= (settled[index - 1]?.end ?? 0));
      }
      for (const { start, end } of veils) {
        for (let at = start; at < end; at += 1) {
          assert.ok(settled.some((span) => span.start <= at && at < span.end));
        }
      }
    }),
  );
});
