import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRoute, toHash } from "../../src/web/route.ts";
import { tellCount, tellOutcomes, tellRestsOn, tellWhen } from "../../src/web/sentence.ts";

const inferred = { how: "inferred", from: "", rule: "", passages: [] } as const;
const count = (min: number | null, best: number | null, max: number | null) => ({ min, best, max });
const when = (edtf: string, earliest: string | null, latest: string | null) =>
  ({
    ...{ edtf, earliest, latest, precision: 1, anchoring: null, alternatives: [] },
    basis: inferred,
  }) as const;

test("tellCount() says which bounds are known and never makes a number up", () => {
  assert.equal(tellCount(count(3, 3, 3)), "3");
  assert.equal(tellCount(count(2, 2, 3)), "2, up to 3");
  assert.equal(tellCount(count(1, 2, 3)), "at least 1, 2, up to 3");
  assert.equal(tellCount(count(5, null, null)), "at least 5");
  assert.equal(tellCount(count(null, null, 4)), "up to 4");
  assert.equal(tellCount(count(2, null, 6)), "2 to 6");
  assert.equal(tellCount(count(null, null, null)), "a number not told");
});

test("tellOutcomes() says reported of every outcome, the killed first", () => {
  const told = tellOutcomes({ wounded: count(1, 1, 1), killed: count(3, 3, 3) });
  assert.equal(told, "3 reported killed, 1 reported wounded");
  assert.equal(tellOutcomes({}), null);
});

test("tellWhen() writes a day, a month, a year, a range and an open end", () => {
  assert.equal(tellWhen(when("2021-01-21", "2021-01-21", "2021-01-21"), "en-GB"), "21 Jan 2021");
  assert.equal(tellWhen(when("2021-01", "2021-01-01", "2021-01-31"), "en-GB"), "January 2021");
  assert.equal(tellWhen(when("2021", "2021-01-01", "2021-12-31"), "en-GB"), "2021");
  const range = when("2021-01-05/2021-01-12", "2021-01-05", "2021-01-12");
  assert.equal(tellWhen(range, "en-GB"), "5 Jan 2021 – 12 Jan 2021");
  assert.equal(tellWhen(when("2021-01-05/..", "2021-01-05", null), "en-GB"), "5 Jan 2021 – open");
  assert.equal(tellWhen(when("XXXX", null, null), "en-GB"), "date not told (XXXX)");
});

test("tellRestsOn() gives accounts as a range", () => {
  const rests = { reports: 9, outlets: 1, documents: 0, why: [] };
  const told = tellRestsOn({ ...rests, accounts: { min: 1, max: 2 } });
  assert.equal(told, "9 reports, 1 outlet, 1–2 accounts, 0 documents");
});

test("parseRoute() is the inverse of toHash() and knows no other address", () => {
  for (const route of [
    { page: "reports" },
    { page: "report", id: "0f3a" },
    { page: "records", kind: "order" },
  ] as const) {
    assert.deepEqual(parseRoute(toHash(route)), route);
  }
  for (const hash of ["", "#/reports/../x", "#/reports/Hoeryong", "#/records/people", "#/x"]) {
    assert.deepEqual(parseRoute(hash), { page: "reports" }, hash);
  }
});
