// Verification as the app asks for it: apart from everything else, told as it goes, ended at will.
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openRegisters } from "../../src/cli/doors.ts";
import { realEffects } from "../../src/cli/effects.ts";
import { makeApi } from "../../src/server/api.ts";
import { answerError } from "../../src/server/errors.ts";
import { INCIDENT_REPORT, ORDER_REPORT } from "../cli/reports.ts";
import { openSession, type Session } from "../cli/session.ts";

let session: Session;
let registers: ReturnType<typeof openRegisters>;
let ask: (path: string, body?: unknown) => Promise<{ status: number; body: Answer }>;

// biome-ignore lint/suspicious/noExplicitAny: an answer as JSON gives it, looked at by the tests
type Answer = any;

before(async () => {
  session = openSession();
  await session.say("init", "--name", "Verify", "--person", "Tester");
  const paths = [
    session.file("in/order.txt", ORDER_REPORT),
    session.file("in/incident.txt", INCIDENT_REPORT),
  ];
  assert.equal((await session.say("add", ...paths)).code, 0);
  const { home, register } = session;
  const env = { HOME: home, XDG_CONFIG_HOME: join(home, "config"), ONRECORD_REGISTER: register };
  registers = openRegisters({ ...realEffects(), env, home, userName: "tester" }, register);
  const api = makeApi(registers.own, "/", null);
  api.onError((error, c) => answerError(error, c, assert.fail));
  ask = async (path, body) => {
    const headers = { "content-type": "application/json" };
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body), headers };
    const response = await api.request(path, init);
    return { status: response.status, body: await response.json() };
  };
});
after(async () => {
  await registers.close();
  session.end();
});

const finished = async (): Promise<Answer> => {
  for (;;) {
    const { body } = await ask("/verify");
    if (body.run.state !== "running") return body.run;
    await sleep(20);
  }
};

/** What lies in `tmp/` of the register. */
const leftovers = (): readonly string[] => {
  const folder = join(session.register, "tmp");
  return existsSync(folder) ? readdirSync(folder) : [];
};

test("verify is told step by step and ends in what it found", async () => {
  assert.deepEqual((await ask("/verify")).body, { run: null });
  const begun = await ask("/verify", {});
  assert.equal(begun.body.run.state, "running");
  assert.equal((await ask("/verify", {})).status, 503);
  const run = await finished();
  assert.equal(run.state, "done", JSON.stringify(run));
  assert.equal(run.verified.sound, true);
  assert.deepEqual(run.verified.tables, { problems: [], problems_total: 0, unread: null });
  assert.ok(run.verified.checks.length > 6);
  assert.equal(run.verified.against, null);
  assert.deepEqual(leftovers(), []);
});

test("verify holds the register against a checkpoint that was kept, and refuses any other file", async () => {
  const { note, size } = (await ask("/checkpoint")).body;
  await ask("/verify", { against: note });
  const run = await finished();
  assert.deepEqual(run.verified.against, { entries: size, ok: true });
  const refused = await ask("/verify", { against: "a letter\n" });
  assert.equal(refused.status, 400);
  assert.match(refused.body.message, /is not a checkpoint/);
});

test("verify that is ended leaves nothing of it behind", async () => {
  await ask("/verify", {});
  await ask("/verify/end", {});
  const run = await finished();
  assert.equal(run.state, "ended");
  assert.deepEqual(leftovers(), []);
});

test("verify names what is damaged", async () => {
  await registers.close();
  const database = new DatabaseSync(join(session.register, "onrecord.sqlite"));
  database.exec(
    "UPDATE bodies SET json = replace(json, 'three people', 'seven people') WHERE kind = 'reading'",
  );
  database.close();
  await ask("/verify", {});
  const { verified } = await finished();
  assert.equal(verified.sound, false);
  const found = verified.checks.filter((check: Answer) => !check.ok);
  assert.deepEqual(
    found.map((check: Answer) => check.name),
    ["commitments"],
  );
  assert.match(found[0].problems[0], /entry|body/);
  assert.doesNotMatch(JSON.stringify(verified), /seven people/);
});

test("the ledger is told newest first, page by page, by kind", async () => {
  const all = (await ask("/ledger?limit=200")).body.entries;
  const seqs = all.map(({ seq }: Answer) => seq);
  assert.deepEqual(
    seqs,
    seqs.map((_: number, at: number) => seqs[0] - at),
  );
  const page = (await ask("/ledger?limit=2")).body.entries;
  const next = (await ask(`/ledger?limit=2&before=${page[1].seq}`)).body.entries;
  assert.deepEqual(
    [...page, ...next].map(({ seq }: Answer) => seq),
    seqs.slice(0, 4),
  );
  const reports = (await ask("/ledger?show=reports")).body.entries;
  assert.equal(reports.length, 2);
  assert.ok(reports.every(({ what }: Answer) => what.kind === "capture"));
  const people = (await ask("/ledger?show=people")).body.entries;
  assert.ok(people.every(({ what }: Answer) => what.kind === "decision"));
  assert.equal(people.at(-1).what.decided.decision, "found");
});

test("the ledger names a file that was taken out, and calls nothing erased that is not", async () => {
  assert.equal((await session.say("export", "orders", "--out", join(session.home, "o"))).code, 0);
  const [newest] = (await ask("/ledger?limit=1&show=people")).body.entries;
  assert.deepEqual(newest.what, { kind: "export", what: "orders", rows: 1 });
});
