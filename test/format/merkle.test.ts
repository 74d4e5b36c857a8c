import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import * as z from "zod";
import {
  appendLeaf,
  emptyFrontier,
  encodeFrontier,
  frontierRoot,
  leafHash,
  parseFrontier,
  rootOf,
} from "../../src/format/merkle.ts";
import { vectors } from "./vectors.ts";

const shape = z.object({
  entries: z.array(z.string()),
  leaves: z.array(z.string()),
  roots: z.array(z.string()),
});

test("leafHash() and rootOf() give the published leaves and roots", () => {
  const { entries, leaves, roots } = vectors("ledger/good", shape);
  const hashes = entries.map((entry) => leafHash(entry));
  assert.deepEqual(
    hashes.map((hash) => Buffer.from(hash).toString("hex")),
    leaves,
  );
  for (const [size, root] of roots.entries()) {
    assert.equal(Buffer.from(rootOf(hashes.slice(0, size))).toString("base64"), root);
  }
});

test("appendLeaf() leaves the frontier it was given as it was", () => {
  const one = appendLeaf(emptyFrontier, leafHash("a"));
  const before = encodeFrontier(one);
  appendLeaf(one, leafHash("b"));
  assert.equal(encodeFrontier(one), before);
  assert.equal(emptyFrontier.nodes.length, 0);
});

test("frontierRoot() is the root that RFC 6962 defines by halves, at every size", () => {
  const leaves = Array.from({ length: 70 }, (_, index) => leafHash(`leaf ${index}`));
  let frontier = emptyFrontier;
  for (const [index, leaf] of leaves.entries()) {
    frontier = appendLeaf(frontier, leaf);
    assert.deepEqual(frontierRoot(frontier), rootByHalves(leaves.slice(0, index + 1)));
  }
});

test("parseFrontier() undoes encodeFrontier(), so that a log can go on where it stopped", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), (before, after) => {
      const leaves = Array.from({ length: before + after }, (_, index) => leafHash(`${index}`));
      const stopped = leaves.slice(0, before).reduce(appendLeaf, emptyFrontier);
      const resumed = parseFrontier(encodeFrontier(stopped));
      assert.deepEqual(
        frontierRoot(leaves.slice(before).reduce(appendLeaf, resumed)),
        rootOf(leaves),
      );
    }),
    { numRuns: 30 },
  );
});

test("parseFrontier() throws when nodes, size or form do not fit", () => {
  const node = Buffer.alloc(32).toString("base64");
  const refused = [
    "",
    "[]",
    "null",
    '{"nodes":[],"size":-1}',
    '{"nodes":[],"size":1}',
    '{"nodes":{},"size":0}',
    `{"nodes":["${node}","${node}"],"size":2}`,
    '{"nodes":["AAAA"],"size":1}',
    `{"nodes":["${node}"],"size":1.5}`,
    `{"nodes":["${node}"], "size":1}`,
    `{"more":0,"nodes":["${node}"],"size":1}`,
  ];
  for (const text of refused) {
    assert.throws(() => parseFrontier(text), { code: "damaged" }, text);
  }
});

/** MTH of RFC 6962, section 2.1, word for word. */
const rootByHalves = (leaves: readonly Uint8Array[]): Uint8Array => {
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const halves = [rootByHalves(leaves.slice(0, split)), rootByHalves(leaves.slice(split))];
  // The hash of a leaf differs from that of a node in its first byte alone.
  return sha256Of(Buffer.concat([Buffer.of(1), ...halves]));
};

const sha256Of = (data: Uint8Array): Uint8Array => createHash("sha256").update(data).digest();
