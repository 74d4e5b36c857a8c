import assert from "node:assert/strict";
import { test } from "node:test";
import { loadRuleData } from "../../src/load/load.ts";
import { dayNumber } from "../../src/resolve/days.ts";
import { calendarFrom, tellsDay, toldDays } from "../../src/resolve/told-days.ts";
import { wordsOf } from "../../src/resolve/words.ts";

const calendar = calendarFrom(loadRuleData());

// 2021-03-08 was a Monday.
const CASES: readonly (readonly [string, string | null, readonly string[]])[] = [
  ["He was shot on March 7 and buried on 12 February.", "2021-03-08", ["2021-02-12", "2021-03-07"]],
  ["The ferry sank on Dec. 24.", "2021-03-08", ["2020-12-24"]],
  ["It happened on March 4, 2019, at the ford.", "2021-03-08", ["2019-03-04"]],
  [
    "Shots fell on Sunday; the market opened on Monday.",
    "2021-03-08",
    ["2021-03-07", "2021-03-08"],
  ],
  ["It happened on 4 March 2019; on May 2, a Monday, too.", null, ["05-02", "2019-03-04", "day 1"]],
  ["They may cross in March, after 30 days.", "2021-03-08", []],
];

for (const [text, published, days] of CASES) {
  test(`toldDays() finds ${days.join(" and ") || "no day"} in "${text}"`, () => {
    const found = toldDays(wordsOf(text), dayNumber(published), calendar);
    assert.deepEqual([...found].sort(), days);
  });
}

test("tellsDay() leaves out nothing when the day of publication is not known", () => {
  const words = wordsOf("Shots fell on Thursday, as on March 2 and on 3 March 2019.");
  const [known, open] = [dayNumber("2021-03-08"), null].map((published) =>
    toldDays(words, published, calendar),
  );
  assert.ok(known !== undefined && open !== undefined);
  assert.deepEqual([...known].sort(), ["2019-03-03", "2021-03-02", "2021-03-04"]);
  for (const day of known) assert.ok(tellsDay(open, day), day);
  assert.ok(!tellsDay(open, "2021-03-05"));
});
