import assert from "node:assert/strict";
import { test } from "node:test";
import { loadRuleData } from "../../src/load/load.ts";
import { periodIn } from "../../src/server/typed-period.ts";

const data = loadRuleData();

const CASES: readonly (readonly [string, string | null, string | null, string])[] = [
  ["Hoeryong 2020-09-01", "2020-09-01", "2020-09-01", "Hoeryong"],
  ["Hoeryong 1 Sept 2020", "2020-09-01", "2020-09-01", "Hoeryong"],
  ["Hoeryong on September 1, 2020", "2020-09-01", "2020-09-01", "Hoeryong"],
  ["Hoeryong on the 1st of September 2020", "2020-09-01", "2020-09-01", "Hoeryong"],
  ["Hoeryong on Tuesday, 1 September 2020", "2020-09-01", "2020-09-01", "Hoeryong"],
  ["Hoeryong, 1 September 2020", "2020-09-01", "2020-09-01", "Hoeryong,"],
  ["1 september 2020 Hoeryong", "2020-09-01", "2020-09-01", "Hoeryong"],
  ["회령 2020년 9월 1일", "2020-09-01", "2020-09-01", "회령"],
  ["2020년 9월 1일에 회령", "2020-09-01", "2020-09-01", "회령"],
  ["2020년9월1일 회령", "2020-09-01", "2020-09-01", "회령"],
  ["Hoeryong 2020-09", "2020-09-01", "2020-09-30", "Hoeryong"],
  ["Hoeryong September 2020", "2020-09-01", "2020-09-30", "Hoeryong"],
  ["Hoeryong 5 to 12 January 2021", "2021-01-05", "2021-01-12", "Hoeryong"],
  ["shots fired in 2021", "2021-01-01", "2021-12-31", "shots fired"],
  ["2021", "2021-01-01", "2021-12-31", ""],
  ["3 killed 2021", "2021-01-01", "2021-12-31", "3 killed"],
  ["Hoeryong", null, null, "Hoeryong"],
  ["second order in May", null, null, "second order in May"],
  ["case-2020-3", null, null, "case-2020-3"],
  ["1200 won", null, null, "1200 won"],
  ["2020-02-30", null, null, "2020-02-30"],
];

for (const [words, from, to, rest] of CASES) {
  test(`periodIn() gives ${from} to ${to} and "${rest}" when "${words}" is typed`, () => {
    assert.deepEqual(periodIn(words, data), { period: { from, to }, rest });
  });
}
