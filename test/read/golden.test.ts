import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { GOLDEN, goldenCases, readCase, shown } from "./golden-case.ts";

for (const name of goldenCases()) {
  test(`read() gives the expected reading when the case is ${name}`, () => {
    const expected = JSON.parse(readFileSync(join(GOLDEN, name, "expected.json"), "utf8"));
    assert.deepEqual(JSON.parse(JSON.stringify(shown(readCase(name)))), expected);
  });

  test(`read() covers every word with blocks in order when the case is ${name}`, () => {
    const reading = readCase(name);
    if ("error" in reading) return;
    let end = 0;
    for (const block of reading.blocks) {
      assert.equal(reading.text.slice(end, block.start).trim(), "", "words before a block");
      assert.ok(block.start >= end && block.end > block.start, "blocks overlap or are empty");
      end = block.end;
    }
    assert.equal(reading.text.slice(end).trim(), "", "words after the last block");
  });
}
