// What was taken back counts until the day on which it was taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { recordKnown } from "../../src/resolve/known.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import { expandWorld, RULE_DATA, readWorld } from "./world.ts";

test("recordKnown() leaves a withdrawn report its support when asked by a day before", () => {
  const input = expandWorld(readWorld("test/golden/resolve/report-withdrawn-alone"));
  const record = resolve(input, RULE_DATA).records.find(({ kind }) => kind === "incident");
  assert.ok(record?.kind === "incident");
  assert.deepEqual(record.rests_on.accounts, { min: 0, max: 0 });
  assert.equal(record.outcomes.killed, undefined);
  const early = input.reports.filter(({ reading }) => (reading.published ?? "") < "2021-04");
  const readings = new Map(early.map(({ report, reading }) => [report, reading]));
  const claims = input.claims.filter(({ report }) => readings.has(report));
  const then = recordKnown(record, { claims, readings, families: new Map() }, RULE_DATA);
  assert.ok(then?.kind === "incident");
  assert.deepEqual(then.rests_on.accounts, { min: 1, max: 1 });
  assert.equal(then.outcomes.killed?.best, 4);
  assert.equal(then.corrections, undefined);
});
