import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { contextsOf } from "../../src/store/context.ts";

const span = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

test("contextsOf() gives the paragraph of a passage, and the one before where it is short", () => {
  const text = "First of all.\n\nA man said so.\nThen he fell.\n\nMore.";
  const [context] = contextsOf(text, [span(text, "he fell")]);
  assert.equal(context?.text, "A man said so.\nThen he fell.");
  assert.equal(context?.start, text.indexOf("A man"));
});

test("contextsOf() makes one of passages that meet, and keeps those far apart", () => {
  const long = "word ".repeat(400);
  const text = `${long}here it is. ${long}\n${long}there it is. ${long}`;
  const both = contextsOf(text, [span(text, "there it is"), span(text, "here it is")]);
  assert.equal(both.length, 2);
  assert.ok(both.every((context) => context.text.length < 1_500));
  const near = "One two. Three four.";
  assert.equal(contextsOf(near, [span(near, "One"), span(near, "four")]).length, 1);
});

test("contextsOf() holds every passage whole, as the text has it", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", " ", "\n", "國", "\u{1F5FA}"),
    minLength: 1,
  });
  const property = fc.property(text, fc.nat(), fc.nat(), (words, a, b) => {
    const [start = 0, end = 0] = [a % words.length, b % words.length].sort((x, y) => x - y);
    const [context] = contextsOf(words, [{ start, end: end + 1 }]);
    if (context === undefined) return false;
    const at = start - context.start;
    return (
      words.startsWith(context.text, context.start) &&
      context.text.slice(at, at + end + 1 - start) === words.slice(start, end + 1)
    );
  });
  fc.assert(property, { numRuns: 500 });
});
