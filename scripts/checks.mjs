// Checks over the whole tree, each a program that prints only what is wrong. scripts/test.mjs runs them
// beside the tests, and each counts as one.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./bootstrap.mjs";

const checks = [
  // Several checkers would each work out the type of the interface: four times the work, on two cores.
  {
    name: "types",
    program: "@typescript/native/bin/tsc",
    options: [
      ...["--noEmit", "--checkers", "1"],
      // Where nothing changed since the last run, it says the same at a tenth of the work.
      ...["--incremental", "--tsBuildInfoFile", join("dist", "types.tsbuildinfo")],
    ],
  },
  {
    name: "types of the app",
    program: "svelte-check/bin/svelte-check",
    options: [
      // TypeScript 7 behind it: a third of the work.
      "--tsgo-experimental-api",
      ...["--tsconfig", "src/web/tsconfig.json", "--fail-on-warnings", "--output", "machine"],
    ],
  },
  {
    name: "lint and format",
    program: "@biomejs/biome/bin/biome",
    options: ["check", "--error-on-warnings", "--max-diagnostics=50"],
  },
];

for (const { name, program, options } of checks) {
  test(name, () => {
    const path = join(root, "node_modules", ...program.split("/"));
    const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...options], {
      cwd: root,
      encoding: "utf8",
    });
    assert.equal(status, 0, `${stdout}${stderr}`);
  });
}
