// What an answer says at its end, whatever it holds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { INDEPENDENCE, incidentsText } from "../../../src/cli/print/in-force.ts";

test("every answer ends by saying that it is documented, not all", () => {
  assert.match(INDEPENDENCE, /Documented, not all\. .*not established/);
});

test("incidentsText() says that none is reported there then, and what that does not mean", () => {
  assert.match(incidentsText({ incidents: [], ties: {} }), /no incident is reported.*not “none/);
});
