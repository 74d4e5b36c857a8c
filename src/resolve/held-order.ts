/** An order as it is reported to hold, or not, at one place: its reach and the days it was observed. */
import type { BriefFields, BriefOrder } from "../model/brief-order.ts";
import type { RuleData } from "../model/data.ts";
import type { DatedClaim } from "../model/dated-claim.ts";
import { startRange } from "./changes.ts";
import { order as ascending } from "./components.ts";
import { dayNumber, type Interval } from "./days.ts";
import { geographyOf } from "./geography.ts";
import { type Reach, reachOf, tellingWords } from "./reach.ts";

/** What an answer is made from; `place` is a gazetteer id. */
export type EffectQuery = {
  /** Orders that may hold there; those that do not are left out of the answer. */
  readonly orders: readonly BriefOrder[];
  /** The claims behind the orders. */
  readonly claims: readonly DatedClaim[];
  readonly place: string;
  readonly addressees: string | null;
  /** Day: `orders` are told as they were known by then (`recordKnown`); null for all that is known. */
  readonly knownBy: string | null;
};

export type HeldOrder = {
  readonly record: BriefOrder;
  readonly claims: readonly DatedClaim[];
  readonly reach: Reach;
  /** When it may have begun, by all readings of its date. */
  readonly starts: Interval | null;
  /** The telling words of each of its addressees. */
  readonly addressed: readonly ReadonlySet<string>[];
  /** Days on which a text dates it: issued, received or in effect; never a date of publication. */
  readonly observed: readonly Interval[];
  /** The day it was first reported, where no text dates it; null where one does, or says it held before. */
  readonly undatedSince: string | null;
};

/** In the order of their ids; leads, and what all who told of it took back, are left out. */
export const heldOrders = (query: EffectQuery, data: RuleData): readonly HeldOrder[] => {
  const claimById = new Map(query.claims.map((one) => [one.id, one]));
  return query.orders
    .filter((record) => !record.lead && record.rests_on.reports > 0)
    .map((record) => heldOrder(record, { query, claimById }, data))
    .sort((a, b) => ascending(a.record.id, b.record.id));
};

type Asked = {
  readonly query: EffectQuery;
  readonly claimById: ReadonlyMap<string, DatedClaim>;
};

const heldOrder = (record: BriefOrder, { query, claimById }: Asked, data: RuleData): HeldOrder => {
  const claims = record.claims.flatMap((id) => claimById.get(id) ?? []);
  const { order } = record;
  const reach = reachOf({ order, claims, place: query.place }, geographyOf(data));
  const addressed = order.addressees.map(({ value }) => new Set(tellingWords(value)));
  const observed = observedOf(order, claims);
  const isDated = observed.length > 0 || order.previous;
  const undatedSince = isDated ? null : firstDay(claims);
  return { record, claims, reach, starts: startRange(order), addressed, observed, undatedSince };
};

const firstDay = (claims: readonly DatedClaim[]): string | null =>
  claims.flatMap(({ published }) => published ?? []).sort()[0] ?? null;

// Every text's own dates: one that dates it later saw it again.
const observedOf = (
  { effective_from, received, issued }: BriefFields,
  claims: readonly DatedClaim[],
): readonly Interval[] => {
  const own = [effective_from, received, issued].map((when) => ({
    first: when?.earliest ?? null,
    last: when?.latest ?? null,
  }));
  const intervals = [...own, ...claims.flatMap(({ days }) => days)].flatMap(({ first, last }) => {
    const [from, to] = [dayNumber(first), dayNumber(last)];
    return from === null ? [] : [{ from, to: Math.max(from, to ?? from) }];
  });
  // "In August" saw nothing that "on 25 August" did not: only the narrower of two is a day of its own.
  const narrow = intervals.filter((one) => !intervals.some((other) => isWithin(other, one)));
  const byText = new Map(narrow.map((one) => [`${one.from} ${one.to}`, one]));
  return [...byText.values()].sort((a, b) => a.from - b.from || a.to - b.to);
};

const isWithin = (inner: Interval, outer: Interval): boolean =>
  inner.from >= outer.from && inner.to <= outer.to && inner.to - inner.from < outer.to - outer.from;
