import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { databasePath } from "../../src/format/path.ts";
import { openRegisterSource } from "../../src/verify/register-source.ts";
import { verify } from "../../src/verify/verify.ts";
import { assertFound, findingsIn } from "./findings.ts";
import { bodyOf, smallRegister, withRegister } from "./small-register.ts";

test("verify() names a body row that no index lists", async () => {
  await withRegister(smallRegister(), async (dir) => {
    const database = new DatabaseSync(databasePath(dir));
    const { ref } = bodyOf(smallRegister(), "capture");
    database.enableDefensive(false);
    database.exec(`PRAGMA writable_schema = ON;
      CREATE TABLE aside AS SELECT * FROM bodies WHERE ref = '${ref}';
      UPDATE aside SET ref = '${"e".repeat(32)}';`);
    // Write a row into the table alone, by hiding the index from SQLite meanwhile.
    database.exec(`UPDATE sqlite_schema SET sql = 'CREATE TABLE bodies (ref TEXT, seq INTEGER,
      n INTEGER, kind TEXT, commitment TEXT, salt BLOB, json TEXT)' WHERE name = 'bodies';
      DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_bodies_1';
      PRAGMA schema_version = 99;`);
    database.close();
    const second = new DatabaseSync(databasePath(dir));
    second.exec("INSERT INTO bodies SELECT * FROM aside");
    second.close();
    assertFound(await findingsIn(dir), [
      /^bodies: body e{32} \(capture, entry 2\) stands at entry 2, which does not name it/,
    ]);
  });
});

test("verify() reports pages that SQLite cannot read as damage", async () => {
  await withRegister(smallRegister(), async (dir) => {
    const database = new DatabaseSync(databasePath(dir));
    database.exec("DROP TABLE bodies");
    database.close();
    const found = await findingsIn(dir);
    assert.ok(found.some((finding) => /^bodies: Cannot read bodies: SQLite says/.test(finding)));
  });
});

test("verify() sees one moment while another process goes on writing", async () => {
  await withRegister(smallRegister(), async (dir) => {
    const source = openRegisterSource(dir);
    const writer = new DatabaseSync(databasePath(dir));
    writer.exec("UPDATE entries SET json = '{}' WHERE seq = 0; DELETE FROM checkpoints");
    writer.close();
    assert.equal((await verify(source)).ok, true);
    source.close();
    assert.notDeepEqual(await findingsIn(dir), []);
  });
});

test("openRegisterSource() throws when no register is there or the file is no database", async () => {
  assert.throws(() => openRegisterSource("/nowhere/at/all"), { code: "not-found" });
  await withRegister(smallRegister(), (dir) => {
    writeFileSync(
      databasePath(dir),
      "not a database at all, however long one looks at it".repeat(99),
    );
    for (const end of ["-wal", "-shm"]) rmSync(databasePath(dir) + end, { force: true });
    assert.throws(() => openRegisterSource(dir), { code: "unreadable" });
  });
});
