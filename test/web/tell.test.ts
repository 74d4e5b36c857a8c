import assert from "node:assert/strict";
import { test } from "node:test";
import { takeLanguage } from "../../src/web/language/catalogue.ts";
import {
  tellCount,
  tellOutcomes,
  tellRestsOn,
  tellWhen,
  tellWhere,
} from "../../src/web/language/tell.ts";

const inferred = { how: "inferred", from: "", rule: "", passages: [] } as const;
const count = (min: number | null, best: number | null, max: number | null) => ({ min, best, max });
const when = (edtf: string, earliest: string | null, latest: string | null) =>
  ({
    ...{ edtf, earliest, latest, precision: 1, anchoring: null, alternatives: [] },
    basis: inferred,
  }) as const;

test("tellCount() says which bounds are known and never makes a number up", () => {
  assert.equal(tellCount(count(3, 3, 3)), "3");
  assert.equal(tellCount(count(2, 2, 3)), "2 (at most 3)");
  assert.equal(tellCount(count(1, 2, 3)), "2 (at least 1, at most 3)");
  assert.equal(tellCount(count(5, null, null)), "at least 5");
  assert.equal(tellCount(count(null, null, 4)), "at most 4");
  assert.equal(tellCount(count(2, null, 6)), "2 to 6");
  assert.equal(tellCount(count(null, null, null)), "a number not told");
});

test("tellOutcomes() says reported of every outcome, the killed first", () => {
  const told = tellOutcomes({ wounded: count(1, 1, 1), killed: count(3, 3, 3) });
  assert.equal(told, "3 reported killed, 1 reported wounded");
  assert.equal(tellOutcomes({}), null);
});

test("tellWhen() writes a day, a month, a year, a range and an open end", () => {
  assert.equal(tellWhen(when("2021-01-21", "2021-01-21", "2021-01-21"), "en-GB"), "21 Jan 2021");
  assert.equal(tellWhen(when("2021-01", "2021-01-01", "2021-01-31"), "en-GB"), "January 2021");
  assert.equal(tellWhen(when("2021", "2021-01-01", "2021-12-31"), "en-GB"), "2021");
  const range = when("2021-01-05/2021-01-12", "2021-01-05", "2021-01-12");
  assert.equal(tellWhen(range, "en-GB"), "5 Jan 2021 – 12 Jan 2021");
  assert.equal(tellWhen(when("2021-01-05/..", "2021-01-05", null), "en-GB"), "5 Jan 2021 – open");
  assert.equal(tellWhen(when("XXXX", null, null), "en-GB"), "date not told");
  const undated = (edtf: string) => tellWhen(when(edtf, null, null), "en-GB");
  assert.equal(undated("XXXX-02-29"), "29 February, year not told");
  assert.equal(undated("XXXX-01"), "January, year not told");
  assert.equal(undated("XXXX-XX-25"), "date not told (XXXX-XX-25)");
});

test("tellRestsOn() gives accounts as a range", () => {
  const rests = { reports: 9, outlets: 1, documents: 0, why: [] };
  const told = tellRestsOn({ ...rests, accounts: { min: 1, max: 2 } });
  assert.equal(told, "9 reports, 1 outlet, 1–2 accounts, 0 documents");
});

test("takeLanguage() has every sentence in Korean, with the locale's dates", async () => {
  await takeLanguage("ko");
  try {
    assert.equal(tellCount(count(2, 2, 3)), "2명(최대 3명)");
    assert.equal(tellOutcomes({ killed: count(3, 3, 3) }), "3명 사망으로 보도됨");
    const rests = { reports: 1, outlets: 1, documents: 0, why: [] };
    assert.equal(
      tellRestsOn({ ...rests, accounts: { min: 1, max: 2 } }),
      "보도 1건, 매체 1곳, 증언 1–2건, 문서 0건",
    );
    assert.equal(tellWhen(when("2021-01", "2021-01-01", "2021-01-31"), "ko"), "2021년 1월");
  } finally {
    await takeLanguage("en");
  }
});

test("tellWhere() says what a place may be when the gazetteer does not have it", () => {
  const candidates = [{ place: "ru/55/Orsk" }];
  assert.equal(
    tellWhere({ name: "Orsk", place: null, candidates }),
    "Orsk (not in the gazetteer: perhaps ru/55/Orsk)",
  );
  assert.equal(tellWhere({ name: "Orsk", place: null }), "Orsk");
});
