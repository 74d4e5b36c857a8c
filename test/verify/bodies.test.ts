import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { encodeCanonical } from "../../src/format/canonical-json.ts";
import { commit } from "../../src/format/commitment.ts";
import { databasePath } from "../../src/format/path.ts";
import { Commitment, Ref } from "../../src/model/ids.ts";
import { assertFound, findingsIn, findingsOf } from "./findings.ts";
import {
  addCapture,
  append,
  bodyOf,
  changeEntry,
  type Draft,
  KEY,
  sign,
  smallRegister,
  withRegister,
} from "./small-register.ts";

test("verify() names the body when one byte of it, its salt or its commitment was changed", async () => {
  const words = smallRegister();
  const row = bodyOf(words, "capture");
  row.json = row.json?.replace("pasted", "Pasted") ?? null;
  assertFound(await findingsOf(words), [
    new RegExp(`^commitments: body ${row.ref} \\(capture, entry 2\\) does not match`),
  ]);

  const salt = smallRegister();
  bodyOf(salt, "capture").salt?.fill(9, 4, 5);
  assertFound(await findingsOf(salt), [/^commitments: .*entry 2\) does not match/]);

  const commitment = smallRegister();
  bodyOf(commitment, "capture").commitment = "0".repeat(64);
  assertFound(await findingsOf(commitment), [/^bodies: .*entry 2\) has another commitment/]);
});

test("verify() finds a body whose bytes are no longer UTF-8 though they read the same", async () => {
  const draft = smallRegister();
  addCapture(draft, "A place whose name came through as \ufffd in the wire copy.");
  const [ref = ""] = append(draft, "access", [
    {
      body: "access",
      capture: "0a".repeat(16),
      what: "original",
      span: null,
      reason: "\ufffd",
    },
  ]);
  sign(draft);
  await withRegister(draft, async (dir) => {
    assertFound(await findingsIn(dir), []);
    const database = new DatabaseSync(databasePath(dir));
    // SQLite hands out an invalid byte as U+FFFD, which is what stood there before.
    database.exec(`UPDATE bodies SET json = CAST(replace(CAST(json AS BLOB), x'EFBFBD', x'FF') AS TEXT)
      WHERE ref = '${ref}'`);
    database.close();
    assertFound(await findingsIn(dir), [/^commitments: .*access, entry 7\) does not match/]);
  });
});

test("verify() tells a lost body from an erased one", async () => {
  const emptied = smallRegister();
  const row = bodyOf(emptied, "capture");
  row.salt = null;
  row.json = null;
  assertFound(await findingsOf(emptied), [
    new RegExp(`^bodies: body ${row.ref} \\(capture, entry 2\\) is lost`),
  ]);

  const removed = smallRegister();
  removed.bodies = removed.bodies.filter((body) => body.ref !== row.ref);
  assertFound(await findingsOf(removed), [
    new RegExp(`^bodies: body ${row.ref} \\(entry 2\\) is lost`),
  ]);
});

test("verify() names a body that is half erased or not erased at all", async () => {
  const half = smallRegister();
  bodyOf(half, "capture").salt = null;
  assertFound(await findingsOf(half), [
    /^bodies: .*entry 2\) has no salt and is not wholly erased/,
  ]);

  const kept = smallRegister();
  const erased = kept.bodies.find((row) => row.json === null);
  assert.ok(erased);
  erased.json = "{}";
  assertFound(await findingsOf(kept), [
    /^bodies: .*entry 3\) was erased by entry 5, yet its words are there/,
    /^bodies: .*entry 3\) has no salt/,
  ]);
});

test("verify() names a body that was moved, swapped or put in", async () => {
  const moved = smallRegister();
  bodyOf(moved, "capture").seq = 4;
  assertFound(await findingsOf(moved), [
    /^bodies: .*\(entry 2\) stands at entry 4, n 0; its entry is 2, n 0/,
    /^bodies: .*\(capture, entry 4\) stands at entry 4, which does not name it/,
  ]);

  const put = smallRegister();
  put.bodies.push({ ...bodyOf(put, "capture"), ref: "f".repeat(32), seq: 99 });
  assertFound(await findingsOf(put), [
    /^bodies: body f{32} \(capture, entry 99\) belongs to no entry that is there/,
  ]);

  const kind = smallRegister();
  bodyOf(kind, "capture").kind = "claim";
  assertFound(await findingsOf(kind), [
    /^bodies: .*says in its words that it is of kind "capture"/,
  ]);

  const position = smallRegister();
  bodyOf(position, "capture").n = 3;
  assertFound(await findingsOf(position), [/^bodies: .*stands at n 3; its entry names it at n 0/]);
});

test("verify() refuses a body that is well kept but was never well written", async () => {
  const replace = (draft: Draft, json: string): void => {
    const row = bodyOf(draft, "capture");
    const commitment = commit(new Uint8Array(32).fill(3), json);
    row.salt = new Uint8Array(32).fill(3);
    row.json = json;
    row.commitment = commitment;
    changeEntry(draft, row.seq, { commitments: [Commitment.parse(commitment)] });
    sign(draft);
  };
  const loose = smallRegister();
  replace(loose, `${bodyOf(loose, "capture").json} `);
  assertFound(await findingsOf(loose), [/^bodies: .*entry 2\) is not canonical JSON/]);

  const strange = smallRegister();
  replace(strange, '{"body":"rumour"}');
  assertFound(await findingsOf(strange), [
    /^bodies: .*entry 2\) is not a body that Onrecord knows/,
  ]);

  const misplaced = smallRegister();
  replace(misplaced, encodeCanonical({ body: "erasure", reason: "none" }));
  bodyOf(misplaced, "capture").kind = "erasure";
  assertFound(await findingsOf(misplaced), [
    /^bodies: .*may not stand at n 0 of a "capture" entry/,
  ]);
});

test("verify() names an entry that is about a body which never was or came later", async () => {
  const draft = smallRegister();
  const later = bodyOf(draft, "erasure").ref;
  const about = ["d".repeat(32), later].map((ref) => Ref.parse(ref));
  const refs = [Ref.parse(draft.bodies[1]?.ref), ...about];
  changeEntry(draft, 1, { refs });
  sign(draft);
  assertFound(await findingsOf(draft), [
    /^bodies: entry 1 is about body d{32}, which is in no entry/,
    /^bodies: entry 1 is about body [0-9a-f]{32}, which came no earlier/,
  ]);
});

test("verify() finds a ledger that is founded twice or does not begin with its founding", async () => {
  const twice = smallRegister();
  const json = bodyOf(twice, "decision").json ?? "";
  append(twice, "decision", [JSON.parse(json)]);
  sign(twice);
  assertFound(await findingsOf(twice), [/^bodies: .*entry 6\) founds the ledger a second time/]);

  const headless = smallRegister();
  for (const list of [headless.entries, headless.bodies]) list.shift();
  for (const row of headless.bodies) row.seq -= 1;
  for (const [seq, entry] of headless.entries.entries()) {
    entry.seq = seq;
    changeEntry(headless, seq, { seq });
  }
  sign(headless);
  assertFound(await findingsOf(headless, { vkeys: [KEY.vkey] }), [
    /^checkpoint: the founding decision/,
    /^bodies: .*entry 0\) stands where the founding must/,
  ]);
});

test("verify() names an entry that ends what is no record, or ends one twice", async () => {
  const versions = { rules: "test/1", data: "0".repeat(64) };
  const change = { body: "record-change", versions };
  const from = `c-${"0a".repeat(16)}`;
  const copies = { kind: "copies", id: from, reports: [], root: "a", why: "first", members: [] };
  const draft = smallRegister();
  const [, ref = ""] = append(draft, "record-change", [change, { body: "record", record: copies }]);
  const [last = ""] = append(
    draft,
    "record-change",
    [change, { body: "redirect", from, to: null }],
    [ref],
  );
  sign(draft);
  await withRegister(draft, async (dir) => assertFound(await findingsIn(dir), []));
  append(draft, "record-change", [change], [ref]);
  append(draft, "record-change", [change], [last]);
  sign(draft);
  await withRegister(draft, async (dir) =>
    assertFound(await findingsIn(dir), [
      new RegExp(`^bodies: entry 8 ends body ${ref}, which is no record's or ended before`),
      new RegExp(`^bodies: entry 9 ends body ${last}, which is no record's`),
    ]),
  );
});
