/** An order as it is reported to hold, or not, at one place: what was known of it by a day, and its reach. */
import type { Claim } from "../model/claim.ts";
import type { RuleData } from "../model/data.ts";
import type { OrderFields } from "../model/order.ts";
import type { OrderRecord } from "../model/record.ts";
import { order as ascending } from "./components.ts";
import { dayNumber, type Interval } from "./days.ts";
import { geographyOf } from "./geography.ts";
import { type Reach, reachOf } from "./reach.ts";

/** An order's claim with whose reporting it is (of a reprint: the original's outlet) and when it was published. */
export type DatedClaim = {
  readonly claim: Claim;
  readonly outlet: string | null;
  /** EDTF; null where unknown. */
  readonly published: string | null;
  /** True where the words are those of a summary of what the outlet published. */
  readonly summary: boolean;
};

/** What an answer is made from; `place` is a gazetteer id. */
export type EffectQuery = {
  /** Orders that may hold there; those that do not are left out of the answer. */
  readonly orders: readonly OrderRecord[];
  /** The claims behind the orders. */
  readonly claims: readonly DatedClaim[];
  readonly place: string;
  readonly addressees: string | null;
  /** Day: only what was published by then; undated claims are then left out. */
  readonly knownBy: string | null;
};

export type HeldOrder = {
  readonly record: OrderRecord;
  readonly claims: readonly DatedClaim[];
  readonly reach: Reach;
  /** Days on which a text dates it: issued, received or in effect; never a date of publication. */
  readonly observed: readonly Interval[];
};

/** Orders as they were known, in the order of their ids; leads are left out. */
export const heldOrders = (query: EffectQuery, data: RuleData): readonly HeldOrder[] => {
  const claimById = new Map(query.claims.map((one) => [one.claim.id, one]));
  return query.orders
    .filter((record) => !record.lead)
    .flatMap((record) => heldOrder(record, { query, claimById }, data) ?? [])
    .sort((a, b) => ascending(a.record.id, b.record.id));
};

type Asked = {
  readonly query: EffectQuery;
  readonly claimById: ReadonlyMap<string, DatedClaim>;
};

const heldOrder = (
  record: OrderRecord,
  { query, claimById }: Asked,
  data: RuleData,
): HeldOrder | null => {
  const all = record.claims.flatMap((id) => claimById.get(id) ?? []);
  const claims = all.filter(({ published }) => isKnown(published, query.knownBy));
  if (claims.length === 0) return null;
  const own = claims.map(({ claim }) => claim);
  const known = claims.length === all.length ? record.order : onlyKnown(record.order, own);
  const reach = reachOf({ order: known, claims: own, place: query.place }, geographyOf(data));
  return { record: { ...record, order: known }, claims, reach, observed: observedOf(known, own) };
};

const isKnown = (published: string | null, by: string | null): boolean =>
  by === null || (published !== null && published.slice(0, 10) <= by);

// What only later reports say of an order was not known then.
const onlyKnown = (fields: OrderFields, claims: readonly Claim[]): OrderFields => {
  const orders = claims.flatMap((claim) => (claim.order === null ? [] : [claim.order]));
  const said = new Set(orders.flatMap((one) => one.provisions.map(({ rule }) => rule)));
  const first = <T>(read: (one: OrderFields) => T | null): T | null =>
    orders.map(read).find((value) => value !== null) ?? null;
  return {
    ...fields,
    provisions: fields.provisions.filter(({ rule }) => said.has(rule)),
    zone: first((one) => one.zone),
    addressees: orders.flatMap((one) => one.addressees),
    stretch: orders.flatMap((one) => one.stretch),
    issued: first((one) => one.issued),
    received: first((one) => one.received),
    effective_from: first((one) => one.effective_from),
    until: first((one) => one.until),
  };
};

// Every text's own dates: one that dates it later saw it again.
const observedOf = (order: OrderFields, claims: readonly Claim[]): readonly Interval[] => {
  const told = [order, ...claims.flatMap((claim) => claim.order ?? [])];
  const intervals = told
    .flatMap(({ effective_from, received, issued }) => [effective_from, received, issued])
    .flatMap((when) => {
      const from = dayNumber(when?.earliest ?? null);
      const to = dayNumber(when?.latest ?? null);
      return from === null ? [] : [{ from, to: Math.max(from, to ?? from) }];
    });
  const byText = new Map(intervals.map((one) => [`${one.from} ${one.to}`, one]));
  return [...byText.values()].sort((a, b) => a.from - b.from || a.to - b.to);
};
