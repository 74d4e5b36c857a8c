import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as z from "zod";
import { encodeCanonical } from "../../src/format/canonical-json.ts";
import { captureIdOf, claimIdOf, lineIdOf, recordIdOf } from "../../src/format/content-id.ts";
import { sha256 } from "../../src/format/hash.ts";
import { Declared, NOTHING_DECLARED } from "../../src/model/capture.ts";
import { ClaimKind } from "../../src/model/claim.ts";
import { CaptureId, ClaimId, RecordId, Sha256 } from "../../src/model/ids.ts";
import { DifferenceKind } from "../../src/model/record.ts";
import { vectors } from "./vectors.ts";

const place = z.object({
  capture: CaptureId,
  kind: ClaimKind,
  start: z.number(),
  end: z.number(),
  ordinal: z.number(),
});
const named = z.object({ name: z.string().default(""), id: z.string() });
const rows = z.object({
  captures: z.array(named.extend({ text: z.string(), sha256: Sha256, declared: Declared })),
  lines: z.array(named.extend({ line: z.string(), sha256: Sha256 })),
  claims: z.array(named.extend({ claim: place })),
  records: z.array(named.extend({ prefix: z.enum(["i", "o", "a", "d", "c"]), smallest: ClaimId })),
});
const published = vectors(
  "content-ids/good",
  rows.extend({
    differences: z.array(
      named.extend({ record: RecordId, field: z.string(), difference: DifferenceKind }),
    ),
    reports: z.array(named.extend({ report: z.string() })),
  }),
);
const wrong = vectors(
  "content-ids/bad",
  rows.extend({
    refused: z.array(named.extend({ of: z.enum(["capture", "claim", "record", "sha256"]) })),
  }),
);
const shapes = { capture: CaptureId, claim: ClaimId, record: RecordId, sha256: Sha256 };

test("captureIdOf() gives the published ids", () => {
  for (const { text, sha256: hash, declared, id } of published.captures) {
    assert.equal(sha256(text), hash);
    assert.equal(captureIdOf(hash, declared), id);
  }
});

test("captureIdOf() does not depend on fields that are not declared ones", () => {
  const more = { ...NOTHING_DECLARED, path: "/somewhere" };
  assert.equal(captureIdOf(sha256("a"), more), captureIdOf(sha256("a"), NOTHING_DECLARED));
});

test("lineIdOf(), claimIdOf() and recordIdOf() give the published ids", () => {
  for (const { line, sha256: hash, id } of published.lines) assert.equal(lineIdOf(line, hash), id);
  for (const { claim, id } of published.claims) assert.equal(claimIdOf(claim), id);
  for (const { prefix, smallest, id } of published.records) {
    assert.equal(recordIdOf(prefix, smallest), id);
  }
});

test("the ids of differences and of the filter's copies are as the page says", () => {
  const half = (text: string) => sha256(text).slice(0, 32);
  for (const { record, field, difference, id } of published.differences) {
    assert.equal(id, `d-${half(encodeCanonical([record, field, difference]))}`);
  }
  for (const { report, id } of published.reports) {
    assert.equal(id, `c-${CaptureId.safeParse(report).success ? report : half(report)}`);
  }
});

for (const { name, sha256: hash, declared, id } of wrong.captures) {
  test(`captureIdOf() does not give the id that was made from ${name}`, () => {
    assert.notEqual(captureIdOf(hash, declared), id);
  });
}

for (const { name, line, sha256: hash, id } of wrong.lines) {
  test(`lineIdOf() does not give the id that was made from ${name}`, () => {
    assert.notEqual(lineIdOf(line, hash), id);
  });
}

for (const { name, claim, id } of wrong.claims) {
  test(`claimIdOf() does not give the id that was made from ${name}`, () => {
    assert.notEqual(claimIdOf(claim), id);
  });
}

for (const { name, prefix, smallest, id } of wrong.records) {
  test(`recordIdOf() does not give the id that was made from ${name}`, () => {
    assert.notEqual(recordIdOf(prefix, smallest), id);
  });
}

for (const { of, name, id } of wrong.refused) {
  test(`an id of a ${of} is refused when it has ${name}`, () => {
    assert.equal(shapes[of].safeParse(id).success, false);
  });
}

test("claimIdOf() differs when any part differs", () => {
  const capture = CaptureId.parse("ab".repeat(16));
  const part = fc.record({
    kind: fc.constantFrom(...ClaimKind.options),
    start: fc.nat(50),
    end: fc.nat(50),
    ordinal: fc.nat(3),
  });
  fc.assert(
    fc.property(part, part, (a, b) => {
      const same = claimIdOf({ capture, ...a }) === claimIdOf({ capture, ...b });
      assert.equal(same, JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});
