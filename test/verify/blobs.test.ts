import assert from "node:assert/strict";
import { appendFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { blobPath } from "../../src/format/path.ts";
import { Sha256 } from "../../src/model/ids.ts";
import { openRegisterSource } from "../../src/verify/register-source.ts";
import { verify } from "../../src/verify/verify.ts";
import { assertFound, findingsIn } from "./findings.ts";
import { addCapture, sign, smallRegister, withRegister } from "./small-register.ts";

test("verify() names the blob when it is changed, cut, lost, a link or of another length", async () => {
  const text = "Two men were stopped at the ford by the mill.";
  const [hash = ""] = smallRegister().blobs.keys();
  const damage: readonly [(path: string) => void, RegExp][] = [
    [(path) => writeFileSync(path, text.replace("Two", "Ten")), /has other bytes than it had/],
    [(path) => truncateSync(path, 10), /has other bytes than it had/],
    [(path) => appendFileSync(path, "."), /has other bytes than it had/],
    [(path) => rmSync(path), /is lost/],
    [
      (path) => {
        rmSync(path);
        symlinkSync("/etc/hostname", path);
      },
      /is lost/,
    ],
  ];
  for (const [harm, problem] of damage) {
    await withRegister(smallRegister(), async (dir) => {
      harm(blobPath(dir, Sha256.parse(hash)));
      const found = await findingsIn(dir);
      assertFound(found, [problem]);
      assert.match(found[0] ?? "", new RegExp(`^blobs: blob blobs/${hash.slice(0, 2)}/`));
    });
  }
});

test("verify() notes a blob that no capture names, as no fault", async () => {
  const draft = smallRegister();
  draft.blobs.set("ab".repeat(32), Buffer.from("left over"));
  await withRegister(draft, async (dir) => {
    writeFileSync(`${dir}/blobs/stray.txt`, "");
    const source = openRegisterSource(dir);
    const report = await verify(source);
    source.close();
    assert.equal(report.ok, true);
    const notes = report.checks.flatMap((check) => check.notes.map((note) => note.problem));
    assert.deepEqual(notes.sort(), [
      `blobs/ab/${"ab".repeat(31)} is named by no capture`,
      "blobs/stray.txt is named by no capture",
    ]);
  });
});

test("verify() hashes a blob of several megabytes as it does a short one", async () => {
  const draft = smallRegister();
  const { sha256 } = addCapture(draft, "A page as long as an annual report. ".repeat(100_000));
  sign(draft);
  await withRegister(draft, async (dir) => {
    assertFound(await findingsIn(dir), []);
    appendFileSync(blobPath(dir, sha256), ".");
    assertFound(await findingsIn(dir), [/^blobs: .* has other bytes than it had/]);
  });
});
