/**
 * Writes the exports of test/vectors/canonical-export/good.json anew with today's rules, where a
 * rule was changed on purpose: `node test/pipeline/write-canonical-exports.ts`, then read the difference.
 */
import { writeFileSync } from "node:fs";
import { sha256 } from "../../src/format/hash.ts";
import { vectors } from "../format/vectors.ts";
import { bytesOf, Exports, exportOf } from "./canonical-export.ts";

const written = [];
for (const vector of vectors("canonical-export/good", Exports)) {
  const lines = await exportOf(vector);
  written.push({ ...vector, sha256: sha256(bytesOf(lines)), export: lines });
}
const file = new URL("../vectors/canonical-export/good.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(written, null, 1)}\n`);
