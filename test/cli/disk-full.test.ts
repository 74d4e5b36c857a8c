/** A real disk without room: a small file system in memory, where this machine lets us mount one. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { numberedReport } from "./reports.ts";
import { openSession, type Session } from "./session.ts";

const REPORTS = 240;

let session: Session;
let disk: string;
let mounted = false;

before(() => {
  session = openSession();
  disk = join(session.home, "disk");
  mkdirSync(disk);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], { stdio: "pipe" });
    mounted = true;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
  for (let number = 0; number < REPORTS; number += 1) {
    session.file(`in/${number}.txt`, numberedReport(number));
  }
});
after(() => {
  if (mounted) execFileSync("umount", ["-l", disk]);
  session.end();
});

test("add says that the disk is full, keeps what it told, and goes on once there is room", async (t) => {
  if (!mounted) {
    t.skip("this machine lets nobody mount a small disk");
    return;
  }
  const register = join(disk, "register");
  assert.equal((await session.say("init", register, "--name", "Small")).code, 0);
  const full = await session.say("add", "--register", register, "--json", join(session.home, "in"));
  assert.equal(full.code, 1);
  assert.match(full.err, /disk is full, make room and try again/);
  const told = full.out
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line).name);
  const kept = async (): Promise<readonly string[]> => {
    const { out } = await session.say(
      "reports",
      "--register",
      register,
      "--limit",
      "9999",
      "--json",
    );
    return JSON.parse(out).map(({ name }: { name: string }) => name);
  };
  assert.notEqual(told.length, 0);
  const names = await kept();
  for (const name of told) assert.ok(names.includes(name), `${name} was told and is lost`);
  assert.deepEqual(readdirSync(join(register, "tmp")), []);
  const cramped = await session.say("verify", "--register", register);
  assert.ok([0, 1].includes(cramped.code), cramped.out);
  assert.doesNotMatch(cramped.err, /failed where it should not/);
  execFileSync("mount", ["-o", "remount,size=64m", disk]);
  const added = await session.say("add", "--register", register, join(session.home, "in"));
  assert.equal(added.code, 0, added.err);
  assert.equal((await kept()).length, REPORTS);
  assert.equal((await session.say("verify", "--register", register)).code, 0);
});
