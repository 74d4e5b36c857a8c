/** One changed byte anywhere is found and named by `verify`. */
import assert from "node:assert/strict";
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, beforeEach, describe, test } from "node:test";
import { INCIDENT_REPORT, ORDER_REPORT, REPRINT_REPORT } from "./reports.ts";
import { openSession, type Session } from "./session.ts";

let session: Session;
let damaged: string;
before(async () => {
  session = openSession();
  damaged = join(session.home, "damaged");
  await session.say("init", session.register, "--name", "Damage");
  const reports = { order: ORDER_REPORT, incident: INCIDENT_REPORT, reprint: REPRINT_REPORT };
  for (const [name, text] of Object.entries(reports)) session.file(`in/${name}.txt`, text);
  const { code, err } = await session.say("add", join(session.home, "in"));
  assert.equal(code, 0, err);
});
beforeEach(() => {
  rmSync(damaged, { recursive: true, force: true });
  cpSync(session.register, damaged, { recursive: true });
});
after(() => session.end());

const sql = (statement: string): void => {
  const database = new DatabaseSync(join(damaged, "onrecord.sqlite"));
  const { changes } = database.prepare(statement).run();
  database.close();
  assert.ok(Number(changes) > 0, `nothing changed by: ${statement}`);
};

const found = async (...what: readonly RegExp[]): Promise<void> => {
  const { code, out } = await session.say("verify", "--register", damaged);
  assert.equal(code, 4, out);
  for (const pattern of what) assert.match(out, pattern);
};

describe("verify", () => {
  test("finds nothing in a copy that nobody touched", async () => {
    const { code, out } = await session.say("verify", "--register", damaged);
    assert.equal(code, 0, out);
  });

  test("names a blob with one changed byte", async () => {
    const folder = join(damaged, "blobs");
    const [name] = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((one) => one.length > 60);
    assert.ok(name !== undefined);
    const path = join(folder, name);
    const bytes = readFileSync(path);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    chmodSync(path, 0o600);
    writeFileSync(path, bytes);
    await found(new RegExp(`blobs/${name}`));
  });

  test("names an entry with one changed byte", async () => {
    sql(
      `UPDATE entries SET json = replace(json, '"kind":"capture"', '"kind":"release"') WHERE seq = 2`,
    );
    await found(/entry 2|tree|root/i);
  });

  test("names a body with one changed word", async () => {
    sql(
      `UPDATE bodies SET json = replace(json, 'three people', 'seven people') WHERE kind = 'reading' AND json LIKE '%three people%'`,
    );
    const database = new DatabaseSync(join(damaged, "onrecord.sqlite"));
    const row = database
      .prepare("SELECT ref FROM bodies WHERE json LIKE '%seven people%' AND kind = 'reading'")
      .get();
    database.close();
    await found(new RegExp(String(row?.ref)));
  });

  test("names a body that was taken away without an erasure", async () => {
    sql(
      `UPDATE bodies SET json = NULL, salt = NULL WHERE ref = (SELECT ref FROM bodies WHERE kind = 'claim' LIMIT 1)`,
    );
    await found(/lost/);
  });

  test("names a derived row where killed was edited by hand", async () => {
    sql(`UPDATE records SET counted = replace(counted, '"best":3', '"best":1')`);
    await found(/records/, /counted/);
  });

  test("names a derived row that was added or taken away", async () => {
    sql("DELETE FROM claims WHERE id = (SELECT id FROM claims LIMIT 1)");
    await found(/claims/);
  });

  test("finds a rewritten past against a checkpoint from outside, and only so", async () => {
    // Whoever holds key and folder can begin again from an old copy and sign another past.
    const other = join(session.home, "other");
    const copy = join(session.home, "other-copy");
    await session.say("init", other, "--name", "Twice");
    cpSync(other, copy, { recursive: true });
    const add = (register: string, name: string) =>
      session.say("add", "--register", register, join(session.home, "in", name));
    await add(other, "order.txt");
    const note = session.file(
      "note.txt",
      (await session.say("checkpoint", "--register", other)).out,
    );
    await add(copy, "incident.txt");
    await add(copy, "reprint.txt");
    const against = await session.say("verify", "--register", copy, "--against", note);
    assert.equal(against.code, 4, against.out);
    assert.match(against.out, /the past was rewritten/);
    const without = await session.say("verify", "--register", copy);
    assert.equal(without.code, 0);
    assert.match(without.out, /outside/);
  });

  test("takes a wrong file or key for what it is, and not for damage", async () => {
    const other = join(session.home, "another");
    await session.say("init", other, "--name", "Another");
    const notes: readonly (readonly [string, RegExp])[] = [
      [(await session.say("checkpoint", "--register", other)).out, /it is a checkpoint of/],
      ["junk\n", /it is not a checkpoint/],
    ];
    for (const [text, why] of notes) {
      const file = session.file("wrong.txt", text);
      const { code, err } = await session.say("verify", "--register", damaged, "--against", file);
      assert.equal(code, 2);
      assert.match(err, why);
    }
    const { code, err } = await session.say("verify", "--register", damaged, "--key", "junk");
    assert.equal(code, 2);
    assert.match(err, /it is not a key/);
  });
});
