import * as z from "zod";
import { Basis, statedOrInferred, TextValue } from "./passage.ts";
import { Where } from "./place.ts";
import { list, shape } from "./shape.ts";
import { Until, When } from "./when.ts";

export const Instrument = z.enum([
  "law",
  "decree",
  "proclamation",
  "notice",
  "telegram",
  "order",
  "instruction",
  "briefing",
  "practice",
]);
export type Instrument = z.infer<typeof Instrument>;

/** What changes from order to order; one order may carry several. */
export const ProvisionKind = z.enum([
  "who-may-be-shot-at",
  "how-to-fire",
  "ammunition",
  "zone",
  "hours",
  "duty-to-report",
]);
export type ProvisionKind = z.infer<typeof ProvisionKind>;

/** One order can restrain and license at once. */
export const ProvisionEffect = z.enum(["licence", "restraint", "duty"]);
export type ProvisionEffect = z.infer<typeof ProvisionEffect>;

export const Provision = shape({
  kind: ProvisionKind,
  effect: ProvisionEffect,
  /** The rule by its name in the codebook, e.g. "shoot-on-sight". */
  rule: z.string(),
  basis: Basis,
});
export type Provision = z.infer<typeof Provision>;

/** At whom an order lets troops fire; victims' classes, and what only orders name. */
export const OrderTarget = z.enum([
  "anyone",
  "crosser",
  "smuggler",
  "re-entrant",
  "resident",
  "foreigner",
  "animal",
]);
export type OrderTarget = z.infer<typeof OrderTarget>;

/** How a report knows of an order. A denial is a claim of its own; a rumour is a modality. */
export const OrderEvidence = z.enum([
  "heard",
  "text-quoted",
  "text-seen",
  "image-held",
  "state-acknowledged",
]);
export type OrderEvidence = z.infer<typeof OrderEvidence>;

/** Of a border or river its own or the other side, of a fence inland of it or between it and the border. */
export const ZoneSide = z.enum(["own-side", "other-side", "inland", "toward-border"]);
export type ZoneSide = z.infer<typeof ZoneSide>;

/** How wide a strip is, in kilometres. */
export const ZoneWidth = shape({ min: z.number().min(0), max: z.number().min(0) });
export type ZoneWidth = z.infer<typeof ZoneWidth>;

/** A strip along a line. A width is reported, never drawn on a map. */
export const Zone = shape({
  /** Null where the text names lines and no distance: "between the two fences". */
  distance_km: ZoneWidth.nullable(),
  /**
   * Measured from what, as the text says: "the border", "the border line"; without a distance, where it
   * lies by the lines named: "between the two fences", "past the second fence".
   */
  reference_line: z.string().nullable(),
  /** On which sides of that line, where the text says so; absent in claims of before it was kept. */
  sides: list(statedOrInferred(ZoneSide)).optional(),
  basis: Basis,
});
export type Zone = z.infer<typeof Zone>;

/** What soldiers or police were reportedly told to do (domain OR-1). Unknown is null or empty. */
export const OrderFields = shape({
  /** What kind of text or word it was. */
  instrument: statedOrInferred(Instrument).nullable(),
  /** Who gave it, as described. */
  issuer: TextValue.nullable(),
  /** Who passed it on. */
  transmitted_by: TextValue.nullable(),
  /** Who is to carry it out. */
  addressees: list(TextValue),
  /** Who it was told to. */
  audience: statedOrInferred(z.enum(["troops", "public"])).nullable(),
  /** What it allows, forbids or requires. */
  provisions: list(Provision),
  /** Who or what it lets them fire at; absent in claims of before it was kept. */
  targets: list(statedOrInferred(OrderTarget)).optional(),
  /** The strip along a line where it is to hold. */
  zone: Zone.nullable(),
  /** Where it is to hold: stretches, provinces, the whole border. */
  stretch: list(Where),
  /** Who or what it does not hold for. */
  exceptions: list(TextValue),
  /** What it was said to be for, by those who gave it or as its plain purpose. */
  reason_given: TextValue.nullable(),
  /** What others say it is really for; absent in claims of before it was kept. */
  alleged_motive: TextValue.nullable().optional(),
  /** What was promised to those who fire. */
  impunity: TextValue.nullable(),
  /** What they are to get for it. */
  incentives: list(TextValue),
  /** What those who do not obey are to suffer. */
  sanctions: list(TextValue),
  /** When it was given. */
  issued: When.nullable(),
  /** When it came to the addressees. */
  received: When.nullable(),
  /** From when it is to hold. */
  effective_from: When.nullable(),
  /** Until when, or until what. */
  until: Until.nullable(),
  /** How the report knows of it; absent in claims of before it was kept. */
  evidence: list(statedOrInferred(OrderEvidence)).optional(),
  /** True where the text mentions it as a rule that held before ("previously"). */
  previous: z.boolean(),
});
export type OrderFields = z.infer<typeof OrderFields>;
