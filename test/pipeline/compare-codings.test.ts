import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodedValue, CodingDraft } from "../../src/model/coding.ts";
import { CaptureId } from "../../src/model/ids.ts";
import { compareCodings } from "../../src/pipeline/coding/compare.ts";

const draft = (values: Readonly<Record<string, CodedValue>>): CodingDraft => ({
  capture: CaptureId.parse("a".repeat(32)),
  corrects: null,
  kind: "incident",
  passages: [],
  fields: Object.entries(values).map(([field, value]) => ({ field, item: 0, value, passages: [] })),
});
const count = (words: string, best: number | null): CodedValue => ({
  ...{ type: "count", words, min: best, best, max: best },
});

test("compareCodings() counts what says the same, however it was written", () => {
  const { fields, agreed, of } = compareCodings(
    draft({
      when: { type: "date", words: "12 January", edtf: "2021-01-12" },
      "outcomes.killed": count("two", 2),
      "outcomes.wounded": count("a few  people", null),
      where: { type: "place", words: "Hyesan", place: "kp-x", side: "own" },
      "acts.method": { type: "term", term: "gunfire" },
    }),
    draft({
      when: { type: "date", words: "last Tuesday", edtf: "2021-01-12" },
      "outcomes.killed": count("2", 2),
      "outcomes.wounded": count("A few people", null),
      where: { type: "place", words: "Hyesan", place: "kp-x", side: "other" },
      "acts.victim": { type: "text", text: "smugglers" },
    }),
  );
  assert.deepEqual(
    fields.map(({ field, same }) => [field, same]),
    [
      ["when", true],
      ["outcomes.killed", true],
      ["outcomes.wounded", true],
      ["where", false],
      ["acts.method", false],
      ["acts.victim", false],
    ],
  );
  assert.deepEqual([agreed, of], [3, 6]);
});
