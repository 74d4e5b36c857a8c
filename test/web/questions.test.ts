import assert from "node:assert/strict";
import { test } from "node:test";
import { asksOfOrders, measureIn } from "../../src/web/frame/questions.ts";
import { takeLanguage } from "../../src/web/language/catalogue.ts";

const CASES = [
  ["en", "How many were shot in 2021?", "killed"],
  ["en", "how many wounded near Musan", "wounded"],
  ["en", "how many orders in 2020", "orders"],
  ["en", "how many died at borders", "killed"],
  ["en", "wounded 2021", null],
  ["ko", "2021년에 몇 명이 죽었나", "killed"],
  ["ko", "명령 몇 건", "orders"],
  ["ko", "부상 2021", null],
] as const;

for (const [language, words, measure] of CASES) {
  test(`measureIn() gives ${measure} when "${words}" is typed`, async () => {
    await takeLanguage(language);
    assert.equal(measureIn(words), measure);
  });
}

const OF_ORDERS = [
  ["What were the orders in force at Hoeryong?", true],
  ["what was ordered near Musan", true],
  ["what held in effect at Onsong", true],
  ["회령에 어떤 명령이 있었나", true],
  ["shots at the border near Musan", false],
  ["people in Hoeryong", false],
  ["회령에서 총격", false],
] as const;

for (const [words, asks] of OF_ORDERS) {
  test(`asksOfOrders() is ${asks} when "${words}" is typed`, () => {
    assert.equal(asksOfOrders(words), asks);
  });
}
