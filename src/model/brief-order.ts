import * as z from "zod";
import { ClaimId, RecordId } from "./ids.ts";
import { OrderFields, Provision, ZoneWidth } from "./order.ts";
import { Where } from "./place.ts";
import { Change, FieldOnRecord, OrderRecord, ValueOnRecord } from "./record.ts";
import { list, shape } from "./shape.ts";
import { When } from "./when.ts";

/** A date without the words that tell it. */
export const BriefWhen = When.unwrap().omit({ basis: true, anchoring: true }).readonly();
export type BriefWhen = z.infer<typeof BriefWhen>;

const Words = shape({ value: z.string() });

/** Of an order's fields those that an answer over all orders at a place is made from. */
export const BriefFields = shape({
  issuer: Words.nullable(),
  addressees: list(Words),
  provisions: list(Provision.unwrap().omit({ basis: true }).readonly()),
  zone: shape({
    distance_km: ZoneWidth.nullable(),
    reference_line: z.string().nullable(),
  }).nullable(),
  stretch: list(Where.unwrap().pick({ name: true, place: true }).readonly()),
  issued: BriefWhen.nullable(),
  received: BriefWhen.nullable(),
  effective_from: BriefWhen.nullable(),
  until: z
    .discriminatedUnion("kind", [
      shape({ kind: z.literal("date"), when: BriefWhen }),
      shape({ kind: z.literal("event"), event: z.string() }),
    ])
    .nullable(),
  previous: OrderFields.unwrap().shape.previous,
});
export type BriefFields = z.infer<typeof BriefFields>;

/** Values on record with what each rests on. */
const BriefField = FieldOnRecord.unwrap()
  .extend({ values: list(ValueOnRecord.unwrap().omit({ passages: true }).readonly()) })
  .readonly();

/**
 * A reported order as an answer over many tells it: without the words it rests on, which are read with
 * the record, and of its values side by side those of its rules, its zone and the line that is measured from.
 */
export const BriefOrder = OrderRecord.unwrap()
  .pick({ kind: true, id: true, rests_on: true, lead: true, family: true })
  .extend({
    id: RecordId,
    claims: list(ClaimId),
    order: BriefFields,
    fields: list(BriefField),
    /** What it changes in earlier orders. */
    changes: list(Change.unwrap().pick({ order: true, provisions: true, basis: true }).readonly()),
  })
  .readonly();
export type BriefOrder = z.infer<typeof BriefOrder>;
