import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openRegisters } from "../../src/cli/doors.ts";
import { realEffects } from "../../src/cli/effects.ts";
import { makeApp } from "../../src/server/app.ts";
import { makeGate } from "../../src/server/gate.ts";
import { BRIBE_WORDS, INCIDENT_REPORT, REPRINT_REPORT } from "../cli/reports.ts";
import { openSession, type Session } from "../cli/session.ts";

const HOST = "127.0.0.1:4180";
const log: string[] = [];
let session: Session;
let close: () => Promise<void>;
let ask: (path: string, body?: unknown) => Promise<Response>;
let id = "";

before(async () => {
  session = openSession();
  await session.say("init", "--name", "R", "--person", "Ada");
  const files = [INCIDENT_REPORT, REPRINT_REPORT].map((text, at) =>
    session.file(`${at}.txt`, text),
  );
  await session.say("add", ...files);
  const { home, register } = session;
  const env = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_DATA_HOME: join(home, "data"),
    ONRECORD_REGISTER: register,
  };
  const registers = openRegisters({ ...realEffects(), env, home, userName: "tester" }, register);
  close = registers.close;
  const gate = makeGate({ port: 4180 });
  const app = makeApp({ registers, gate, files: new Map(), log: (line) => log.push(line) });
  const send = (path: string, init: RequestInit) =>
    Promise.resolve(app.request(`http://${HOST}${path}`, init));
  const launched = await send(gate.launchPath(), { headers: { host: HOST } });
  const cookie = (launched.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  ask = (path, body) =>
    send(`/api/v1${path}`, {
      headers: { host: HOST, cookie, "content-type": "application/json" },
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
  const rows: readonly { id: string; name: string }[] = JSON.parse(
    (await session.say("reports", "--json")).out,
  );
  id = rows.find(({ name }) => name === "0.txt")?.id ?? "";
});
after(async () => {
  await close();
  session.end();
});

/** The veiled passage that the rules flag. */
const veil = async () => {
  const { veiled } = await (await ask(`/captures/${id}`)).json();
  const [span] = veiled;
  return { start: Number(span.start), end: Number(span.end) };
};
const sizeNow = async (): Promise<number> => (await (await ask("/register")).json()).size;

test("POST reveal answers the words of the span, until when, and lists who saw them", async () => {
  const { start, end } = await veil();
  const answer = await ask(`/captures/${id}/reveal`, { start, end, reason: "to code it" });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("cache-control"), "no-store");
  const { words, until, entry } = await answer.json();
  assert.equal(words, INCIDENT_REPORT.slice(start, end));
  assert.ok(words.includes(BRIBE_WORDS));
  const left = Date.parse(until) - Date.now();
  assert.ok(left > 50_000 && left <= 60_000, `${left} ms`);
  const { accesses } = await (await ask(`/captures/${id}/accesses`)).json();
  const [{ who, what, reason }] = accesses;
  assert.deepEqual({ who, what, reason }, { who: "Ada", what: "passage", reason: "to code it" });
  assert.equal(accesses[0].entry, entry);
});

test("POST reveal gives nothing without a reason, beyond the veil, or of another report", async () => {
  const { start, end } = await veil();
  const size = await sizeNow();
  for (const [path, body] of [
    [id, { start, end, reason: "  " }],
    [id, { start, end }],
    [id, { start: 0, end: INCIDENT_REPORT.length, reason: "all of it" }],
    ["0".repeat(32), { start, end, reason: "to code it" }],
  ] as const) {
    const answer = await ask(`/captures/${path}/reveal`, body);
    assert.ok(answer.status === 400 || answer.status === 404, `${answer.status}`);
    assert.ok(!(await answer.text()).includes(BRIBE_WORDS));
  }
  assert.equal(await sizeNow(), size);
  assert.deepEqual(log, []);
});

test("POST original answers the bytes as an attachment that nothing renders, after its entry", async () => {
  const size = await sizeNow();
  assert.equal((await ask(`/captures/${id}/original`, {})).status, 400);
  assert.equal(await sizeNow(), size);
  const answer = await ask(`/captures/${id}/original`, { reason: "to compare" });
  assert.equal(await answer.text(), INCIDENT_REPORT);
  const { headers } = answer;
  assert.equal(headers.get("content-type"), "application/octet-stream");
  assert.equal(headers.get("content-security-policy"), "sandbox");
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  assert.match(
    headers.get("content-disposition") ?? "",
    /^attachment; filename="report-[0-9a-f]{10}/,
  );
  assert.equal(await sizeNow(), size + 1);
});

test("GET details tells how the report came and its family, without veiled words", async () => {
  const text = await (await ask(`/captures/${id}/details`)).text();
  assert.ok(!text.includes(BRIBE_WORDS));
  const { capture, who, entry, family } = JSON.parse(text);
  assert.equal(capture.bytes, Buffer.byteLength(INCIDENT_REPORT));
  assert.deepEqual([capture.how, who], ["file", "Ada"]);
  assert.ok(entry > 1);
  assert.equal(family.reports.length, 2);
  assert.equal(family.copies.members.length, 2);
});

test("POST decisions corrects fields of a claim, refuses what changes nothing, and assesses", async () => {
  const claimNow = async () => (await (await ask(`/captures/${id}/claims`)).json()).claims[0];
  const { claim } = await claimNow();
  const killed = { min: 3, best: 3, max: 4 };
  const draft = { decision: "correct", claim: claim.id, reason: "one more may have died" };
  const same = await ask("/decisions", { ...draft, patch: {} });
  assert.equal(same.status, 400);
  const crossed = { outcomes: { killed: { min: 4, best: 3, max: 3 } } };
  assert.equal((await ask("/decisions", { ...draft, patch: crossed })).status, 400);
  const account = {
    description: "a trader from Musan",
    anonymous: true,
    role: null,
    access: "saw",
  };
  const patch = { outcomes: { killed, wounded: null }, account };
  const decided = await ask("/decisions", { ...draft, patch });
  assert.equal(decided.status, 200, await decided.clone().text());
  const after = await claimNow();
  assert.equal(after.state, "corrected");
  const { basis, words, ...bounds } = after.claim.outcomes.killed;
  assert.deepEqual(bounds, killed);
  assert.equal(basis.how, "by-hand");
  assert.equal(after.claim.outcomes.wounded, undefined);
  assert.equal(after.claim.attribution.chain.at(-1), "a trader from Musan");
  const record = await (await ask(`/records/${after.record}`)).json();
  assert.equal(record.record.outcomes.killed.max, 4);
  const { ref } = await decided.json();
  await ask("/decisions", { decision: "undo", of: ref, reason: "misread" });
  assert.deepEqual((await claimNow()).claim, claim);
  const assessment = { scale: null, grade: null, standard: "reasonable grounds" };
  const assess = { decision: "assess", claim: claim.id, ...assessment, reason: "two accounts" };
  assert.equal((await ask("/decisions", assess)).status, 200);
});
