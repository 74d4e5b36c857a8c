import assert from "node:assert/strict";
import { test } from "node:test";
import { openRegisterSource } from "../../src/verify/register-source.ts";
import { verify } from "../../src/verify/verify.ts";
import { smallRegister, withRegister } from "./small-register.ts";

test("verify() finds nothing when the register is as it was written", async () => {
  await withRegister(smallRegister(), async (dir) => {
    const source = openRegisterSource(dir);
    const report = await verify(source);
    source.close();
    assert.equal(report.ok, true, JSON.stringify(report.checks));
    assert.equal(report.size, 6);
    assert.equal(report.erased, 1);
    assert.match(report.past, /nothing proves the past/);
    assert.deepEqual(
      report.checks.map(({ name, counts }) => [name, counts]),
      [
        ["entries", { entries: 6 }],
        ["tree", { leaves: 6 }],
        ["checkpoint", { signatures: 1 }],
        ["frontier", { nodes: 0 }],
        ["bodies", { bodies: 6, erased: 1, lost: 0 }],
        ["commitments", { recomputed: 5 }],
        ["blobs", { blobs: 1, bytes: 45 }],
        ["erasures", { unfinished: 0 }],
      ],
    );
  });
});
