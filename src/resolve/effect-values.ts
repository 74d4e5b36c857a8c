/** What one order says of one provision: rules and widths side by side, each with those who report it. */
import type { BriefOrder } from "../model/brief-order.ts";
import type { DatedClaim } from "../model/dated-claim.ts";
import type { ClaimId } from "../model/ids.ts";
import type { ProvisionKind } from "../model/order.ts";
import type { RestsOn } from "../model/record.ts";
import type { HeldOrder } from "./held-order.ts";
import { provisionText } from "./order-fields.ts";

/** One rule or width with those who report it; two that differ stand side by side. */
export type EffectValue = {
  /** e.g. "licence: shoot-on-sight"; for zones "1–2 km" or "past the second fence". */
  readonly value: string;
  readonly outlets: readonly string[];
  /** Those among them that are known here from summaries by Onrecord alone. */
  readonly summarised: readonly string[];
  readonly claims: readonly ClaimId[];
  /** Null where only part of the claims was known by the day given. */
  readonly rests_on: RestsOn | null;
};

/** What the order says of the provision, each value with those who report it. */
export const valuesOf = (one: HeldOrder, provision: ProvisionKind): readonly EffectValue[] => {
  const made = valuesByOrder.get(one) ?? new Map<ProvisionKind, readonly EffectValue[]>();
  valuesByOrder.set(one, made);
  const values = made.get(provision) ?? valuesTold(one, provision);
  made.set(provision, values);
  return values;
};

// One answer asks it of each order beside every other.
const valuesByOrder = new WeakMap<HeldOrder, Map<ProvisionKind, readonly EffectValue[]>>();

const valuesTold = (
  { record, claims }: HeldOrder,
  provision: ProvisionKind,
): readonly EffectValue[] => {
  const rules = record.order.provisions
    .filter(
      ({ kind, rule }) => kind === provision && !(rule === "zone" && record.order.zone !== null),
    )
    .map((rule) => ({ value: `${rule.effect}: ${rule.rule}`, text: provisionText(rule) }));
  const told = [
    ...rules.map(({ value, text }) => ruleTold(value, text, record)),
    ...(provision === "zone" ? zonesOf(record) : []),
  ];
  return told
    .map(({ value, ids, rests_on }) => {
      const known = claims.filter(({ id }) => ids === null || ids.has(id));
      const isWhole = ids !== null && known.length === ids.size;
      return {
        value,
        ...publishersOf(known),
        claims: known.map(({ id }) => id).sort(),
        rests_on: isWhole ? rests_on : null,
      };
    })
    .filter((value) => value.claims.length > 0)
    .sort((a, b) => (a.value < b.value ? -1 : 1));
};

type Told = {
  readonly value: string;
  /** Null where no value on record has it: a copy alone says so. */
  readonly ids: ReadonlySet<string> | null;
  readonly rests_on: RestsOn | null;
};

const ruleTold = (value: string, text: string, { fields }: BriefOrder): Told => {
  const found = fields
    .find(({ field }) => field === "order.provisions")
    ?.values.find((one) => one.value === text);
  return {
    value,
    ids: found === undefined ? null : new Set<string>(found.claims),
    rests_on: found?.rests_on ?? null,
  };
};

/** Widths, or where no text tells one the lines by which it lies: "past the second fence". */
const zonesOf = ({ order, fields }: BriefOrder): readonly Told[] => {
  if (order.zone === null) return [];
  const { distance_km: width, reference_line: line } = order.zone;
  if (width === null) return line === null ? [] : linesOf(line, fields);
  const told = fields.find(({ field }) => field === "order.zone")?.values ?? [];
  const widths = told.flatMap(({ value, claims, rests_on }) => {
    const one = widthOf(value);
    return one === null ? [] : [{ value: one, ids: new Set<string>(claims), rests_on }];
  });
  const own = widthOf(width) ?? "";
  return widths.length > 0 ? widths : [{ value: own, ids: null, rests_on: null }];
};

const linesOf = (line: string, fields: BriefOrder["fields"]): readonly Told[] => {
  const told = fields.find(({ field }) => field === "order.reference_line")?.values ?? [];
  const lines = told.flatMap(({ value, claims, rests_on }) =>
    typeof value === "string" ? [{ value, ids: new Set<string>(claims), rests_on }] : [],
  );
  return lines.length > 0 ? lines : [{ value: line, ids: null, rests_on: null }];
};

const widthOf = (value: unknown): string | null => {
  if (typeof value !== "object" || value === null) return null;
  if (!("min" in value && "max" in value)) return null;
  return value.min === value.max ? `${value.max} km` : `${value.min}–${value.max} km`;
};

const publishersOf = (
  claims: readonly DatedClaim[],
): Pick<EffectValue, "outlets" | "summarised"> => {
  const named = (some: readonly DatedClaim[]) =>
    [...new Set(some.flatMap(({ outlet }) => outlet ?? []))].sort();
  const own = new Set(named(claims.filter(({ summary }) => !summary)));
  const outlets = named(claims);
  return { outlets, summarised: outlets.filter((outlet) => !own.has(outlet)) };
};
