// What an answer says at its end, whatever it holds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { INDEPENDENCE } from "../../../src/cli/print/in-force.ts";

test("every answer ends by saying that it is documented, not all", () => {
  assert.match(INDEPENDENCE, /Documented, not all\. .*not established/);
});
