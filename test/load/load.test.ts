import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { DATA_FOLDER, loadRuleData, readRuleData } from "../../src/load/load.ts";
import { isOnrecordError } from "../../src/model/error.ts";

const withCopy = (act: (dir: string) => void): void => {
  const dir = mkdtempSync(join(tmpdir(), "onrecord-data-"));
  try {
    cpSync(DATA_FOLDER, dir, { recursive: true });
    act(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
};

const codeAndMessage = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (isOnrecordError(error)) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "no error";
};

test("readRuleData() gives the same hash when the same files are read from another folder", () => {
  withCopy((dir) => assert.equal(readRuleData(dir).hash, loadRuleData().hash));
});

test("readRuleData() gives another hash when one word is added", () => {
  withCopy((dir) => {
    const extra = { source: "test", licence: "none", lists: { "test-words": ["bramble"] } };
    writeFileSync(join(dir, "lexicons", "en", "zz.json"), JSON.stringify(extra));
    const data = readRuleData(dir);
    assert.notEqual(data.hash, loadRuleData().hash);
    assert.deepEqual(data.lexicons["en"]?.lists["test-words"], ["bramble"]);
  });
});

test("readRuleData() names the file and field when a place is malformed", () => {
  withCopy((dir) => {
    const places = [{ id: "x", kind: "county", name: 3, names: [], ancestors: [] }];
    writeFileSync(
      join(dir, "gazetteer", "bad.json"),
      JSON.stringify({ source: "test", licence: "none", places }),
    );
    assert.match(
      codeAndMessage(() => readRuleData(dir)),
      /^bad-input: .*bad\.json.*places\.0\.name/,
    );
  });
});

test("readRuleData() names the id when a place refers to one that is not there", () => {
  withCopy((dir) => {
    const place = {
      id: "x",
      kind: "county",
      name: "X",
      names: [],
      ancestors: ["nowhere"],
      lat: null,
      lon: null,
      along: null,
    };
    writeFileSync(
      join(dir, "gazetteer", "bad.json"),
      JSON.stringify({ source: "test", licence: "none", places: [place] }),
    );
    assert.match(
      codeAndMessage(() => readRuleData(dir)),
      /"x" refers to "nowhere"/,
    );
  });
});

test("readRuleData() says what to do when the folder or JSON is not there", () => {
  assert.match(
    codeAndMessage(() => readRuleData("/nowhere-at-all")),
    /^unreadable: /,
  );
  withCopy((dir) => {
    writeFileSync(join(dir, "outlets.json"), "{");
    assert.match(
      codeAndMessage(() => readRuleData(dir)),
      /^bad-input: .*outlets\.json.*not JSON/,
    );
  });
});
