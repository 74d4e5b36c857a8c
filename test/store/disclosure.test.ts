import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import { isOnrecordError } from "../../src/model/error.ts";
import { createRegister, openRegister } from "../../src/store/sqlite/register.ts";
import { addReports, withRegister } from "../contract/register.ts";
import { countingEffects, PERSON, reportOf, SIGNER, spanOf } from "../contract/sample-bodies.ts";

const KIND = { name: "SQLite", create: createRegister, open: openRegister };
const TEXT = "They had waited at the ford below the old mill until the second night.";
const FORD = "the ford below the old mill";
const { start, end } = spanOf(TEXT, FORD);
const REPORT = reportOf(TEXT, { sensitive: [spanOf(TEXT, FORD)] });

it("disclosure.reveal() gives words only once the entry outlives the process", () =>
  withRegister(KIND, async (store, dir) => {
    await addReports(store, [REPORT]);
    await store.close();
    const program = fileURLToPath(new URL("reveal-and-die.ts", import.meta.url));
    const words = [program, dir, REPORT.capture.id, String(start), String(end)];
    const killed = spawnSync(process.execPath, words);
    assert.equal(killed.signal, "SIGKILL", killed.stderr.toString());
    assert.equal(killed.stdout.toString(), FORD);
    const again = await openRegister(dir, { signer: SIGNER, effects: countingEffects(900) });
    const accesses = await again.view.accesses(REPORT.capture.id);
    assert.deepEqual(
      accesses.map(({ span, reason }) => ({ span, reason })),
      [{ span: { start, end }, reason: "to check the place" }],
    );
    await again.close();
  }));

it("disclosure.reveal() gives no word where the disk has no room for the entry", () =>
  withRegister(KIND, async (store, dir) => {
    await addReports(store, [REPORT]);
    await store.close();
    const effects = countingEffects(900);
    const full = await openRegister(dir, { signer: SIGNER, effects, maxPages: 1 });
    const asking = { capture: REPORT.capture.id, by: PERSON, reason: "x".repeat(100_000) };
    const shown = full.disclosure.reveal({ ...asking, start, end });
    await assert.rejects(shown, (error) => isOnrecordError(error, "disk-full"));
    await full.close();
  }));
