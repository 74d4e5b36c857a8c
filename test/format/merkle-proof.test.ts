import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as z from "zod";
import { emptyFrontier, frontierRoot, leafHash, rootOf } from "../../src/format/merkle.ts";
import {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
} from "../../src/format/merkle-proof.ts";
import { vectors } from "./vectors.ts";

const hash = z.string().transform((text) => Buffer.from(text, "base64"));
const proof = z.array(hash);
const shape = z.object({
  entries: z.array(z.string()),
  inclusion: z.array(
    z.object({ index: z.number(), size: z.number(), root: hash, leaf: hash, proof }),
  ),
  consistency: z.array(
    z.object({ from_size: z.number(), to_size: z.number(), from_root: hash, to_root: hash, proof }),
  ),
});
const published = vectors("ledger/good", shape);
const LEAVES = Array.from({ length: 33 }, (_, index) => leafHash(`leaf ${index}`));

test("inclusionProof() gives the published proofs and verifyInclusion() takes them", () => {
  const leaves = published.entries.map((entry) => leafHash(entry));
  for (const { index, size, root, leaf, proof: wanted } of published.inclusion) {
    assert.deepEqual(inclusionProof(leaves.slice(0, size), index), wanted);
    verifyInclusion({ index, end: size, leaf, root, proof: wanted });
  }
});

test("consistencyProof() gives the published proofs and verifyConsistency() takes them", () => {
  const leaves = published.entries.map((entry) => leafHash(entry));
  for (const {
    from_size: end,
    to_size: size,
    from_root,
    to_root,
    proof: wanted,
  } of published.consistency) {
    assert.deepEqual(consistencyProof(leaves.slice(0, size), end), wanted);
    verifyConsistency({ end, size, earlier: from_root, later: to_root, proof: wanted });
  }
});

test("verifyInclusion() takes a proof for its own leaf, index and root and no other", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 33 }), fc.nat(32), fc.nat(32), (size, at, elsewhere) => {
      const leaves = LEAVES.slice(0, size);
      const [index, other] = [at % size, elsewhere % size];
      const [leaf, otherLeaf] = [leaves[index] ?? LEAVES[0], leaves[other] ?? LEAVES[0]];
      assert.ok(leaf && otherLeaf);
      const claim = {
        index,
        end: size,
        leaf,
        root: rootOf(leaves),
        proof: inclusionProof(leaves, index),
      };
      verifyInclusion(claim);
      const refused = { code: "bad-input" };
      if (other !== index) {
        assert.throws(() => verifyInclusion({ ...claim, index: other }), refused);
        assert.throws(() => verifyInclusion({ ...claim, leaf: otherLeaf }), refused);
      }
      const long = [...claim.proof, leafHash("more")];
      assert.throws(() => verifyInclusion({ ...claim, proof: long }), refused);
      assert.throws(() => verifyInclusion({ ...claim, index: size }), refused);
      if (size > 1) {
        assert.throws(() => verifyInclusion({ ...claim, proof: claim.proof.slice(1) }), refused);
      }
    }),
  );
});

test("verifyConsistency() takes a proof for its own trees and no rewritten one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 33 }), fc.nat(32), fc.nat(32), (size, from, changed) => {
      const leaves = LEAVES.slice(0, size);
      const end = (from % size) + 1;
      const earlier = rootOf(leaves.slice(0, end));
      const claim = {
        end,
        size,
        earlier,
        later: rootOf(leaves),
        proof: consistencyProof(leaves, end),
      };
      verifyConsistency(claim);
      const rewritten = leaves.with(changed % end, leafHash("rewritten"));
      const lie = { ...claim, later: rootOf(rewritten), proof: consistencyProof(rewritten, end) };
      assert.throws(() => verifyConsistency(lie), { code: "bad-input" });
      const long = [...claim.proof, leafHash("more")];
      assert.throws(() => verifyConsistency({ ...claim, proof: long }), { code: "bad-input" });
    }),
  );
});

test("verifyInclusion() and verifySubtreeConsistency() work within a subtree", () => {
  const [start, end, size] = [8, 12, 13];
  const part = LEAVES.slice(start, end);
  const leaf = LEAVES[10];
  assert.ok(leaf);
  verifyInclusion({
    index: 10,
    start,
    end,
    leaf,
    root: rootOf(part),
    proof: inclusionProof(part, 2),
  });
  const proofOfPart = [LEAVES[12] ?? leaf, rootOf(LEAVES.slice(0, 8))];
  const claim = { start, end, size, earlier: rootOf(part), later: rootOf(LEAVES.slice(0, size)) };
  verifySubtreeConsistency({ ...claim, proof: proofOfPart });
  const refused = { code: "bad-input" };
  const shifted = { ...claim, start: 9, proof: proofOfPart };
  assert.throws(() => verifySubtreeConsistency(shifted), refused);
  assert.throws(() => verifySubtreeConsistency({ ...claim, proof: [] }), refused);
});

test("verifyConsistency() refuses an empty earlier tree, from which anything follows", () => {
  const empty = frontierRoot(emptyFrontier);
  const later = rootOf(LEAVES);
  const claim = { end: 0, size: 33, earlier: empty, later, proof: [] };
  assert.throws(() => verifyConsistency(claim), { code: "bad-input" });
  assert.throws(() => consistencyProof(LEAVES, 0), { code: "bad-input" });
  assert.throws(() => inclusionProof(LEAVES, 33), { code: "bad-input" });
});
