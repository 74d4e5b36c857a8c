import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as z from "zod";
import { encodeCheckpoint, originOf, parseCheckpoint } from "../../src/format/checkpoint.ts";
import { leafHash } from "../../src/format/merkle.ts";
import { verifyNote } from "../../src/format/note.ts";
import { Ref } from "../../src/model/ids.ts";
import { vectors } from "./vectors.ts";

const good = z.object({
  checkpoints: z.array(
    z.object({
      name: z.string(),
      note: z.string(),
      vkeys: z.array(z.string()),
      origin: z.string(),
      size: z.number(),
      root: z.string(),
      extensions: z.array(z.string()),
      signed_by: z.array(z.string()),
    }),
  ),
});
const bad = z.array(z.object({ name: z.string(), note: z.string(), vkeys: z.array(z.string()) }));

for (const vector of vectors("checkpoint/good", good).checkpoints) {
  test(`parseCheckpoint() and verifyNote() take the published checkpoint: ${vector.name}`, () => {
    const { text, by } = verifyNote(vector.note, vector.vkeys);
    const { origin, size, root, extensions } = parseCheckpoint(text);
    assert.deepEqual(
      { origin, size, root: Buffer.from(root).toString("base64"), extensions, by: [...by].sort() },
      {
        origin: vector.origin,
        size: vector.size,
        root: vector.root,
        extensions: vector.extensions,
        by: [...vector.signed_by].sort(),
      },
    );
    if (extensions.length === 0) assert.equal(encodeCheckpoint({ origin, size, root }), text);
  });
}

for (const { name, note, vkeys } of vectors("checkpoint/bad", bad)) {
  test(`verifyNote() or parseCheckpoint() throws when given ${name}`, () => {
    assert.throws(() => parseCheckpoint(verifyNote(note, vkeys).text), { code: "bad-input" });
  });
}

test("parseCheckpoint() undoes encodeCheckpoint()", () => {
  const refs = fc.stringMatching(/^[0-9a-f]{32}$/).map((hex) => originOf(Ref.parse(hex)));
  fc.assert(
    fc.property(refs, fc.maxSafeNat(), fc.string(), (origin, size, seed) => {
      const checkpoint = { origin, size, root: leafHash(seed) };
      const { extensions, ...back } = parseCheckpoint(encodeCheckpoint(checkpoint));
      assert.deepEqual(back, checkpoint);
      assert.deepEqual(extensions, []);
    }),
  );
});

test("encodeCheckpoint() throws when its parts would not read back", () => {
  const root = leafHash("");
  for (const wrong of [
    { origin: "", size: 1, root },
    { origin: "a\nb", size: 1, root },
    { origin: "a", size: -1, root },
    { origin: "a", size: 1.5, root },
    { origin: "a", size: 1, root: root.subarray(1) },
  ]) {
    assert.throws(() => encodeCheckpoint(wrong), { code: "bad-input" });
  }
});
