/**
 * What an order changed of another: only where a text says so, or where it follows from two orders of
 * one family and is marked as inferred. An order that changes some provisions leaves the others be.
 */
import type { BriefFields, BriefWhen } from "../model/brief-order.ts";
import type { OrderFields, ProvisionEffect, ProvisionKind } from "../model/order.ts";
import type { Change, OrderRecord } from "../model/record.ts";
import { order } from "./components.ts";
import { dayNumber, type Interval } from "./days.ts";
import { relationOf } from "./geography.ts";
import { fold } from "./words.ts";
import type { World } from "./world.ts";

/** The same orders, each with its changes; give it the orders of one component. */
export const changesBetween = (
  records: readonly OrderRecord[],
  world: World,
): readonly OrderRecord[] =>
  records.map((record) => ({
    ...record,
    changes: records
      .flatMap((earlier) => changeOf(record, earlier, world) ?? [])
      .sort((a, b) => order(a.order, b.order)),
  }));

/** Where an order holds, by name, as `Change` names places; empty where it is not told. */
export const placeNames = (fields: OrderFields): readonly string[] =>
  fields.stretch.map((where) => where.place ?? where.name);

/** The dates of an order. */
type Began<W> = {
  readonly effective_from: W | null;
  readonly received: W | null;
  readonly issued: W | null;
};

/** The first day an order is known of: in effect, else received, else issued. */
export const startOf = <W extends BriefWhen>(fields: Began<W>): W | null =>
  fields.effective_from ?? fields.received ?? fields.issued;

/**
 * True where the one surely began after the other. "Midnight on the 26th" and "midnight on Thursday" may
 * be one night: all readings of both dates count.
 */
export const startsAfter = (later: BriefFields, earlier: BriefFields): boolean =>
  isAfter(startRange(later), startRange(earlier));

/** The first and last day on which it may have begun, by all readings of its date; null where it has none. */
export const startRange = (fields: BriefFields): Interval | null => {
  const days = daysOf(startOf(fields));
  return days.length === 0 ? null : { from: Math.min(...days), to: Math.max(...days) };
};

/** True where all of the one lies after all of the other. */
export const isAfter = (later: Interval | null, earlier: Interval | null): boolean =>
  later !== null && earlier !== null && earlier.to < later.from;

const daysOf = (when: BriefWhen | null): readonly number[] =>
  when === null
    ? []
    : [when.earliest, when.latest, ...when.alternatives].flatMap((day) => dayNumber(day) ?? []);

/**
 * Kinds of provision on which two orders say different things. Where no text says that one changed
 * the other (`stated` false), only a licence against a restraint, neither told in both, and zones that
 * do not meet are taken for a change: a further licence or duty leaves the one before standing.
 */
export const changedProvisions = (
  later: OrderFields,
  earlier: OrderFields,
  stated: boolean,
): readonly ProvisionKind[] => {
  const kinds = new Set(later.provisions.map((provision) => provision.kind));
  const changed = [...kinds].filter((kind) => {
    if (!stated) return contradicts(later, earlier, kind);
    const [before, after] = [rulesOf(earlier, kind), rulesOf(later, kind)];
    return before.size > 0 && after.size > 0 && before.symmetricDifference(after).size > 0;
  });
  if (zonesDiffer(later, earlier, stated)) changed.push("zone");
  return [...new Set(changed)].sort();
};

/** The same where no text says so, of one kind alone. */
export const isChanged = (later: BriefFields, earlier: BriefFields, kind: ProvisionKind): boolean =>
  contradicts(later, earlier, kind) || (kind === "zone" && zonesDiffer(later, earlier, false));

const contradicts = (later: BriefFields, earlier: BriefFields, kind: ProvisionKind): boolean => {
  if (!areOpposed(earlier, later, kind)) return false;
  const [before, after] = [rulesOf(earlier, kind), rulesOf(later, kind)];
  return before.size > 0 && after.size > 0 && before.isDisjointFrom(after);
};

const changeOf = (later: OrderRecord, earlier: OrderRecord, world: World): Change | null => {
  if (later.id === earlier.id || later.lead !== earlier.lead || later.order.previous) return null;
  const stated = earlier.order.previous && sharesText(later, earlier, world);
  const inferred = !stated && later.family !== null && later.family === earlier.family;
  if (!stated && !(inferred && startsAfter(later.order, earlier.order))) return null;
  if (!mayOverlap(later.order, earlier.order, world)) return null;
  const provisions = changedProvisions(later.order, earlier.order, stated);
  if (provisions.length === 0) return null;
  return {
    order: earlier.id,
    provisions,
    places: placeNames(later.order),
    addressees: later.order.addressees.map((addressee) => fold(addressee.value)),
    from: startOf(later.order),
    basis: stated ? "stated" : "inferred",
  };
};

// "Previously, …" is said of a rule by the text that tells of the new one.
const sharesText = (a: OrderRecord, b: OrderRecord, world: World): boolean => {
  const readings = new Set(b.reports);
  return a.reports.some((report) => readings.has(report) && world.readings.has(report));
};

const mayOverlap = (a: OrderFields, b: OrderFields, world: World): boolean =>
  a.stretch.length === 0 ||
  b.stretch.length === 0 ||
  a.stretch.some((x) => b.stretch.some((y) => relationOf(x, y, world.geography) !== "apart"));

const zonesDiffer = (a: BriefFields, b: BriefFields, stated: boolean): boolean => {
  const [one, other] = [a.zone?.distance_km ?? null, b.zone?.distance_km ?? null];
  if (one === null || other === null) return false;
  return stated
    ? one.min !== other.min || one.max !== other.max
    : one.min > other.max || other.min > one.max;
};

// That there is a zone says nothing against another rule; its width is compared by itself.
const rulesOf = (fields: BriefFields, kind: ProvisionKind): ReadonlySet<string> =>
  new Set(
    fields.provisions
      .filter((provision) => provision.kind === kind && provision.rule !== "zone")
      .map(ruleText),
  );

const areOpposed = (a: BriefFields, b: BriefFields, kind: ProvisionKind): boolean => {
  const has = ({ provisions }: BriefFields, effect: ProvisionEffect) =>
    provisions.some((provision) => provision.kind === kind && provision.effect === effect);
  return (has(a, "licence") && has(b, "restraint")) || (has(a, "restraint") && has(b, "licence"));
};

const ruleText = ({ effect, rule }: BriefFields["provisions"][number]): string =>
  `${effect}: ${rule}`;
