import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openSession, type Session } from "./session.ts";

const LIST =
  "No,Date,County,Killed,Phone\nA-1,03/04/2021,Hoeryong,2,010-555-0100\nA-2,04/05/2021,Hyesan,some,\n";
const ESCAPE = "\u001b[31m";

let session: Session;
let list = "";
before(async () => {
  session = openSession();
  await session.say("init", "--name", "test", "--person", "tester");
  list = session.file("list.csv", LIST);
});
after(() => session.end());

test("onrecord import --check tells what does not fit and keeps nothing", async () => {
  const { out, code, err } = await session.say("import", list, "--check");
  assert.equal(code, 0, err);
  assert.match(out, /2 rows below row 1/);
  assert.match(
    out,
    /"Date" "03\/04\/2021", row 2: day or month first\?.*\(2021-04-03, 2021-03-04\)/,
  );
  assert.match(out, /"Killed" "some", row 3: no number/);
  assert.match(out, /"Phone" → kept out of sight/);
  assert.equal((await session.say("import", "--lists")).out, "No list was brought in.\n");
});

test("onrecord import refuses what it would have to guess, and a mapping that is none", async () => {
  const refused = await session.say("import", list, "--reason", "ours");
  assert.deepEqual([refused.code, /3 wordings give no value/.test(refused.err)], [1, true]);
  const noReason = await session.say("import", list, "--leave-unfit");
  assert.match(noReason.err, /give --reason/);
  const wrong = session.file("wrong.json", '{"columns": 3}');
  assert.match((await session.say("import", list, "--map", wrong)).err, /docs\/formats\/lists\.md/);
  assert.match((await session.say("import", "nowhere.csv")).err, /Cannot read "nowhere\.csv"/);
  const hostile = session.file("hostile.csv", `No,Killed\n${ESCAPE},x${ESCAPE}\n`);
  assert.ok(!(await session.say("import", hostile, "--check")).out.includes("\u001b"));
});

test("a mapping is written, edited, used, and used again for the next version; undo brings the first back", async () => {
  const map = join(session.home, "map.json");
  assert.equal((await session.say("import", list, "--write-map", map)).code, 0);
  const mapping = JSON.parse(readFileSync(map, "utf8"));
  mapping.columns[1].date_order = "dmy";
  mapping.columns[3].choices = [{ words: "some", as: null }];
  const edited = session.file("edited.json", JSON.stringify(mapping));
  const said = await session.say("import", list, "--map", edited, "--reason", "ours");
  assert.equal(said.code, 0, said.err);
  const id = /List ([0-9a-f]{32})/.exec(said.out)?.[1] ?? "";
  const { out } = await session.say("incidents");
  assert.match(out, /2021-04-03, Hoeryong: 2 killed\n {2}rests on 1 report, 0 outlets, 0 accounts/);
  const shown = await session.say("show", id);
  assert.ok(!shown.out.includes("555-0100"));
  const next = session.file("next.csv", LIST.replace("Hoeryong,2", "Hoeryong,3"));
  const again = await session.say("import", next, "--reason", "counted again");
  assert.equal(again.code, 0, again.err);
  assert.match(again.out, /1 changed, 1 the same[\s\S]*"A-1" "Killed": "2" → "3"/);
  assert.match((await session.say("incidents")).out, /3 killed/);
  const second = /List ([0-9a-f]{32})/.exec(again.out)?.[1] ?? "";
  const back = await session.say("import", "--undo", second, "--reason", "no");
  assert.match(back.out, /The version before it, [0-9a-f]{10}, is back/);
  assert.doesNotMatch((await session.say("incidents")).out, /3 killed/);
  assert.match((await session.say("search", "A-2")).out, /list/);
  assert.equal((await session.say("verify")).code, 0);
  assert.equal((await session.say("rebuild")).code, 0);
  assert.match((await session.say("rederive", "--preview")).out, /give what is on record/);
});

test("an export leaves veiled words out, says so in the ledger, and changes nothing when it is imported", async () => {
  const [row] = JSON.parse((await session.say("import", "--lists", "--json")).out).filter(
    (one: { row: { state: string } }) => one.row.state === "active",
  );
  const file = join(session.home, "mine.csv");
  assert.equal((await session.say("export", "list", row.row.id, "--out", file)).code, 0);
  const saved = file.replace(".csv", ".internal-not-disclosure-checked.csv");
  assert.ok(!readFileSync(saved, "utf8").includes("555-0100"));
  assert.match((await session.say("export", "--log")).out, /list, 2 rows/);
  const { out } = await session.say("import", saved, "--check");
  assert.match(out, /0 rows added, 0 removed, 0 changed, 2 the same/);
});
