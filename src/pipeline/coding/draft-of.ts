/** The inverse: a claim as the draft that would give it, to be corrected by hand. */
import type { Act, Claim, Count, Victim } from "../../model/claim.ts";
import type { CodedField, CodedValue, CodingDraft } from "../../model/coding.ts";
import type { CaptureId } from "../../model/ids.ts";
import type { OrderFields, Zone, ZoneWidth } from "../../model/order.ts";
import type { Basis, Passage, Span, TextValue } from "../../model/passage.ts";
import type { Where } from "../../model/place.ts";
import type { When } from "../../model/when.ts";

/** Every value of the claim as a field, with the words it rests on. */
export const draftOfClaim = (claim: Claim, capture: CaptureId): CodingDraft => ({
  capture,
  corrects: claim.id,
  kind: claim.kind === "incident" && claim.events > 1 ? "pooled-group" : claim.kind,
  passages: spansOf(claim.passages),
  fields: [
    ...dateFields("when", claim.when),
    ...(claim.where === null ? [] : [placeField("where", 0, claim.where)]),
    ...claim.acts.flatMap(victimsApart).flatMap(actFields),
    ...Object.entries(claim.outcomes).map(([kind, count]) => countField(`outcomes.${kind}`, count)),
    ...eventsFields(claim),
    ...(claim.main ? [flagField("main")] : []),
    ...(claim.order === null ? [] : orderFields(claim.order)),
    ...aggregateFields(claim),
    ...attributionFields(claim),
    field("modality", { type: "term", term: claim.modality }, { passages: [] }),
  ],
});

const spansOf = (passages: readonly Passage[]): readonly Span[] =>
  passages.map(({ start, end }) => ({ start, end }));

/** The words a value rests on, and which of several it is. */
type At = { readonly passages: readonly Passage[]; readonly item?: number };

const field = (id: string, value: CodedValue, { passages, item = 0 }: At): CodedField => ({
  field: id,
  item,
  value,
  passages: spansOf(passages),
});

const flagField = (id: string, item = 0): CodedField =>
  field(id, { type: "flag", yes: true }, { passages: [], item });

const textField = (id: string, value: TextValue, item = 0): CodedField =>
  field(id, { type: "text", text: value.value }, { passages: value.basis.passages, item });

const termField = (id: string, term: string, at: { basis: Basis; item?: number }): CodedField =>
  field(id, { type: "term", term }, { passages: at.basis.passages, item: at.item ?? 0 });

const countField = (id: string, count: Count, item = 0): CodedField => {
  const { words, min, best, max, basis } = count;
  return field(id, { type: "count", words, min, best, max }, { passages: basis.passages, item });
};

const dateField = (id: string, { edtf, anchoring, basis }: When): CodedField =>
  field(id, { type: "date", words: anchoring?.phrase ?? edtf, edtf }, { passages: basis.passages });

const dateFields = (id: string, when: When | null): readonly CodedField[] =>
  when === null ? [] : [dateField(id, when)];

const placeField = (id: string, item: number, { name, place, side, basis }: Where): CodedField =>
  field(id, { type: "place", words: name, place, side }, { passages: basis.passages, item });

/** The form has one act for each group of victims. */
const victimsApart = (act: Act): readonly (readonly [Act, Victim | null])[] =>
  act.victims.length === 0 ? [[act, null]] : act.victims.map((victim) => [act, victim] as const);

const actFields = (
  [act, victim]: readonly [Act, Victim | null],
  item: number,
): readonly CodedField[] => {
  const { basis, method, weapon, perpetrator } = act;
  const text = (id: string, value: string): CodedField =>
    field(id, { type: "text", text: value }, { passages: [], item });
  return [
    termField("acts.act", act.act, { basis, item }),
    ...(method === null ? [] : [termField("acts.method", method, { basis: NO_WORDS, item })]),
    ...(weapon === null ? [] : [termField("acts.weapon", weapon, { basis: NO_WORDS, item })]),
    ...(victim === null ? [] : victimFields(victim, item)),
    ...act.targets.map((target) => text("acts.target", target)),
    ...(perpetrator === null
      ? []
      : [
          field(
            "acts.perpetrator",
            { type: "text", text: perpetrator.description },
            { passages: perpetrator.basis?.passages ?? [], item },
          ),
        ]),
    ...(perpetrator?.unit ? [text("acts.unit", perpetrator.unit)] : []),
    ...(perpetrator?.parent ? [text("acts.parent", perpetrator.parent)] : []),
  ];
};

const NO_WORDS: Basis = { how: "by-hand", passages: [] };

const victimFields = (victim: Victim, item: number): readonly CodedField[] => [
  ...(victim.description === ""
    ? []
    : [field("acts.victim", { type: "text", text: victim.description }, { passages: [], item })]),
  termField("acts.victim_class", victim.class, { basis: NO_WORDS, item }),
  ...(victim.child ? [flagField("acts.child", item)] : []),
  ...(victim.count === null ? [] : [countField("acts.victim_count", victim.count, item)]),
];

const eventsFields = ({ events }: Claim): readonly CodedField[] => {
  if (events === 1) return [];
  const count = { min: events, best: events, max: events };
  return [field("events", { type: "count", words: String(events), ...count }, { passages: [] })];
};

const TEXTS = ["issuer", "transmitted_by", "reason_given", "alleged_motive", "impunity"] as const;
const CODES = ["targets", "evidence"] as const;
const LISTS = ["addressees", "exceptions", "incentives", "sanctions"] as const;
const DATES = ["issued", "received", "effective_from"] as const;

const orderFields = (order: OrderFields): readonly CodedField[] => {
  const { instrument, audience, zone, until } = order;
  return [
    ...(instrument === null ? [] : [termField("order.instrument", instrument.value, instrument)]),
    ...TEXTS.flatMap((name) => {
      const value = order[name] ?? null;
      return value === null ? [] : [textField(`order.${name}`, value)];
    }),
    ...LISTS.flatMap((name) =>
      order[name].map((value, item) => textField(`order.${name}`, value, item)),
    ),
    ...(audience === null ? [] : [termField("order.audience", audience.value, audience)]),
    ...order.provisions.map(({ rule, basis }, item) =>
      termField("order.provisions", rule, { basis, item }),
    ),
    ...CODES.flatMap((name) =>
      (order[name] ?? []).map(({ value, basis }, item) =>
        termField(`order.${name}`, value, { basis, item }),
      ),
    ),
    ...(zone === null ? [] : zoneFields(zone)),
    ...order.stretch.map((where, item) => placeField("order.stretch", item, where)),
    ...DATES.flatMap((name) => dateFields(`order.${name}`, order[name])),
    ...(until === null ? [] : [untilField(until)]),
    ...(order.previous ? [flagField("order.previous")] : []),
  ];
};

const zoneFields = ({
  distance_km,
  reference_line: line,
  sides = [],
  basis,
}: Zone): readonly CodedField[] => {
  const { passages } = basis;
  return [
    ...(distance_km === null ? [] : [field("order.zone", widthOf(distance_km), { passages })]),
    ...(line === null
      ? []
      : [
          field(
            "order.reference_line",
            { type: "text", text: line },
            // Of a width and its line the words stand with the width.
            { passages: distance_km === null ? passages : [] },
          ),
        ]),
    ...sides.map((side, item) => termField("order.sides", side.value, { basis: side.basis, item })),
  ];
};

const widthOf = ({ min, max }: ZoneWidth) => {
  const words = min === max ? `${max} km` : `${min}–${max} km`;
  return { type: "distance", words, min_km: min, max_km: max } as const;
};

const untilField = (until: NonNullable<OrderFields["until"]>): CodedField =>
  until.kind === "date"
    ? dateField("order.until", until.when)
    : field(
        "order.until",
        { type: "event", event: until.event },
        { passages: until.basis.passages },
      );

const aggregateFields = ({ aggregate }: Claim): readonly CodedField[] => {
  if (aggregate === null) return [];
  const text = (name: "by" | "population" | "definition"): readonly CodedField[] => {
    const value = aggregate[name];
    return value === null
      ? []
      : [field(`aggregate.${name}`, { type: "text", text: value }, { passages: [] })];
  };
  return [
    ...text("by"),
    ...text("population"),
    ...text("definition"),
    ...dateFields("aggregate.period", aggregate.period),
  ];
};

const attributionFields = ({ attribution }: Claim): readonly CodedField[] => {
  const { account, passages, chain } = attribution;
  if (account === null) return [];
  const { description, role, access, anonymous } = account;
  return [
    field("attribution.account", { type: "text", text: description }, { passages: passages }),
    ...(role === null ? [] : [termField("attribution.role", role, { basis: NO_WORDS })]),
    ...(access === "unknown" ? [] : [termField("attribution.access", access, { basis: NO_WORDS })]),
    ...(anonymous ? [flagField("attribution.anonymous")] : []),
    ...chain
      .slice(1)
      .filter((link) => link !== description && link !== attribution.outlet)
      .map((link, item) =>
        field("attribution.via", { type: "text", text: link }, { passages: [], item }),
      ),
  ];
};
