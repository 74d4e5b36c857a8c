import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { makeApi } from "../../src/server/api.ts";
import { describeApi } from "../../src/server/openapi.ts";
import { NO_DOOR, NO_REGISTERS, renderHttpReference } from "../../src/server/reference.ts";

test("renderHttpReference() is docs/http-api.md, else run npm run docs", () => {
  const written = readFileSync(new URL("../../docs/http-api.md", import.meta.url), "utf8");
  assert.equal(written, renderHttpReference());
});

test("describeApi() refers only to schemas it holds, and writes no noun out twice", () => {
  const text = JSON.stringify(describeApi(makeApi(NO_DOOR, "/", NO_REGISTERS)));
  const held = Object.keys(JSON.parse(text).components.schemas);
  const referred = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
  assert.deepEqual(
    [...new Set(referred)].filter((name) => !held.includes(name ?? "")),
    [],
  );
  assert.equal(text.match(/"suffix":\{/g)?.length, 1, "Passage is written out once");
});
