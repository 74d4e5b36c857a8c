/** The laws of working translations: beside the passage, veiled with it, gone with the report, never evidence. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { passageOf } from "../../src/extract/passage.ts";
import type { Decision } from "../../src/model/decision.ts";
import { isOnrecordError } from "../../src/model/error.ts";
import { VEIL } from "../../src/model/passage.ts";
import { decide } from "../../src/pipeline/decide.ts";
import { add, erase } from "../../src/pipeline.ts";
import { INCIDENT_REPORT } from "../cli/reports.ts";
import { exported, inputsOf, openTestRegister, type TestRegister } from "./register.ts";

const WORDS = "three people";
const TRANSLATED = "세 사람이었다고 한다";

const withReport = async (
  work: (register: TestRegister, capture: Awaited<ReturnType<typeof added>>) => Promise<void>,
): Promise<void> => {
  const register = await openTestRegister();
  try {
    await work(register, await added(register));
  } finally {
    await register.end();
  }
};

const added = async ({ path }: TestRegister) => {
  for await (const one of add(path, inputsOf([{ text: INCIDENT_REPORT, outlet: "Monitor" }]))) {
    if (one.kind === "added") return one.capture;
  }
  throw new Error("nothing was added");
};

type Capture = Awaited<ReturnType<typeof added>>;

const translation = async (
  { path }: TestRegister,
  capture: Capture,
  exact = WORDS,
): Promise<Decision> => {
  const text = (await path.store.view.reading(capture))?.reading.text ?? "";
  const start = INCIDENT_REPORT.indexOf(exact);
  assert.ok(start >= 0);
  return {
    ...{ decision: "translate", capture, language: "ko", text: TRANSLATED, translator: "A. Kim" },
    passage: passageOf(text, { start, end: start + exact.length }),
    ...{ status: "draft", reason: "working translation" },
  };
};

const shown = async ({ path }: TestRegister, capture: Capture) => {
  const stored = await path.store.view.decisions({ capture, kind: "translate" });
  return stored.flatMap(({ decision, holds }) =>
    decision.decision === "translate" && holds ? [decision.text] : [],
  );
};

test("decide() puts a translation on record, and neither search, claims nor records know of it", () =>
  withReport(async (register, capture) => {
    const { path } = register;
    const { view } = path.store;
    const before = [await view.claims(ALL), await exportedRecords(register)];
    const { ref } = await decide(path, {
      decision: await translation(register, capture),
      keys: [],
    });
    assert.deepEqual(await shown(register, capture), [TRANSLATED]);
    assert.deepEqual([await view.claims(ALL), await exportedRecords(register)], before);
    const found = await view.captures({ limit: 10, offset: 0, words: "사람이었다고" });
    assert.equal(found.captures.length, 0);
    await path.store.rebuild();
    assert.deepEqual(await shown(register, capture), [TRANSLATED]);
    await decide(path, { decision: { decision: "undo", of: ref, reason: "no" }, keys: [] });
    assert.deepEqual(await shown(register, capture), []);
  }));

test("a veil over any word of the passage hides the whole translation, until it is lifted", () =>
  withReport(async (register, capture) => {
    const { path } = register;
    await decide(path, { decision: await translation(register, capture), keys: [] });
    const start = INCIDENT_REPORT.indexOf("people", INCIDENT_REPORT.indexOf(WORDS));
    const span = { start, end: start + 6, reason: "by-hand", rule: "hand" } as const;
    const { ref } = await decide(path, {
      decision: { decision: "veil", capture, span, reason: "law" },
      keys: [],
    });
    assert.deepEqual(await shown(register, capture), [VEIL.repeat(TRANSLATED.length)]);
    const lines = (await exported(path)).join("\n");
    assert.ok(!lines.includes(TRANSLATED), "no door tells it");
    await decide(path, { decision: { decision: "undo", of: ref, reason: "no" }, keys: [] });
    assert.deepEqual(await shown(register, capture), [TRANSLATED]);
  }));

test("veiled words, and words that do not stand there, are not translated", () =>
  withReport(async (register, capture) => {
    const { path } = register;
    const whole = await translation(register, capture);
    const start = INCIDENT_REPORT.indexOf(WORDS);
    const span = { start, end: start + 5, reason: "by-hand", rule: "hand" } as const;
    await decide(path, { decision: { decision: "veil", capture, span, reason: "law" }, keys: [] });
    for (const decision of [whole, await translation(register, capture)]) {
      await assert.rejects(decide(path, { decision, keys: [] }), (error) =>
        isOnrecordError(error, "usage"),
      );
    }
  }));

test("erase() takes a translation with its report", () =>
  withReport(async (register, capture) => {
    const { path } = register;
    await decide(path, { decision: await translation(register, capture), keys: [] });
    await erase(path, capture, "asked for");
    assert.deepEqual(await path.store.view.decisions({ kind: "translate" }), []);
  }));

const ALL = { kind: null, modality: null, capture: null, limit: 100, offset: 0 };

const exportedRecords = async ({ path }: TestRegister) =>
  (await exported(path)).filter((line) => line.includes('"outcomes"'));
