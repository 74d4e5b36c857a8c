import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadRuleData } from "../../src/load/load.ts";
import { GoldLine } from "../../src/model/gold.ts";
import { measureRules, readGold } from "../../src/pipeline/measure.ts";

type Case = { readonly name: string; readonly line: unknown; readonly why: string };

const casesOf = (file: string): readonly Case[] =>
  JSON.parse(readFileSync(`test/vectors/gold/${file}`, "utf8"));
const data = loadRuleData();

test("readGold() places every passage of the good vectors, and the rules are measured on them", () => {
  const reports = casesOf("good.json").map(({ line }) =>
    readGold(GoldLine.parse(line), null, data),
  );
  const told = measureRules(reports);
  assert.equal(told.reports, 2);
  const incident = told.kinds.find(({ kind }) => kind === "incident");
  assert.deepEqual(
    [incident?.hits, incident?.missed, incident?.invented, incident?.f1],
    [1, 0, 0, 1],
  );
  assert.deepEqual(told.sensitive, { found: 0, missed: 0, extra: 0 });
});

test("the bad vectors are refused, by the shape or by their passages", () => {
  for (const { name, line, why } of casesOf("bad.json")) {
    const parsed = GoldLine.safeParse(line);
    assert.equal(parsed.success, why !== "shape", name);
    if (parsed.success) {
      assert.throws(() => readGold(parsed.data, null, data), new RegExp(why), name);
    }
  }
});

test("the example of docs/formats/gold.md is a line of gold", () => {
  const [, json = ""] =
    /```json\n([\s\S]*?)```/.exec(readFileSync("docs/formats/gold.md", "utf8")) ?? [];
  const report = readGold(GoldLine.parse(JSON.parse(json)), null, data);
  assert.ok(report.gold.claims.length > 0);
});
