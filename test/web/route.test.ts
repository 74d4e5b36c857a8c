import assert from "node:assert/strict";
import { test } from "node:test";
import { type Page, parseRoute, toHash } from "../../src/web/route.ts";

const CLAIM = "0123456789abcdef0123456789abcdef";
const pages: readonly Page[] = [
  { room: "first" },
  { room: "desk" },
  { room: "import" },
  { room: "reports" },
  { room: "reading", id: "0f3a", claim: null },
  { room: "reading", id: "0f3a", claim: CLAIM },
  { room: "coding", id: "0f3a", claim: null },
  { room: "coding", id: "0f3a", claim: CLAIM },
  { room: "records", kind: "order" },
  { room: "record", id: `i-${CLAIM}` },
  { room: "in-force", place: null, on: null, by: null, held: null },
  { room: "in-force", place: "0123456789ab", on: "2020-09-01", by: null, held: null },
  { room: "in-force", place: "0123456789ab", on: "2020-09-01", by: "2021-01-01", held: null },
  { room: "in-force", place: "0123456789ab", on: "2020-09-01", by: null, held: "2026-11-22" },
  { room: "dossier", id: `o-${CLAIM}` },
  { room: "codebook", entry: null },
  { room: "codebook", entry: "incident.when" },
  { room: "review", of: "claims" },
  { room: "review", of: "pairs" },
  { room: "review", of: "differences" },
  { room: "verify" },
];

test("parseRoute() is the inverse of toHash() in both registers", () => {
  for (const register of ["own", "sample"] as const) {
    for (const page of pages) {
      assert.deepEqual(parseRoute(toHash({ register, page })), { register, page });
    }
  }
});

test("parseRoute() opens the reports when an address is none of ours", () => {
  const reports = { register: "own", page: { room: "reports" } };
  for (const hash of [
    "",
    "#/",
    "#/reports/../x",
    "#/reports/Hoeryong",
    "#/records/people",
    "#/x",
  ]) {
    assert.deepEqual(parseRoute(hash), reports, hash);
  }
  assert.deepEqual(parseRoute("#/sample/x"), { ...reports, register: "sample" });
});
