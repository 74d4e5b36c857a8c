import assert from "node:assert/strict";
import { test } from "node:test";
import { ordersIn } from "../../bench/order-material.ts";
import { heldOutOrders, heldOutTexts } from "../../bench/orders.ts";
import { extract } from "../../src/extract/extract.ts";
import { loadRuleData } from "../../src/load/load.ts";
import { CaptureId } from "../../src/model/ids.ts";
import { readingOf } from "./reading.ts";

const data = loadRuleData();
const options = { capture: CaptureId.parse("0".repeat(32)), veils: [], unveils: [] };
const ordersOf = (text: string) =>
  extract(readingOf(text, { published: "2019-05-16" }), options, data).claims.filter(
    ({ kind }) => kind === "order",
  );

test("extract() finds orders of other hands when their words stand in no list as a phrase", () => {
  const { orders, found, effects, open, without, invented } = heldOutOrders();
  assert.ok(orders >= 150 && without >= 100);
  assert.ok(found / orders >= 0.24, `${found} of ${orders} found`);
  assert.ok(effects / found >= 0.85, `${effects} of ${found} with their effect`);
  assert.ok((found + open) / orders >= 0.35, `${open} of ${orders} left open`);
  assert.ok(invented / without <= 0.2, `told in ${invented} of ${without} without any`);
});

test("extract() is measured on texts it learned nothing from when both files are compared", () => {
  const held = heldOutTexts().map(({ text }) => text.toLowerCase());
  const learned = ordersIn("learned.tsv").map(({ words }) => words.toLowerCase());
  assert.deepEqual(
    learned.filter((words) => words.length > 30 && held.some((text) => text.includes(words))),
    [],
  );
});

test("extract() leaves what is ordered to the rules when they find it, and tells it once", () => {
  const [order, another] = ordersOf(
    "Guards were ordered on May 2, 2019 to shoot at rafts, a clerk said. The guards may fire without a warning, the clerk said.",
  );
  assert.equal(order?.rule.name, "order.were-told");
  assert.equal(another, undefined);
});

test("extract() tells a statement and no licence when the words that bar fire weigh as much", () => {
  const { claims } = extract(
    readingOf("No guard at the weir may load live rounds while children bathe there.", {
      published: "2019-05-16",
    }),
    options,
    data,
  );
  assert.deepEqual(
    claims.map(({ kind, rule }) => [kind, rule.name]),
    [["statement", "statement.ruling"]],
  );
});
