import assert from "node:assert/strict";
import { test } from "node:test";
import { numberOf } from "../../../src/cli/print/number.ts";

test("numberOf() says one thing as one", () => {
  assert.equal(numberOf(1, "report"), "1 report");
  assert.equal(numberOf(0, "report"), "0 reports");
});
