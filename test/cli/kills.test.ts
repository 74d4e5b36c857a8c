/** Real processes, killed at random moments and writing side by side. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { numberedReport } from "./reports.ts";
import { ended, openSession, type Session } from "./session.ts";

const REPORTS = 240;
const KILLS = 20;

let session: Session;
before(async () => {
  session = openSession();
  for (let number = 0; number < REPORTS; number += 1) {
    const folder = number % 2 === 0 ? "even" : "odd";
    session.file(`in/${folder}/${String(number).padStart(4, "0")}.txt`, numberedReport(number));
  }
});
after(() => session.end());

type Row = { readonly id: string; readonly name: string };
const rowsNow = async (register = session.register): Promise<readonly Row[]> =>
  JSON.parse(
    (await session.say("reports", "--register", register, "--limit", "100000", "--json")).out,
  );

/** Numbers from a seed, so that a failure can be had again. */
const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

/** Adds again and again, killed each time, until all is in or there were enough kills. */
const killUntilComplete = async (
  register: string,
  { next, most }: { readonly next: () => number; readonly most: number },
): Promise<number> => {
  const acknowledged = new Set<string>();
  let killed = 0;
  let complete = false;
  while (!complete && killed < most) {
    const child = session.spawn("add", "--register", register, "--json", join(session.home, "in"));
    const timer = setTimeout(() => child.kill("SIGKILL"), 300 + next() * 2000);
    const { out, signal } = await ended(child);
    clearTimeout(timer);
    for (const line of out.split("\n").slice(0, -1)) {
      const { kind, name } = JSON.parse(line);
      if (kind === "added") acknowledged.add(name);
    }
    if (signal === "SIGKILL") killed += 1;
    else complete = true;
  }
  const names = (await rowsNow(register)).map(({ name }) => name);
  assert.equal(new Set(names).size, names.length, "a report is on record twice");
  for (const name of acknowledged) assert.ok(names.includes(name), `${name} was lost`);
  const verified = await session.say("verify", "--register", register);
  assert.equal(verified.code, 0, verified.out);
  return killed;
};

/** What the kills left can be completed, and then adding is a no-op. */
const completes = async (register: string): Promise<void> => {
  const add = () => session.say("add", "--register", register, join(session.home, "in"));
  const last = await add();
  assert.equal(last.code, 0, last.err);
  assert.equal((await rowsNow(register)).length, REPORTS);
  assert.match((await add()).out, new RegExp(`0 added, ${REPORTS} on record already`));
};

describe("add", () => {
  test(`loses nothing acknowledged and doubles nothing when it is killed ${KILLS} times`, async (t) => {
    const seed = Date.now() >>> 0;
    t.diagnostic(`seed ${seed}`);
    const next = random(seed);
    let killed = 0;
    for (let fresh = 0; killed < KILLS; fresh += 1) {
      const register = join(session.home, `killed-${fresh}`);
      await session.say("init", register, "--name", "Killed");
      killed += await killUntilComplete(register, { next, most: KILLS - killed });
      await completes(register);
    }
  });

  test("two processes add to one register at once", async () => {
    const register = join(session.home, "shared-register");
    await session.say("init", register, "--name", "Shared");
    const both = await Promise.all(
      ["even", "odd"].map((folder) =>
        ended(
          session.spawn(
            "add",
            "--register",
            register,
            join(session.home, "in", folder),
            join(session.home, "in", "even"),
          ),
        ),
      ),
    );
    for (const { code, err } of both) assert.equal(code, 0, err);
    const rows = await rowsNow(register);
    assert.equal(rows.length, REPORTS);
    assert.equal((await session.say("verify", "--register", register)).code, 0);
    const exported = await session.say("export", "--register", register, "--canonical");
    await session.say("init", session.register, "--name", "Alone");
    await session.say("add", join(session.home, "in"));
    const single = await session.say("export", "--canonical");
    assert.equal(exported.out, single.out);
  });
});
