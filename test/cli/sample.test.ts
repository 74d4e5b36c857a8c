/** The teaching sample on the command line: made, marked, practised on, never added to. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openSession, type Session } from "./session.ts";

const NOTICE = "Teaching sample: not evidence, do not cite\n";

let session: Session;
before(async () => {
  session = openSession();
  const made = await session.say("sample");
  assert.equal(made.code, 0, made.err);
});
after(() => session.end());

const dir = () => join(session.home, "data", "onrecord-teaching-sample");
const onSample = (...words: readonly string[]) => session.say(...words, "--register", dir());
const reports = async (): Promise<readonly { readonly id: string }[]> =>
  JSON.parse((await onSample("reports", "--json")).out);
const keys = () => readdirSync(join(session.home, "config", "onrecord", "keys"));

describe("the teaching sample", () => {
  test("sample says where it is and leaves one that is ready as it is", async () => {
    const before = (await onSample("checkpoint")).out;
    const again = await session.say("sample");
    assert.match(again.out, new RegExp(`^It is in ${dir()}`));
    assert.equal(again.err, NOTICE);
    assert.equal((await onSample("checkpoint")).out, before);
  });

  test("every command says that it is no evidence, and so does what programs read", async () => {
    const [first] = await reports();
    const id = first?.id ?? "";
    for (const words of [
      ["reports"],
      ["search", "border"],
      ["show", id],
      ["incidents"],
      ["orders"],
      ["differences"],
      ["in-force", "--at", "Hoeryong", "--on", "2022-02-01"],
      ["review", "waiting"],
      ["review", "decisions"],
      ["verify"],
      ["rebuild"],
      ["rederive", "--preview"],
      ["export", "--canonical"],
      ["checkpoint"],
    ]) {
      const { code, err } = await onSample(...words);
      assert.equal(code, 0, `${words.join(" ")}: ${err}`);
      assert.ok(err.includes(NOTICE), words.join(" "));
    }
    for (const words of [["reports"], ["search", "border"], ["incidents"], ["orders"]]) {
      const told = JSON.parse((await onSample(...words, "--json")).out);
      assert.ok(told.length > 0);
      for (const one of told) assert.equal(one.teaching, true, words.join(" "));
    }
    assert.equal(JSON.parse((await onSample("show", id, "--json")).out).teaching, true);
    assert.match((await onSample("export", "--canonical")).out, /^\{"teaching":true\}\n/);
  });

  test("summaries are told as summaries, never under an outlet's name alone", async () => {
    const { out } = await onSample("reports");
    const rows = out.trim().split("\n");
    const plain = rows.filter((row) => !row.includes("summary by Onrecord of "));
    assert.equal(plain.length, 1, "only the note without provenance is none");
    assert.match(out, /summary by Onrecord of Radio Free Asia, 2020-08-26/);
    const inForce = await onSample("in-force", "--at", "Hoeryong", "--on", "2022-02-01");
    assert.match(inForce.out, /Daily NK \(in summary by Onrecord\)/);
    assert.match((await onSample("incidents")).out, /1 summary by Onrecord, not the report itself/);
  });

  test("its material cannot be added to, withdrawn, erased or given provenance", async () => {
    const [first] = await reports();
    const id = first?.id ?? "";
    const before = (await onSample("checkpoint")).out;
    const file = session.file("in/new.txt", "Two men were shot at the weir on Monday.");
    for (const words of [
      ["add", file],
      ["withdraw", id, "--reason", "x"],
      ["erase", id, "--yes", "--reason", "x"],
      ["review", "attach-provenance", id, "--outlet", "X", "--reason", "x"],
    ]) {
      const { code, err } = await onSample(...words);
      assert.equal(code, 1, words.join(" "));
      assert.match(err, /it is the teaching sample, start a register of your own/);
    }
    assert.equal((await onSample("checkpoint")).out, before);
  });

  test("decisions are practised on it, and started over they are gone, with the old key", async () => {
    const [first] = await reports();
    const id = first?.id ?? "";
    const veiled = await onSample("review", "veil", id, "60", "90", "--reason", "practice");
    assert.equal(veiled.code, 0, veiled.err);
    assert.match((await onSample("review", "decisions")).out, /veil/);
    const [key] = keys();
    const fresh = await session.say("sample", "--fresh");
    assert.equal(fresh.code, 0, fresh.err);
    assert.doesNotMatch((await onSample("review", "decisions")).out, /veil/);
    assert.equal(keys().length, 1);
    assert.notEqual(keys()[0], key);
    const left = readdirSync(dirname(dir())).filter((name) => name.includes("sample."));
    assert.deepEqual(left, []);
  });

  test("a register of one's own in its place is never replaced", async () => {
    const other = openSession();
    try {
      const place = join(other.home, "data", "onrecord-teaching-sample");
      await other.say("init", place, "--name", "Mine");
      const { code, err } = await other.say("sample");
      assert.equal(code, 1);
      assert.match(err, /a register of your own is there, move it elsewhere/);
      assert.match((await other.say("checkpoint", "--register", place)).out, /^onrecord\//);
    } finally {
      other.end();
    }
  });

  test("what is no register of ours in its place is put aside, not removed", async () => {
    const other = openSession();
    try {
      const place = join(other.home, "data", "onrecord-teaching-sample");
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, "letter.txt"), "keep me");
      assert.equal((await other.say("sample")).code, 0);
      const aside = readdirSync(dirname(place)).find((name) => name.includes(".old-")) ?? "";
      assert.ok(existsSync(join(dirname(place), aside, "letter.txt")));
    } finally {
      other.end();
    }
  });
});
