import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAsked, toSteps } from "../../../../src/web/rooms/figures/asked.ts";

const ASKED = [
  ["killed", "year", "-", "-", "any", "pooled", "0"],
  ["wounded", "month", "2021-01-01", "2021-12-31", "accepted", "alone", "2"],
  ["orders", "year", "-", "2021-12-31", "any", "pooled", "0", "0123456789ab"],
];

test("parseAsked() is the inverse of toSteps(), with and without a place", () => {
  for (const steps of ASKED) assert.deepEqual(toSteps(parseAsked(steps)), steps);
});

test("parseAsked() takes no name for a place", () => {
  assert.equal(parseAsked([...(ASKED[0] ?? []), "hoeryong"]).place, null);
});
