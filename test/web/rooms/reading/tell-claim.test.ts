import assert from "node:assert/strict";
import { test } from "node:test";
import { takeLanguage } from "../../../../src/web/language/catalogue.ts";
import { tellShort } from "../../../../src/web/rooms/reading/tell-claim.ts";
import { reportOf } from "../../../contract/sample-bodies.ts";
import { basis, orderFieldsOf } from "../../../contract/sample-orders.ts";

test("tellShort() tells a licence with the restraint that is told beside it", async () => {
  // Files share a process, and another may have left it in Korean.
  await takeLanguage("en");
  const provisions = [
    { kind: "who-may-be-shot-at", effect: "licence", rule: "shoot-those-who-resist", basis },
    { kind: "how-to-fire", effect: "restraint", rule: "flares-instead-of-live-fire", basis },
  ] as const;
  const { claims } = reportOf("Guards were told to shoot.", {
    claims: [{ exact: "told to shoot", kind: "order" }],
  });
  const [claim] = claims;
  assert.ok(claim);
  const told = tellShort({ ...claim, order: orderFieldsOf({ provisions }) });
  assert.match(told, /^allowed or ordered: .*resist; restrained: .*flares/);
  assert.equal(tellShort({ ...claim, order: orderFieldsOf() }), "told to shoot");
});
