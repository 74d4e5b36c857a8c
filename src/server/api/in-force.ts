import { createRoute, z } from "@hono/zod-openapi";
import { loadRuleData } from "../../load/load.ts";
import { BriefOrder, BriefWhen } from "../../model/brief-order.ts";
import { ClaimId, RecordId } from "../../model/ids.ts";
import { ProvisionKind } from "../../model/order.ts";
import { ChangeBasis, DifferenceRecord, IncidentRecord, RestsOn } from "../../model/record.ts";
import { Day, Instant } from "../../model/when.ts";
import { type EffectAsked, effectOn, effectOverYears } from "../../pipeline/effect.ts";
import { placeNamed } from "../../pipeline/place-named.ts";
import { type Door, viewOf } from "../door.ts";
import { TieAnswer } from "./nouns.ts";
import { requireOne } from "./records.ts";
import { answers, makePart, takes } from "./shapes.ts";

const asked = {
  /** A gazetteer id, or a place by any of its names. */
  place: z.string().min(1).max(200),
  /** Whom the orders address, e.g. "border guards". */
  for: z.string().min(1).max(200).nullable().default(null),
  /** Only what was published by that day, of the records that are settled today. */
  known_by: Day.nullable().default(null),
  /** What this register said at that instant. */
  as_held: Instant.nullable().default(null),
};

const DayQuestion = z.object({ ...asked, on: Day });
const YearsQuestion = z.object({ ...asked, from: Day, until: Day });
type Asked = Omit<z.infer<typeof DayQuestion>, "on">;

const EffectState = z.enum([
  "observed",
  "attested",
  "presumed",
  "changed-here",
  "ended",
  "unknown",
]);

const EffectValue = z
  .object({
    /** e.g. "licence: shoot-on-sight"; for zones "1–2 km" or "past the second fence". */
    value: z.string(),
    outlets: z.array(z.string()).readonly(),
    /** Those among them that are known here from summaries by Onrecord alone. */
    summarised: z.array(z.string()).readonly(),
    claims: z.array(ClaimId).readonly(),
    /** Null where only part of the claims was known by the day given. */
    rests_on: RestsOn.nullable(),
  })
  .openapi("EffectValue");

const told = {
  order: RecordId,
  state: EffectState,
  /** The day it was last observed by then. */
  observed: Day.nullable(),
  changed_by: z.object({ order: RecordId, basis: ChangeBasis }).nullable(),
  /** Where no date of it is told, the day it was first reported: it may have come later than the day asked. */
  first_reported: Day.nullable(),
  values: z.array(EffectValue).readonly(),
  why: z.string(),
};

const Elsewhere = z
  .object({
    order: RecordId,
    /** Gazetteer ids, null where there is none, with the names as written. */
    places: z.array(z.object({ place: z.string().nullable(), name: z.string() })).readonly(),
    addressees: z.array(z.string()).readonly(),
    from: BriefWhen.nullable(),
    provisions: z
      .array(z.object({ provision: ProvisionKind, values: z.array(EffectValue).readonly() }))
      .readonly(),
  })
  .openapi("OrderElsewhere");

const place = z.object({ id: z.string(), name: z.string() });
const about = {
  place,
  addressees: z.string().nullable(),
  known_by: Day.nullable(),
  as_held: Instant.nullable(),
  /** Reported there then, whether or not a source links them to an order. */
  incidents: z.array(IncidentRecord).readonly(),
  /** By incident, the orders that a report ties it to; one that is absent is tied to none on record. */
  ties: z.record(z.string(), z.array(TieAnswer).readonly()),
  /** Orders for other stretches of the same border: their effect here is unknown. */
  elsewhere: z.array(Elsewhere).readonly(),
  /** True where more are on record; those that began last are told. */
  elsewhere_more: z.boolean(),
};

const InForceAnswer = z
  .object({
    says: z.literal("reported in effect"),
    ...about,
    on: Day,
    /** Every order that `provisions` speak of, in brief; the words it rests on are read with the record. */
    orders: z.array(BriefOrder).readonly(),
    /** What is reported differently of those orders, each and as a family. */
    differences: z.array(DifferenceRecord).readonly(),
    provisions: z
      .array(
        z.object({
          provision: ProvisionKind,
          orders: z.array(z.object({ ...told, days: z.int().min(0).nullable() })).readonly(),
        }),
      )
      .readonly(),
  })
  .openapi("InForce");

const EffectSpan = z.object({ from: Day, until: Day, ...told }).openapi("EffectSpan");

const OverYearsAnswer = z
  .object({
    says: z.literal("reported in effect"),
    ...about,
    from: Day,
    until: Day,
    lanes: z
      .array(
        z.object({
          provision: ProvisionKind,
          bars: z
            .array(z.object({ order: RecordId, spans: z.array(EffectSpan).readonly() }))
            .readonly(),
        }),
      )
      .readonly(),
  })
  .openapi("InForceOverYears");

const NOTHING_IS_NOT_NONE =
  "A provision that is absent is not reported, which is not the same as no rule.";

const askDay = createRoute({
  method: "post",
  path: "/in-force/ask",
  summary: "What is reported to have been in effect at a place on a day",
  request: { body: takes(DayQuestion) },
  responses: answers(
    InForceAnswer,
    `Per provision each order that speaks of it. ${NOTHING_IS_NOT_NONE}`,
  ),
});

const askYears = createRoute({
  method: "post",
  path: "/in-force/years",
  summary: "The same through all days of a period: a lane per provision, in it a bar per order",
  request: { body: takes(YearsQuestion) },
  responses: answers(
    OverYearsAnswer,
    `A span holds the days, \`from\` and \`until\` included, that have one answer. ${NOTHING_IS_NOT_NONE}`,
  ),
});

/** What is reported in effect; places and addressees travel in the body, so that no log keeps them. */
export const inForcePart = (door: Door) =>
  makePart()
    .openapi(askDay, async (c) => {
      const question = c.req.valid("json");
      const { asked, about } = read(question);
      const { answer, orders, incidents, differences, ties } = await effectOn(
        await viewOf(door),
        { ...asked, on: question.on },
        loadRuleData(),
      );
      const spoken = new Set(
        answer.provisions.flatMap((one) => one.orders.map(({ order }) => order)),
      );
      const told = orders.filter(({ id }) => spoken.has(id));
      return c.json({ ...answer, ...about, incidents, ties, orders: told, differences }, 200);
    })
    .openapi(askYears, async (c) => {
      const question = c.req.valid("json");
      const { asked, about } = read(question);
      const { from, until } = question;
      const { answer, incidents, ties } = await effectOverYears(
        await viewOf(door),
        { ...asked, from, until },
        loadRuleData(),
      );
      return c.json({ ...answer, ...about, incidents, ties }, 200);
    });

function read(question: Asked) {
  requireOne(question);
  const { id, name } = placeNamed(question.place, loadRuleData());
  const { for: addressees, known_by, as_held } = question;
  const asked: EffectAsked = { place: id, addressees, knownBy: known_by, asHeld: as_held };
  return { asked, about: { place: { id, name }, addressees, known_by, as_held } };
}
