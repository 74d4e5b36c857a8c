import assert from "node:assert/strict";
import { test } from "node:test";
import { countedOf } from "../../src/store/counted.ts";
import { dayOf, reportOf } from "../contract/sample-bodies.ts";
import { orderFieldsOf, orderOf } from "../contract/sample-orders.ts";

const REPORT = reportOf("Guards were told to shoot.", {
  claims: [{ exact: "told to shoot", kind: "order" }],
});
const dayCounted = (fields: Parameters<typeof orderFieldsOf>[0]) =>
  countedOf(orderOf(REPORT, { order: orderFieldsOf(fields) })).earliest;

test("countedOf() takes the day from which an order was to hold, else that of its issue or receipt", () => {
  const received = dayOf("2021-03-03");
  assert.equal(dayCounted({ received }), "2021-03-08");
  assert.equal(dayCounted({ received, effective_from: null }), "2021-03-01");
  assert.equal(dayCounted({ received, effective_from: null, issued: null }), "2021-03-03");
});
