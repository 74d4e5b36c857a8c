import assert from "node:assert/strict";
import { test } from "node:test";
import { whereText } from "../../../src/cli/print/place-name.ts";

const where = {
  name: "Orsk",
  place: null,
  precision: 1,
  side: "unknown",
  basis: { how: "stated", passages: [] },
} as const;

test("whereText() says what a place may be when the gazetteer does not have it", () => {
  const candidates = [
    { place: "ru/55/Orsk", share: 0.7 },
    { place: "by/04/Orsha", share: 0.2 },
  ];
  assert.equal(
    whereText({ ...where, candidates }),
    "Orsk (not in the gazetteer: perhaps ru/55/Orsk or by/04/Orsha)",
  );
});

test("whereText() tells the name alone when it is known, or nothing may be meant", () => {
  assert.equal(whereText(where), "Orsk");
  assert.equal(whereText({ ...where, candidates: [] }), "Orsk");
});
