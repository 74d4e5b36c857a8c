/** What every store must do with lists of records: their order, periods, places and counts. */
import assert from "node:assert/strict";
import { it } from "node:test";
import type { RecordQuery, Store } from "../../src/store/store.ts";
import { addReports, type StoreKind } from "./register.ts";
import {
  changeDraft,
  dayOf,
  decisionDraft,
  incidentOf,
  reportOf,
  targetOf,
  whereOf,
} from "./sample-bodies.ts";

type WithRegister = (kind: StoreKind, work: (store: Store) => Promise<void>) => Promise<void>;

const EXACT = ["fired at dawn", "fired at noon", "fired at dusk", "fired one day"];
const TEXT = `Guards ${EXACT.join(". Guards ")}.`;
const made = reportOf(TEXT, {
  claims: EXACT.map((exact) => ({ exact })),
  keys: ["at:x/samho", "at:x"],
});

const ALL: RecordQuery = {
  ...{ kind: "incident", from: null, to: null, place: null, asHeld: null, leads: false },
  ...{ limit: 50, offset: 0 },
};

/** The day, a stretch of days, one with no end, and none. */
const DATES = [
  dayOf("2021-03-05"),
  { ...dayOf("2021-03-01"), latest: "2021-04-30" },
  { ...dayOf("2020-01-01"), earliest: null, latest: "2020-12-31" },
  null,
];

const incidents = made.claims.map((claim, at) =>
  incidentOf([claim], [made.capture.id], { when: DATES[at] ?? null }),
);

/** Places of the list by the claim each record rests on. */
const listed = async ({ view }: Store, query: Partial<RecordQuery> = {}): Promise<number[]> => {
  const question = { ...ALL, ...query };
  const records = await view.records(question);
  assert.equal((await view.recordCount(question)).count, records.length);
  return records.map(({ id }) => incidents.findIndex((one) => one.id === id));
};

/** Registers the tests of lists of records for one implementation. */
export const testRecordLists = (kind: StoreKind, withRegister: WithRegister): void => {
  it("view.records() gives the newest first, the undated last, now and as it was held", () =>
    withRegister(kind, async (store) => {
      await addReports(store, [made]);
      await store.write(({ append }) => append(changeDraft(incidents)));
      const last = [2, 3].sort((a, b) =>
        (incidents[a]?.id ?? "") < (incidents[b]?.id ?? "") ? -1 : 1,
      );
      const asHeld = "2027-01-01T00:00:00.000Z";
      for (const query of [{}, { asHeld }, { place: "x" }, { place: "x/samho", asHeld }]) {
        assert.deepEqual(await listed(store, query), [0, 1, ...last]);
        const april = { ...query, from: "2021-04-01", to: "2021-04-30" };
        assert.deepEqual(await listed(store, april), [1], "what may lie in the period");
        assert.deepEqual(await listed(store, { ...query, to: "2020-06-30" }), [2]);
        assert.deepEqual(await listed(store, { ...query, from: "2021-03-05" }), [0, 1]);
      }
      assert.deepEqual(await listed(store, { place: "y" }), []);
      const page = await store.view.records({ ...ALL, limit: 1, offset: 1 });
      assert.deepEqual(page, [incidents[1]]);
    }));

  it("view.records() at a place follows what people say of the claims", () =>
    withRegister(kind, async (store) => {
      await addReports(store, [made]);
      await store.write(({ append }) => append(changeDraft(incidents)));
      const [claim] = made.claims;
      assert.ok(claim);
      const corrected = { ...claim, where: whereOf("Yongha", "y/yongha") };
      const decision = { decision: "correct", ...targetOf(made), corrected, reason: "y" } as const;
      const { refs } = await store.write(({ append }) =>
        append(decisionDraft(decision, ["at:y/yongha", "at:y"])),
      );
      assert.deepEqual(await listed(store, { place: "y" }), [0]);
      assert.equal((await listed(store, { place: "x" })).length, 3);
      assert.deepEqual([...(await store.view.placesNamed())].sort(), [
        ...["x", "x/samho", "y", "y/yongha"],
      ]);
      const [of] = refs;
      assert.ok(of);
      await store.write(({ append }) =>
        append(decisionDraft({ decision: "undo", of, reason: "no" })),
      );
      assert.deepEqual(await listed(store, { place: "y" }), []);
      assert.equal((await listed(store, { place: "x" })).length, 4);
    }));

  it("view.records() known by a day rests on a report surely published by then", () =>
    withRegister(kind, async (store) => {
      const early = reportOf("Guards fired long ago.", {
        claims: [{ exact: "fired long ago" }],
        reading: { published: "2019-05" },
      });
      await addReports(store, [made, early]);
      const before = incidentOf(early.claims, [early.capture.id]);
      await store.write(({ append }) => append(changeDraft([...incidents, before])));
      const known = (knownBy: string) => store.view.records({ ...ALL, knownBy });
      assert.deepEqual(await known("2019-05-30"), []);
      assert.deepEqual(await known("2019-05-31"), [before]);
      assert.equal((await known("2021-03-02")).length, 5);
    }));

  it("view.facts() and waiting() count what there is as it comes, is decided on and goes", () =>
    withRegister(kind, async (store) => {
      const counts = async () => {
        const { captures, claims, records } = await store.view.facts();
        return [captures, claims, records.incident, await store.view.waiting()];
      };
      assert.deepEqual(await counts(), [0, 0, 0, { claims: 0, reports: 0, leads: 0 }]);
      await addReports(store, [made]);
      const { refs } = await store.write(({ append }) => append(changeDraft(incidents)));
      assert.deepEqual(await counts(), [1, 4, 4, { claims: 4, reports: 1, leads: 0 }]);
      await store.write(async ({ append }) => {
        await append(decisionDraft({ decision: "reject", ...targetOf(made), reason: "no" }));
        await append(changeDraft([], { ended: refs.slice(1, 2) }));
      });
      assert.deepEqual(await counts(), [1, 4, 3, { claims: 3, reports: 1, leads: 0 }]);
      const withdraw = { decision: "withdraw", capture: made.capture.id, reason: "twice" } as const;
      await store.write(({ append }) => append(decisionDraft(withdraw)));
      assert.deepEqual(await counts(), [1, 0, 3, { claims: 0, reports: 0, leads: 0 }]);
    }));
};
