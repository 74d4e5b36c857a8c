import assert from "node:assert/strict";
import { test } from "node:test";
import { compareClaims, compareSpans } from "../../src/eval/compare.ts";
import { evaluate } from "../../src/eval/evaluate.ts";
import { isTold, type Json } from "../../src/eval/field.ts";
import type { PlacedClaim, PlacedGold } from "../../src/eval/gold.ts";
import { extract } from "../../src/extract/extract.ts";
import { loadRuleData } from "../../src/load/load.ts";
import type { Claim } from "../../src/model/claim.ts";
import { CaptureId } from "../../src/model/ids.ts";
import { readingOf } from "../extract/reading.ts";

const TEXT = "On 3 May 2021 guards shot two men dead near the mill, a resident told the paper.";
const [CLAIM] = extract(
  readingOf(TEXT, { published: "2021-05-05" }),
  { capture: CaptureId.parse("0".repeat(32)), veils: [], unveils: [] },
  loadRuleData(),
).claims;
assert.ok(CLAIM !== undefined);

/** The same claim elsewhere in the text. */
const claimAt = (start: number, end: number, kind: Claim["kind"] = "incident"): Claim => ({
  ...CLAIM,
  kind,
  passages: [{ start, end, exact: "", prefix: "", suffix: "" }],
});
const goldAt = (start: number, end: number, kind: Claim["kind"] = "incident"): PlacedClaim => ({
  kind,
  fields: {},
  spans: [{ start, end }],
});
const NOTHING: PlacedGold = { claims: [], refused: [], complete: [], sensitive: null };

const countsOf = (gold: Partial<PlacedGold>, claims: readonly Claim[]) => {
  const { hits, missed, invented, doubled, undecided } = compareClaims(
    { ...NOTHING, ...gold },
    claims,
  );
  return [hits, missed, invented, doubled, undecided].map(({ length }) => length);
};

test("compareClaims() takes half of the words for a hit, and less for none", () => {
  assert.deepEqual(countsOf({ claims: [goldAt(0, 10)] }, [claimAt(5, 40)]), [1, 0, 0, 0, 0]);
  assert.deepEqual(countsOf({ claims: [goldAt(0, 10)] }, [claimAt(6, 40)]), [0, 1, 0, 1, 0]);
  assert.deepEqual(
    countsOf({ claims: [goldAt(0, 10, "order")] }, [claimAt(0, 10)]),
    [0, 1, 0, 0, 1],
  );
});

test("compareClaims() lets one claim hit one claim of the gold, and as many as can be", () => {
  const gold = { claims: [goldAt(0, 10), goldAt(0, 12)] };
  assert.deepEqual(countsOf(gold, [claimAt(0, 12)]), [1, 1, 0, 0, 0]);
  // The first would take the claim that alone the second can have.
  const claims = [claimAt(0, 20), claimAt(0, 8)];
  assert.deepEqual(countsOf({ claims: [goldAt(0, 10), goldAt(0, 20)] }, claims), [2, 0, 0, 0, 0]);
});

test("compareClaims() calls a claim invented where the gold is complete or refuses it, else undecided", () => {
  assert.deepEqual(countsOf({ complete: ["incident"] }, [claimAt(0, 5)]), [0, 0, 1, 0, 0]);
  assert.deepEqual(countsOf({ refused: [goldAt(0, 5)] }, [claimAt(0, 5)]), [0, 0, 1, 0, 0]);
  assert.deepEqual(countsOf({}, [claimAt(0, 5)]), [0, 0, 0, 0, 1]);
});

test("isTold() reads dates, counts, words, lists and what must not be told", () => {
  const cases: readonly (readonly [string, Json, boolean])[] = [
    ["when", "2021-05-03", true],
    ["when", "2021-05-04", false],
    ["outcomes.killed", { best: 2 }, true],
    ["outcomes.killed", { best: 2, max: 9 }, false],
    ["outcomes.wounded", null, true],
    ["outcomes.killed", null, false],
    ["attribution.account.description", "one resident of the town", true],
    ["attribution.account.description", "an officer", false],
    ["modality", ["asserted"], true],
    ["modality", ["asserted", "denied"], false],
    ["events", 1, true],
    ["order.issuer", "the ministry", false],
  ];
  for (const [path, wanted, told] of cases) {
    assert.equal(isTold(CLAIM, path, wanted), told, `${path} ${JSON.stringify(wanted)}`);
  }
});

test("evaluate() leaves a share open where it would be of nothing, and veils its misses", () => {
  const gold = { ...NOTHING, claims: [goldAt(0, 10)], complete: ["order" as const] };
  const shown = `${"▒".repeat(10)}${TEXT.slice(10)}`;
  const told = evaluate("none", [
    {
      ...{ report: "a", gold, compared: compareClaims(gold, []), flagged: null },
      ...{ shown, show: (words: string) => words },
    },
  ]);
  assert.deepEqual(
    told.kinds.map(({ kind, precision, recall, f1 }) => [kind, precision, recall, f1]),
    [["incident", null, 0, null]],
  );
  assert.equal(told.misses[0]?.words, "▒".repeat(10));
  assert.equal(told.sensitive, null);
});

test("compareSpans() counts what touches", () => {
  const spans = (...pairs: readonly (readonly [number, number])[]) =>
    pairs.map(([start, end]) => ({ start, end }));
  const { found, missed, extra } = compareSpans(spans([0, 5], [9, 12]), spans([4, 6], [20, 30]));
  assert.deepEqual([found, missed.length, extra], [1, 1, 1]);
});
