import assert from "node:assert/strict";
import { test } from "node:test";
import { assertFound, findingsOf } from "./findings.ts";
import { changeEntry, sign, smallRegister } from "./small-register.ts";

test("verify() names the entry and the tree when an entry was changed", async () => {
  const draft = smallRegister();
  changeEntry(draft, 2, { at: "2026-01-02T03:04:06.678Z" });
  assertFound(await findingsOf(draft), [/^tree: the root of the tree is not the checkpoint's/]);
});

test("verify() names the entry when one is damaged, has an unknown member or a wrong number", async () => {
  const damaged = smallRegister();
  const [entry] = damaged.entries;
  assert.ok(entry);
  entry.json = entry.json.replace("{", "{ ");
  assertFound(await findingsOf(damaged), [
    /^entries: entry 0 is damaged/,
    /^tree: /,
    /^checkpoint: the founding decision/,
    /^checkpoint: its signature does not verify/,
  ]);

  const unknown = smallRegister();
  changeEntry(unknown, 3, Object.fromEntries([["note", "a word that could never be erased"]]));
  sign(unknown);
  assertFound(await findingsOf(unknown), [/^entries: entry 3 is damaged.*unknown member/]);

  const renumbered = smallRegister();
  changeEntry(renumbered, 3, { seq: 2 });
  sign(renumbered);
  assertFound(await findingsOf(renumbered), [/^entries: entry 3 says it is entry 2/]);
});

test("verify() names the gap when entries were taken from the middle", async () => {
  const draft = smallRegister();
  draft.entries.splice(1, 1);
  assertFound(await findingsOf(draft), [
    /^entries: entry 1 is missing$/,
    /^tree: the checkpoint has 6 entries, the ledger 5/,
    /^bodies: body [0-9a-f]{32} \(decision, entry 1\) belongs to no entry that is there/,
  ]);
});

test("verify() finds the shorter tree when entries were taken from the end", async () => {
  const draft = smallRegister();
  const gone = draft.entries.pop();
  draft.bodies = draft.bodies.filter((row) => row.seq !== gone?.seq);
  assertFound(await findingsOf(draft), [
    /^tree: the checkpoint has 6 entries, the ledger 5/,
    /^bodies: body [0-9a-f]{32} \(capture, entry 3\) is lost/,
  ]);
});
