import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { databasePath } from "../../src/format/path.ts";
import { isOnrecordError } from "../../src/model/error.ts";
import { Handles } from "../../src/store/sqlite/handles.ts";
import { createRegister, openRegister } from "../../src/store/sqlite/register.ts";
import { compareTables, replayInto } from "../../src/store/sqlite/replay.ts";
import { addReports, FOUNDING } from "../contract/register.ts";
import { countingEffects, erasureDraft, reportOf } from "../contract/sample-bodies.ts";

const WRITER = fileURLToPath(new URL("./write-reports.ts", import.meta.url));

it("write() of two processes at once loses and doubles nothing", () =>
  withFolder(async (dir) => {
    const effects = countingEffects(9_000);
    const store = await createRegister(dir, { ...FOUNDING, effects });
    const other = spawn(process.execPath, [WRITER, dir, "100", "25"], { stdio: "inherit" });
    const ended = once(other, "exit");
    for (let index = 0; index < 25; index++) {
      await addReports(store, [reportOf(`Report ${index} tells of snow.`)]);
    }
    assert.deepEqual((await ended)[0], 0);
    const { size, captures, claims } = await store.view.facts();
    assert.deepEqual([size, captures, claims], [2 + 3 * 50, 50, 25]);
    const seqs = (await store.view.entries(0, 1_000)).map(({ seq }) => seq);
    assert.deepEqual(
      seqs,
      Array.from({ length: size }, (_, seq) => seq),
    );
    await store.close();
    await replayInto(dir, `${dir}-replayed`);
    assert.deepEqual(await compareTables(dir, `${dir}-replayed`), []);
  }));

it("write() says busy when another process holds the register longer than it waits", () =>
  withFolder(async (dir) => {
    await (await createRegister(dir, FOUNDING)).close();
    const holder = new DatabaseSync(databasePath(dir));
    holder.exec("BEGIN IMMEDIATE");
    const store = await openRegister(dir, { ...FOUNDING, busyMs: 100 });
    const writing = store.write(async () => undefined);
    assert.equal((await store.view.facts()).size, 2, "readers do not wait for a writer");
    await assert.rejects(writing, (error) => isOnrecordError(error, "busy"));
    holder.exec("ROLLBACK");
    holder.close();
    await store.write(async () => undefined);
    await store.close();
  }));

it("write() says disk-full and leaves the register as it was when there is no room", () =>
  withFolder(async (dir) => {
    await (await createRegister(dir, FOUNDING)).close();
    const small = await openRegister(dir, {
      ...FOUNDING,
      effects: countingEffects(50),
      maxPages: 120,
    });
    const long = "Snow fell on the road and nobody came along it for many days. ".repeat(20_000);
    const adding = addReports(small, [reportOf(long)]);
    await assert.rejects(adding, (error) => isOnrecordError(error, "disk-full"));
    assert.equal((await small.view.facts()).size, 2);
    await addReports(small, [reportOf("A short report still fits.")]);
    assert.equal((await small.view.facts()).captures, 1);
    await small.close();
    await replayInto(dir, `${dir}-replayed`);
    assert.deepEqual(await compareTables(dir, `${dir}-replayed`), []);
  }));

it("openRegister() refuses what is no register and writes without a key", () =>
  withFolder(async (dir) => {
    const effects = countingEffects();
    await assert.rejects(openRegister(dir, { signer: null, effects }), (error) =>
      isOnrecordError(error, "not-found"),
    );
    await (await createRegister(dir, FOUNDING)).close();
    const store = await openRegister(dir, { signer: null, effects });
    const writing = store.write(async () => undefined);
    await assert.rejects(writing, (error) => isOnrecordError(error, "no-key"));
    assert.equal((await store.view.facts()).name, "Test register");
    await store.close();
  }));

it("Handles closes its files when idle and opens them again", () =>
  withFolder(async (dir) => {
    await (await createRegister(dir, FOUNDING)).close();
    const options = { readOnly: false, idleMs: 30, busyMs: 1_000, maxPages: null };
    const handles = new Handles(databasePath(dir), options);
    handles.reader();
    await handles.exclusively(async () => {
      await sleep(80);
      assert.equal(handles.isOpen, true, "a write under way keeps them open");
    });
    await sleep(80);
    assert.equal(handles.isOpen, false);
    assert.deepEqual(
      (await readdir(dir)).filter((name) => name.startsWith("onrecord")),
      ["onrecord.sqlite"],
    );
    assert.equal(handles.reader().row("SELECT count(*) AS n FROM entries")?.n, 2);
    await handles.close();
  }));

it("scrub() takes erased terms out of the text index", () =>
  withFolder(async (dir) => {
    const store = await createRegister(dir, { ...FOUNDING, effects: countingEffects() });
    const report = reportOf("Zibeline furs were hidden here.");
    await addReports(store, [report, reportOf("Nothing was hidden there.")]);
    await store.write(async ({ append, material }) => {
      await append(erasureDraft(await material.bodiesOf(report.capture.id)));
    });
    await store.scrub();
    await store.close();
    const database = new DatabaseSync(databasePath(dir));
    database.exec("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search, row)");
    const terms = database
      .prepare("SELECT term FROM temp.terms")
      .all()
      .map(({ term }) => term);
    const blocks = database.prepare("SELECT block FROM search_data").all();
    database.close();
    assert.ok(terms.includes("nothing"));
    assert.ok(!terms.includes("zibeline") && !terms.includes("furs"));
    for (const { block } of blocks) {
      assert.ok(block instanceof Uint8Array && !Buffer.from(block).includes("ibeline"));
    }
  }));

const withFolder = async (work: (dir: string) => Promise<void>): Promise<void> => {
  const parent = await mkdtemp(join(tmpdir(), "onrecord-register-"));
  try {
    await work(join(parent, "register"));
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
};
