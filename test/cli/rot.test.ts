/** What a disk or a hand does to the database file is found, named, and mended where it can be. */
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, beforeEach, describe, test } from "node:test";
import { INCIDENT_REPORT, numberedReport, ORDER_REPORT } from "./reports.ts";
import { ended, openSession, type Session } from "./session.ts";

let session: Session;
let rotten: string;
before(async () => {
  session = openSession();
  rotten = join(session.home, "rotten");
  await session.say("init", session.register, "--name", "Rot");
  session.file("in/a.txt", INCIDENT_REPORT);
  session.file("in/b.txt", ORDER_REPORT);
  const { code, err } = await session.say("add", join(session.home, "in"));
  assert.equal(code, 0, err);
});
beforeEach(() => {
  rmSync(rotten, { recursive: true, force: true });
  cpSync(session.register, rotten, { recursive: true });
});
after(() => session.end());

const sql = (statement: string): void => {
  const database = new DatabaseSync(join(rotten, "onrecord.sqlite"), { defensive: false });
  database.exec(statement);
  database.close();
};

/** Takes every row out of an index and leaves its table as it is. */
const emptyIndex = (index: string): void =>
  sql(`CREATE TABLE empty_one (a); CREATE INDEX empty_two ON empty_one (a);
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'empty_two')
      WHERE name = '${index}';
    DELETE FROM sqlite_schema WHERE name IN ('empty_one', 'empty_two');`);

const found = async (...what: readonly RegExp[]): Promise<void> => {
  const { code, out, err } = await session.say("verify", "--register", rotten);
  assert.equal(code, 4, out + err);
  for (const pattern of what) assert.match(out, pattern);
};

const mended = async (): Promise<void> => {
  const rebuilt = await session.say("rebuild", "--register", rotten);
  assert.equal(rebuilt.code, 0, rebuilt.err);
  const { code, out } = await session.say("verify", "--register", rotten);
  assert.equal(code, 0, out);
};

describe("verify names, and rebuild mends", () => {
  test("an emptied index of a derived table", async () => {
    emptyIndex("claims_capture");
    await found(/BAD {3}integrity/, /index "claims_capture" is damaged.*onrecord rebuild/);
  });

  test("an index that is gone", async () => {
    sql("DROP INDEX claims_capture");
    await found(/the index "claims_capture" is missing: run "onrecord rebuild"/);
    await mended();
  });

  test("a derived table that is gone", async () => {
    sql("DROP TABLE people");
    await found(
      /the table "people" is missing: run "onrecord rebuild"/,
      /people: it cannot be read/,
    );
    await mended();
  });

  test("a text index with rotten blocks", async () => {
    sql("UPDATE search_data SET block = x'00010203' WHERE id > 10");
    await found(/"search" is damaged.*onrecord rebuild/, /search: it cannot be read/);
    await mended();
  });

  test("a text index that lost a table of its own", async () => {
    sql("DROP TABLE search_idx");
    await found(/"search_idx" is missing: run "onrecord rebuild"/);
    await mended();
  });

  test("a text index that cannot even be opened", async () => {
    sql("DROP TABLE search_config");
    await found(/"search_config" is missing: run "onrecord rebuild"/);
    await mended();
  });

  test("an emptied index of the ledger's bodies", async () => {
    emptyIndex("sqlite_autoindex_bodies_1");
    await found(/index "sqlite_autoindex_bodies_1" is damaged.*onrecord rebuild/);
    const { code, err } = await session.say("rebuild", "--register", rotten);
    assert.equal(code, 0, err);
    const { out } = await session.say("verify", "--register", rotten);
    assert.doesNotMatch(out, /autoindex_bodies/);
  });

  test("a trigger on a derived table", async () => {
    sql("CREATE TRIGGER t AFTER INSERT ON claims BEGIN DELETE FROM claims; END");
    await found(/the trigger "t" is not one of Onrecord's: .*"onrecord rebuild" removes it/);
    await mended();
  });

  test("one changed byte of the frontier; add refuses until then", async () => {
    sql(`UPDATE frontier SET json = replace(json, substr(json, 12, 2),
      CASE substr(json, 12, 2) WHEN 'AA' THEN 'BB' ELSE 'AA' END)`);
    await found(/BAD {3}frontier/, /the frontier is not that of the entries.*onrecord rebuild/);
    const file = session.file("more/c.txt", numberedReport(1));
    const refused = await session.say("add", "--register", rotten, file);
    assert.equal(refused.code, 4, refused.err);
    await mended();
    assert.equal((await session.say("add", "--register", rotten, file)).code, 0);
  });

  test("an erasure whose scrub is due, and a blob it left", async () => {
    sql(
      "INSERT INTO due_scrubs VALUES (1); INSERT INTO doomed_blobs SELECT lower(hex(zeroblob(32)))",
    );
    await found(
      /the erasure of entry 1 was cut short/,
      /blobs\/00\/0+ was erased and is not removed/,
    );
    await mended();
  });
});

describe("verify names", () => {
  test("a table that nobody of ours made", async () => {
    sql("CREATE TABLE copies AS SELECT json FROM bodies");
    await found(/the table "copies" is not one of Onrecord's/);
  });

  test("an entry whose time was changed", async () => {
    sql(`UPDATE entries SET json = replace(json, '"at":"20', '"at":"19') WHERE seq = 2`);
    await found(/\(entry 2\): at differs/, /not as it was signed/);
  });

  test("where an entry was changed that nothing else tells of", async () => {
    const other = "0".repeat(32);
    sql(`UPDATE entries SET json = json_set(json, '$.by', '${other}')
      WHERE seq = (SELECT max(seq) FROM entries WHERE json ->> '$.kind' = 'derivation')`);
    await found(/entry (\d+|from \d+ to \d+) is not as it was signed/);
  });
});

describe("verify's scratch", () => {
  test("lies in the register's tmp/ and goes with the command", async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith("onrecord-verify"));
    assert.equal((await session.say("verify")).code, 0);
    const now = readdirSync(tmpdir()).filter((name) => name.startsWith("onrecord-verify"));
    assert.deepEqual(now, before);
    assert.deepEqual(readdirSync(join(session.register, "tmp")), []);
  });

  test("is removed where a signal ends the command", async () => {
    for (let number = 0; number < 60; number += 1) {
      session.file(`many/${number}.txt`, numberedReport(number));
    }
    await session.say("add", join(session.home, "many"));
    const child = session.spawn("verify");
    const tmp = join(session.register, "tmp");
    const done = ended(child);
    while (readdirSync(tmp).length === 0 && child.exitCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    child.kill("SIGTERM");
    const { signal, code } = await done;
    assert.ok(signal === "SIGTERM" || code === 0, `ended with ${code}`);
    assert.deepEqual(readdirSync(tmp), []);
  });

  test("that a killed process left is removed by the next opening", async () => {
    const left = join(session.register, "tmp", "999999999-left");
    mkdirSync(left);
    assert.equal((await session.say("rebuild")).code, 0);
    assert.equal(existsSync(left), false);
  });
});
