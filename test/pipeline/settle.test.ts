/** The law: report by report, in any order and with detours, gives what all at once give. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { OnRecord } from "../../src/model/record.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import { world } from "../resolve/random-world.ts";
import { type CompactReport, captureOf, expandWorld, RULE_DATA } from "../resolve/world.ts";
import { openMemory } from "./memory.ts";
import { settledAsWhole } from "./settled.ts";

test("previewSettling() gives report by report what resolve() gives for all", async () => {
  await fc.assert(fc.asyncProperty(world, fc.infiniteStream(fc.nat()), settledAsWhole), {
    numRuns: 60,
    seed: 23,
  });
});

// One event told of a province and of a village in it: found only where all that share the day and
// the province are compared with all, as in a bucket of 120, which in one of 121 they are not.
const pair: readonly CompactReport[] = [
  { where: "north", says: "soldiers took four hundred lives in the whole province" },
  { where: "north/vale", says: "a column was fired at from the dike" },
].map((told, at) => ({
  id: `pair ${at + 1}`,
  outlet: "North Wire",
  claims: [{ ...told, when: "2021-03-04", killed: 400 }],
}));
// Alone in its record, which therefore leads to none of the others.
const gone: CompactReport = {
  id: "gone",
  outlet: "River Post",
  claims: [{ says: "a mine took them", when: "2021-03-04", where: "north/ost", killed: 9000 }],
};
const others: readonly CompactReport[] = Array.from({ length: 118 }, (_, at) => ({
  id: `other ${at}`,
  outlet: "River Post",
  claims: [{ says: `shots ${at}`, when: "2021-03-04", where: "north/ost", killed: at, main: true }],
}));

test("previewSettling() compares what shared a crowded key when a withdrawal thins it", async () => {
  const input = expandWorld({ about: "crowd", reports: [...pair, gone, ...others] });
  const rest = expandWorld({ about: "crowd", reports: [...pair, ...others] });
  const memory = openMemory(input, RULE_DATA);
  await memory.add(input.reports.map(({ report }) => report));
  assert.deepEqual(memory.records(), resolve(input, RULE_DATA).records);
  await memory.withdraw(captureOf(gone.id));
  assert.deepEqual(memory.records(), resolve(rest, RULE_DATA).records);
  const incidents = (records: readonly OnRecord[]) =>
    records.filter(({ kind }) => kind === "incident").length;
  assert.equal(incidents(resolve(input, RULE_DATA).records), incidents(memory.records()) + 2);
});
