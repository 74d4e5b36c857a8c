// What lists come to, a folder each; and that what goes out and comes in again is the same list.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { loadCodebook } from "../../../src/load/codebook.ts";
import { loadRuleData } from "../../../src/load/load.ts";
import { importList } from "../../../src/pipeline/lists/import.ts";
import { lookAtList } from "../../../src/pipeline/lists/look.ts";
import { differencesOfLists, versionOf } from "../../../src/pipeline/lists/versions.ts";
import { exportOwnList } from "../../../src/publish/export.ts";
import { openTestRegister } from "../register.ts";
import { GOLDEN, goldenLists, lookAtCase, tellCase } from "./golden-case.ts";

for (const name of goldenLists()) {
  test(`lookAtList() tells what is expected of ${name}`, async () => {
    const expected: unknown = JSON.parse(readFileSync(join(GOLDEN, name, "expected.json"), "utf8"));
    assert.deepEqual(JSON.parse(JSON.stringify(await tellCase(name))), expected);
  });
}

const rules = { data: loadRuleData(), codebook: loadCodebook() };

test("a list that goes out and comes in again differs in what was edited alone", async () => {
  const { path, end } = await openTestRegister();
  try {
    for (const name of goldenLists()) {
      const file = join(GOLDEN, name, "list.csv");
      if (!existsSync(file)) continue;
      if (JSON.stringify(await tellCase(name)).startsWith('{"refused"')) continue;
      const { look, text } = await lookAtCase(name);
      const { mapping } = look;
      const bytes = new Uint8Array(readFileSync(file));
      const input = { name, bytes, title: name, list: { mapping, replaces: null } };
      const signal = new AbortController().signal;
      const { capture } = await importList(path, input, { decisions: [], reason: "ours", signal });
      const out = await exportOwnList(path, capture);
      const again = async (csv: string) => {
        const task = { bytes: new TextEncoder().encode(csv), mapping: null, kept: [mapping] };
        const looked = await lookAtList({ ...task, sheet: null, header_row: null }, rules);
        const after = versionOf(looked.text, looked.look.mapping);
        return differencesOfLists(versionOf(text, mapping), after);
      };
      const same = await again(out.text);
      assert.deepEqual([same.added, same.removed, same.changed], [[], [], []], name);
      const width = mapping.columns.length;
      const edited = await again(`${out.text}${Array(width).fill("new").join(",")}\r\n`);
      assert.deepEqual([edited.added.length, edited.removed, edited.changed], [1, [], []], name);
    }
  } finally {
    await end();
  }
});
