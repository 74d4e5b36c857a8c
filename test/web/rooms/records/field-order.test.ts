import assert from "node:assert/strict";
import { test } from "node:test";
import { inWeight } from "../../../../src/web/rooms/records/field-order.ts";

const restsOn = {
  ...{ reports: 1, outlets: 1, accounts: { min: 1, max: 1 }, documents: 0, why: [] },
};
const field = (name: string, value: string | number | string[]) => ({
  field: name,
  values: [{ value, claims: [], passages: [], rests_on: restsOn }],
});

test("inWeight() puts the toll first and leaves out that there was one event", () => {
  const told = (events: number) =>
    inWeight([
      field("when", "x"),
      field("events", events),
      field("acts", ["x"]),
      field("outcomes.killed", 1),
    ]).map((one) => one.field);
  assert.deepEqual(told(1), ["outcomes.killed", "when", "acts"]);
  assert.deepEqual(told(5), ["outcomes.killed", "when", "events", "acts"]);
});
