import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { BRIBE_WORDS, INCIDENT_REPORT } from "./reports.ts";
import { openSession, type Session } from "./session.ts";

let session: Session;
let id = "";
before(async () => {
  session = openSession();
  await session.say("init", "--name", "R", "--person", "Ada");
  await session.say("add", session.file("a.txt", INCIDENT_REPORT));
  id = JSON.parse((await session.say("reports", "--json")).out)[0].id;
});
after(() => session.end());

test("show --reveal prints the words of a veiled passage alone, and only with a reason", async () => {
  const start = INCIDENT_REPORT.indexOf(BRIBE_WORDS);
  const span = [String(start), String(start + BRIBE_WORDS.length)];
  const none = await session.say("show", id, "--reveal", ...span);
  assert.equal(none.code, 2);
  assert.ok(!none.out.includes(BRIBE_WORDS));
  const shown = await session.say("show", id, "--reveal", ...span, "--reason", "to code it");
  assert.equal(shown.out, `${BRIBE_WORDS}\n`);
  const open = await session.say("show", id, "--reveal", "0", "10", "--reason", "to code it");
  assert.equal(open.code, 2);
  assert.match(open.err, /not all of it is veiled/);
  const listed = await session.say("accesses", id);
  assert.match(listed.out, /Ada {2}passage \d+ to \d+: to code it \(entry \d+\)/);
  assert.equal(listed.out.trim().split("\n").length, 1);
});

test("original saves the bytes to a new file, and says which entry tells of it", async () => {
  const out = join(session.home, "saved.bin");
  const saved = await session.say("original", id, "--out", out, "--reason", "to compare");
  assert.equal(saved.code, 0, saved.err);
  assert.equal(readFileSync(out, "utf8"), INCIDENT_REPORT);
  const size = JSON.parse((await session.say("accesses", id, "--json")).out).length;
  const again = await session.say("original", id, "--out", out, "--reason", "to compare");
  assert.notEqual(again.code, 0);
  assert.match(again.err, /there already/);
  assert.equal(JSON.parse((await session.say("accesses", id, "--json")).out).length, size);
  const verified = await session.say("verify");
  assert.equal(verified.code, 0, verified.out);
});

test("review correct and assess take their fields and refuse what is no patch", async () => {
  const [{ id: claim }] = JSON.parse((await session.say("review", "waiting", "--json")).out);
  const bad = await session.say(
    "review",
    "correct",
    claim,
    "--fields",
    '{"events":0}',
    "--reason",
    "x",
  );
  assert.equal(bad.code, 2);
  assert.match(bad.err, /"events" is not as/);
  const fields = '{"events":2,"modality":"rumoured"}';
  const good = await session.say(
    "review",
    "correct",
    claim,
    "--fields",
    fields,
    "--reason",
    "pooled",
  );
  assert.equal(good.code, 0, good.err);
  assert.match((await session.say("show", claim)).out, /rumoured, corrected/);
  const grade = ["--scale", "five", "--grade", "2", "--reason", "two accounts"];
  assert.equal((await session.say("review", "assess", claim, ...grade)).code, 0);
});
