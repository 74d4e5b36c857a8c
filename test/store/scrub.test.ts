/** Erasures that were cut short, files that killed processes left, and blobs that rotted. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import { blobPath, databasePath, tempDir } from "../../src/format/path.ts";
import { isOnrecordError } from "../../src/model/error.ts";
import { removeBlob } from "../../src/store/blobs.ts";
import { createRegister, openRegister } from "../../src/store/sqlite/register.ts";
import type { Store } from "../../src/store/store.ts";
import { addReports, FOUNDING } from "../contract/register.ts";
import { countingEffects, erasureDraft, reportOf, SIGNER } from "../contract/sample-bodies.ts";

const WORD = "Quillonberg";
const REPORT = reportOf(`A trader from ${WORD} was shot at the river.`);
const OPTIONS = { signer: SIGNER, effects: countingEffects() };

it("openRegister() finishes an erasure whose process was killed before its scrub", () =>
  withRegister(async (store, dir) => {
    await store.close();
    const program = fileURLToPath(new URL("erase-and-die.ts", import.meta.url));
    const killed = spawnSync(process.execPath, [program, dir, REPORT.capture.id]);
    assert.equal(killed.signal, "SIGKILL", killed.stderr.toString());
    assert.notDeepEqual(await filesWith(dir), [], "there is something to scrub");
    const reader = await openRegister(dir, { ...OPTIONS, readOnly: true });
    assert.equal(await reader.isScrubDue(), true);
    await reader.close();
    const again = await openRegister(dir, OPTIONS);
    assert.equal(await again.isScrubDue(), false);
    assert.deepEqual(await filesWith(dir), []);
    await again.close();
  }));

it("a scrub that a reader holds up says what remains, stays due and is told at the next opening", () =>
  withRegister(async (store, dir) => {
    await store.close();
    const reader = new DatabaseSync(databasePath(dir), { readOnly: true });
    reader.exec("BEGIN");
    reader.prepare("SELECT count(*) FROM bodies").get();
    const hurried = await openRegister(dir, { ...OPTIONS, busyMs: 50 });
    await eraseReport(hurried);
    await assert.rejects(hurried.scrub(), (error) => {
      assert.ok(isOnrecordError(error, "busy"));
      assert.match(error.message, /words are out .* traces remain .* "onrecord rebuild"/);
      return true;
    });
    await hurried.close();
    const warnings: string[] = [];
    const warn = (message: string) => void warnings.push(message);
    const told = await openRegister(dir, { ...OPTIONS, warn });
    assert.equal(warnings.length, 1);
    assert.equal(await told.isScrubDue(), true);
    reader.close();
    await told.rebuild();
    assert.equal(await told.isScrubDue(), false);
    assert.deepEqual(await filesWith(dir), []);
    await told.close();
  }));

it("openRegister() removes what killed processes left in tmp/, folders too, and nothing of the living", () =>
  withRegister(async (store, dir) => {
    await store.close();
    const { pid } = spawnSync(process.execPath, ["--version"]);
    await mkdir(join(tempDir(dir), `${pid}-verify`));
    await writeFile(join(tempDir(dir), `${pid}-verify`, "onrecord.sqlite"), WORD);
    await writeFile(join(tempDir(dir), `${pid}-blob`), WORD);
    await writeFile(join(tempDir(dir), `${process.pid}-blob`), "on its way");
    const again = await openRegister(dir, OPTIONS);
    assert.deepEqual(await readdir(tempDir(dir)), [`${process.pid}-blob`]);
    await again.close();
  }));

it("scrub() keeps every blob that the ledger names, whatever became of the derived tables", () =>
  withRegister(async (store, dir) => {
    await store.close();
    const path = blobPath(dir, REPORT.capture.sha256);
    const database = new DatabaseSync(databasePath(dir));
    database.exec("DELETE FROM captures; INSERT INTO doomed_blobs SELECT hex(zeroblob(32))");
    database.prepare("INSERT INTO doomed_blobs VALUES (?)").run(REPORT.capture.sha256);
    database.close();
    const again = await openRegister(dir, OPTIONS);
    assert.ok((await stat(path)).isFile());
    await again.close();
  }));

it("blobs.put() replaces a blob that rotted", () =>
  withRegister(async (store, dir) => {
    const path = blobPath(dir, REPORT.capture.sha256);
    await chmod(path, 0o600);
    await writeFile(path, "rotten");
    await store.blobs.put(Buffer.from(REPORT.text));
    assert.equal(await readFile(path, "utf8"), REPORT.text);
    assert.equal((await stat(path)).mode & 0o777, 0o400);
    assert.deepEqual(await readdir(tempDir(dir)), []);
  }));

it("removeBlob() leaves no half-overwritten blob where it fails", () =>
  withRegister(async (_store, dir) => {
    const path = blobPath(dir, REPORT.capture.sha256);
    await removeBlob(dir, REPORT.capture.sha256);
    await assert.rejects(stat(path));
    assert.deepEqual(await readdir(tempDir(dir)), []);
    await removeBlob(dir, REPORT.capture.sha256);
  }));

it("write() refuses a frontier that is not the checkpoint's, and rebuild() mends it", () =>
  withRegister(async (store, dir) => {
    await store.close();
    const database = new DatabaseSync(databasePath(dir));
    const json = String(database.prepare("SELECT json FROM frontier").get()?.json);
    const at = json.indexOf('"nodes":["') + 10;
    const changed = `${json.slice(0, at)}${json[at] === "A" ? "B" : "A"}${json.slice(at + 1)}`;
    database.prepare("UPDATE frontier SET json = ?").run(changed);
    database.close();
    const other = reportOf("Another letter speaks of snow.");
    await assert.rejects(addReports(store, [other]), (error) => isOnrecordError(error, "damaged"));
    await store.rebuild();
    await addReports(store, [other]);
    assert.equal((await store.view.facts()).captures, 2);
  }));

const eraseReport = (store: Store) =>
  store.write(async ({ append, material }) =>
    append(erasureDraft(await material.bodiesOf(REPORT.capture.id))),
  );

/** Files below the folder that hold the word, as it is or as the index folds it. */
const filesWith = async (dir: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const name of await readdir(dir, { recursive: true })) {
    const path = join(dir, name);
    if (!(await stat(path)).isFile()) continue;
    const bytes = await readFile(path);
    if (bytes.includes(WORD) || bytes.includes(WORD.toLowerCase())) found.push(name);
  }
  return found;
};

const withRegister = async (work: (store: Store, dir: string) => Promise<void>): Promise<void> => {
  const parent = await mkdtemp(join(tmpdir(), "onrecord-scrub-"));
  const dir = join(parent, "register");
  const store = await createRegister(dir, { ...FOUNDING, effects: OPTIONS.effects });
  try {
    await addReports(store, [REPORT]);
    await work(store, dir);
  } finally {
    await store.close();
    await rm(parent, { recursive: true, force: true });
  }
};
