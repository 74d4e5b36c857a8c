import assert from "node:assert/strict";
import { test } from "node:test";
import { refusedIn } from "../../src/web/frame/refused.ts";

const CASES = [
  ["is it confirmed?", "confirmed"],
  ["확인되었나요?", "confirmed"],
  ["Is it still in force?", "inForce"],
  ["아직 유효한가요?", "inForce"],
  ["exactly where?", "exactly"],
  ["정확히 어디?", "exactly"],
  ["Hoeryong", null],
  ["confirmed", null],
  ["where is Musan", null],
] as const;

for (const [words, refusal] of CASES) {
  test(`refusedIn() gives ${refusal} when "${words}" is asked`, () => {
    assert.equal(refusedIn(words), refusal);
  });
}
