/** An order as it is reported to hold, or not, at one place: its reach and the days it was observed. */
import type { Claim } from "../model/claim.ts";
import type { RuleData } from "../model/data.ts";
import type { OrderFields } from "../model/order.ts";
import type { OrderRecord } from "../model/record.ts";
import { order as ascending } from "./components.ts";
import { dayNumber, type Interval } from "./days.ts";
import { geographyOf } from "./geography.ts";
import { type Reach, reachOf } from "./reach.ts";

/** An order's claim with whose reporting it is (of a reprint: the original's outlet). */
export type DatedClaim = {
  readonly claim: Claim;
  readonly outlet: string | null;
  /** True where the words are those of a summary of what the outlet published. */
  readonly summary: boolean;
  /** Day: the first on which it may have been published; null where that is not known. */
  readonly published: string | null;
};

/** What an answer is made from; `place` is a gazetteer id. */
export type EffectQuery = {
  /** Orders that may hold there; those that do not are left out of the answer. */
  readonly orders: readonly OrderRecord[];
  /** The claims behind the orders. */
  readonly claims: readonly DatedClaim[];
  readonly place: string;
  readonly addressees: string | null;
  /** Day: `orders` are told as they were known by then (`recordKnown`); null for all that is known. */
  readonly knownBy: string | null;
};

export type HeldOrder = {
  readonly record: OrderRecord;
  readonly claims: readonly DatedClaim[];
  readonly reach: Reach;
  /** Days on which a text dates it: issued, received or in effect; never a date of publication. */
  readonly observed: readonly Interval[];
  /** The day it was first reported, where no text dates it; null where one does, or says it held before. */
  readonly undatedSince: string | null;
};

/** In the order of their ids; leads, and what all who told of it took back, are left out. */
export const heldOrders = (query: EffectQuery, data: RuleData): readonly HeldOrder[] => {
  const claimById = new Map(query.claims.map((one) => [one.claim.id, one]));
  return query.orders
    .filter((record) => !record.lead && record.rests_on.reports > 0)
    .map((record) => heldOrder(record, { query, claimById }, data))
    .sort((a, b) => ascending(a.record.id, b.record.id));
};

type Asked = {
  readonly query: EffectQuery;
  readonly claimById: ReadonlyMap<string, DatedClaim>;
};

const heldOrder = (record: OrderRecord, { query, claimById }: Asked, data: RuleData): HeldOrder => {
  const claims = record.claims.flatMap((id) => claimById.get(id) ?? []);
  const own = claims.map(({ claim }) => claim);
  const { order } = record;
  const reach = reachOf({ order, claims: own, place: query.place }, geographyOf(data));
  const observed = observedOf(order, own);
  const isDated = observed.length > 0 || order.previous;
  return { record, claims, reach, observed, undatedSince: isDated ? null : firstDay(claims) };
};

const firstDay = (claims: readonly DatedClaim[]): string | null =>
  claims.flatMap(({ published }) => published ?? []).sort()[0] ?? null;

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
  // "In August" saw nothing that "on 25 August" did not: only the narrower of two is a day of its own.
  const narrow = intervals.filter((one) => !intervals.some((other) => isWithin(other, one)));
  const byText = new Map(narrow.map((one) => [`${one.from} ${one.to}`, one]));
  return [...byText.values()].sort((a, b) => a.from - b.from || a.to - b.to);
};

const isWithin = (inner: Interval, outer: Interval): boolean =>
  inner.from >= outer.from && inner.to <= outer.to && inner.to - inner.from < outer.to - outer.from;
