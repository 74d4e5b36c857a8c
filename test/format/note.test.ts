import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as z from "zod";
import {
  makeKey,
  parseNote,
  parseVerifierKey,
  signNote,
  verifyNote,
  vkeyOf,
} from "../../src/format/note.ts";
import { vectors } from "./vectors.ts";

const key = z.object({ name: z.string(), seed: z.string(), skey: z.string(), vkey: z.string() });
const seedOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const ADA = makeKey("ada.example", seedOf(1));
const BOB = makeKey("bob.example", seedOf(2));

test("makeKey() and signNote() give the published keys and notes", () => {
  const shape = z.object({ key, checkpoints: z.array(z.object({ note: z.string() })) });
  const { key: wanted, checkpoints } = vectors("checkpoint/good", shape);
  const made = makeKey(wanted.name, Buffer.from(wanted.seed, "hex"));
  assert.deepEqual(made, { skey: wanted.skey, vkey: wanted.vkey });
  assert.equal(vkeyOf(wanted.skey), wanted.vkey);
  // Ed25519 is deterministic, so a note signed once by this key alone is signed the same again.
  const [first] = checkpoints;
  assert.ok(first);
  assert.equal(signNote(parseNote(first.note).text, wanted.skey), first.note);
});

test("verifyNote() gives the text and the signers of what signNote() made", () => {
  const text = fc
    .string({ unit: "grapheme" })
    .map((line) => `${line.replaceAll(/\p{Cc}/gu, "")}\n`);
  fc.assert(
    fc.property(text, (signed) => {
      const note = signNote(signed, ADA.skey);
      assert.deepEqual(verifyNote(note, [BOB.vkey, ADA.vkey]), { text: signed, by: [ADA.vkey] });
    }),
    { numRuns: 30 },
  );
});

test("verifyNote() throws when any one character of text or signature is another", () => {
  const note = signNote("one line\nand another\n", ADA.skey);
  for (let index = 0; index < note.length; index++) {
    const changed =
      note.slice(0, index) + (note[index] === "A" ? "B" : "A") + note.slice(index + 1);
    assert.throws(() => verifyNote(changed, [ADA.vkey]), { code: "bad-input" }, `at ${index}`);
  }
});

test("verifyNote() keeps an empty line that stands in the text", () => {
  const text = "first\n\nsecond\n";
  assert.equal(verifyNote(signNote(text, ADA.skey), [ADA.vkey]).text, text);
});

test("parseNote() throws when a note is too long or has too many signatures", () => {
  const note = signNote("a\n", ADA.skey);
  const [, line = ""] = note.split("\n\n");
  assert.equal(parseNote(note + line.repeat(99)).signatures.length, 100);
  assert.throws(() => parseNote(note + line.repeat(100)), { code: "bad-input" });
  assert.throws(() => parseNote(signNote(`${"a".repeat(1_000_000)}\n`, ADA.skey)), {
    code: "bad-input",
  });
});

test("signNote() throws when the text could not be read back or the key is no private key", () => {
  for (const text of ["", "no newline", "a\tb\n", "a\rb\n", "\ud800\n"]) {
    assert.throws(() => signNote(text, ADA.skey), { code: "bad-input" });
  }
  for (const skey of [ADA.vkey, "", ADA.skey.slice(0, -1), ADA.skey.replace("ada", "eve")]) {
    assert.throws(() => signNote("a\n", skey), { code: "bad-input" });
  }
});

test("vkeyOf() never quotes the private key when it refuses one", () => {
  const cut = ADA.skey.slice(0, -6);
  assert.throws(
    () => vkeyOf(cut),
    (error: Error) => !error.message.includes(cut.slice(-20)),
  );
});

test("makeKey() throws when the name has a space or plus or the seed is short", () => {
  for (const name of ["", "a b", "a+b", "a\nb"]) {
    assert.throws(() => makeKey(name, seedOf(1)), { code: "bad-input" });
  }
  assert.throws(() => makeKey("a", new Uint8Array(31)), { code: "bad-input" });
  assert.equal(parseVerifierKey(ADA.vkey).name, "ada.example");
});
