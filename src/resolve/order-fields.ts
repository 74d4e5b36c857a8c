/** What the claims of one order say together: for each field the value most accounts give, and all the others. */
import { encodeCanonical } from "../format/canonical-json.ts";
import type { Claim } from "../model/claim.ts";
import type { OrderFields, Provision } from "../model/order.ts";
import type { TextValue } from "../model/passage.ts";
import type { FieldOnRecord } from "../model/record.ts";
import type { Until } from "../model/when.ts";
import { bodyKeys } from "./body-name.ts";
import type { ResolvableClaim } from "./report.ts";
import {
  type FieldReader,
  fieldOnRecord,
  passagesOf,
  type Stated,
  whenStated,
  whereStated,
} from "./values.ts";
import { fold } from "./words.ts";
import type { World } from "./world.ts";

type Read = (order: OrderFields) => Stated | null;

/** Scalar fields of an order by the name they have in `OrderFields`. */
const SCALARS = {
  instrument: (order) => worded(order.instrument),
  issuer: (order) => worded(order.issuer),
  transmitted_by: (order) => worded(order.transmitted_by),
  audience: (order) => worded(order.audience),
  zone: (order) =>
    order.zone === null || order.zone.distance_km === null
      ? null
      : { value: order.zone.distance_km, passages: passagesOf(order.zone.basis) },
  reference_line: (order) =>
    order.zone === null || order.zone.reference_line === null
      ? null
      : worded({ value: order.zone.reference_line, basis: order.zone.basis }),
  reason_given: (order) => worded(order.reason_given),
  alleged_motive: (order) => worded(order.alleged_motive ?? null),
  impunity: (order) => worded(order.impunity),
  issued: (order) => whenStated(order.issued),
  received: (order) => whenStated(order.received),
  effective_from: (order) => whenStated(order.effective_from),
  until: (order) => untilStated(order.until),
} as const satisfies Readonly<Record<string, Read>>;

/** Fields of which an order may hold several; one value on record is one text's whole list. */
const LISTS = {
  addressees: (order) => wordedList(order.addressees),
  provisions: (order) =>
    order.provisions.length === 0
      ? null
      : {
          value: order.provisions.map(provisionText).sort(),
          passages: order.provisions.flatMap(({ basis }) => passagesOf(basis)),
        },
  stretch: (order) =>
    order.stretch.length === 0
      ? null
      : {
          value: order.stretch.map((where) => whereStated(where)?.value ?? null),
          passages: order.stretch.flatMap(({ basis }) => passagesOf(basis)),
        },
  targets: (order) => wordedList(order.targets ?? []),
  sides: (order) => wordedList(order.zone?.sides ?? []),
  evidence: (order) => wordedList(order.evidence ?? []),
  exceptions: (order) => wordedList(order.exceptions),
  incentives: (order) => wordedList(order.incentives),
  sanctions: (order) => wordedList(order.sanctions),
} as const satisfies Readonly<Record<string, Read>>;

/** Every value on record of every field of the order. */
export const orderFieldsOnRecord = (
  items: readonly ResolvableClaim[],
  world: World,
): readonly FieldOnRecord[] =>
  ORDER_FIELDS.map((reader) => fieldOnRecord(reader, items, world)).filter(
    (field) => field.values.length > 0,
  );

/** One order from all its claims. `fields` must be what `orderFieldsOnRecord` gave for them. */
export const orderOf = (
  items: readonly ResolvableClaim[],
  fields: readonly FieldOnRecord[],
): OrderFields => {
  const orders = items.flatMap(({ claim }) => (claim.order === null ? [] : [claim.order]));
  const pick = <T>(
    name: keyof typeof SCALARS,
    read: (order: OrderFields) => T | null,
  ): T | null => {
    const best = fields.find((field) => field.field === `order.${name}`)?.values[0];
    const holder = orders.find((order) => {
      const stated = SCALARS[name](order);
      return (
        stated !== null &&
        best !== undefined &&
        encodeCanonical(stated.value) === encodeCanonical(best.value)
      );
    });
    return holder === undefined ? null : read(holder);
  };
  return {
    instrument: pick("instrument", (order) => order.instrument),
    issuer: pick("issuer", (order) => order.issuer),
    transmitted_by: pick("transmitted_by", (order) => order.transmitted_by),
    addressees: unionOf(orders, (order) => order.addressees, wordKey),
    audience: pick("audience", (order) => order.audience),
    provisions: unionOf(
      orders,
      (order) => order.provisions,
      ({ kind, effect, rule }) => `${kind} ${effect} ${rule}`,
    ),
    targets: unionOf(orders, (order) => order.targets ?? [], wordKey),
    zone: pick("zone", ({ zone }) => zone) ?? pick("reference_line", ({ zone }) => zone),
    stretch: unionOf(
      orders,
      (order) => order.stretch,
      (where) => where.place ?? fold(where.name),
    ),
    exceptions: unionOf(orders, (order) => order.exceptions, wordKey),
    reason_given: pick("reason_given", (order) => order.reason_given),
    alleged_motive: pick("alleged_motive", (order) => order.alleged_motive ?? null),
    impunity: pick("impunity", (order) => order.impunity),
    incentives: unionOf(orders, (order) => order.incentives, wordKey),
    sanctions: unionOf(orders, (order) => order.sanctions, wordKey),
    issued: pick("issued", (order) => order.issued),
    received: pick("received", (order) => order.received),
    effective_from: pick("effective_from", (order) => order.effective_from),
    until: endTold(orders, fields) ?? pick("until", (order) => order.until),
    evidence: unionOf(orders, (order) => order.evidence ?? [], wordKey),
    previous: orders.every((order) => order.previous),
  };
};

/** The day of an end goes before an event that was waited for: it was told after the order was, and the event before. */
const endTold = (
  orders: readonly OrderFields[],
  fields: readonly FieldOnRecord[],
): Until | null => {
  const told = fields.find(({ field }) => field === "order.until")?.values ?? [];
  const ends = orders.flatMap(({ until }) => (until?.kind === "date" ? [until] : []));
  for (const { value, rests_on } of told) {
    const text = encodeCanonical(value);
    const end = ends.find((one) => encodeCanonical(untilStated(one)?.value ?? null) === text);
    // One that was taken back ends nothing.
    if (end !== undefined && rests_on.reports > 0) return end;
  }
  return null;
};

/**
 * The fields an order keeps every value of, named as `order.<name>`. Rules are counted one by one: two
 * texts that share a rule may each have others.
 */
export const ORDER_FIELDS: readonly FieldReader[] = Object.entries({ ...SCALARS, ...LISTS }).map(
  ([name, read]) => ({
    field: `order.${name}`,
    read: (claim: Claim) => (claim.order === null ? null : read(claim.order)),
    ...(name === "provisions" ? { each: rulesStated } : {}),
    ...(name === "issuer" ? { alike: bodyKeys } : {}),
  }),
);

/** A rule as the values of "order.provisions" have it, e.g. "how-to-fire: restraint: flares-first". */
export const provisionText = ({ kind, effect, rule }: Omit<Provision, "basis">): string =>
  `${kind}: ${effect}: ${rule}`;

function rulesStated(claim: Claim): readonly Stated[] {
  return (claim.order?.provisions ?? []).map((provision) => ({
    value: provisionText(provision),
    passages: passagesOf(provision.basis),
  }));
}

const worded = (
  value: { readonly value: string; readonly basis: TextValue["basis"] } | null,
): Stated | null =>
  value === null
    ? null
    : { value: value.value, key: fold(value.value), passages: passagesOf(value.basis) };

const wordedList = (values: readonly TextValue[]): Stated | null =>
  values.length === 0
    ? null
    : {
        value: values.map(({ value }) => value),
        key: values
          .map(({ value }) => fold(value))
          .sort()
          .join("; "),
        passages: values.flatMap(({ basis }) => passagesOf(basis)),
      };

const untilStated = (until: Until | null): Stated | null => {
  if (until === null) return null;
  return until.kind === "date"
    ? whenStated(until.when)
    : { value: { event: until.event }, key: fold(until.event), passages: passagesOf(until.basis) };
};

const wordKey = (value: TextValue): string => fold(value.value);

const unionOf = <T>(
  orders: readonly OrderFields[],
  read: (order: OrderFields) => readonly T[],
  key: (item: T) => string,
): readonly T[] => {
  const byKey = new Map<string, T>();
  for (const item of orders.flatMap(read)) if (!byKey.has(key(item))) byKey.set(key(item), item);
  return [...byKey.keys()].sort().flatMap((name) => byKey.get(name) ?? []);
};
