import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as z from "zod";
import { captureIdOf, claimIdOf, lineIdOf, recordIdOf } from "../../src/format/content-id.ts";
import { sha256 } from "../../src/format/hash.ts";
import { Declared, NOTHING_DECLARED } from "../../src/model/capture.ts";
import { ClaimKind } from "../../src/model/claim.ts";
import { CaptureId, ClaimId, Sha256 } from "../../src/model/ids.ts";
import { vectors } from "./vectors.ts";

const place = z.object({
  capture: CaptureId,
  kind: ClaimKind,
  start: z.number(),
  end: z.number(),
  ordinal: z.number(),
});
const published = vectors(
  "content-ids/good",
  z.object({
    captures: z.array(
      z.object({ text: z.string(), sha256: Sha256, declared: Declared, id: z.string() }),
    ),
    lines: z.array(z.object({ line: z.string(), sha256: Sha256, id: z.string() })),
    claims: z.array(z.object({ claim: place, id: z.string() })),
    records: z.array(
      z.object({ prefix: z.enum(["i", "o", "a", "d", "c"]), smallest: ClaimId, id: z.string() }),
    ),
  }),
);

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
