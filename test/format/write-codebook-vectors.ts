/**
 * Writes the versions of test/vectors/codebook/good.json anew, where the shape of a codebook was
 * changed on purpose: `node test/format/write-codebook-vectors.ts`, then read the difference.
 */
import { writeFileSync } from "node:fs";
import { CodebookVectors, versionAfter } from "./codebook-vectors.ts";
import { vectors } from "./vectors.ts";

const written = vectors("codebook/good", CodebookVectors).map((vector) => ({
  ...vector,
  version: versionAfter(vector.codebook, vector.edits),
}));
const file = new URL("../vectors/codebook/good.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(written, null, 1)}\n`);
