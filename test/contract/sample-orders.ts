/** Small orders for the store's tests; see sample-bodies.ts. */
import { recordIdOf } from "../../src/format/content-id.ts";
import type { OrderFields } from "../../src/model/order.ts";
import type { OrderRecord } from "../../src/model/record.ts";
import { dayOf, type Report } from "./sample-bodies.ts";

export const basis = { how: "inferred", from: "test", rule: "test", passages: [] } as const;

/** Issued on 1 March 2021 and in effect a week later; it rules on nothing. */
export const orderFieldsOf = (fields: Partial<OrderFields> = {}): OrderFields => ({
  ...{ instrument: { value: "order", basis }, issuer: null, transmitted_by: null, audience: null },
  ...{ addressees: [], provisions: [], zone: null, stretch: [], exceptions: [] },
  ...{ reason_given: null, alleged_motive: null, impunity: null, incentives: [], sanctions: [] },
  ...{ issued: dayOf("2021-03-01"), received: null, effective_from: dayOf("2021-03-08") },
  ...{ until: null, previous: false },
  ...fields,
});

/** An order that rests on one report. */
export const orderOf = (
  { claims, capture }: Report,
  { order, ...fields }: Partial<OrderRecord> & Pick<OrderRecord, "order">,
): OrderRecord => {
  const ids = claims.map(({ id }) => id).toSorted();
  const [first] = ids;
  if (first === undefined) throw new Error("an order rests on at least one claim");
  const rests_on = { reports: 1, outlets: 1, accounts: { min: 1, max: 1 }, documents: 0, why: [] };
  return {
    ...{ kind: "order", id: recordIdOf("o", first), claims: ids, reports: [capture.id], rests_on },
    ...{ lead: false, order, fields: [], family: null, changes: [] },
    ...fields,
  };
};
