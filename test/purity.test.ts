// The same bytes give the same claims under any clock, time zone and locale.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

type Machine = {
  readonly zone: string;
  readonly locale: string;
  readonly shifted: boolean;
};

const machines: readonly Machine[] = [
  { zone: "UTC", locale: "en_US.UTF-8", shifted: false },
  { zone: "Asia/Pyongyang", locale: "ko_KR.UTF-8", shifted: false },
  { zone: "America/St_Johns", locale: "tr_TR.UTF-8", shifted: true },
  { zone: "Pacific/Kiritimati", locale: "C", shifted: true },
];

/** Every input of every golden case; the order of files is part of what must not matter to reading. */
const inputs = readdirSync("test/golden", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)input\.(txt|html)$/.test(file))
  .map((file) => join("test/golden", file))
  .sort();

function deriveOn({ zone, locale, shifted }: Machine) {
  const clock = shifted ? ["--import", "./test/purity/shift-clock.ts"] : [];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...clock, "test/purity/derive-files.ts", ...inputs],
    {
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
      env: {
        PATH: process.env.PATH ?? "",
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        ...{ TZ: zone, LANG: locale, LC_ALL: locale },
      },
    },
  );
  assert.equal(status, 0, stderr);
  return { stdout, machine: JSON.parse(stderr.trim().split("\n").at(-1) ?? "") };
}

const runs = machines.map(deriveOn);

test("read, extract and resolve give the same bytes under other zones, locales and clocks", () => {
  const [first, ...others] = runs;
  assert.ok(first !== undefined);
  const { derived } = JSON.parse(first.stdout);
  assert.equal(derived.length, inputs.length);
  const claims = derived.flatMap(
    (one: { extraction: { claims: unknown[] } }) => one.extraction.claims,
  );
  assert.ok(claims.length >= 2, `${claims.length} claims were compared`);
  for (const [index, other] of others.entries()) {
    const { zone, locale } = machines[index + 1] ?? {};
    assert.ok(
      other.stdout === first.stdout,
      `${zone} ${locale} differs: ${firstDifference(first.stdout, other.stdout)}`,
    );
  }
});

test("the machines of this test really differ in zone, locale and clock", () => {
  const told = runs.map(({ machine }) => machine);
  assert.deepEqual(
    told.map(({ timeZone }) => timeZone),
    machines.map(({ zone }) => zone),
  );
  assert.ok(new Set(told.map(({ locale }) => locale)).size >= 3, "locales differ");
  assert.ok(new Set(told.map(({ year }) => year)).size === 2, "clocks differ");
});

function firstDifference(a: string, b: string): string {
  const lines = b.split("\n");
  const at = a.split("\n").findIndex((line, index) => line !== lines[index]);
  return `line ${at}: ${a.split("\n")[at]} / ${lines[at]}`;
}
