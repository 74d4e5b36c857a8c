// The published canonical exports (docs/formats/canonical-export.md), made by the whole path.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sha256 } from "../../src/format/hash.ts";
import { vectors } from "../format/vectors.ts";
import { bytesOf, Exports, exportOf } from "./canonical-export.ts";

for (const { name, ...vector } of vectors("canonical-export/good", Exports)) {
  test(`export --canonical gives the published bytes for ${name}`, async () => {
    assert.deepEqual(await exportOf(vector), vector.export);
    assert.equal(sha256(bytesOf(vector.export)), vector.sha256);
  });

  test(`export --canonical gives the same when captures come the other way round for ${name}`, async () => {
    const captures = vector.captures.toReversed();
    assert.deepEqual(await exportOf({ ...vector, captures }), vector.export);
  });
}
