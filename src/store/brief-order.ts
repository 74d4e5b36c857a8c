import type { BriefFields, BriefOrder, BriefWhen } from "../model/brief-order.ts";
import type { OrderFields } from "../model/order.ts";
import type { OrderRecord } from "../model/record.ts";
import type { Until, When } from "../model/when.ts";

/** Fields whose values are told side by side, each with those who report it. */
const SIDE_BY_SIDE: ReadonlySet<string> = new Set([
  ...["order.provisions", "order.zone", "order.reference_line"],
]);

/** An order in brief; where it rests on veiled words give it what the guard left of it. */
export const briefOf = (record: OrderRecord): BriefOrder => ({
  kind: record.kind,
  id: record.id,
  claims: record.claims,
  rests_on: record.rests_on,
  lead: record.lead,
  family: record.family,
  order: fieldsOf(record.order),
  fields: record.fields
    .filter(({ field }) => SIDE_BY_SIDE.has(field))
    .map(({ field, values }) => ({
      field,
      values: values.map(({ value, claims, rests_on }) => ({ value, claims, rests_on })),
    })),
  changes: record.changes.map(({ order, provisions, basis }) => ({ order, provisions, basis })),
});

const fieldsOf = (order: OrderFields): BriefFields => ({
  issuer: order.issuer === null ? null : { value: order.issuer.value },
  addressees: order.addressees.map(({ value }) => ({ value })),
  provisions: order.provisions.map(({ kind, effect, rule }) => ({ kind, effect, rule })),
  zone:
    order.zone === null
      ? null
      : { distance_km: order.zone.distance_km, reference_line: order.zone.reference_line },
  stretch: order.stretch.map(({ name, place }) => ({ name, place })),
  issued: maybeWhen(order.issued),
  received: maybeWhen(order.received),
  effective_from: maybeWhen(order.effective_from),
  until: untilOf(order.until),
  previous: order.previous,
});

const untilOf = (until: Until | null): BriefFields["until"] => {
  if (until === null) return null;
  return until.kind === "date"
    ? { kind: until.kind, when: whenOf(until.when) }
    : { kind: until.kind, event: until.event };
};

const maybeWhen = (when: When | null): BriefWhen | null => (when === null ? null : whenOf(when));

const whenOf = ({ edtf, earliest, latest, precision, alternatives }: When): BriefWhen => ({
  ...{ edtf, earliest, latest, precision, alternatives },
});
