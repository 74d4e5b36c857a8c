import assert from "node:assert/strict";
import { test } from "node:test";
import { type ExtractOptions, extract } from "../../../src/extract/extract.ts";
import { loadRuleData } from "../../../src/load/load.ts";
import { CaptureId } from "../../../src/model/ids.ts";
import { readingOf } from "../reading.ts";
import { HARMLESS, SENSITIVE } from "./cases.ts";

const data = loadRuleData();
const options: ExtractOptions = {
  capture: CaptureId.parse("0".repeat(32)),
  veils: [],
  unveils: [],
};
const reasonsIn = (text: string) =>
  extract(readingOf(text, { published: "2021-03-17" }), options, data).sensitive.map(
    ({ reason }) => reason,
  );

test("flagSensitive() flags at least 95 of 100 sentences that give somebody away", () => {
  const missed = SENSITIVE.filter(([, text]) => reasonsIn(text).length === 0);
  const share = 1 - missed.length / SENSITIVE.length;
  assert.ok(SENSITIVE.length >= 100);
  assert.ok(share >= 0.95, `${missed.map(([reason, text]) => `${reason}: ${text}`).join("\n")}`);
  // A way and a crossing point are told in the same words; that they are hidden matters more than why.
  const right = SENSITIVE.filter(([reason, text]) => reasonsIn(text).includes(reason));
  assert.ok(right.length >= 0.9 * SENSITIVE.length);
});

test("flagSensitive() flags at most one in fifteen of the sentences that give nothing away", () => {
  const flagged = HARMLESS.filter(([reason, text]) => {
    const found = reasonsIn(text);
    return reason === "any" ? found.length > 0 : found.includes(reason);
  });
  assert.ok(flagged.length <= HARMLESS.length / 15, flagged.map(([, text]) => text).join("\n"));
});
