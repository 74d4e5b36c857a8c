// Laws of choosing one of several by weights (src/extract/weighing/choice.ts).
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Choice, chosenOf } from "../../src/extract/weighing/choice.ts";

type One = { readonly evidence: readonly string[]; readonly key: string; readonly ruled: boolean };
const NAMES = ["a", "b", "c", "d", "e"] as const;
const option = fc.record({
  evidence: fc.uniqueArray(fc.constantFrom(...NAMES)),
  key: fc.constantFrom("x", "y", "z"),
  ruled: fc.constant(false),
});
const weights = fc.dictionary(
  fc.constantFrom(...NAMES),
  fc.double({ min: -3, max: 3, noNaN: true }),
);
const choiceOf = (given: Readonly<Record<string, number>>, share: number): Choice<One> => ({
  weights: given,
  share,
  keyOf: ({ key }) => key,
  isRuled: ({ ruled }) => ruled,
  isFar: () => false,
});

test("chosenOf() means the same when the options stand in another order", () => {
  fc.assert(
    fc.property(fc.array(option), weights, (options, given) => {
      const [there, back] = [options, options.toReversed()].map((some) =>
        chosenOf(some, choiceOf(given, 0.5)),
      );
      assert.equal(there?.one.key, back?.one.key);
    }),
  );
});

test("chosenOf() tells no more when more is asked of it", () => {
  fc.assert(
    fc.property(
      fc.array(option),
      weights,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (options, given, one, another) => {
        const [less, more] = [Math.min(one, another), Math.max(one, another)];
        const strict = chosenOf(options, choiceOf(given, more));
        const lax = chosenOf(options, choiceOf(given, less));
        if (strict === null) return;
        assert.equal(strict.one.key, lax?.one.key);
        assert.ok(strict.share > more && strict.share < 1);
      },
    ),
  );
});

test("chosenOf() leaves what rules found when no other has more than half of all that speaks", () => {
  fc.assert(
    fc.property(fc.array(option), weights, (options, given) => {
      const ruled = { evidence: [], key: "ruled", ruled: true };
      const choice = choiceOf(given, 0.1);
      const found = chosenOf([...options, ruled], choice);
      if (found === null || found.one.key === "ruled") return;
      const all = [...options, ruled].reduce(
        (sum, { evidence }) =>
          sum + Math.exp(evidence.reduce((score, name) => score + (given[name] ?? 0), 0)),
        1,
      );
      assert.ok(found.share > 0.5 || 1 / all <= 0.15);
    }),
  );
});

test("chosenOf() chooses nothing when there is nothing, or when all speaks against it", () => {
  assert.equal(chosenOf<One>([], choiceOf({}, 0)), null);
  const unlikely = { evidence: ["a"], key: "x", ruled: false };
  assert.equal(chosenOf([unlikely], choiceOf({ a: -4 }, 0.1)), null);
});
