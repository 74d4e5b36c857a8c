import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayBefore, findDate, maybeDate, weekdayOf } from "../../src/read/date.ts";
import { readingWords } from "../../src/read/words.ts";
import { RULE_DATA } from "./golden-case.ts";

const words = readingWords(RULE_DATA);
const edtfOf = (line: string): string | null => findDate(line, words)?.edtf ?? null;

test("findDate() gives the day when a page writes it in any of the usual ways", () => {
  const ways: readonly [string, string][] = [
    ["August 30, 2020", "2020-08-30"],
    ["Posted on Sun., Aug. 30, 2020 at 4:10 pm", "2020-08-30"],
    ["30 August 2020", "2020-08-30"],
    ["the 2nd of March 2019", "2019-03-02"],
    ["2017-12-18 15:50", "2017-12-18"],
    ["2017.12.18", "2017-12-18"],
    ["입력 2020년 8월 30일 오전", "2020-08-30"],
    ["2020년 8월", "2020-08"],
    ["13/2/2021", "2021-02-13"],
    ["2/13/2021", "2021-02-13"],
    ["4/4/2021", "2021-04-04"],
    ["May 2014", "2014-05"],
  ];
  for (const [line, edtf] of ways) assert.equal(edtfOf(line), edtf, line);
});

test("findDate() gives null when there is no date or day and month cannot be told apart", () => {
  const lines = [
    "8/9/2020",
    "February 30, 2020",
    "2020-13-01",
    "room 2020",
    "in 2020",
    "12345-12-18",
  ];
  for (const line of [...lines, "Maya 3, 2020", ""]) assert.equal(edtfOf(line), null, line);
});

test("maybeDate() keeps a year or month when no more is said", () => {
  assert.equal(maybeDate("2020", words), "2020");
  assert.equal(maybeDate(" 2020-02 ", words), "2020-02");
  assert.equal(maybeDate("2020-08-30T23:10:00+09:00", words), "2020-08-30");
});

const day = fc
  .date({ min: new Date("1950-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("findDate() finds every day when it is written as ISO 8601 has it", () => {
  fc.assert(fc.property(day, (one) => assert.equal(edtfOf(`Published ${one} 10:00`), one)));
});

test("dayBefore() moves the weekday back by as many days when the days are any", () => {
  fc.assert(
    fc.property(day, fc.nat(6), (one, back) => {
      assert.equal((weekdayOf(dayBefore(one, back)) + back) % 7, weekdayOf(one));
    }),
  );
});
