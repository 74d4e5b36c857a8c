import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as z from "zod";
import { encodeCanonical, isCanonical, MAX_DEPTH } from "../../src/format/canonical-json.ts";
import { anyCharacter } from "../any-character.ts";
import { vectors } from "./vectors.ts";

const good = z.array(z.object({ name: z.string(), input: z.string(), output: z.string() }));
const bad = z.array(z.object({ name: z.string(), text: z.string() }));

for (const { name, input, output } of vectors("canonical-json/good", good)) {
  test(`encodeCanonical() gives the published text when given ${name}`, () => {
    assert.equal(encodeCanonical(JSON.parse(input)), output);
    assert.equal(isCanonical(output), true);
    assert.equal(isCanonical(input), input === output);
  });
}

for (const { name, text } of vectors("canonical-json/bad", bad)) {
  test(`isCanonical() is false when given ${name}`, () => {
    assert.equal(isCanonical(text), false);
  });
}

test("encodeCanonical() leaves out members that are undefined", () => {
  assert.equal(encodeCanonical({ b: undefined, a: 1, c: { d: undefined } }), '{"a":1,"c":{}}');
});

test("encodeCanonical() refuses what JSON cannot hold exactly", () => {
  const sparse: unknown[] = [];
  sparse[1] = 1;
  const refused: readonly unknown[] = [
    undefined,
    [undefined],
    sparse,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    { a: [Number.NEGATIVE_INFINITY] },
    1n,
    Symbol("a"),
    () => 1,
    new Date(0),
    new Map(),
    new Uint8Array(1),
    "\ud800",
    { "\udfff": 1 },
  ];
  for (const value of refused) {
    assert.throws(() => encodeCanonical(value), { code: "bad-input" });
  }
});

test("encodeCanonical() refuses nesting over its limit and takes nesting at it", () => {
  const nested = (depth: number): unknown => JSON.parse("[".repeat(depth) + "]".repeat(depth));
  assert.equal(encodeCanonical(nested(MAX_DEPTH)).length, 2 * MAX_DEPTH);
  assert.throws(() => encodeCanonical(nested(MAX_DEPTH + 1)), { code: "bad-input" });
  assert.equal(isCanonical("[".repeat(100_000) + "]".repeat(100_000)), false);
});

test("encodeCanonical() is undone by JSON.parse and does not depend on the order of members", () => {
  const json = fc.jsonValue({ depthSize: "medium" });
  fc.assert(
    fc.property(json, (value) => {
      fc.pre(isWellFormed(value));
      const text = encodeCanonical(value);
      assert.deepEqual(encodeCanonical(JSON.parse(text)), text);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      assert.equal(encodeCanonical(backwards(value)), text);
      assert.equal(isCanonical(text), true);
    }),
  );
});

test("isCanonical() is true of a text exactly when encoding its value gives it back", () => {
  const name = fc.oneof(fc.string({ maxLength: 2 }), fc.nat(20).map(String));
  const tree = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        -0,
        1e21,
        0.1,
        "\\ud800",
        "\u2028",
        "\u{1d11e}",
        "\ufb01",
      ),
      fc.string({ unit: anyCharacter, maxLength: 3 }),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(name, tie("value"), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(tree.value, (value) => {
      const text = JSON.stringify(value);
      assert.equal(isCanonical(text), encodeCanonical(JSON.parse(text)) === text);
    }),
    { numRuns: 500 },
  );
});

const isWellFormed = (value: unknown): boolean => JSON.stringify(value).search(/\\ud[89a-f]/) < 0;

const backwards = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).reverse();
  return Object.fromEntries(members.map(([name, member]) => [name, backwards(member)]));
};
