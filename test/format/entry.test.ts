import assert from "node:assert/strict";
import { test } from "node:test";
import * as z from "zod";
import { encodeEntry, parseEntry } from "../../src/format/entry.ts";
import { vectors } from "./vectors.ts";

const good = z.object({ entries: z.array(z.string()) });
const bad = z.array(z.object({ name: z.string(), entry: z.string() }));

test("parseEntry() reads the published entries and encodeEntry() writes them back", () => {
  const { entries } = vectors("ledger/good", good);
  for (const [seq, text] of entries.entries()) {
    const entry = parseEntry(text);
    assert.equal(entry.seq, seq);
    assert.equal(encodeEntry(entry), text);
  }
});

for (const { name, entry } of vectors("ledger/bad", bad)) {
  test(`parseEntry() throws when the entry has ${name}`, () => {
    assert.throws(() => parseEntry(entry), { code: "damaged" });
  });
}
