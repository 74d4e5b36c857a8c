/** Erasing a report: its words leave every file on disk, the ledger goes on verifying. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { INCIDENT_REPORT, ORDER_REPORT, REPRINT_REPORT } from "./reports.ts";
import { openSession, type Session } from "./session.ts";

/** Stands in the report to be erased alone. */
const CANARY = "Quillonberg";
const ERASED = INCIDENT_REPORT.replace(
  "a trader in the county",
  `a trader named ${CANARY}`,
).replace("Two others", `Two others from ${CANARY}`);

let session: Session;
before(async () => {
  session = openSession();
  await session.say("init", session.register, "--name", "Erasure");
  session.file("in/a.txt", ERASED);
  session.file("in/b.txt", REPRINT_REPORT);
  session.file("in/c.txt", ORDER_REPORT);
  const { code, err } = await session.say("add", join(session.home, "in"));
  assert.equal(code, 0, err);
});
after(() => session.end());

/** Every file below the register that holds the word, as UTF-8 or UTF-16. */
const filesWith = (word: string): readonly string[] =>
  readdirSync(session.register, { recursive: true, encoding: "utf8" }).filter((file) => {
    const path = join(session.register, file);
    if (!statSync(path).isFile()) return false;
    const bytes = readFileSync(path);
    const lower = Buffer.from(word.toLowerCase());
    return [Buffer.from(word), lower, Buffer.from(word, "utf16le")].some((one) =>
      bytes.includes(one),
    );
  });

describe("erase", () => {
  test("says what would go and does nothing without --yes", async () => {
    const [row] = await rowsNamed("a.txt");
    const { code, out } = await session.say(
      "erase",
      row?.id ?? "",
      "--reason",
      "consent withdrawn",
    );
    assert.equal(code, 0);
    assert.match(out, /This would erase/);
    assert.ok(filesWith(CANARY).length > 0);
  });

  test("leaves no trace of the words on disk, and the register verifies", async () => {
    const note = session.file("note.txt", (await session.say("checkpoint")).out);
    const [row] = await rowsNamed("a.txt");
    const erased = await session.say(
      "erase",
      row?.id ?? "",
      "--reason",
      "consent withdrawn",
      "--yes",
    );
    assert.equal(erased.code, 0, erased.err);
    assert.deepEqual(filesWith(CANARY), []);
    const verified = await session.say("verify", "--against", note);
    assert.equal(verified.code, 0, verified.out);
    assert.match(verified.out, /bodies erased, as the ledger says/);
    assert.equal((await rowsNamed("a.txt")).length, 0);
    assert.match((await session.say("search", CANARY)).out, /No report has these words/);
  });

  test("leaves the other reports on record as if the erased one had never come", async () => {
    assert.equal((await rowsNamed("b.txt")).length, 1);
    const [incident] = JSON.parse((await session.say("incidents", "--json")).out);
    assert.equal(incident.reports.length, 1);
    assert.equal((await session.say("rebuild")).code, 0);
    assert.equal((await session.say("verify")).code, 0);
  });

  test("an erased report may come again as a new capture", async () => {
    const added = await session.say("add", join(session.home, "in", "a.txt"));
    assert.equal(added.code, 0, added.err);
    assert.match(added.out, /1 added/);
    assert.equal((await session.say("verify")).code, 0);
  });
});

const rowsNamed = async (name: string): Promise<readonly { readonly id: string }[]> =>
  JSON.parse((await session.say("reports", "--json")).out).filter(
    (row: { readonly name: string }) => row.name === name,
  );
