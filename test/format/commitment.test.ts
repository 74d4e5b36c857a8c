import assert from "node:assert/strict";
import { test } from "node:test";
import * as z from "zod";
import { commit } from "../../src/format/commitment.ts";
import { vectors } from "./vectors.ts";

const row = z.object({
  name: z.string().default(""),
  salt: z.string().transform((hex) => Buffer.from(hex, "hex")),
  body: z.string(),
  commitment: z.string(),
});

test("commit() gives the published commitments, of text and of bytes", () => {
  for (const { salt, body, commitment } of vectors("commitment/good", z.array(row))) {
    assert.equal(commit(salt, body), commitment);
    assert.equal(commit(salt, Buffer.from(body)), commitment);
  }
});

for (const { name, salt, body, commitment } of vectors("commitment/bad", z.array(row))) {
  test(`commit() does not give the commitment when it was made with ${name}`, () => {
    if (salt.length === 32) assert.notEqual(commit(salt, body), commitment);
    else assert.throws(() => commit(salt, body), { code: "bad-input" });
  });
}
