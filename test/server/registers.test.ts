// Which registers there are, and making them over HTTP, on a disk of the test's own.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import * as z from "zod";
import { openRegisters } from "../../src/cli/doors.ts";
import { type CliEffects, realEffects } from "../../src/cli/effects.ts";
import { makeApp } from "../../src/server/app.ts";
import { makeGate } from "../../src/server/gate.ts";

const HOST = "127.0.0.1:4180";

const Told = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  teaching: z.boolean().optional(),
  own: z
    .object({
      register: z.object({ name: z.string(), teaching: z.boolean() }).nullable(),
      folder: z.string(),
      shared: z.string().nullable(),
      person: z.string(),
    })
    .optional(),
  sample: z
    .object({
      ready: z.boolean(),
      making: z.object({ done: z.number(), total: z.number().nullable() }).nullable(),
    })
    .optional(),
});

type Ask = (path: string, body?: object) => Promise<{ status: number; body: z.infer<typeof Told> }>;

/** Runs a test with a server over the registers of a new home; the own one would lie in `folder`. */
const withServer = async (folder: string, look: (ask: Ask, dir: string) => Promise<void>) => {
  const home = mkdtempSync(join(tmpdir(), "onrecord-registers-"));
  const env = { XDG_DATA_HOME: join(home, "data"), XDG_CONFIG_HOME: join(home, "config") };
  const effects: CliEffects = { ...realEffects(), env, home, userName: "ada" };
  const dir = join(home, folder);
  const registers = openRegisters(effects, dir);
  const gate = makeGate({ port: 4180 });
  const app = makeApp({ registers, gate, files: new Map(), log: () => {} });
  const headers = { host: HOST, "content-type": "application/json" };
  const launched = await app.request(`http://${HOST}${gate.launchPath()}`, { headers });
  const cookie = (launched.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const ask: Ask = async (path, body) => {
    const response = await app.request(`http://${HOST}/api/v1${path}`, {
      headers: { ...headers, cookie },
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
    return { status: response.status, body: Told.parse(await response.json()) };
  };
  try {
    await look(ask, dir);
  } finally {
    await registers.close();
    rmSync(home, { recursive: true, force: true });
  }
};

test("POST /registers founds the own register once, and GET /registers tells of it", () =>
  withServer("mine", async (ask, dir) => {
    const before = await ask("/registers");
    assert.deepEqual(before.body.own, { register: null, folder: dir, shared: null, person: "ada" });
    assert.equal((await ask("/captures/facets")).status, 404);
    for (const bad of [{ name: " ", person: "Ada" }, { name: "Vessin" }]) {
      assert.equal((await ask("/registers", bad)).status, 400);
    }
    const founding = { name: "Vessin watch", person: "Ada" };
    assert.equal((await ask("/registers", founding)).status, 200);
    const { own } = (await ask("/registers")).body;
    assert.deepEqual(own?.register, { name: "Vessin watch", teaching: false });
    const again = await ask("/registers", founding);
    assert.deepEqual([again.status, again.body.code], [409, "exists"]);
  }));

test("GET /registers names what copies the folder to other machines", () =>
  withServer("Dropbox/mine", async (ask) => {
    assert.equal((await ask("/registers")).body.own?.shared, "Dropbox");
  }));

test("POST /registers tells of a folder that is not empty", () =>
  withServer("mine", async (ask, dir) => {
    mkdirSync(join(dir, "letters"), { recursive: true });
    const { status, body } = await ask("/registers", { name: "Vessin", person: "Ada" });
    assert.deepEqual([status, body.code], [409, "exists"]);
  }));

test("POST /registers/sample makes the sample, tells how far it is, and never twice at once", () =>
  withServer("mine", async (ask) => {
    assert.deepEqual((await ask("/registers")).body.sample, { ready: false, making: null });
    assert.equal((await ask("/sample/captures/facets")).status, 404);
    const made = [ask("/registers/sample", {}), ask("/registers/sample", {})];
    let seen = null;
    while (seen === null) {
      const { sample } = (await ask("/registers")).body;
      assert.equal(sample?.ready, false);
      seen = sample?.making ?? null;
      await setImmediate();
    }
    for (const one of made) assert.equal((await one).status, 200);
    assert.deepEqual((await ask("/registers")).body.sample, { ready: true, making: null });
    assert.equal((await ask("/sample/register")).body.teaching, true);
    assert.equal((await ask("/sample/registers")).status, 404, "told at the own base only");
  }));

test("asked to ready a sample that is ready, the server goes on showing it", () =>
  withServer("mine", async (ask) => {
    assert.equal((await ask("/registers/sample", {})).status, 200);
    const again = ask("/registers/sample", {});
    let isDone = false;
    void again.finally(() => {
      isDone = true;
    });
    const shown: ReturnType<Ask>[] = [];
    while (!isDone) {
      shown.push(ask("/sample/register"));
      await setImmediate();
    }
    const statuses = (await Promise.all([again, ...shown])).map(({ status }) => status);
    assert.deepEqual([...new Set(statuses)], [200]);
  }));
