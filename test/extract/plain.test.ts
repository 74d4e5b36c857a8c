import assert from "node:assert/strict";
import { test } from "node:test";
import { dayNumber } from "../../src/extract/dates/calendar.ts";
import { readPlainDate } from "../../src/extract/dates/plain.ts";
import { readEdtf } from "../../src/extract/dates/typed.ts";
import { languageOf } from "../../src/extract/languages/language.ts";
import { readPlainCount, readPlainDistance } from "../../src/extract/numbers/plain.ts";
import { findPlaces } from "../../src/extract/places/find.ts";
import { loadRuleData } from "../../src/load/load.ts";

const data = loadRuleData();
const language = languageOf("en", data);
if (language === null) throw new Error("there is no English lexicon");
/** Thursday, 21 January 2021. */
const anchor = dayNumber(2021, 1, 21);
const read = (words: string) => readPlainDate(words, { language, anchor }).map(({ edtf }) => edtf);

const DATES: readonly (readonly [string, readonly string[]])[] = [
  ["last Thursday", ["2021-01-14", "2021-01-07", "2021-01-21"]],
  ["thursday", ["2021-01-21", "2021-01-14", "2021-01-28"]],
  ["mid-January 2021", ["2021-01-11~/2021-01-20~"]],
  ["5 to 12 January", ["2021-01-05/2021-01-12", "2020-01-05/2020-01-12", "2022-01-05/2022-01-12"]],
  ["January 5–12, 2021", ["2021-01-05/2021-01-12"]],
  ["January 5 to January 12, 2021", ["2021-01-05/2021-01-12"]],
  ["the week of 4 January 2021", ["2021-01-04/2021-01-10"]],
  ["midnight on the 26th", ["2021-01-26", "2021-01-27"]],
  ["2020-08-27/..", ["2020-08-27/.."]],
  ["지난 목요일", ["2021-01-14", "2021-01-07", "2021-01-21"]],
  ["2021년 1월 중순", ["2021-01-11~/2021-01-20~"]],
  ["2021년 1월 5일에", ["2021-01-05"]],
  ["1월 5~12일", ["2021-01-05/2021-01-12"]],
  ["어제", ["2021-01-20"]],
  ["until the pandemic ends", []],
  ["in those days", []],
  ["31 February 2021", []],
];

for (const [words, edtf] of DATES) {
  test(`readPlainDate() reads "${words}" as ${edtf[0] ?? "no date"}`, () => {
    assert.deepEqual(read(words).slice(0, Math.max(1, edtf.length)), edtf);
  });
}

test("readPlainDate() has no weekday without a day to count from", () => {
  const [only] = readPlainDate("last Thursday", { language, anchor: null });
  assert.equal(only?.earliest, null);
});

test("readEdtf() takes levels 0 to 2, both kinds of open end, and refuses the rest", () => {
  const open = readEdtf("2020-08-27/..");
  assert.deepEqual([open?.earliest, open?.latest], [dayNumber(2020, 8, 27), null]);
  assert.equal(readEdtf("[2021-09-30,2021-10-01]")?.precision, 2);
  assert.equal(readEdtf("2021-01-XX")?.precision, 4);
  assert.equal(readEdtf("XXXX-01-17")?.earliest, null);
  for (const bad of [
    "2021-02-30",
    "2021-13",
    "soon",
    "",
    "2021-02-01/2021-01-01",
    "1".repeat(400),
  ]) {
    assert.equal(readEdtf(bad), null, bad);
  }
});

test("readPlainCount() keeps what words leave open", () => {
  const counts: readonly (readonly [string, readonly (number | null)[] | null])[] = [
    ["three or four", [3, null, 4]],
    ["at least three", [3, null, null]],
    ["a couple", [2, 2, 2]],
    ["nobody", [0, 0, 0]],
    ["dozens", [12, null, null]],
    ["서너 명", [3, null, 4]],
    ["최소 3명", [3, null, null]],
    ["some time", null],
  ];
  for (const [words, bounds] of counts) {
    const found = readPlainCount(words, language);
    const told = found === null ? null : [found.min, found.best, found.max];
    assert.deepEqual(words === "some time" ? (told?.[1] ?? null) : told, bounds, words);
  }
});

test("readPlainDistance() needs a number and a unit", () => {
  assert.deepEqual(readPlainDistance("one to two kilometres", language), { min_km: 1, max_km: 2 });
  assert.deepEqual(readPlainDistance("1~2킬로미터", language), { min_km: 1, max_km: 2 });
  assert.deepEqual(readPlainDistance("500 m", language), { min_km: 0.5, max_km: 0.5 });
  assert.equal(readPlainDistance("two", language), null);
  assert.equal(readPlainDistance("far", language), null);
});

test("findPlaces() knows a place by any romanisation, however it is set", () => {
  const first = (words: string) => findPlaces(words, data, 3)[0]?.place.id;
  for (const words of ["Ryanggang", "yanggang", "Ryanggang do", "양강"]) {
    assert.equal(first(words), "kp-ryanggang", words);
  }
  assert.equal(first("hye"), "kp-ryanggang/hyesan");
  assert.equal(first(""), undefined);
  assert.equal(first("Atlantis"), undefined);
});
