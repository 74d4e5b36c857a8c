import assert from "node:assert/strict";
import { test } from "node:test";
import { snippetParts } from "../../../../src/web/rooms/reports/snippet-parts.ts";

test("snippetParts() cuts at the isolates and keeps markup as words", () => {
  assert.deepEqual(snippetParts("a \u2068shot\u2069 <b>was</b> \u2068fired\u2069"), [
    { words: "a ", found: false },
    { words: "shot", found: true },
    { words: " <b>was</b> ", found: false },
    { words: "fired", found: true },
    { words: "", found: false },
  ]);
  assert.deepEqual(snippetParts("nothing"), [{ words: "nothing", found: false }]);
});
