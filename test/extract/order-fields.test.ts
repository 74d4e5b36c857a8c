// Who gave an order and its days, as weights choose them: floors on reports that nothing was learned from.
import assert from "node:assert/strict";
import { test } from "node:test";
import { scoreReports } from "../../bench/order-reports.ts";
import { LEARNED_REPORTS, reportsIn } from "../../bench/orders-told.ts";

const HELD_OUT = ["plain", "news", "wire", "reports"].map((kind) => `${kind}-held-out.jsonl`);

test("extract() tells who gave an order, since when and until when, in everyday reports of other hands", () => {
  const tally = scoreReports("plain-held-out.jsonl");
  const rate = (asked: string): number => {
    const { hits, all } = tally.get(asked) ?? { hits: 0, all: 1 };
    return hits / all;
  };
  assert.ok(rate("issuer") >= 0.55, `issuer ${rate("issuer")}`);
  assert.ok(rate("issuers told that are right") >= 0.6);
  assert.ok(rate("since when") >= 0.6, `since ${rate("since when")}`);
  assert.ok(rate("told since when, rightly") >= 0.65);
  assert.ok(rate("no end where none is told") >= 0.75);
});

test("extract() is measured on reports it learned nothing from when both files are compared", () => {
  const paragraphs = (file: string): readonly string[] =>
    reportsIn(file).flatMap(({ text }) => text.split("\n\n"));
  const learned = new Set(paragraphs(LEARNED_REPORTS));
  assert.ok(learned.size > 1000);
  assert.deepEqual(
    HELD_OUT.flatMap(paragraphs).filter((one) => learned.has(one)),
    [],
  );
});
