/** What every store must do with the queue: its order, its filters, its words, what leaves it. */
import assert from "node:assert/strict";
import { it } from "node:test";
import type { Store } from "../../src/store/store.ts";
import type { QueueQuery } from "../../src/store/waiting.ts";
import { addReports, type StoreKind } from "./register.ts";
import { decisionDraft, killedOf, reportOf, spanOf, targetOf } from "./sample-bodies.ts";

type WithRegister = (kind: StoreKind, work: (store: Store) => Promise<void>) => Promise<void>;

const TALK = "A spokesman said nothing new. Patrols go on as a rule.";
const NIGHT =
  "A spokesman spoke.\n\nGuards were told to fire at once.\n\nOne man was hurt.\n\nTwo people were shot dead by the third willow.";
const LATER = "Soldiers hurt a farmer.\n\nAn official denied it.";

const talk = reportOf(TALK, {
  claims: [{ exact: "said nothing new", kind: "statement" }],
  reading: { outlet: "Hill Times" },
});
const night = reportOf(NIGHT, {
  claims: [
    { exact: "A spokesman spoke", kind: "statement" },
    { exact: "Guards were told to fire at once", kind: "order" },
    { exact: "One man was hurt" },
    { exact: "Two people were shot dead", fields: { outcomes: killedOf(2) } },
  ],
  sensitive: [spanOf(NIGHT, "by the third willow")],
});
const later = reportOf(LATER, { claims: [{ exact: "hurt a farmer" }] });

const asked = async (store: Store, query: Partial<QueueQuery> = {}) => {
  const { proposals, total } = await store.view.queue({
    ...{ kind: null, outlet: null, limit: 50, offset: 0 },
    ...query,
  });
  return { proposals, total, words: proposals.map(({ claim }) => claim.claim.passages[0]?.exact) };
};

const ORDER = [
  "hurt a farmer",
  "Two people were shot dead",
  "Guards were told to fire at once",
  "One man was hurt",
  "A spokesman spoke",
  "said nothing new",
];

/** Registers the tests of the queue for one implementation. */
export const testQueue = (kind: StoreKind, withRegister: WithRegister): void => {
  it("queue() puts weighty reports first, the last added first, deaths and orders before the rest", () =>
    withRegister(kind, async (store) => {
      assert.deepEqual(await asked(store), { proposals: [], total: 0, words: [] });
      await addReports(store, [night, later, talk]);
      const { words, total } = await asked(store);
      assert.deepEqual(words, ORDER);
      assert.equal(total, 6);
      for (let offset = 0; offset < 7; offset += 1) {
        const part = await asked(store, { limit: 2, offset });
        assert.deepEqual(part.words, ORDER.slice(offset, offset + 2), `from ${offset}`);
        assert.equal(part.total, 6);
      }
    }));

  it("queue() is narrowed by kind and outlet, and counts what fits", () =>
    withRegister(kind, async (store) => {
      await addReports(store, [night, later, talk]);
      const statements = await asked(store, { kind: "statement" });
      assert.deepEqual(statements.words, ["A spokesman spoke", "said nothing new"]);
      assert.equal(statements.total, 2);
      const outlet = "Hill Times";
      assert.deepEqual((await asked(store, { outlet })).words, ["said nothing new"]);
      assert.equal((await asked(store, { outlet })).total, 1);
      assert.equal((await asked(store, { outlet, kind: "statement" })).total, 1);
      assert.equal((await asked(store, { outlet, kind: "order" })).total, 0);
      assert.equal((await asked(store, { outlet: "No Such" })).total, 0);
    }));

  it("queue() leaves out what was decided, and what stands in a withdrawn report", () =>
    withRegister(kind, async (store) => {
      await addReports(store, [night, later, talk]);
      await store.write(async ({ append }) => {
        const reason = "as it says";
        await append(decisionDraft({ decision: "accept", ...targetOf(night, 3), reason }));
        await append(decisionDraft({ decision: "reject", ...targetOf(night, 0), reason }));
        await append(
          decisionDraft({ decision: "withdraw", capture: later.capture.id, reason: "twice" }),
        );
      });
      const { words, total } = await asked(store);
      assert.deepEqual(words, [ORDER[2], ORDER[3], ORDER[5]]);
      assert.equal(total, 3);
    }));

  it("queue() gives the words around a claim at their offsets, without veiled ones", () =>
    withRegister(kind, async (store) => {
      await addReports(store, [night]);
      const { proposals } = await asked(store, { limit: 1 });
      const [first] = proposals;
      const passage = first?.claim.claim.passages[0];
      const [context] = first?.contexts ?? [];
      assert.ok(passage !== undefined && context !== undefined);
      const shown = context.text.slice(passage.start - context.start, passage.end - context.start);
      assert.equal(shown, "Two people were shot dead");
      assert.match(context.text, /One man was hurt/);
      assert.match(context.text, /▒{19}/);
      assert.doesNotMatch(JSON.stringify(proposals), /willow/);
    }));
};
