/** The fields of an order as a person coded them. */
import type * as z from "zod";
import type { OrderFields, Provision, Zone } from "../../model/order.ts";
import { Instrument, OrderEvidence, OrderTarget, ZoneSide } from "../../model/order.ts";
import type { Basis, TextValue } from "../../model/passage.ts";
import type { Until } from "../../model/when.ts";
import type { DraftFields } from "./draft-fields.ts";
import { basisOf, type CodingSetting } from "./setting.ts";
import { datesIn, distanceOf, flagOf, termOf, textOf, whenOf, whereOf } from "./value.ts";

/** Unknown is null or empty; what cannot be read is noted in the setting. */
export const orderFieldsOf = (setting: CodingSetting, fields: DraftFields): OrderFields => {
  const text = (name: string): TextValue | null =>
    fields.one(`order.${name}`, (field) => textOf(setting, field));
  const texts = (name: string): readonly TextValue[] =>
    fields.all(`order.${name}`, (field) => textOf(setting, field));
  const date = (name: string) => fields.one(`order.${name}`, (field) => whenOf(setting, field));
  return {
    instrument: instrumentOf(setting, fields),
    issuer: text("issuer"),
    transmitted_by: text("transmitted_by"),
    addressees: texts("addressees"),
    audience: audienceOf(setting, fields),
    provisions: provisionsOf(setting, fields),
    targets: codesOf(setting, fields, { name: "targets", codes: OrderTarget }),
    zone: zoneOf(setting, fields),
    stretch: fields.all("order.stretch", (field) => whereOf(setting, field)),
    exceptions: texts("exceptions"),
    reason_given: text("reason_given"),
    alleged_motive: text("alleged_motive"),
    impunity: text("impunity"),
    incentives: texts("incentives"),
    sanctions: texts("sanctions"),
    issued: date("issued"),
    received: date("received"),
    effective_from: date("effective_from"),
    until: untilOf(setting, fields),
    evidence: codesOf(setting, fields, { name: "evidence", codes: OrderEvidence }),
    previous: flagOf(fields.first("order.previous")),
  };
};

const instrumentOf = (setting: CodingSetting, fields: DraftFields): OrderFields["instrument"] =>
  fields.one("order.instrument", (field) => {
    const value = Instrument.safeParse(termOf(setting, field)?.id);
    return value.success ? { value: value.data, basis: basisOf(setting, field) } : null;
  });

const audienceOf = (setting: CodingSetting, fields: DraftFields): OrderFields["audience"] =>
  fields.one("order.audience", (field) => {
    const id = termOf(setting, field)?.id;
    if (id !== "troops" && id !== "public") return null;
    return { value: id, basis: basisOf(setting, field) };
  });

/** Terms of a vocabulary that are the codes of a field; one that is none is noted, and left out. */
const codesOf = <T extends string>(
  setting: CodingSetting,
  fields: DraftFields,
  { name, codes }: { name: string; codes: z.ZodType<T> },
): readonly { readonly value: T; readonly basis: Basis }[] =>
  fields.all(`order.${name}`, (field) => {
    const value = codes.safeParse(termOf(setting, field)?.id);
    return value.success ? { value: value.data, basis: basisOf(setting, field) } : null;
  });

/** A zone that is told is a provision too, as rules have it. */
const provisionsOf = (setting: CodingSetting, fields: DraftFields): readonly Provision[] => {
  const coded = fields.all("order.provisions", (field): Provision | null => {
    const term = termOf(setting, field);
    if (term === null || term.provision === null) return null;
    return { ...term.provision, rule: term.id, basis: basisOf(setting, field) };
  });
  const told = fields.first("order.zone") ?? fields.first("order.reference_line");
  const hasZone = coded.some(({ kind, rule }) => kind === "zone" && !rule.endsWith("midpoint"));
  if (told === null || hasZone) return coded;
  const basis = basisOf(setting, told);
  return [...coded, { kind: "zone", effect: "licence", rule: "zone", basis }];
};

const zoneOf = (setting: CodingSetting, fields: DraftFields): OrderFields["zone"] =>
  fields.one("order.zone", (field) => {
    const distance = distanceOf(setting, field);
    if (distance === null) return null;
    const line = fields.one("order.reference_line", (one) => textOf(setting, one));
    const basis = basisOf(setting, field);
    return {
      distance_km: distance,
      reference_line: line?.value ?? null,
      sides: sidesOf(setting, fields),
      basis,
    };
  }) ??
  // "between the two fences": lines without a distance.
  fields.one("order.reference_line", (field) => {
    const line = textOf(setting, field);
    if (line === null) return null;
    const sides = sidesOf(setting, fields);
    return { distance_km: null, reference_line: line.value, sides, basis: line.basis };
  });

const sidesOf = (setting: CodingSetting, fields: DraftFields): NonNullable<Zone["sides"]> =>
  codesOf(setting, fields, { name: "sides", codes: ZoneSide });

const untilOf = (setting: CodingSetting, fields: DraftFields): Until | null =>
  fields.one("order.until", (field): Until | null => {
    if (field.value.type === "event") {
      return { kind: "event", event: field.value.event.trim(), basis: basisOf(setting, field) };
    }
    // Words that are no date are something that must happen first.
    if (field.value.type === "date" && field.value.edtf === null) {
      const { words } = field.value;
      if (datesIn(setting, words).length === 0) {
        return { kind: "event", event: words.trim(), basis: basisOf(setting, field) };
      }
    }
    const when = whenOf(setting, field);
    return when === null ? null : { kind: "date", when };
  });
