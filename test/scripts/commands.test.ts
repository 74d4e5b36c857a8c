import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

const folder = mkdtempSync(join(tmpdir(), "onrecord-scripts-"));
after(() => rmSync(folder, { recursive: true }));

const passing = (code: string): string[] => {
  const script = `import { pass } from "./scripts/pass.mjs"; pass(process.execPath, ["-e", ${JSON.stringify(code)}])`;
  return ["--input-type=module", "-e", script];
};
/** A test of tests must not report to the run it stands in. */
const ownEnv = { ...process.env, NODE_TEST_CONTEXT: undefined };

test("pass() ends with the code of the command it ran", () => {
  assert.equal(spawnSync(process.execPath, passing("process.exit(7)")).status, 7);
});

test("pass() hands a signal on and ends with 128 and its number", async () => {
  const code = "console.log('up'); setInterval(() => {}, 1000)";
  const child = spawn(process.execPath, passing(code), { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  const [status] = await once(child, "exit");
  assert.equal(status, 143);
});

test("bench.mjs says which benches there are when none is named", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/bench.mjs"], {
    encoding: "utf8",
  });
  assert.equal(status, 2);
  assert.match(stderr, /^Usage: npm run bench -- NAME DATA-FOLDER, NAME /);
});

test("test.mjs ends with its counts and fails when no test file fits", () => {
  const { status, stdout } = spawnSync(process.execPath, ["scripts/test.mjs", "no-such-file"], {
    encoding: "utf8",
    env: ownEnv,
  });
  assert.equal(status, 1);
  assert.equal(stdout.trimEnd().split("\n").at(-1), "0 passed, 1 failed");
});

test("report-tests.mjs counts passed, failed and broken, and keeps the reasons of skipped tests", () => {
  const write = (name: string, code: string) => {
    const path = join(folder, name);
    writeFileSync(path, `import { test } from "node:test";\n${code}`);
    return path;
  };
  const files = [
    write("mixed.mjs", `test("a", () => {}); test("b", () => { throw new Error("no"); });`),
    write("skipped.mjs", `test("c", { skip: "no browser" }, () => {}); test("d", () => {});`),
    write("broken.mjs", `throw new Error("at once");`),
  ];
  const together = write(
    "together.mjs",
    `import { runTogether } from ${JSON.stringify(pathToFileURL("scripts/run-together.mjs"))};
     runTogether(${JSON.stringify(files)});`,
  );
  for (const run of [files, [together]]) {
    const counts = join(folder, "counts.json");
    const { status, stdout } = spawnSync(
      process.execPath,
      ["--test", "--test-reporter", "./scripts/report-tests.mjs", ...run],
      { encoding: "utf8", env: { ...ownEnv, ONRECORD_TEST_COUNTS: counts } },
    );
    assert.equal(status, 1);
    assert.match(stdout, /FAIL b /);
    assert.match(stdout, /at once/);
    const told = JSON.parse(readFileSync(counts, "utf8"));
    assert.deepEqual(told, { passed: 2, failed: 2, skipped: { "no browser": 1 } });
  }
});
