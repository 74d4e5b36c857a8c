/** The law: equal content gives an equal canonical export, whatever the order and the batches. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { decide } from "../../src/pipeline/decide.ts";
import { rederive } from "../../src/pipeline/rederive.ts";
import { add } from "../../src/pipeline.ts";
import {
  INCIDENT_REPORT,
  LEAD_TEXT,
  numberedReport,
  ORDER_REPORT,
  REPRINT_REPORT,
  THREAT_REPORT,
} from "../cli/reports.ts";
import { exported, inputsOf, openTestRegister, type TestRegister } from "./register.ts";

const monitor = (text: string) => ({ text, outlet: "Border Monitor" });
const gazette = (text: string) => ({ text, outlet: "River Gazette" });

/** Texts that bear on one another: reprints, the same event from two outlets, an order told twice. */
const TEXTS = [
  monitor(ORDER_REPORT),
  monitor(INCIDENT_REPORT),
  gazette(REPRINT_REPORT),
  gazette(
    INCIDENT_REPORT.replace("three people", "four people").replace(
      "a trader in the county",
      "a fisherman",
    ),
  ),
  gazette(ORDER_REPORT.replace("two kilometers", "one kilometer")),
  { text: LEAD_TEXT, outlet: null },
  monitor(THREAT_REPORT),
  ...Array.from({ length: 8 }, (_, number) => monitor(numberedReport(number))),
  gazette(numberedReport(3).replaceAll("3 shots", "5 shots")),
];

const addAll = async ({ path }: TestRegister, texts: typeof TEXTS): Promise<void> => {
  for await (const outcome of add(path, inputsOf(texts))) {
    assert.equal(outcome.kind, "added", outcome.kind === "failed" ? outcome.error.message : "");
  }
};

/** Rejects the first incident claim of the first text that has one, by content and not by order. */
const rejectOne = async ({ path }: TestRegister): Promise<void> => {
  const query = {
    kind: "incident" as const,
    modality: null,
    capture: null,
    limit: 1000,
    offset: 0,
  };
  const claims = [...(await path.store.view.claims(query))].sort((a, b) =>
    a.claim.id < b.claim.id ? -1 : 1,
  );
  const [first] = claims;
  assert.ok(first !== undefined);
  const [passage] = first.claim.passages;
  assert.ok(passage !== undefined);
  const { capture, claim } = first;
  await decide(path, {
    decision: { decision: "reject", capture, claim: claim.id, passage, reason: "law" },
    keys: [],
  });
};

const register = async <T>(work: (register: TestRegister) => Promise<T>): Promise<T> => {
  const opened = await openTestRegister();
  try {
    return await work(opened);
  } finally {
    await opened.end();
  }
};

describe("canonical export", () => {
  test("is equal for equal content, whatever the order of adding", async () => {
    const wanted = await register(async (one) => {
      await addAll(one, TEXTS);
      await rejectOne(one);
      return exported(one.path);
    });
    assert.ok(wanted.some((line) => line.startsWith('{"record"')));
    assert.ok(wanted.some((line) => line.includes('"kind":"copies"')));
    const order = fc.shuffledSubarray(TEXTS, { minLength: TEXTS.length, maxLength: TEXTS.length });
    const cuts = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(order, cuts, async (texts, sizes) => {
        const given = await register(async (one) => {
          let rest = texts;
          for (const size of sizes) {
            await addAll(one, rest.slice(0, size));
            rest = rest.slice(size);
          }
          await addAll(one, rest);
          await rejectOne(one);
          return exported(one.path);
        });
        assert.deepEqual(given, wanted);
      }),
      { numRuns: 12 },
    );
  });

  test("is the same after a report came, was withdrawn and restored", async () => {
    await register(async (one) => {
      await addAll(one, TEXTS);
      const before = await exported(one.path);
      const rows = await one.path.store.view.captures({ limit: 100, offset: 0 });
      for (const { id } of rows.captures.slice(0, 5)) {
        await decide(one.path, {
          decision: { decision: "withdraw", capture: id, reason: "law" },
          keys: [],
        });
        const { ref } = await decide(one.path, {
          decision: { decision: "restore", capture: id, reason: "law" },
          keys: [],
        });
        assert.match(ref, /^[0-9a-f]{32}$/);
      }
      const records = (lines: readonly string[]) =>
        lines.filter((line) => !line.startsWith('{"codebook"'));
      assert.deepEqual(records(await exported(one.path)), records(before));
    });
  });

  test("without a report is what it is where the report was withdrawn", async () => {
    const [gone, ...rest] = TEXTS;
    assert.ok(gone !== undefined);
    const records = (lines: readonly string[]) =>
      lines.filter((line) => line.startsWith('{"record"'));
    const never = await register(async (one) => {
      await addAll(one, rest);
      return records(await exported(one.path));
    });
    const withdrawn = await register(async (one) => {
      await addAll(one, [gone]);
      const [row] = (await one.path.store.view.captures({ limit: 1, offset: 0 })).captures;
      assert.ok(row !== undefined);
      await addAll(one, rest);
      await decide(one.path, {
        decision: { decision: "withdraw", capture: row.id, reason: "law" },
        keys: [],
      });
      return records(await exported(one.path));
    });
    assert.deepEqual(withdrawn, never);
  });

  test("does not change when today's rules are the rules of yesterday", async () => {
    await register(async (one) => {
      await addAll(one, TEXTS);
      const told = await Array.fromAsync(rederive(one.path, { preview: false }));
      assert.deepEqual(told, []);
    });
  });
});
