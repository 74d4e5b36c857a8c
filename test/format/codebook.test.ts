import assert from "node:assert/strict";
import { test } from "node:test";
import { CodebookVectors, versionAfter } from "./codebook-vectors.ts";
import { vectors } from "./vectors.ts";

for (const { name, codebook, edits, version } of vectors("codebook/good", CodebookVectors)) {
  test(`codebookVersionOf() is the vector's: ${name}`, () => {
    assert.deepEqual(versionAfter(codebook, edits), version);
  });
}
