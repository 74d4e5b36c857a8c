import assert from "node:assert/strict";
import { test } from "node:test";
import { INCIDENT_REPORT } from "./reports.ts";
import { openSession } from "./session.ts";

test("translate puts words beside a passage, which no search finds, and names what it cannot", async () => {
  const session = openSession();
  try {
    await session.say("init", "--name", "Border register", "--person", "Tester");
    await session.say("add", session.file("in/a.txt", INCIDENT_REPORT));
    const [report] = JSON.parse((await session.say("reports", "--json")).out);
    const start = INCIDENT_REPORT.indexOf("Two others");
    const place = [report.id, `${start}`, `${start + "Two others were wounded".length}`];
    const told = ["--text", "다른 두 사람이 다쳤다", "--language", "ko", "--translator", "A. Kim"];
    const made = await session.say("translate", ...place, ...told, "--reason", "asked for");
    assert.equal(made.code, 0, made.err);
    assert.match(made.out, /Decided: translate/);
    assert.match((await session.say("review", "decisions")).out, /translate/);
    assert.doesNotMatch((await session.say("search", "다쳤다")).out, /Musan/);
    const nowhere = await session.say("translate", report.id, "9", "3", ...told, "--reason", "x");
    assert.match(nowhere.err, /give two offsets, the first smaller/);
    const unknown = await session.say("translate", "ffff", "1", "3", ...told, "--reason", "x");
    assert.match(unknown.err, /Cannot find report "ffff"/);
  } finally {
    session.end();
  }
});
