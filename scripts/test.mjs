// npm test [-- PATTERN …]: types, app types, lint and format, then the tests. A pattern is part of a
// test file's path, and then only those tests run. The last line is "N passed, N failed", where each
// check counts as one.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, root } from "./bootstrap.mjs";
import { ensureWebBuilt } from "./build-web.mjs";

const node = ensureInstalled();
const patterns = process.argv.slice(2);
// One more than Node would take: much of a browser test is waiting.
const PROCESSES_AT_ONCE = Math.max(2, availableParallelism());
// Starting a process, loading the program and warming it up is half the work of a small file. More
// in one would leave the others nothing to do at the end.
const FILES_TOGETHER = 8;
const isMatrix = process.env.ONRECORD_MATRIX === "1";
// The checks go beside the tests, and first: they are long, and nothing waits for them.
const checks = patterns.length === 0 ? [join("scripts", "checks.mjs")] : [];
const summary = runTests([...checks, ...testFiles()]);
for (const [reason, count] of Object.entries(summary.skipped)) {
  console.log(`${count} skipped: ${reason}`);
}
console.log(`${summary.passed} passed, ${summary.failed} failed`);
process.exitCode = summary.failed === 0 ? 0 : 1;

function testFiles() {
  return (
    readdirSync(join(root, "test"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".test.ts"))
      .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
      .filter((file) => patterns.length === 0 || patterns.some((part) => file.includes(part)))
      // A file of which no test runs would start its server and wait for it for ever.
      .filter((file) => !isMatrix || readFileSync(join(root, file), "utf8").includes("screensOf("))
      .sort()
  );
}

function runTests(files) {
  if (files.length === 0) {
    console.log(`Cannot test: no test file has ${patterns.join(" or ")} in its path`);
    return { passed: 0, failed: 1, skipped: {} };
  }
  // Once for all: files of tests that build it side by side would empty each other's folder.
  if (files.some((file) => file.startsWith(join("test", "browser")))) ensureWebBuilt(node);
  const folder = mkdtempSync(join(tmpdir(), "onrecord-test-"));
  const counts = join(folder, "counts.json");
  const { status } = spawnSync(
    node,
    [
      "--test",
      `--test-concurrency=${PROCESSES_AT_ONCE}`,
      "--test-reporter",
      join(root, "scripts", "report-tests.mjs"),
      // The whole matrix is of tests that name their screen; the others are the same on every run.
      ...(isMatrix ? ["--test-name-pattern= px, "] : []),
      ...processesOf(files, folder),
    ],
    { cwd: root, stdio: "inherit", env: { ...process.env, ONRECORD_TEST_COUNTS: counts } },
  );
  const summary = readCounts(counts);
  rmSync(folder, { recursive: true });
  if (summary === null) {
    console.log("Cannot count the tests: the run ended before its summary, read its output above");
    return { passed: 0, failed: 1, skipped: {} };
  }
  // A run can fail outside any test, e.g. by an error after the last one ended.
  return status !== 0 && summary.failed === 0 ? { ...summary, failed: 1 } : summary;
}

/** Writes what each process runs into the folder; the checks have one of their own. */
function processesOf(files, folder) {
  const tests = files.filter((file) => !checks.includes(file));
  const slices = Array.from({ length: Math.ceil(tests.length / FILES_TOGETHER) }, (_, at) =>
    tests.slice(at * FILES_TOGETHER, (at + 1) * FILES_TOGETHER),
  );
  return [...checks.map((check) => [check]), ...slices].map((slice, at) => {
    const path = join(folder, `${at}.mjs`);
    const from = pathToFileURL(join(root, "scripts", "run-together.mjs")).href;
    writeFileSync(
      path,
      `import { runTogether } from ${JSON.stringify(from)};\nrunTogether(${JSON.stringify(slice)});\n`,
    );
    return path;
  });
}

function readCounts(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}
