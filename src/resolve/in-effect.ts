/**
 * What one order says of one provision at a place on a day. Never "still in force": an order of which
 * nothing more is heard is presumed, with the days since it was last observed. Not yet here:
 * observations from reported practice.
 */
import type { BriefFields } from "../model/brief-order.ts";
import type { RecordId } from "../model/ids.ts";
import type { ProvisionKind } from "../model/order.ts";
import type { ChangeBasis } from "../model/record.ts";
import { isAfter, isChanged, startOf } from "./changes.ts";
import { dayNumber, dayText } from "./days.ts";
import { type EffectValue, valuesOf } from "./effect-values.ts";
import type { HeldOrder } from "./held-order.ts";
import { addresses } from "./reach.ts";

/** Begins why an order is "unknown" where no text tells its place. */
const UNPLACED = "where it holds is not told";

/** True where no text tells where it holds, so that it may hold here too. */
export const isUnplaced = ({ state, why }: Pick<InEffect, "state" | "why">): boolean =>
  state === "unknown" && why.startsWith(UNPLACED);

const BEFORE = "told as a rule that held before";

/** "attested": a dated statement before and another after, none on the day itself. */
export type EffectState =
  | "observed"
  | "attested"
  | "presumed"
  | "changed-here"
  | "ended"
  | "unknown";

/** What one order says of one provision, there and then. */
export type InEffect = {
  readonly order: RecordId;
  readonly state: EffectState;
  /** The day it was last observed by then. */
  readonly observed: string | null;
  /** Days from the last observation to the day asked about; null where that is not told. */
  readonly days: number | null;
  readonly changed_by: { readonly order: RecordId; readonly basis: ChangeBasis } | null;
  /** Where no date of it is told, the day it was first reported: it may have come later than the day asked. */
  readonly first_reported: string | null;
  readonly values: readonly EffectValue[];
  readonly why: string;
};

export type EffectSetting = {
  /** Orders that reach the place, this one too. */
  readonly held: readonly HeldOrder[];
  /** Day asked about. */
  readonly on: string;
  readonly addressees: string | null;
};

/** True where the order has begun by that day, as far as its dates tell. */
export const hasBegun = ({ record }: HeldOrder, on: string): boolean => {
  const { effective_from, received, issued } = record.order;
  if (effective_from?.earliest) return effective_from.earliest <= on;
  const days = [received, issued].flatMap((when) => when?.earliest ?? []);
  return days.length === 0 || days.some((day) => day <= on);
};

/** True of what an order whose place nobody tells says after its end: what is over everywhere is over here. */
export const isOver = (
  { record }: HeldOrder,
  effect: Pick<InEffect, "state" | "why">,
  on: string,
): boolean => isUnplaced(effect) && endOf(record.order, on)?.state === "ended";

/** Give it an order that has begun and speaks of the provision. */
export const inEffect = (
  one: HeldOrder,
  provision: ProvisionKind,
  setting: EffectSetting,
): InEffect => {
  const asked = dayNumber(setting.on) ?? 0;
  const seen = lastObserved(one, asked);
  const changed = changeHere(one, provision, setting);
  const again = isSeenLater(one, provision, setting);
  const { state, why } = stateOf({ one, seen, again, changed, setting });
  return {
    order: one.record.id,
    state,
    observed: seen === null ? null : dayText(seen),
    days: seen === null ? null : Math.max(0, asked - seen),
    changed_by: state === "changed-here" ? changed : null,
    first_reported: one.undatedSince,
    values: valuesOf(one, provision),
    why: one.reach === "part" ? `${why}; reported for part of this place` : why,
  };
};

/** Those of `held` that may bear on what the order says of the provision: that change it or tell it again. */
export const bearingOn = (
  one: HeldOrder,
  provision: ProvisionKind,
  held: readonly HeldOrder[],
): readonly HeldOrder[] =>
  held.filter(
    (other) =>
      other === one || mayChange(other, one, provision) || tellsAgain(other, one, provision),
  );

type Judged = {
  readonly one: HeldOrder;
  readonly seen: number | null;
  readonly again: boolean;
  readonly changed: InEffect["changed_by"];
  readonly setting: EffectSetting;
};

const stateOf = (judged: Judged): Pick<InEffect, "state" | "why"> => {
  const { one, changed, setting } = judged;
  const { order } = one.record;
  if (addresses(order, setting.addressees) === false) {
    return { state: "unknown", why: "reported for other addressees" };
  }
  const placeless = one.reach === "unknown";
  // Wherever it held: a text says that what holds here now took its place.
  if (changed !== null && (!placeless || changed.basis === "stated")) {
    return { state: "changed-here", why: `a later order says otherwise here (${changed.basis})` };
  }
  if (placeless) {
    const why = [UNPLACED, ...unlistedIn(order), ...undatedIn(judged)];
    return { state: "unknown", why: why.join("; ") };
  }
  const ended = endOf(order, setting.on);
  if (ended !== null) return ended;
  if (order.previous) return { state: "unknown", why: BEFORE };
  return sinceSeen(judged);
};

/** Places by the text's own names that the gazetteer has not, so that nobody can tell how far they are. */
const unlistedIn = ({ stretch }: BriefFields): readonly string[] => {
  const names = stretch.filter(({ place }) => place === null).map(({ name }) => `“${name}”`);
  return names.length === 0 ? [] : [`${names.join(", ")} is in no list of places`];
};

/** Why nobody can tell whether it had begun by then. */
const undatedIn = ({ one, setting }: Pick<Judged, "one" | "setting">): readonly string[] => {
  const since = one.undatedSince;
  if (since === null) return one.record.order.previous ? [BEFORE] : [];
  const after = setting.on < since ? ", after this day" : "";
  return [`no date of it is told; first reported ${since}${after}`];
};

const endOf = ({ until }: BriefFields, on: string): Pick<InEffect, "state" | "why"> | null => {
  if (until?.kind !== "date") return null;
  const { earliest, latest, edtf } = until.when;
  if (latest !== null && latest < on) return { state: "ended", why: `reported to end ${edtf}` };
  if (earliest !== null && earliest >= on) return null;
  return { state: "unknown", why: `its end, ${edtf}, may have come` };
};

const sinceSeen = ({ one, seen, again, setting }: Judged): Pick<InEffect, "state" | "why"> => {
  const { until } = one.record.order;
  if (seen === null) {
    const [why = "no dated statement of it by then"] = undatedIn({ one, setting });
    return { state: "unknown", why };
  }
  const event = until?.kind === "event" ? `; reported to hold until ${until.event}` : "";
  if ((dayNumber(setting.on) ?? seen) <= seen) {
    return { state: "observed", why: `reported issued, received or in effect on this day${event}` };
  }
  return again
    ? { state: "attested", why: `observed before and after this day${event}` }
    : { state: "presumed", why: `last observed ${dayText(seen)}${event}` };
};

// A later order changes only what it speaks of, where it holds, for those it may speak to.
const changeHere = (
  one: HeldOrder,
  provision: ProvisionKind,
  { held, on, addressees }: EffectSetting,
): InEffect["changed_by"] => {
  const later = held
    .filter((other) => mayChange(other, one, provision) && hasBegun(other, on))
    .filter((other) => addresses(other.record.order, addressees) !== false)
    .toSorted((a, b) => (startDay(a.record.order) ?? 0) - (startDay(b.record.order) ?? 0))
    .at(-1);
  if (later === undefined) return null;
  const said = later.record.changes.find(
    (change) => change.order === one.record.id && change.provisions.includes(provision),
  );
  return { order: later.record.id, basis: said?.basis ?? "inferred" };
};

const mayChange = (other: HeldOrder, one: HeldOrder, provision: ProvisionKind): boolean =>
  other.record.id !== one.record.id &&
  other.reach === "here" &&
  changes(other, one, provision) &&
  mayShareAddressees(one, other);

// False only if both name some and share none.
const mayShareAddressees = ({ addressed: a }: HeldOrder, { addressed: b }: HeldOrder): boolean =>
  a.length === 0 ||
  b.length === 0 ||
  a.some((words) => b.some((others) => !words.isDisjointFrom(others)));

// What a text or a person says of the two goes before what follows from dates and rules alone.
const changes = (later: HeldOrder, earlier: HeldOrder, provision: ProvisionKind): boolean => {
  const [now, before] = [later.record, earlier.record];
  if (now.order.previous) return false;
  const said = now.changes.find((change) => change.order === before.id);
  if (said !== undefined && said.basis !== "inferred") return said.provisions.includes(provision);
  return isAfter(later.starts, earlier.starts) && isChanged(now.order, before.order, provision);
};

const startDay = (order: BriefFields): number | null => dayNumber(startOf(order)?.earliest ?? null);

// Its last dated statement by that day.
const lastObserved = ({ observed }: HeldOrder, asked: number): number | null => {
  const days = observed.filter(({ from }) => from <= asked).map(({ to }) => Math.min(to, asked));
  return days.length === 0 ? null : Math.max(...days);
};

// Of itself, or of an order of its family that gives the same rules here: "again", as texts say.
const isSeenLater = (
  one: HeldOrder,
  provision: ProvisionKind,
  { held, on }: EffectSetting,
): boolean => {
  const asked = dayNumber(on) ?? 0;
  return held
    .filter((other) => other === one || tellsAgain(other, one, provision))
    .some(({ observed }) => observed.some(({ from }) => from > asked));
};

const tellsAgain = (other: HeldOrder, one: HeldOrder, provision: ProvisionKind): boolean =>
  other.reach === "here" &&
  other.record.family !== null &&
  other.record.family === one.record.family &&
  !other.record.order.previous &&
  rulesText(other, provision) === rulesText(one, provision);

const rulesText = (one: HeldOrder, provision: ProvisionKind): string =>
  valuesOf(one, provision)
    .map(({ value }) => value)
    .join("; ");
