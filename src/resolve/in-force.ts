/**
 * What is reported to have been in effect at a place on a day, provision by provision. Never "still
 * in force": an order of which nothing more is heard is presumed, with the days since it was last
 * observed. Not yet here: "attested before and after", and observations from reported practice.
 */
import type { Claim } from "../model/claim.ts";
import type { RuleData } from "../model/data.ts";
import type { ClaimId, RecordId } from "../model/ids.ts";
import type { OrderFields, ProvisionKind } from "../model/order.ts";
import type { Change, OrderRecord, RestsOn } from "../model/record.ts";
import type { When } from "../model/when.ts";
import { changedProvisions, startOf } from "./changes.ts";
import { order as ascending } from "./components.ts";
import { dayNumber, dayText } from "./days.ts";
import { geographyOf } from "./geography.ts";
import { addresses, mayShareAddressees, type Reach, reachOf } from "./reach.ts";

/** Why an order is "unknown" where no text tells its place. */
export const UNPLACED = "where it holds is not told";

export type EffectState = "observed" | "presumed" | "changed-here" | "ended" | "unknown";

/** An order's claim with whose reporting it is (of a reprint: the original's outlet) and when it was published. */
export type DatedClaim = {
  readonly claim: Claim;
  readonly outlet: string | null;
  /** EDTF; null where unknown. */
  readonly published: string | null;
  /** True where the words are those of a summary of what the outlet published. */
  readonly summary: boolean;
};

export type InForceQuery = {
  /** Orders that may hold there; those that do not are left out of the answer. */
  readonly orders: readonly OrderRecord[];
  /** The claims behind the orders. */
  readonly claims: readonly DatedClaim[];
  /** Gazetteer id. */
  readonly place: string;
  /** Day, e.g. "2022-01-18". */
  readonly on: string;
  readonly addressees: string | null;
  /** Day: only what was published by then; undated claims are then left out. */
  readonly knownBy: string | null;
};

/** What one order says of one provision, there and then. */
export type InEffect = {
  readonly order: RecordId;
  readonly state: EffectState;
  /** e.g. ["licence: shoot-on-sight"]; for zones ["0–1 km"]. */
  readonly rules: readonly string[];
  readonly observed: string | null;
  /** Days from the last observation to the day asked about; null where that is not told. */
  readonly days: number | null;
  readonly changed_by: { readonly order: RecordId; readonly basis: Change["basis"] } | null;
  readonly outlets: readonly string[];
  /** Those among them that are known here from summaries by Onrecord alone. */
  readonly summarised: readonly string[];
  readonly claims: readonly ClaimId[];
  /** Null where only part of the claims was known by the day given. */
  readonly rests_on: RestsOn | null;
  readonly why: string;
};

export type InForceAnswer = {
  readonly says: "reported in effect";
  readonly place: string;
  readonly on: string;
  readonly addressees: string | null;
  readonly known_by: string | null;
  /** A kind that no order speaks of is absent: nothing reported, which is not "no rule". */
  readonly provisions: readonly {
    readonly provision: ProvisionKind;
    readonly orders: readonly InEffect[];
  }[];
};

/** Leads are left out. The answer has every order that speaks of a provision, side by side. */
export const inForce = (query: InForceQuery, data: RuleData): InForceAnswer => {
  const held = query.orders
    .filter((record) => !record.lead)
    .flatMap((record) => heldOrder(record, query, data) ?? [])
    .filter(({ reach }) => reach !== "elsewhere")
    .filter(({ record }) => !startsAfter(record.order, query.on))
    .sort((a, b) => ascending(a.record.id, b.record.id));
  const provisions = PROVISIONS.map((provision) => ({
    provision,
    orders: held
      .filter(({ record }) => rulesOf(record.order, provision).length > 0)
      .map((one) => inEffect(one, provision, { held, query })),
  }));
  return {
    says: "reported in effect",
    place: query.place,
    on: query.on,
    addressees: query.addressees,
    known_by: query.knownBy,
    provisions: provisions.filter(({ orders }) => orders.length > 0),
  };
};

const PROVISIONS: readonly ProvisionKind[] = [
  "who-may-be-shot-at",
  "how-to-fire",
  "ammunition",
  "zone",
  "hours",
  "duty-to-report",
];

type HeldOrder = {
  readonly record: OrderRecord;
  readonly claims: readonly DatedClaim[];
  readonly complete: boolean;
  readonly reach: Reach;
};

type Setting = { readonly held: readonly HeldOrder[]; readonly query: InForceQuery };

const heldOrder = (record: OrderRecord, query: InForceQuery, data: RuleData): HeldOrder | null => {
  const ids = new Set<string>(record.claims);
  const all = query.claims.filter(({ claim }) => ids.has(claim.id));
  const claims = all.filter(({ published }) => isKnown(published, query.knownBy));
  if (claims.length === 0) return null;
  const own = claims.map(({ claim }) => claim);
  const known = claims.length === all.length ? record.order : onlyKnown(record.order, own);
  const reach = reachOf({ order: known, claims: own, place: query.place }, geographyOf(data));
  return {
    record: { ...record, order: known },
    claims,
    complete: claims.length === all.length,
    reach,
  };
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

const inEffect = (one: HeldOrder, provision: ProvisionKind, setting: Setting): InEffect => {
  const { record, claims, complete, reach } = one;
  const { on, addressees } = setting.query;
  const seen = lastObserved(record.order, on);
  const changed = changeHere(one, provision, setting);
  const { state, why } = stateOf({ one, seen, changed, on, addressees });
  return {
    order: record.id,
    state,
    rules: rulesOf(record.order, provision),
    observed: seen === null ? null : dayText(seen),
    days: seen === null ? null : Math.max(0, (dayNumber(on) ?? seen) - seen),
    changed_by: state === "changed-here" ? changed : null,
    ...publishersOf(claims),
    claims: claims.map(({ claim }) => claim.id).sort(),
    rests_on: complete ? record.rests_on : null,
    why: reach === "part" ? `${why}; reported for part of this place` : why,
  };
};

const publishersOf = (claims: readonly DatedClaim[]): Pick<InEffect, "outlets" | "summarised"> => {
  const named = (some: readonly DatedClaim[]) =>
    [...new Set(some.flatMap(({ outlet }) => outlet ?? []))].sort();
  const own = new Set(named(claims.filter(({ summary }) => !summary)));
  const outlets = named(claims);
  return { outlets, summarised: outlets.filter((outlet) => !own.has(outlet)) };
};

type Judged = {
  readonly one: HeldOrder;
  readonly seen: number | null;
  readonly changed: InEffect["changed_by"];
  readonly on: string;
  readonly addressees: string | null;
};

const stateOf = ({
  one,
  seen,
  changed,
  on,
  addressees,
}: Judged): Pick<InEffect, "state" | "why"> => {
  const { order } = one.record;
  if (addresses(order, addressees) === false) {
    return { state: "unknown", why: "reported for other addressees" };
  }
  if (one.reach === "unknown") return { state: "unknown", why: UNPLACED };
  if (changed !== null) {
    return { state: "changed-here", why: `a later order says otherwise here (${changed.basis})` };
  }
  const { until } = order;
  if (until?.kind === "date") {
    if (until.when.latest !== null && until.when.latest < on) {
      return { state: "ended", why: `reported to end ${until.when.edtf}` };
    }
    if (until.when.earliest === null || until.when.earliest < on) {
      return { state: "unknown", why: `its end, ${until.when.edtf}, may have come` };
    }
  }
  if (order.previous) return { state: "unknown", why: "told as a rule that held before" };
  if (seen === null) return { state: "unknown", why: "no dated statement of it by then" };
  const event = until?.kind === "event" ? `; reported to hold until ${until.event}` : "";
  const days = (dayNumber(on) ?? seen) - seen;
  return days <= 0
    ? { state: "observed", why: `reported issued, received or in effect on this day${event}` }
    : { state: "presumed", why: `${days} days since last observed${event}` };
};

// A later order changes only what it speaks of, where it holds, for those it may speak to.
const changeHere = (
  one: HeldOrder,
  provision: ProvisionKind,
  { held, query }: Setting,
): InEffect["changed_by"] => {
  const later = held
    .filter((other) => other.record.id !== one.record.id && other.reach === "here")
    .filter((other) => addresses(other.record.order, query.addressees) !== false)
    .filter((other) => mayShareAddressees(one.record.order, other.record.order))
    .filter((other) => changes(other.record, one.record, provision))
    .toSorted((a, b) => (startDay(a.record.order) ?? 0) - (startDay(b.record.order) ?? 0))
    .at(-1);
  if (later === undefined) return null;
  const said = later.record.changes.find(
    (change) => change.order === one.record.id && change.provisions.includes(provision),
  );
  return { order: later.record.id, basis: said?.basis ?? "inferred" };
};

// What a text or a person says of the two goes before what follows from dates and rules alone.
const changes = (later: OrderRecord, earlier: OrderRecord, provision: ProvisionKind): boolean => {
  if (later.order.previous) return false;
  const said = later.changes.find((change) => change.order === earlier.id);
  if (said !== undefined && said.basis !== "inferred") return said.provisions.includes(provision);
  const [before, after] = [startDay(earlier.order), startDay(later.order)];
  if (before === null || after === null || after <= before) return false;
  return changedProvisions(later.order, earlier.order, false).includes(provision);
};

const startDay = (order: OrderFields): number | null => dayNumber(startOf(order)?.earliest ?? null);

const startsAfter = (order: OrderFields, on: string): boolean => {
  if (order.effective_from?.earliest) return order.effective_from.earliest > on;
  const dates = [order.received, order.issued];
  const days = dates.flatMap((when) => when?.earliest ?? []);
  return days.length > 0 && days.every((day) => day > on);
};

// Its last dated statement by that day; the date of publication says nothing of it.
const lastObserved = (order: OrderFields, on: string): number | null => {
  const asked = dayNumber(on);
  if (asked === null) return null;
  const days = [order.effective_from, order.received, order.issued].flatMap((when) =>
    observedDay(when, asked),
  );
  return days.length === 0 ? null : Math.max(...days);
};

const observedDay = (when: When | null, asked: number): readonly number[] => {
  const [from, to] = [dayNumber(when?.earliest ?? null), dayNumber(when?.latest ?? null)];
  if (from === null || from > asked) return [];
  return [Math.min(to ?? from, asked)];
};

const rulesOf = (order: OrderFields, kind: ProvisionKind): readonly string[] => {
  const rules = order.provisions
    .filter((provision) => provision.kind === kind)
    .map(({ effect, rule }) => `${effect}: ${rule}`);
  if (kind === "zone" && order.zone !== null) {
    const { min, max } = order.zone.distance_km;
    rules.push(min === max ? `${max} km` : `${min}–${max} km`);
  }
  return [...new Set(rules)].sort();
};
