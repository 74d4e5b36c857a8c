import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sha256 } from "../../src/format/hash.ts";
import { blobPath } from "../../src/format/path.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { CaptureId } from "../../src/model/ids.ts";
import { decide } from "../../src/pipeline/decide.ts";
import type { Path } from "../../src/pipeline/path.ts";
import { rederive } from "../../src/pipeline/rederive.ts";
import { add, erase } from "../../src/pipeline.ts";
import { INCIDENT_REPORT, ORDER_REPORT } from "../cli/reports.ts";
import { inputsOf, openTestRegister } from "./register.ts";

const TEXTS = [
  { text: INCIDENT_REPORT, outlet: "Border Monitor" },
  { text: ORDER_REPORT, outlet: "River Gazette" },
];

const INCIDENTS = [
  { text: INCIDENT_REPORT, outlet: "Border Monitor" },
  { text: INCIDENT_REPORT.replace("three people", "four people"), outlet: "River Gazette" },
];

/** A register with reports, ended whatever happens. */
const withRegister = async (
  work: (path: Path, dir: string) => Promise<void>,
  texts: typeof TEXTS = TEXTS,
): Promise<void> => {
  const { path, dir, end } = await openTestRegister();
  try {
    for await (const outcome of add(path, inputsOf(texts))) assert.equal(outcome.kind, "added");
    await work(path, dir);
  } finally {
    await end();
  }
};

const ALL = { kind: null, modality: null, capture: null, limit: 100, offset: 0 } as const;

const claimsOf = async ({ store }: Path) => (await store.view.claims(ALL)).toReversed();

const say = (path: Path, decision: Decision) => decide(path, { decision, keys: [] });

/** Runs today's rules and tells how many reports differ and whether anything was appended. */
const rederived = async (path: Path) => {
  const before = (await path.store.view.facts()).size;
  const told = await Array.fromAsync(rederive(path, { preview: false }));
  return { told: told.length, appended: (await path.store.view.facts()).size - before };
};

const span = (start: number, end: number) =>
  ({ start, end, reason: "by-hand", rule: "by-hand/1" }) as const;

test("rederive() says and appends nothing after veils by hand, and no veil is told twice", () =>
  withRegister(async (path) => {
    const [first] = await claimsOf(path);
    assert.ok(first !== undefined);
    const { capture } = first;
    for (const at of [span(0, 20), span(10, 40), span(30, 35)]) {
      await say(path, { decision: "veil", capture, span: at, reason: "asked" });
    }
    await say(path, { decision: "unveil", capture, span: span(0, 5), reason: "asked" });
    assert.deepEqual(await rederived(path), { told: 0, appended: 0 });
    const veiled = (await path.store.view.reading(capture))?.veiled ?? [];
    for (const [index, { start }] of veiled.entries()) {
      assert.ok(start >= (veiled[index - 1]?.end ?? 0), JSON.stringify(veiled));
    }
  }));

test("rederive() says and appends nothing after a correction and a claim added by hand", () =>
  withRegister(async (path) => {
    const [first] = await claimsOf(path);
    const [passage] = first?.claim.passages ?? [];
    assert.ok(first !== undefined && passage !== undefined);
    const { capture, claim } = first;
    const corrected = { ...claim, events: 2 };
    const reason = "two of them";
    await say(path, { decision: "correct", capture, claim: claim.id, passage, corrected, reason });
    assert.deepEqual(await rederived(path), { told: 0, appended: 0 });
    const [again] = (await claimsOf(path)).filter((one) => one.claim.id === claim.id);
    assert.equal(again?.claim.events, 2);
  }));

test("add() puts bytes again that another process scrubbed before they were on record", async () => {
  const { path, dir, end } = await openTestRegister();
  try {
    let times = 0;
    const run: Path["pool"]["run"] = async (task) => {
      times += 1;
      if (times === 1) rmSync(blobPath(dir, sha256(task.bytes)));
      return path.pool.run(task);
    };
    const scrubbed = { ...path, pool: { ...path.pool, run } };
    for await (const outcome of add(scrubbed, inputsOf(TEXTS))) assert.equal(outcome.kind, "added");
    for (const { text } of TEXTS) assert.ok(await path.store.blobs.has(sha256(text)));
  } finally {
    await end();
  }
});

test("erase() takes along reasons of links and of what undid them, also for claims long gone", () =>
  withRegister(async (path, dir) => {
    const [first, ...others] = await claimsOf(path);
    const other = others.find(({ capture }) => capture !== first?.capture);
    assert.ok(first !== undefined && other !== undefined);
    const { capture } = first;
    const pair = { a: first.claim.id, b: other.claim.id };
    const merge = await say(path, { decision: "merge", ...pair, reason: "MERGEWORDZZ" });
    await say(path, { decision: "undo", of: merge.ref, reason: "UNDOWORDZZ" });
    await say(path, { decision: "split", ...pair, reason: "SPLITWORDZZ" });
    // Veiled as a whole, the report gives no claim any more, and its claims' bodies are erased.
    const { length } = (await path.store.view.reading(capture))?.reading.text ?? "";
    await say(path, { decision: "veil", capture, span: span(0, length), reason: "VEILWORDZZ" });
    const shown = JSON.stringify(await path.store.view.decisions({}));
    assert.doesNotMatch(shown, /MERGEWORDZZ|UNDOWORDZZ|SPLITWORDZZ/);
    await erase(path, capture, "asked");
    for (const word of ["MERGE", "UNDO", "SPLIT", "VEIL"]) {
      assert.deepEqual(filesWith(dir, `${word}WORDZZ`), [], word);
    }
    assert.equal(await reportsLeft(path, capture), 1);
  }, INCIDENTS));

const reportsLeft = async ({ store }: Path, gone: CaptureId): Promise<number> => {
  const rows = await store.view.captures({ limit: 10, offset: 0 });
  return rows.captures.filter(({ id }) => id !== gone).length;
};

const filesWith = (dir: string, words: string): readonly string[] =>
  readdirSync(dir, { recursive: true, encoding: "utf8" })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(words));
