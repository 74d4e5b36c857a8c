import assert from "node:assert/strict";
import { after, test } from "node:test";
import { isOnrecordError } from "../../src/model/error.ts";
import { openPool } from "../../src/work/pool.ts";
import type { BusyTask } from "./busy-worker.ts";

const pool = openPool<BusyTask, number>({
  file: new URL("./busy-worker.ts", import.meta.url),
  name: "busy",
  threads: 2,
  timeMs: 3_000,
  memoryMb: 48,
});
after(() => pool.close());

const double = (value: number) => pool.run({ kind: "double", value });

test("openPool() gives each task its own answer when there are more tasks than threads", async () => {
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(double));
  assert.deepEqual(answers, [2, 4, 6, 8, 10, 12]);
});

test("openPool() moves a buffer when it is listed for transfer", async () => {
  const bytes = new Uint8Array(1_000);
  assert.equal(await pool.run({ kind: "count", bytes }, [bytes.buffer]), 1_000);
  assert.equal(bytes.length, 0);
});

test("openPool() stops a task and names the limit when it takes too long, and the others go on", async () => {
  const spinning = pool.run({ kind: "spin" });
  const others = [7, 8, 9].map(double);
  await assert.rejects(
    spinning,
    (error) => isOnrecordError(error, "time-limit") && error.message.includes("3000 ms"),
  );
  assert.deepEqual(await Promise.all(others), [14, 16, 18]);
  assert.deepEqual(await Promise.all([1, 2, 3].map(double)), [2, 4, 6]);
});

test("openPool() does not count the wait for a free thread as work", async () => {
  const spinning = [pool.run({ kind: "spin" }), pool.run({ kind: "spin" })];
  const late = double(21);
  const stopped = await Promise.allSettled(spinning);
  assert.deepEqual(
    stopped.map(({ status }) => status),
    ["rejected", "rejected"],
  );
  assert.equal(await late, 42);
});

test("openPool() ends a task and names the limit when it needs too much memory", async () => {
  await assert.rejects(
    pool.run({ kind: "allocate" }),
    (error) => isOnrecordError(error, "memory-limit") && error.message.includes("48 MB"),
  );
  assert.equal(await double(3), 6);
});

test("openPool() throws the worker's OnrecordError again when the task refuses its input", async () => {
  await assert.rejects(
    pool.run({ kind: "refuse" }),
    (error) => isOnrecordError(error, "bad-input") && error.message.includes("add its text"),
  );
});

test("openPool() passes on a fault that is not ours to explain when the task throws one", async () => {
  await assert.rejects(pool.run({ kind: "break" }), {
    name: "TypeError",
    message: "a fault of ours",
  });
});
