import assert from "node:assert/strict";
import { test } from "node:test";
import { makeKey } from "../../src/format/note.ts";
import { openRegisterSource } from "../../src/verify/register-source.ts";
import { verify } from "../../src/verify/verify.ts";
import { assertFound, findingsOf } from "./findings.ts";
import {
  addCapture,
  append,
  changeEntry,
  checkpointOf,
  KEY,
  sign,
  smallRegister,
  withRegister,
} from "./small-register.ts";

test("verify() finds a checkpoint that is forged, of another register, misplaced or no checkpoint", async () => {
  const stranger = makeKey(KEY.vkey.split("+")[0] ?? "", new Uint8Array(32).fill(8));
  const forged = smallRegister();
  sign(forged, stranger.skey);
  assertFound(await findingsOf(forged), [/^checkpoint: its signature does not verify/]);

  const edited = smallRegister();
  edited.note = edited.note.replace("\n6\n", "\n5\n");
  assertFound(await findingsOf(edited), [
    /^tree: the checkpoint has 5 entries, the ledger 6/,
    /^checkpoint: its signature does not verify/,
  ]);

  const none = smallRegister();
  none.note = "hello\n1\n";
  assertFound(await findingsOf(none), [/^tree: no readable/, /^checkpoint: .*not well formed/]);
});

test("verify() takes the keys given over the register's own word", async () => {
  const other = makeKey("elsewhere", new Uint8Array(32).fill(8));
  assertFound(await findingsOf(smallRegister(), { vkeys: [KEY.vkey, other.vkey] }), []);
  assertFound(await findingsOf(smallRegister(), { vkeys: [other.vkey] }), [
    /^checkpoint: its signature does not verify/,
  ]);
});

test("verify() accepts a checkpoint by a key that was adopted later", async () => {
  const draft = smallRegister();
  const second = makeKey(KEY.vkey.split("+")[0] ?? "", new Uint8Array(32).fill(8));
  const decision = { decision: "adopt-key", vkey: second.vkey, reason: "new machine" };
  append(draft, "decision", [{ body: "decision", decision, keys: [], codebook: null }]);
  sign(draft, second.skey);
  assertFound(await findingsOf(draft), []);
});

test("verify() holds the ledger against an older checkpoint", async () => {
  const draft = smallRegister();
  for (const size of [0, 1, 4, 6]) {
    assertFound(await findingsOf(draft, { against: checkpointOf(draft, size) }), []);
  }
  const longer = smallRegister();
  addCapture(longer, "One more.");
  assertFound(await findingsOf(draft, { against: sign(longer) }), [
    /^against: the older checkpoint has 7 entries, the ledger only 6: entries were taken away/,
  ]);
});

test("verify() finds a past that was rewritten whole and signed anew, only against an older checkpoint", async () => {
  const before = checkpointOf(smallRegister(), 4);
  const rewritten = smallRegister();
  changeEntry(rewritten, 1, { at: "2020-01-02T03:04:05.678Z" });
  sign(rewritten);
  assertFound(await findingsOf(rewritten), []);
  assertFound(await findingsOf(rewritten, { against: before }), [
    /^against: the first 4 entries are not those of the older checkpoint/,
  ]);
  await withRegister(smallRegister(), async (dir) => {
    const source = openRegisterSource(dir);
    assert.match(
      (await verify(source, { against: before })).past,
      /^The first 4 entries are those/,
    );
    source.close();
  });
});

test("verify() finds an older checkpoint that nobody known signed, or that is none", async () => {
  const stranger = makeKey("onrecord/elsewhere", new Uint8Array(32).fill(8));
  const draft = smallRegister();
  const against = checkpointOf(draft, 4, stranger.skey);
  assertFound(await findingsOf(draft, { against }), [/^against: its signature does not verify/]);
  assertFound(await findingsOf(draft, { against: "no note" }), [/^against: .*not well formed/]);
});
