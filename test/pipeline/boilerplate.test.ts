// What outlets repeat is learnt by rederive alone; adding goes by what was learnt last.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decide } from "../../src/pipeline/decide.ts";
import type { LearntChange } from "../../src/pipeline/learn.ts";
import { rederive } from "../../src/pipeline/rederive.ts";
import { add } from "../../src/pipeline.ts";
import { exported, inputsOf, openTestRegister, type TestRegister } from "./register.ts";

const FOOTER = [
  "Letters to the editors are answered within three working days of the week.",
  "Our house was founded by four printers and belongs to its readers alone.",
  "Whoever copies this page is asked to name the author and the day.",
];
const TOWNS = [
  ...["Amberholt", "Brackwater", "Coldmere", "Dunfells", "Eastrigg", "Fernwick"],
  ...["Garrowby", "Highstoke", "Ivelmouth", "Kettlesby"],
];
const WORDS = ["ferry", "mill", "cart", "flour", "lamp", "baker", "uncle", "boot", "net", "smith"];

/** Texts with nothing in common but what stands below them. */
const TEXTS = TOWNS.map((town, at) => {
  const own = [1, 2, 3, 4].flatMap((n) => WORDS.map((word) => `${word}${at}n${n}`)).join(" ");
  return {
    text: `Market day in ${town} was put off. ${own}.\n${FOOTER.join("\n")}`,
    outlet: "Border Monitor",
  };
});

const addAll = async ({ path }: TestRegister, texts: typeof TEXTS): Promise<void> => {
  for await (const outcome of add(path, inputsOf(texts))) assert.equal(outcome.kind, "added");
};

const rederived = async ({ path }: TestRegister, preview: boolean) => {
  const learnt: LearntChange[] = [];
  const onLearnt = (change: LearntChange): number => learnt.push(change);
  const told = await Array.fromAsync(rederive(path, { preview, onLearnt }));
  return { told, learnt };
};

const familiesIn = async ({ path }: TestRegister): Promise<readonly number[]> => {
  const records = await path.store.view.records({
    ...{ kind: "copies", from: null, to: null, place: null, asHeld: null, leads: true },
    ...{ limit: 100, offset: 0 },
  });
  return records.map(({ reports }) => reports.length);
};

const register = async (work: (register: TestRegister) => Promise<void>): Promise<void> => {
  const opened = await openTestRegister();
  try {
    await work(opened);
  } finally {
    await opened.end();
  }
};

describe("rederive() on an outlet that repeats itself", () => {
  test("says what it would learn with --preview, and learns it without", async () => {
    await register(async (one) => {
      await addAll(one, TEXTS);
      const preview = await rederived(one, true);
      assert.deepEqual(
        preview.learnt.map(({ version: _, ...numbers }) => numbers),
        [{ before: null, outlets: 1, sentences: 3, more: 3, fewer: 0 }],
      );
      assert.equal(preview.told.length, TEXTS.length);
      assert.equal(await one.path.store.material.boilerplate(), null);
      const done = await rederived(one, false);
      assert.deepEqual(done, preview);
      assert.deepEqual(await rederived(one, false), { told: [], learnt: [] });
      assert.deepEqual(await familiesIn(one), []);
      const { version } = (await one.path.store.material.boilerplate()) ?? {};
      assert.equal(version, done.learnt[0]?.version);
    });
  });

  test("leaves what came before and after it the same, in any order", async () => {
    const lines: (readonly string[])[] = [];
    const orders = [TEXTS, [...TEXTS.slice(4), ...TEXTS.slice(0, 4)].toReversed()];
    for (const [first, rest] of orders.map((texts) => [texts.slice(0, 9), texts.slice(9)])) {
      await register(async (one) => {
        await addAll(one, first ?? []);
        await rederived(one, false);
        const before = await one.path.store.material.boilerplate();
        await addAll(one, rest ?? []);
        assert.deepEqual(await one.path.store.material.boilerplate(), before);
        assert.deepEqual(await rederived(one, false), { told: [], learnt: [] });
        lines.push(await exported(one.path));
      });
    }
    assert.deepEqual(lines[1], lines[0]);
    assert.ok(lines[0]?.some((line) => line.includes('"boilerplate":[{')));
  });

  test("forgets what is repeated no more, and a rebuild remembers what was learnt", async () => {
    await register(async (one) => {
      await addAll(one, TEXTS);
      await rederived(one, false);
      const learnt = await one.path.store.material.boilerplate();
      await one.path.store.rebuild();
      assert.deepEqual(await one.path.store.material.boilerplate(), learnt);
      const { captures } = await one.path.store.view.captures({ limit: 4, offset: 0 });
      for (const { id } of captures) {
        const decision = { decision: "withdraw", capture: id, reason: "taken back" } as const;
        await decide(one.path, { decision, keys: [] });
      }
      const { learnt: change, told } = await rederived(one, false);
      assert.equal(change[0]?.fewer, 3);
      assert.equal(told.length, TEXTS.length - captures.length);
    });
  });
});
