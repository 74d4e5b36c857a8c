import assert from "node:assert/strict";
import { test } from "node:test";
import { loadRuleData } from "../../src/load/load.ts";
import { placesIn } from "../../src/server/typed-places.ts";

const data = loadRuleData();

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["what were the orders in force at Hoeryong", ["Hoeryong City"]],
  ["which orders held near musan?", ["Musan County"]],
  ["How many were killed in North Hamgyong", ["North Hamgyong Province"]],
  [
    "who was shot in north hamgyong, near Onsong county?",
    ["Onsong County", "North Hamgyong Province"],
  ],
  ["orders for Hyesan and Musan", ["Hyesan City", "Musan County"]],
  ["what happened at the tumen", ["Tumen River"]],
  ["shots near Tumen", ["Tumen City", "Tumen River"]],
  ["killed at the Chinese border", ["North Korea–China border"]],
  ["회령에서 시행된 명령은?", ["Hoeryong City"]],
  ["무산 근처에 어떤 명령이 있었나", ["Musan County"]],
  ["함경북도에서는 몇 명이 죽었나?", ["North Hamgyong Province"]],
  ["혜산시부터 무산군까지", ["Hyesan City", "Musan County"]],
  ["may the guards march on", []],
  // "came to nothing", which begins as the county does
  ["계획이 무산되었다", []],
  ["", []],
];

for (const [words, names] of CASES) {
  test(`placesIn() gives ${names.join(", ") || "none"} when "${words}" is asked`, () => {
    assert.deepEqual(
      placesIn(words, data).map(({ place }) => place.name),
      names,
    );
  });
}
