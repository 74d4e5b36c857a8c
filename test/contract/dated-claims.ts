/** What every store must tell of the claims behind an order: days, places and whose report each is. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { VEIL } from "../../src/model/passage.ts";
import type { Store } from "../../src/store/store.ts";
import { addReports, type StoreKind } from "./register.ts";
import { decisionDraft, reportOf, spanOf, targetOf, whereOf } from "./sample-bodies.ts";
import { orderFieldsOf } from "./sample-orders.ts";

type WithRegister = (kind: StoreKind, work: (store: Store) => Promise<void>) => Promise<void>;

const TEXT = "From Monday guards at Samho may fire, wrote the Ford Herald.";
const order = orderFieldsOf();

const made = reportOf(TEXT, {
  claims: [
    {
      exact: "guards at Samho may fire",
      kind: "order",
      fields: { order, where: whereOf("Samho", "x/samho") },
    },
  ],
  reading: {
    outlet: "The Test Courier",
    published: "2021-03-12",
    original: {
      ...{ relation: "reprint_of", outlet: "Ford Herald", published: "2021-03-10", url: null },
    },
  },
});

/** Registers the tests of claims of orders for one implementation. */
export const testDatedClaims = (kind: StoreKind, withRegister: WithRegister): void => {
  it("view.datedClaims() tells days, place and whose report it is, also of what is corrected since", () =>
    withRegister(kind, async (store) => {
      await addReports(store, [made]);
      const [claim] = made.claims;
      assert.ok(claim);
      const [told] = await store.view.datedClaims([claim.id]);
      const days = ["2021-03-01", "2021-03-08"].map((first) => ({ first, last: first }));
      assert.deepEqual(
        told?.days.toSorted((a, b) => (a.first < b.first ? -1 : 1)),
        days,
      );
      assert.deepEqual([told?.where?.place, told?.outlet], ["x/samho", "Ford Herald"]);
      assert.equal(told?.published, "2021-03-10");
      const corrected = { ...claim, kind: "practice", order: null } as const;
      const correct = { decision: "correct", ...targetOf(made), corrected, reason: "no" } as const;
      await store.write(({ append }) => append(decisionDraft(correct)));
      assert.deepEqual(await store.view.datedClaims([claim.id]), [{ ...told, days: [] }]);
    }));

  it("view.datedClaims() veils the outlet of an original", () =>
    withRegister(kind, async (store) => {
      await addReports(store, [made]);
      const span = { ...spanOf(TEXT, "Ford Herald"), reason: "by-hand" } as const;
      const veil = { decision: "veil", capture: made.capture.id, span, reason: "a name" } as const;
      await store.write(({ append }) => append(decisionDraft(veil)));
      const told = await store.view.datedClaims(made.claims.map(({ id }) => id));
      assert.deepEqual(
        told.map(({ outlet }) => outlet),
        [VEIL.repeat("Ford Herald".length)],
      );
    }));
};
