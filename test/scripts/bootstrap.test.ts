import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

// The scripts run on the machine's own Node, before anything is installed, so they carry no types.
const bootstrap = await import(`${new URL("../../scripts/bootstrap.mjs", import.meta.url)}`);
const folder = mkdtempSync(join(tmpdir(), "onrecord-clone-"));
after(() => rmSync(folder, { recursive: true }));

const here = { os: [process.platform], cpu: [process.arch], optional: true };
const elsewhere = { os: ["aix"], optional: true };

/** Whether a clone with these packages in its lock file and these installed is complete. */
function isInstalled(wanted: object, installed: object | string): boolean {
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages: wanted }));
  const present =
    typeof installed === "string" ? installed : JSON.stringify({ packages: installed });
  writeFileSync(join(folder, "node_modules", ".package-lock.json"), present);
  return bootstrap.isInstalled(folder);
}

test("isInstalled() is true when every package is there as locked, whatever the order", () => {
  const lock = { "": {}, a: { integrity: "1" }, b: { integrity: "2" } };
  assert.equal(isInstalled(lock, { b: { integrity: "2" }, a: { integrity: "1" } }), true);
});

test("isInstalled() is false when a package is missing or is another version", () => {
  const lock = { "": {}, a: { integrity: "1" } };
  assert.equal(isInstalled(lock, {}), false);
  assert.equal(isInstalled(lock, { a: { integrity: "0" } }), false);
});

test("isInstalled() asks for the optional packages of this platform only", () => {
  assert.equal(isInstalled({ a: { ...elsewhere, integrity: "1" } }, {}), true);
  assert.equal(isInstalled({ a: { ...here, integrity: "1" } }, {}), false);
  assert.equal(isInstalled({ a: { optional: true, integrity: "1" } }, {}), true);
});

test("isInstalled() is false when an installation was cut short", () => {
  assert.equal(isInstalled({ a: { integrity: "1" } }, '{"packages": {"a": {"inte'), false);
});

test("ensureInstalled() gives the pinned Node of package.json in this clone", () => {
  assert.equal(bootstrap.ensureInstalled().startsWith(join(bootstrap.root, "node_modules")), true);
});
