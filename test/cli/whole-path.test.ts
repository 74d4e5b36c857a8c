/** The main job, as a person does it: init, add, look, decide, verify. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openRegister } from "../../src/store/sqlite/register.ts";
import {
  BRIBE_WORDS,
  INCIDENT_REPORT,
  LEAD_TEXT,
  ORDER_REPORT,
  REPRINT_REPORT,
  THREAT_REPORT,
} from "./reports.ts";
import { openSession, type Session } from "./session.ts";

const line = (id: string, text: string, outlet?: string): string =>
  JSON.stringify({ id, text, ...(outlet === undefined ? {} : { outlet }) });

const LINES = [
  line("order", ORDER_REPORT, "Border Monitor"),
  line("incident", INCIDENT_REPORT, "Border Monitor"),
  line("reprint", REPRINT_REPORT, "River Gazette"),
  line("lead", LEAD_TEXT),
  line("threat", THREAT_REPORT, "Border Monitor"),
].join("\n");

let session: Session;
before(async () => {
  session = openSession();
  const founded = await session.say("init", session.register, "--name", "Test register");
  assert.equal(founded.code, 0, founded.err);
  assert.match(founded.out, /NOT encrypted yet/);
  const added = await session.sayWith(LINES, "add", "-");
  assert.equal(added.code, 0, added.err);
  assert.match(added.out, /5 added, 0 on record already, 0 with errors/);
});
after(() => session.end());

const factsOf = async (register: string) => {
  const effects = { now: Date.now, randomBytes: (length: number) => new Uint8Array(length) };
  const store = await openRegister(register, { signer: null, effects, readOnly: true });
  try {
    return await store.view.facts();
  } finally {
    await store.close();
  }
};

const incidents = async () => JSON.parse((await session.say("incidents", "--json")).out);

describe("the whole path", () => {
  test("add does nothing when the same reports come again", async () => {
    const again = await session.sayWith(LINES, "add", "-");
    assert.equal(again.code, 0);
    assert.match(again.out, /0 added, 5 on record already/);
  });

  test("incidents lists the shooting once, with the reprint adding no account", async () => {
    const list = await incidents();
    const killings = list.filter(
      (one: { outcomes: { killed?: { best: number } } }) => one.outcomes.killed,
    );
    assert.equal(killings.length, 1);
    const [killing] = killings;
    assert.equal(killing.outcomes.killed.best, 3);
    assert.equal(killing.outcomes.wounded.best, 2);
    assert.equal(killing.reports.length, 2);
    assert.equal(killing.rests_on.accounts.max, 1);
    assert.equal(killing.when.edtf, "2021-05-11");
  });

  test("no incident comes from an order, a threat or a promise of impunity", async () => {
    const reports = JSON.parse((await session.say("reports", "--json")).out);
    const silent = reports
      .filter((row: { name: string }) => ["order", "threat"].includes(row.name))
      .map((row: { id: string }) => row.id);
    assert.equal(silent.length, 2);
    for (const incident of await incidents()) {
      for (const id of silent) assert.ok(!incident.reports.includes(id));
    }
  });

  test("orders lists the order with its zone, its day and the words it rests on", async () => {
    const orders = JSON.parse((await session.say("orders", "--json")).out);
    const zoned = orders.find(
      (one: { order_fields?: unknown }) =>
        JSON.stringify(one).includes('"distance_km":{"max":2,"min":2}') ||
        JSON.stringify(one).includes('"distance_km":{"min":2,"max":2}'),
    );
    assert.ok(zoned, "no order with a zone of two kilometres");
    const shown = await session.say("show", zoned.claims[0]);
    assert.match(shown.out, /two kilometers/);
  });

  test("show tells a report's blocks by role and its claims by the words", async () => {
    const [row] = JSON.parse((await session.say("reports", "--json")).out).filter(
      (one: { name: string }) => one.name === "reprint",
    );
    const shown = await session.say("show", row.id.slice(0, 8));
    assert.match(shown.out, /\[headline[^\]]*\] Three shot at a ford/);
    assert.match(shown.out, /\[credit[^\]]*\] This article was originally published/);
    assert.match(shown.out, /● incident, asserted, proposed/);
  });

  test("search finds words of reports and no word of a sensitive passage", async () => {
    assert.match((await session.say("search", "patrol", "bank")).out, /\[patrol\]|\[bank\]/i);
    const hidden = await session.say("search", "forty", "dollars");
    assert.match(hidden.out, /No report has these words/);
  });

  test("no door shows the words of a sensitive passage", async () => {
    const [row] = JSON.parse((await session.say("reports", "--json")).out).filter(
      (one: { name: string }) => one.name === "incident",
    );
    for (const words of [
      ["show", row.id],
      ["show", row.id, "--json"],
      ["incidents", "--json"],
      ["orders", "--json"],
      ["differences", "--json"],
      ["review", "waiting", "--json"],
      ["export", "--canonical"],
    ]) {
      const { out, err } = await session.say(...words);
      assert.ok(!`${out}${err}`.includes(BRIBE_WORDS), words.join(" "));
    }
  });

  test("a lead is listed on request only, and counts no account", async () => {
    const open = (await session.say("incidents", "--json")).out;
    const { records } = await factsOf(session.register);
    assert.equal(records.incident, JSON.parse(open).length);
    const withLeads = JSON.parse((await session.say("incidents", "--leads", "--json")).out);
    for (const record of withLeads.filter((one: { lead: boolean }) => one.lead)) {
      assert.ok(!open.includes(record.incident));
      assert.equal(record.rests_on.accounts.max, 0);
    }
  });

  test("verify finds nothing wrong, also against an earlier checkpoint", async () => {
    const note = (await session.say("checkpoint")).out;
    const kept = session.file("checkpoint.txt", note);
    session.file("late/late.txt", THREAT_REPORT.replace("Hyesan", "Manpo"));
    assert.equal((await session.say("add", `${session.home}/late`)).code, 0);
    const verified = await session.say("verify", "--against", kept);
    assert.equal(verified.code, 0, verified.out + verified.err);
    assert.ok(!verified.out.includes("BAD"));
  });
});

describe("decisions", () => {
  test("reject takes a claim out of the record, undo puts it back, rederive keeps both", async () => {
    const [killing] = (await incidents()).filter(
      (one: { reports: string[] }) => one.reports.length === 2,
    );
    for (const claim of killing.claims) {
      assert.equal(
        (await session.say("review", "reject", claim, "--reason", "for a test")).code,
        0,
      );
    }
    assert.ok(
      !(await incidents()).some((one: { incident: string }) => one.incident === killing.incident),
    );
    assert.match((await session.say("rederive")).out, /give what is on record/);
    assert.ok(
      !(await incidents()).some((one: { incident: string }) => one.incident === killing.incident),
    );
    const shown = await session.say("show", killing.claims[0]);
    assert.match(shown.out, /rejected/);
    const listed = JSON.parse((await session.say("review", "decisions", "--json")).out);
    const rejections = listed.filter(
      (one: { decision: { decision: string } }) => one.decision.decision === "reject",
    );
    assert.equal(rejections.length, killing.claims.length);
    for (const { ref } of rejections) {
      assert.equal((await session.say("review", "undo", ref, "--reason", "test over")).code, 0);
    }
    assert.ok(
      (await incidents()).some((one: { incident: string }) => one.incident === killing.incident),
    );
  });

  test("a decision without a reason is refused", async () => {
    const { code, err } = await session.say("review", "reject", "abcd");
    assert.equal(code, 2);
    assert.match(err, /--reason/);
  });

  test("withdraw takes a report out of search and record, restore puts it back", async () => {
    const found = async () =>
      JSON.parse((await session.say("search", "strip", "--json")).out).length;
    assert.equal(await found(), 1);
    const [row] = JSON.parse((await session.say("reports", "--json")).out).filter(
      (one: { name: string }) => one.name === "order",
    );
    assert.equal((await session.say("withdraw", row.id, "--reason", "test")).code, 0);
    assert.equal(await found(), 0);
    assert.equal((await session.say("restore", row.id, "--reason", "test")).code, 0);
    assert.equal(await found(), 1);
    const again = await session.say("withdraw", row.id, "--reason", "test");
    const [, undo = ""] = /review undo ([0-9a-f]{32})/.exec(again.out) ?? [];
    assert.equal(await found(), 0);
    assert.equal((await session.say("review", "undo", undo, "--reason", "test")).code, 0);
    assert.equal(await found(), 1);
  });

  test("veil takes words out of search, show and the files", async () => {
    const [row] = JSON.parse((await session.say("reports", "--json")).out).filter(
      (one: { name: string }) => one.name === "threat",
    );
    const { reading } = JSON.parse((await session.say("show", row.id, "--json")).out);
    const veiledWords = "drove through Hyesan";
    const start = reading.text.indexOf(veiledWords);
    const veiled = await session.say(
      "review",
      "veil",
      row.id,
      String(start),
      String(start + veiledWords.length),
      "--kind",
      "identity",
      "--reason",
      "test",
    );
    assert.equal(veiled.code, 0, veiled.err);
    assert.ok(!(await session.say("show", row.id)).out.includes(veiledWords));
    assert.match((await session.say("search", "Hyesan")).out, /No report has these words/);
    const verified = await session.say("verify");
    assert.equal(verified.code, 0, verified.out);
  });

  test("rebuild changes nothing that verify or export can see", async () => {
    const exported = (await session.say("export", "--canonical")).out;
    assert.equal((await session.say("rebuild")).code, 0);
    assert.equal((await session.say("export", "--canonical")).out, exported);
    assert.equal((await session.say("verify")).code, 0);
  });
});
