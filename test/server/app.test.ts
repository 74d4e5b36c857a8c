import assert from "node:assert/strict";
import { test } from "node:test";
import { OnrecordError } from "../../src/model/error.ts";
import { makeApp } from "../../src/server/app.ts";
import { makeGate } from "../../src/server/gate.ts";
import type { View } from "../../src/store/store.ts";
import { INCIDENT, REPORT, registersShowing, SECRET, sampleView, UNREAD } from "./sample-view.ts";

const HOST = "127.0.0.1:4180";

/** A server whose cookie is in hand; `ask` is what the app's own page would ask. */
async function open(view: View | null = sampleView) {
  const log: string[] = [];
  const gate = makeGate({ port: 4180 });
  const page = { bytes: new TextEncoder().encode("<!doctype html>"), type: "text/html" };
  const files = new Map([["/index.html", page]]);
  const app = makeApp({
    registers: registersShowing(async () => view),
    gate,
    files,
    log: (line) => log.push(line),
  });
  const send = (path: string, init: RequestInit & { host?: string } = {}) =>
    app.request(`http://${HOST}${path}`, {
      ...init,
      headers: { host: init.host ?? HOST, ...init.headers },
    });
  const launched = await send(gate.launchPath());
  const cookie = (launched.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const ask = (path: string, body?: unknown) =>
    send(path, {
      headers: { cookie, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
  return { ask, send, gate, launched, cookie, log };
}

const codeOf = async (response: Response) => {
  const body: unknown = await response.json();
  return typeof body === "object" && body !== null && "code" in body ? body.code : null;
};

test("makeApp() answers every address with valid JSON when a register is open", async () => {
  const { ask } = await open();
  const paths = [
    "/register",
    "/captures/facets",
    `/captures/${REPORT}`,
    `/captures/${REPORT}/claims`,
    "/records?kind=incident",
    `/records/${INCIDENT}`,
    `/records/${INCIDENT}/grounds`,
    "/openapi.json",
  ];
  for (const path of paths) {
    const response = await ask(`/api/v1${path}`);
    assert.equal(response.status, 200, path);
    assert.match(response.headers.get("content-type") ?? "", /application\/json/, path);
    assert.equal(response.headers.get("cache-control"), "no-store", path);
  }
});

test("makeApp() gives the report's text veiled and its claims with passages", async () => {
  const { ask } = await open();
  const report = await (await ask(`/api/v1/captures/${REPORT.slice(0, 6)}`)).text();
  assert.doesNotMatch(report, new RegExp(SECRET));
  assert.match(report, /▒{5,}/);
  const claims = await (await ask(`/api/v1/captures/${REPORT}/claims`)).text();
  assert.match(claims, /"exact":"Two days later three people/);
});

test("makeApp() gives reading null when a capture was kept and not read", async () => {
  const { ask } = await open();
  const response = await ask(`/api/v1/captures/${UNREAD}`);
  assert.match(await response.text(), /"reading":null,"veiled":\[\]/);
});

test("makeApp() takes the words of a search in the body and nowhere else", async () => {
  const { ask } = await open();
  const found = await ask("/api/v1/captures/ask", { words: "loudspeaker" });
  assert.match(await found.text(), /"total":{"count":1,"more":false}/);
  assert.equal((await ask("/api/v1/captures/ask?words=loudspeaker")).status, 400);
});

test("makeApp() asks the view for a place when the question names one", async () => {
  const asked: unknown[] = [];
  const view: View = {
    ...sampleView,
    records: async (query) => {
      asked.push(query);
      return [];
    },
  };
  const { ask } = await open(view);
  await ask("/api/v1/records/ask", { kind: "order", place: "orun/kessel", leads: true });
  await ask("/api/v1/records?kind=incident&from=2031-01-01&limit=7");
  const none = {
    ...{ from: null, to: null, place: null, knownBy: null, asHeld: null },
    ...{ open: false, offset: 0 },
  };
  assert.deepEqual(asked, [
    { ...none, kind: "order", place: "orun/kessel", leads: true, limit: 100 },
    { ...none, kind: "incident", from: "2031-01-01", leads: false, limit: 7 },
  ]);
});

test("makeApp() names the field and not its value when a request is malformed", async () => {
  const { ask } = await open();
  for (const path of [
    `/captures/${REPORT}/claims?limit=Kessel`,
    "/records?kind=Kessel",
    "/captures/Kessel",
  ]) {
    const response = await ask(`/api/v1${path}`);
    const text = await response.text();
    assert.equal(response.status, 400, path);
    assert.match(text, /"code":"usage"/);
    assert.doesNotMatch(text, /Kessel/, path);
  }
  const notJson = await ask("/api/v1/captures/ask", { words: "x".repeat(70_000) });
  assert.equal(notJson.status, 413);
});

test("makeApp() answers not-found when an id is on no record", async () => {
  const { ask } = await open();
  for (const path of ["/captures/0000", "/records/i-0000", "/nothing"]) {
    const response = await ask(`/api/v1${path}`);
    assert.equal(response.status, 404, path);
    assert.equal(await codeOf(response), "not-found", path);
  }
});

test("makeApp() answers null for a register that is not there, and not-found for what is in it", async () => {
  const { ask } = await open(null);
  const response = await ask("/api/v1/register");
  assert.equal(response.status, 200);
  assert.equal(await response.json(), null);
  const within = await ask("/api/v1/captures/facets");
  assert.equal(within.status, 404);
  assert.equal(await codeOf(within), "not-found");
});

test("makeApp() keeps an unknown error's words out of answer and log", async () => {
  const view: View = {
    ...sampleView,
    facts: async () => {
      throw new Error(`near ${SECRET}`);
    },
  };
  const { ask, log } = await open(view);
  const response = await ask("/api/v1/register");
  assert.equal(response.status, 500);
  assert.doesNotMatch(await response.text(), new RegExp(SECRET));
  assert.equal(log.length, 1);
  assert.match(log.join(), /Error\n\s+at /);
  assert.doesNotMatch(log.join(), new RegExp(SECRET));
});

test("makeApp() answers an error of ours with its code and status", async () => {
  const view: View = {
    ...sampleView,
    facts: async () => {
      throw new OnrecordError(
        "damaged",
        "Cannot open the register: entry 4 was changed, run verify",
      );
    },
  };
  const { ask } = await open(view);
  const response = await ask("/api/v1/register");
  assert.equal(response.status, 500);
  assert.match(await response.text(), /"code":"damaged","message":"Cannot open the register/);
});

test("makeGate() exchanges a launch token once for a strict cookie and a clean address", async () => {
  const { launched, send, gate } = await open();
  assert.equal(launched.status, 303);
  assert.equal(launched.headers.get("location"), "/");
  const cookie = launched.headers.get("set-cookie") ?? "";
  assert.match(cookie, /^onrecord-4180=[0-9a-f]{64};/);
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Strict/);
  const path = gate.launchPath();
  assert.equal((await send(path)).status, 303);
  assert.equal((await send(path)).status, 401);
});

test("makeGate() ends a session when it is locked, and a new launch token opens another", async () => {
  const { ask, send, gate, cookie } = await open();
  const other = (await send(gate.launchPath())).headers.get("set-cookie")?.split(";")[0] ?? "";
  const foreign = { cookie, "sec-fetch-site": "cross-site" };
  assert.equal((await send("/lock", { method: "POST", headers: foreign })).status, 403);
  assert.equal((await ask("/api/v1/register")).status, 200);
  const locked = await send("/lock", { method: "POST", headers: { cookie } });
  assert.equal(locked.status, 204);
  assert.match(locked.headers.get("set-cookie") ?? "", /Max-Age=0/);
  assert.equal(await codeOf(await ask("/api/v1/register")), "signed-out");
  assert.equal((await send("/", { headers: { cookie: other } })).status, 200);
  assert.equal((await send(gate.launchPath())).status, 303);
});

test("makeGate() refuses every address when no cookie comes with the request", async () => {
  const { send } = await open();
  for (const path of ["/", "/index.html", "/api/v1/register", "/api/v1/openapi.json"]) {
    const response = await send(path);
    assert.equal(response.status, 401, path);
    assert.doesNotMatch(await response.text(), /Orun|doctype/, path);
  }
  const guessed = await send("/", { headers: { cookie: `onrecord-4180=${"0".repeat(64)}` } });
  assert.equal(guessed.status, 401);
});

test("makeGate() shows a browser that is not let in a page that names no register", async () => {
  const { send } = await open();
  const response = await send("/launch?token=old", { headers: { accept: "text/html,*/*;q=0.8" } });
  assert.equal(response.status, 401);
  const page = await response.text();
  assert.match(page, /<h1>Signed out<\/h1>.*lang="ko"/s);
  assert.doesNotMatch(page, /Orun|<script|style|href|src=/);
  assert.match(response.headers.get("Content-Security-Policy") ?? "", /default-src 'none'/);
});

test("makeGate() refuses another host even with the cookie", async () => {
  const { send, cookie } = await open();
  for (const host of ["evil.example", "evil.example:4180", "127.0.0.1:4181", "127.0.0.1"]) {
    const response = await send("/api/v1/register", { host, headers: { cookie } });
    assert.equal(response.status, 421, host);
  }
  assert.equal((await send("/", { host: "localhost:4180", headers: { cookie } })).status, 200);
});

test("makeGate() refuses a question that another site asks", async () => {
  const { send, cookie } = await open();
  const ask = (headers: Record<string, string>) =>
    send("/api/v1/captures/ask", {
      method: "POST",
      body: JSON.stringify({ words: "loudspeaker" }),
      headers: { cookie, "content-type": "application/json", ...headers },
    });
  assert.equal((await ask({ origin: "http://evil.example" })).status, 403);
  assert.equal((await ask({ "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await ask({ origin: `http://${HOST}` })).status, 200);
});

test("guardHeaders() stand on every answer, refusals included, and no answer allows another origin", async () => {
  const { ask, send } = await open();
  for (const response of [await ask("/"), await send("/"), await ask("/api/v1/nothing")]) {
    const policy = response.headers.get("content-security-policy") ?? "";
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    assert.equal(response.headers.get("referrer-policy"), "no-referrer");
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    assert.equal(response.headers.get("access-control-allow-origin"), null);
  }
});
