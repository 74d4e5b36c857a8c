import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { after, before, test } from "node:test";
import * as z from "zod";
import { isPublicAddress, realOutside } from "../../src/capture/outside.ts";
import type { Path } from "../../src/pipeline/path.ts";
import { makeApp } from "../../src/server/app.ts";
import { makeGate } from "../../src/server/gate.ts";
import { NO_DOOR } from "../../src/server/reference.ts";
import { openTestRegister, type TestRegister } from "../pipeline/register.ts";
import { registersShowing } from "./sample-view.ts";

const HOST = "127.0.0.1:4180";
const MB = 1024 * 1024;
const REPORT =
  "SEOUL — Guards shot two people dead near Hyesan on 3 March 2031, a resident said.\n";

type Sent = { readonly status: number; readonly body: z.infer<typeof Answer> };
/** As much of the answers as these tests look at. */
const Failure = z.object({ code: z.string(), message: z.string() });
const Outcome = z.object({
  kind: z.string(),
  name: z.string().optional(),
  capture: z.string().optional(),
  unread: Failure.nullish(),
  error: Failure.optional(),
  fault: z.string().optional(),
  address: z.string().optional(),
  host: z.string().optional(),
  seen_as: z.unknown().optional(),
  encrypted: z.boolean().optional(),
});
const Answer = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  ref: z.string().optional(),
  outcomes: z.array(Outcome).optional(),
  outcome: Outcome.optional(),
  allowed: z.array(z.string()).optional(),
  arrivals: z.array(z.object({ title: z.string().nullable(), waiting: z.number() })).optional(),
  waiting: z.object({ claims: z.number(), reports: z.number(), leads: z.number() }).optional(),
});

type Told = { readonly name: string; readonly [field: string]: unknown };

let register: TestRegister;
let path: Path;
let web: Server;
let page = "";
let send: (address: string, body?: BodyInit | object, signal?: AbortSignal) => Promise<Sent>;

before(async () => {
  web = createServer((request, response) => {
    if (request.url === "/a") response.end("<title>A page</title><p>Guards fired near Hyesan.</p>");
    else if (request.url === "/slow") setTimeout(() => response.end("late"), 60_000).unref();
    else {
      response.statusCode = 302;
      response.setHeader("location", page.replace("news.example", "mirror.example"));
      response.end();
    }
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  const address = web.address();
  page = `http://news.example:${address === null || typeof address === "string" ? 0 : address.port}/a`;
  register = await openTestRegister();
  const outside = {
    ...realOutside({}, Date.now),
    resolve: async () => ["127.0.0.1"],
    isPublic: (ip: string) => ip === "127.0.0.1" || isPublicAddress(ip),
  };
  path = { ...register.path, outside };
  const gate = makeGate({ port: 4180 });
  const own = {
    ...NO_DOOR,
    findView: async () => path.store.view,
    openPath: async () => path,
  };
  const registers = { ...registersShowing(async () => null), own };
  const app = makeApp({ registers, gate, files: new Map(), log: assert.fail });
  const launched = await app.request(`http://${HOST}${gate.launchPath()}`, {
    headers: { host: HOST },
  });
  const cookie = (launched.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  send = async (to, body, signal) => {
    const isForm = body instanceof FormData;
    const response = await app.request(`http://${HOST}/api/v1${to}`, {
      headers: {
        ...{ host: HOST, cookie },
        ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { method: "POST" }),
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    return { status: response.status, body: Answer.parse(await response.json()) };
  };
});
after(async () => {
  web.closeAllConnections();
  web.close();
  await register.end();
});

const sendFiles = (files: readonly (Told & { readonly content: BlobPart })[]): Promise<Sent> => {
  const form = new FormData();
  form.append("facts", JSON.stringify(files.map(({ content: _content, ...facts }) => facts)));
  for (const { content } of files) form.append("file", new Blob([content]), "f");
  return send("/intake/files", form);
};

test("POST /intake/files tells what became of each file, in their order", async () => {
  const { status, body } = await sendFiles([
    { name: "folder/first.txt", content: REPORT },
    { name: "empty.txt", content: "" },
    { name: "again/first copy.txt", content: REPORT },
    { name: "scan.pdf", content: new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 3]) },
    { name: 'o"dd\n이름/<b>.txt\ud800', content: `${REPORT} Once more.`, outlet: "Radio Example" },
  ]);
  assert.equal(status, 200);
  assert.deepEqual(
    body.outcomes?.map(({ kind, name }) => [kind, name]),
    [
      ["added", "folder/first.txt"],
      ["failed", "empty.txt"],
      ["known", "again/first copy.txt"],
      ["added", "scan.pdf"],
      ["added", 'o"dd\n이름/<b>.txt\ufffd'],
    ],
  );
  assert.equal(body.outcomes?.[1]?.error?.code, "bad-input");
  assert.equal(body.outcomes?.[3]?.unread?.code, "binary");
  assert.equal(body.outcomes?.[2]?.capture, body.outcomes?.[0]?.capture);
  const odd = await path.store.view.capture(body.outcomes?.[4]?.capture ?? "");
  assert.equal(odd?.outlet, "Radio Example");
});

test("POST /intake/files keeps a file over 64 MB and does not read it", async () => {
  const { body } = await sendFiles([{ name: "film.txt", content: Buffer.alloc(65 * MB, 97) }]);
  assert.equal(body.outcomes?.[0]?.kind, "added");
  assert.equal(body.outcomes?.[0]?.unread?.code, "too-large");
});

test("POST /intake/files refuses a request over its limit and one whose parts do not agree", async () => {
  const form = new FormData();
  form.append("facts", "[]");
  form.append("file", new Blob([Buffer.alloc(257 * MB)]), "f");
  const large = await send("/intake/files", form);
  assert.equal(large.status, 413);
  assert.match(large.body.message ?? "", /256 MB.*command line/);
  for (const facts of [
    "[]",
    "not json",
    '[{"name":"a","published":"yesterday"}]',
    '[{"name":""}]',
  ]) {
    const wrong = new FormData();
    wrong.append("facts", facts);
    wrong.append("file", new Blob(["a"]), "f");
    const { status, body } = await send("/intake/files", wrong);
    assert.deepEqual([status, body.code], [400, "usage"], facts);
  }
});

test("POST /intake/text keeps a text as it was pasted, with what is said of it", async () => {
  const text = "지난 3월 혜산에서 경비대가 두 사람을 쏘았다고 한 주민이 말했다.\r\n\ttab";
  const said = { title: "혜산", outlet: "예시 방송", url: null, published: "2031-03" };
  const { body } = await send("/intake/text", { text, ...said });
  assert.equal(body.outcome?.kind, "added");
  const id = (await path.store.view.capture(body.outcome?.capture ?? ""))?.id;
  assert.ok(id !== undefined);
  const kept = await path.store.view.captureBody(id);
  assert.deepEqual([kept?.how, kept?.declared], ["paste", said]);
  assert.equal((await path.store.view.reading(id))?.reading.text, text);
  const again = await send("/intake/text", { text, ...said });
  assert.equal(again.body.outcome?.kind, "known");
  const blank = await send("/intake/text", { text: " \n ", ...said });
  assert.equal(blank.status, 400);
});

const askFor = (address: string, more: object = {}, signal?: AbortSignal) =>
  send("/intake/address", { address, hosts: [], ...more }, signal);

test("POST /intake/address asks nobody until the register allows it", async () => {
  const refused = await askFor(page, { hosts: [new URL(page).host] });
  assert.deepEqual([refused.status, refused.body.code], [403, "not-allowed"]);
  const decision = {
    decision: "allow",
    what: "fetching",
    allowed: true,
    reason: "reprints are gone fast",
  };
  const allowed = await send("/decisions", decision);
  assert.equal(allowed.status, 200);
  assert.deepEqual((await send("/register")).body.allowed, ["fetching"]);
  const twice = await send("/decisions", decision);
  assert.deepEqual([twice.status, twice.body.code], [400, "usage"]);
  await send("/decisions", { decision: "undo", of: allowed.body.ref, reason: "not yet" });
  assert.deepEqual((await send("/register")).body.allowed, []);
  assert.equal((await askFor(page)).status, 403);
  await send("/decisions", decision);
});

test("POST /intake/address puts every host to the person, then keeps the page", async () => {
  const asked = await askFor(page);
  assert.deepEqual(asked.body.outcome, {
    ...{ kind: "asks", address: page, host: new URL(page).host },
    ...{ seen_as: { kind: "machine" }, encrypted: false },
  });
  const entered = page.replace("/a", "/moved");
  const led = await askFor(entered, { hosts: [new URL(page).host] });
  assert.equal(led.body.outcome?.host, new URL(page).host.replace("news", "mirror"));
  const { address, host } = led.body.outcome ?? {};
  const kept = await askFor(String(address), { hosts: [host], entered, outlet: "Example News" });
  assert.equal(kept.body.outcome?.kind, "added");
  const id = (await path.store.view.capture(kept.body.outcome?.capture ?? ""))?.id;
  assert.ok(id !== undefined);
  const capture = await path.store.view.captureBody(id);
  assert.equal(capture?.how, "address");
  assert.deepEqual(capture?.declared, {
    ...{ url: entered, outlet: "Example News", published: null, title: null },
  });
  assert.equal(capture?.fetched?.address, address);
  assert.equal(capture?.fetched?.status, 200);
});

test("POST /intake/address tells what went wrong outside as an outcome", async () => {
  const { status, body } = await askFor("http://10.1.2.3/");
  assert.equal(status, 200);
  assert.deepEqual([body.outcome?.kind, body.outcome?.fault], ["fault", "private"]);
  const person = new AbortController();
  setTimeout(() => person.abort(), 50);
  const slow = await askFor(
    page.replace("/a", "/slow"),
    { hosts: [new URL(page).host] },
    person.signal,
  );
  assert.equal(slow.body.outcome?.fault, "cancelled");
});

test("GET /arrivals gives what came in last first, copies told, and counts what waits", async () => {
  const { body } = await send("/arrivals?limit=3");
  assert.equal(body.arrivals?.length, 3);
  assert.equal(body.arrivals?.[0]?.title, "A page");
  const leads = await send("/arrivals?show=leads");
  assert.equal(leads.body.arrivals?.length, body.waiting?.leads);
  const waiting = await send("/arrivals?show=waiting");
  assert.equal(waiting.body.arrivals?.length, body.waiting?.reports);
  const sum = waiting.body.arrivals?.reduce((total, row) => total + row.waiting, 0);
  assert.equal(sum, body.waiting?.claims);
});
