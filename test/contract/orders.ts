/** What every store must tell in brief of the orders at a place. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { VEIL } from "../../src/model/passage.ts";
import type { OrderRecord } from "../../src/model/record.ts";
import { briefOf } from "../../src/store/brief-order.ts";
import type { Store } from "../../src/store/store.ts";
import { addReports, type StoreKind } from "./register.ts";
import {
  changeDraft,
  decisionDraft,
  erasureDraft,
  passageOf,
  reportOf,
  spanOf,
  whereOf,
} from "./sample-bodies.ts";
import { basis, orderFieldsOf, orderOf } from "./sample-orders.ts";

type WithRegister = (kind: StoreKind, work: (store: Store) => Promise<void>) => Promise<void>;

const TEXT = "From Monday the Ford Company at Samho may fire within 2 km.";
const stated = { how: "stated", passages: [passageOf(TEXT, "may fire")] } as const;

const report = reportOf(TEXT, { claims: [{ exact: "may fire", kind: "order" }] });

const fields = orderFieldsOf({
  addressees: [{ value: "the Ford Company", basis: stated }],
  provisions: [
    { kind: "how-to-fire", effect: "licence", rule: "live-fire", basis: stated },
    { kind: "zone", effect: "licence", rule: "zone", basis },
  ],
  zone: { distance_km: { min: 2, max: 2 }, reference_line: "the border", basis: stated },
  stretch: [whereOf("Samho", "x/samho")],
  until: { kind: "event", event: "the ford is closed", basis },
});

const said = ["order.provisions", "order.issuer"].map((field) => ({
  field,
  values: [
    {
      ...{ value: "how-to-fire: licence: live-fire", claims: report.claims.map(({ id }) => id) },
      passages: stated.passages,
      rests_on: {
        ...{ reports: 1, outlets: 1, accounts: { min: 1, max: 1 }, documents: 0, why: [] },
      },
    },
  ],
}));

const order: OrderRecord = orderOf(report, { order: fields, fields: said });

const asked = { places: ["x/samho"], begunBy: null, asHeld: null, knownBy: null };

const put = async (store: Store) => {
  await addReports(store, [report]);
  return store.write(({ append }) => append(changeDraft([order])));
};

/** Registers the tests of orders in brief for one implementation. */
export const testOrders = (kind: StoreKind, withRegister: WithRegister): void => {
  it("view.orders() tells what an order says without the words it rests on", () =>
    withRegister(kind, async (store) => {
      await put(store);
      const [told, ...more] = await store.view.orders(asked);
      assert.deepEqual([told, more], [briefOf(order), []]);
      assert.deepEqual(
        told?.fields.map(({ field }) => field),
        ["order.provisions"],
      );
      assert.doesNotMatch(JSON.stringify(told), /passages|may fire/);
      assert.deepEqual(
        await store.view.ordersBeside({ ...asked, except: [], limit: 9, offset: 0 }),
        [briefOf(order)],
      );
    }));

  it("view.orders() veils the names of an order in brief", () =>
    withRegister(kind, async (store) => {
      await put(store);
      const span = { ...spanOf(TEXT, "Ford Company"), reason: "by-hand" } as const;
      const veil = {
        decision: "veil",
        capture: report.capture.id,
        span,
        reason: "a name",
      } as const;
      await store.write(({ append }) => append(decisionDraft(veil)));
      const [told] = await store.view.orders(asked);
      const hidden = `the ${VEIL.repeat("Ford Company".length)}`;
      assert.deepEqual(told?.order.addressees, [{ value: hidden }]);
      assert.deepEqual(told?.order.zone, briefOf(order).order.zone);
    }));

  it("view.orders() tells an order as it was held, and nothing of one that was erased", () =>
    withRegister(kind, async (store) => {
      const { entry, refs } = await put(store);
      const ref = refs[1];
      assert.ok(ref);
      const later = { ...order, order: orderFieldsOf({ stretch: fields.stretch }) };
      await store.write(({ append }) => append(changeDraft([later], { ended: [ref] })));
      const asHeld = { ...asked, asHeld: entry.at };
      assert.deepEqual(await store.view.orders(asked), [briefOf(later)]);
      assert.deepEqual(await store.view.orders(asHeld), [briefOf(order)]);
      await store.write(({ append }) => append(erasureDraft([ref])));
      assert.deepEqual(await store.view.orders(asHeld), []);
    }));
};
