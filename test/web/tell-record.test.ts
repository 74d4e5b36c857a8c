import assert from "node:assert/strict";
import { test } from "node:test";
import { takeLanguage } from "../../src/web/language/catalogue.ts";
import { tellSetting } from "../../src/web/language/tell-record.ts";
import { dayOf, reportOf } from "../contract/sample-bodies.ts";
import { orderFieldsOf, orderOf } from "../contract/sample-orders.ts";

const REPORT = reportOf("Guards were told to shoot.", {
  claims: [{ exact: "told to shoot", kind: "order" }],
});
const settingOf = (fields: Parameters<typeof orderFieldsOf>[0]) =>
  tellSetting({ ...orderOf(REPORT, { order: orderFieldsOf(fields) }), fields: [] });

test("tellSetting() tells from when an order was to hold, else when it was received", async () => {
  // Files share a process, and another may have left it in Korean.
  await takeLanguage("en");
  const [undated, received] = [{ effective_from: null, issued: null }, dayOf("2021-03-03")];
  assert.match(settingOf({ received }) ?? "", /^from .*2021 · place not told$/);
  assert.match(settingOf({ ...undated, received }) ?? "", /^received .*2021 · place not told$/);
  assert.equal(settingOf(undated), "date not told · place not told");
});
