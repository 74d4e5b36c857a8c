/** Bad input: named, told what to do, and the rest goes on. */
import assert from "node:assert/strict";
import { chmodSync, closeSync, ftruncateSync, mkdirSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { INCIDENT_REPORT, ORDER_REPORT } from "./reports.ts";
import { ended, openSession, type Session } from "./session.ts";

let session: Session;
before(async () => {
  session = openSession();
});
beforeEach(async () => {
  session.end();
  session = openSession();
  await session.say("init", session.register, "--name", "Faults");
});
after(() => session.end());

/** The text as UTF-16LE with a byte order mark. */
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, "utf16le");

// "Hoeryong, shooting, three people" in EUC-KR.
const EUC_KR = Uint8Array.from([
  0xc8, 0xb8, 0xb7, 0xc9, 0x20, 0xc3, 0xd1, 0xb0, 0xdd, 0x20, 0xbc, 0xbc, 0x20, 0xb8, 0xed, 0x0a,
]);

describe("add", () => {
  test("names an empty file and goes on", async () => {
    session.file("in/a-empty.txt", "");
    session.file("in/b.txt", ORDER_REPORT);
    const { code, out, err } = await session.say("add", join(session.home, "in"));
    assert.equal(code, 3);
    assert.match(err, /Cannot add "a-empty.txt": it is empty/);
    assert.match(out, /1 added/);
  });

  test("keeps binary junk, does not read it, says so", async () => {
    const junk = Uint8Array.from({ length: 4096 }, (_, index) => (index * 37) % 256);
    session.file("in/junk.bin", junk);
    const { code, err } = await session.say("add", join(session.home, "in"));
    assert.equal(code, 3);
    assert.match(err, /Kept "junk.bin" but did not read it: .*neither text nor HTML/);
    assert.equal((await session.say("verify")).code, 0);
  });

  test("reads EUC-KR and UTF-16", async () => {
    session.file("in/korean.txt", EUC_KR);
    session.file("in/wide.txt", utf16(INCIDENT_REPORT));
    const { code, err } = await session.say("add", join(session.home, "in"));
    assert.equal(code, 0, err);
    assert.match((await session.say("search", "회령")).out, /^1 report$/m);
    assert.match((await session.say("search", "trader")).out, /^1 report$/m);
  });

  test("reads a page of 5,000 nested elements", async () => {
    const deep = `<html><body>${"<div>".repeat(5000)}<p>${ORDER_REPORT}</p>${"</div>".repeat(5000)}`;
    session.file("in/deep.html", deep);
    const { code, err } = await session.say("add", join(session.home, "in"));
    assert.equal(code, 0, err);
  });

  test("names a file that is not there and a folder that may not be read, and goes on", async () => {
    session.file("in/good.txt", ORDER_REPORT);
    mkdirSync(join(session.home, "closed"));
    chmodSync(join(session.home, "closed"), 0o000);
    const paths = [
      join(session.home, "missing.txt"),
      join(session.home, "closed"),
      join(session.home, "in"),
    ];
    const { code, err, out } = await session.say("add", ...paths);
    chmodSync(join(session.home, "closed"), 0o700);
    assert.equal(code, 3);
    assert.match(err, /Cannot add ".*missing.txt": there is no such file/);
    // The superuser may read any folder, so only others see this one refused.
    if (process.getuid?.() !== 0) assert.match(err, /Cannot add ".*closed": it may not be read/);
    assert.match(out, /1 added/);
  });

  test("keeps a file over 64 MB by streaming, does not read it, says so", async () => {
    const path = session.file("in/big.txt", "");
    const file = openSync(path, "w");
    ftruncateSync(file, 65 * 1024 * 1024);
    closeSync(file);
    const { code, err } = await session.say("add", join(session.home, "in"));
    assert.equal(code, 3);
    assert.match(err, /Kept "big.txt" but did not read it: it is over 64 MB/);
    const blobs = readdirSync(join(session.register, "blobs"), { recursive: true });
    assert.equal(blobs.filter((name) => String(name).length > 60).length, 1);
    assert.equal((await session.say("verify")).code, 0);
  });

  test("names a line that is not as the contract says, and goes on", async () => {
    const lines = `{"id":"1","text":"${"A short text of a report."}"}\nnot json\n{"id":"3"}\n`;
    const { code, err, out } = await session.sayWith(lines, "add", "-");
    assert.equal(code, 3);
    assert.match(err, /Cannot add "line 2": it is not JSON/);
    assert.match(err, /Cannot add "line 3": .*exactly one of/);
    assert.match(out, /1 added/);
  });

  test("says what to do where there is no register", async () => {
    const { code, err } = await session.say(
      "add",
      "--register",
      join(session.home, "nowhere"),
      "x",
    );
    assert.equal(code, 1);
    assert.match(err, /there is none, make one with onrecord init --name "…"/);
  });

  test("says what is in the way of a new register", async () => {
    const file = session.file("in/a.txt", ORDER_REPORT);
    for (const dir of [file, join(file, "register")]) {
      const { code, err } = await session.say("init", dir, "--name", "Border register");
      assert.equal(code, 1);
      assert.match(err, /^Cannot found a register in ".*": a file is in its way, name another$/m);
    }
  });

  test("says of a folder that a file is wanted, and of a line that it is not JSON", async () => {
    const { err } = await session.say("eval", session.home);
    assert.match(err, /it is a folder, give a file/);
    const lines = session.file("in/claims.jsonl", "not json\nnor this\n");
    const coded = await session.say("code", lines, "--check");
    assert.match(coded.err, /^Cannot code line 1: it is not JSON, give claims/m);
  });

  test("says what is wrong with a word last, and not above all commands", async () => {
    const { code, err } = await session.say("inti");
    assert.equal(code, 2);
    assert.match(err, /unknown command 'inti'\n\(Did you mean init\?\)\n+Run "onrecord --help"/);
    assert.doesNotMatch(err, /Commands:/);
  });

  test("refuses to write where the key is not on this machine, and still reads", async () => {
    session.file("in/a.txt", ORDER_REPORT);
    await session.say("add", join(session.home, "in"));
    const elsewhere = openSession();
    const reading = await elsewhere.say("reports", "--register", session.register);
    assert.equal(reading.code, 0, reading.err);
    const writing = await elsewhere.say(
      "add",
      "--register",
      session.register,
      join(session.home, "in"),
    );
    assert.equal(writing.code, 1);
    assert.match(writing.err, /its signing key is not on this machine/);
    const adopted = await elsewhere.say(
      "adopt-key",
      "--register",
      session.register,
      "--reason",
      "moved",
    );
    assert.equal(adopted.code, 0, adopted.err);
    const again = await elsewhere.say(
      "add",
      "--register",
      session.register,
      join(session.home, "in"),
    );
    assert.equal(again.code, 0, again.err);
    assert.equal((await elsewhere.say("verify", "--register", session.register)).code, 0);
    elsewhere.end();
  });

  test("text of a report is no command to the terminal", async () => {
    session.file(
      "in/escape.txt",
      `Report\u001b[2J\u001b]0;owned\u0007 from Musan\n\n${ORDER_REPORT}`,
    );
    await session.say("add", join(session.home, "in"));
    const child = session.spawn("reports");
    let out = "";
    child.stdout?.on("data", (data: Buffer) => {
      out += data.toString();
    });
    await new Promise((resolve) => child.on("close", resolve));
    assert.ok(!out.includes("\u001b"));
  });
});

describe("init", () => {
  test("warns in a git working tree and in a synced folder", async () => {
    mkdirSync(join(session.home, "work", ".git"), { recursive: true });
    const git = await session.say("init", join(session.home, "work", "register"), "--name", "G");
    assert.match(git.err, /git working tree/);
    mkdirSync(join(session.home, "Dropbox"));
    const synced = await session.say(
      "init",
      join(session.home, "Dropbox", "register"),
      "--name",
      "D",
    );
    assert.match(synced.err, /Dropbox/);
  });

  test("refuses a folder that is not empty and leaves it as it is", async () => {
    session.file("full/keep.txt", "mine");
    const { code, err } = await session.say("init", join(session.home, "full"), "--name", "F");
    assert.equal(code, 1);
    assert.match(err, /not empty/);
    assert.deepEqual(readdirSync(join(session.home, "full")), ["keep.txt"]);
  });

  test("takes the user's data folder where none is named", async () => {
    const own = openSession();
    const { code, out, err } = await own.say(
      "init",
      "--register",
      join(own.home, "data", "onrecord"),
      "--name",
      "O",
    );
    assert.equal(code, 0, err);
    assert.match(out, /data\/onrecord/);
    own.end();
  });
});

describe("a decision", () => {
  const orders = async () => JSON.parse((await session.say("orders", "--leads", "--json")).out);

  test("with a blank reason, on one claim twice or on two kinds of claim is refused", async () => {
    session.file("in/a.txt", ORDER_REPORT);
    session.file("in/b.txt", INCIDENT_REPORT);
    await session.say("add", join(session.home, "in"));
    const [order] = await orders();
    const [incident] = JSON.parse((await session.say("incidents", "--leads", "--json")).out);
    const [a, b] = [order.claims[0], incident.claims[0]];
    const refusals: readonly (readonly [readonly string[], RegExp])[] = [
      [["review", "accept", a, "--reason", "  "], /Cannot go on without a reason/],
      [["review", "merge", a, a, "--reason", "same"], /is one claim, give two/],
      [["review", "merge", a, b, "--reason", "same"], /one is of kind "order"/],
      [["restore", order.reports[0], "--reason", "x"], /on record already/],
    ];
    for (const [words, why] of refusals) {
      const { code, err } = await session.say(...words);
      assert.equal(code, 2, words.join(" "));
      assert.match(err, why);
    }
    assert.equal((await session.say("verify")).code, 0);
  });

  test("that attaches provenance dates what the report says", async () => {
    const undated = `A resident of Hoeryong said that guards were ordered on January 17 to fire flares instead of live ammunition.\n`;
    session.file("in/undated.txt", undated);
    await session.say("add", join(session.home, "in"));
    const [before] = await orders();
    assert.equal(before.says.issued.edtf, "XXXX-01-17");
    assert.equal(before.lead, true);
    const attach = ["review", "attach-provenance", before.reports[0], "--outlet", "Border Monitor"];
    const attached = await session.say(
      ...attach,
      "--published",
      "2022-01-25",
      "--reason",
      "the editor's mail",
    );
    assert.equal(attached.code, 0, attached.err);
    const [after] = await orders();
    assert.equal(after.says.issued.edtf, "2022-01-17");
    assert.equal(after.lead, false);
    assert.match((await session.say("rederive")).out, /give what is on record/);
    const wrong = await session.say(...attach, "--published", "2022-13", "--reason", "x");
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /must be a date/);
  });
});

test("a reader that stops reading is no fault", async () => {
  session.file("in/a.txt", ORDER_REPORT);
  await session.say("add", join(session.home, "in"));
  const child = session.spawn("export", "--canonical");
  child.stdout?.once("data", () => child.stdout?.destroy());
  const { code, err } = await ended(child);
  assert.equal(code, 0);
  assert.equal(err, "");
});

describe("what is not built yet", () => {
  for (const words of [["publish"]]) {
    test(`${words.join(" ")} says so`, async () => {
      const { code, err } = await session.say(...words);
      assert.equal(code, 5);
      assert.match(err, /not built yet/);
    });
  }
});
