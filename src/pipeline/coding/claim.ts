/** From a draft to a claim like those that rules propose, so that it resolves with them. */
import {
  Access,
  type Act,
  type AggregateFields,
  type Attribution,
  type Claim,
  type ClaimKind,
  type Count,
  Modality,
  type OutcomeKind,
  OutcomeKind as OutcomeKinds,
  type Outcomes,
  type Perpetrator,
  type Victim,
  VictimClass,
} from "../../model/claim.ts";
import type { CodingKind } from "../../model/codebook.ts";
import type { CodingDraft } from "../../model/coding.ts";
import type { Passage, SensitiveSpan, Span } from "../../model/passage.ts";
import { type DraftFields, fieldsOf } from "./draft-fields.ts";
import { orderFieldsOf } from "./order-fields.ts";
import { basisOf, type CodingSetting, note, passagesAt } from "./setting.ts";
import { countOf, flagOf, termOf, textOf, whenOf, whereOf } from "./value.ts";

/** A claim but for its id. */
export type CodedClaim = Omit<Claim, "id">;

/** The claim as far as its values can be read; what cannot is noted in the setting and left out. */
export const claimFrom = (setting: CodingSetting, draft: CodingDraft): CodedClaim => {
  const fields = fieldsOf(draft);
  const spans = spansOf(draft);
  const kind = claimKindOf(draft.kind);
  return {
    kind,
    modality: modalityOf(setting, draft, fields),
    main: flagOf(fields.first("main")),
    passages: passagesAt(setting, spans),
    attribution: attributionOf(setting, fields),
    when: fields.one("when", (field) => whenOf(setting, field)),
    where: fields.one("where", (field) => whereOf(setting, field)),
    acts: actsOf(setting, fields),
    outcomes: outcomesOf(setting, fields),
    events: eventsOf(setting, draft, fields),
    order: kind === "order" ? orderFieldsOf(setting, fields) : null,
    aggregate: kind === "aggregate" ? aggregateOf(setting, fields) : null,
    sensitive: sensitiveIn(setting, [...spans, ...draft.fields.flatMap((one) => one.passages)]),
    rule: setting.coder,
  };
};

/** A pooled group is an incident that says how many events it holds. */
export const claimKindOf = (kind: CodingKind): ClaimKind =>
  kind === "pooled-group" ? "incident" : kind;

/** The words of the whole claim, else those of its fields; none inside another. */
const spansOf = ({ passages, fields }: CodingDraft): readonly Span[] => {
  const all = passages.length > 0 ? passages : fields.flatMap((field) => field.passages);
  const sorted = all.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  for (const span of sorted) {
    if (span.end > (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
};

const sensitiveIn = (
  { sensitive }: CodingSetting,
  spans: readonly Span[],
): readonly SensitiveSpan[] =>
  sensitive.filter(({ start, end }) => spans.some((span) => span.start < end && start < span.end));

const modalityOf = (
  setting: CodingSetting,
  { kind }: CodingDraft,
  fields: DraftFields,
): Modality => {
  const term = fields.one("modality", (field) => termOf(setting, field));
  const given = Modality.safeParse(term?.id);
  if (given.success) return given.data;
  return kind === "denial" ? "denied" : "asserted";
};

const attributionOf = (setting: CodingSetting, fields: DraftFields): Attribution => {
  const { reading } = setting;
  const outlets = [reading.outlet, reading.original?.outlet ?? null].filter(
    (name) => name !== null,
  );
  const account = fields.one("attribution.account", (field) => textOf(setting, field));
  const via = fields.all("attribution.via", (field) => textOf(setting, field));
  const term = (name: string) =>
    fields.one(`attribution.${name}`, (field) => termOf(setting, field))?.id ?? null;
  const access = Access.safeParse(term("access"));
  const links = [...outlets, ...via.map(({ value }) => value)];
  return {
    outlet: outlets.at(-1) ?? null,
    account:
      account === null
        ? null
        : {
            description: account.value,
            anonymous: flagOf(fields.first("attribution.anonymous")),
            role: term("role"),
            access: access.success ? access.data : "unknown",
          },
    chain: [...new Set([...links, ...(account === null ? [] : [account.value])])],
    passages: [...(account === null ? [] : [account]), ...via].flatMap(
      ({ basis }): readonly Passage[] => basis.passages,
    ),
  };
};

/** Acts that differ in their victims alone are one act with several groups of victims. */
const actsOf = (setting: CodingSetting, fields: DraftFields): readonly Act[] => {
  const acts: Act[] = [];
  for (const item of fields.acts) {
    const act = actOf(setting, fields, item);
    if (act === null) continue;
    const same = acts.findIndex((other) => sameBut(other, act));
    const other = acts[same];
    if (other === undefined) acts.push(act);
    else acts[same] = { ...other, victims: [...other.victims, ...act.victims] };
  }
  return acts;
};

const sameBut = (a: Act, b: Act): boolean =>
  JSON.stringify({ ...a, victims: [], basis: null }) ===
  JSON.stringify({ ...b, victims: [], basis: null });

const actOf = (setting: CodingSetting, fields: DraftFields, item: number): Act | null => {
  const term = (name: string): string | null => {
    const field = fields.first(`acts.${name}`, item);
    return field === null ? null : (termOf(setting, field)?.id ?? null);
  };
  const field = fields.first("acts.act", item);
  // Everything is read, so that all that is wrong is told.
  const [act, method, weapon] = [term("act"), term("method"), term("weapon")];
  const victim = victimOf(setting, fields, item);
  const perpetrator = perpetratorOf(setting, fields, item);
  if (field === null || act === null) return null;
  return {
    act,
    method,
    weapon,
    victims: victim === null ? [] : [victim],
    targets: fields
      .all("acts.target", (one) => textOf(setting, one), item)
      .map(({ value }) => value),
    perpetrator,
    basis: basisOf(setting, field),
  };
};

/** Who did it: described, by unit, or both; by the words of what is told first. */
const perpetratorOf = (
  setting: CodingSetting,
  fields: DraftFields,
  item: number,
): Perpetrator | null => {
  const told = ["perpetrator", "unit", "parent"].map((name) => {
    const field = fields.first(`acts.${name}`, item);
    return field === null ? null : textOf(setting, field);
  });
  const [who, unit, parent] = told.map((text) => text?.value ?? null);
  const description = who ?? unit ?? parent ?? null;
  const basis = told.find((text) => text !== null)?.basis;
  if (description === null || basis === undefined) return null;
  return { description, unit: unit ?? null, parent: parent ?? null, basis };
};

const victimOf = (setting: CodingSetting, fields: DraftFields, item: number): Victim | null => {
  const [described, classed, child, counted] = [
    "victim",
    "victim_class",
    "child",
    "victim_count",
  ].map((name) => fields.first(`acts.${name}`, item));
  if (!described && !classed && !child && !counted) return null;
  const text = described ? textOf(setting, described) : null;
  const count: Count | null = counted ? countOf(setting, counted) : null;
  const kind = VictimClass.safeParse(classed ? termOf(setting, classed)?.id : null);
  return {
    // Where only a number is told, its words are all that describes them.
    description: text?.value ?? count?.words ?? "",
    class: kind.success ? kind.data : "unknown",
    child: flagOf(child ?? null),
    count,
  };
};

const outcomesOf = (setting: CodingSetting, fields: DraftFields): Outcomes => {
  const outcomes: Partial<Record<OutcomeKind, Count>> = {};
  for (const outcome of OutcomeKinds.options) {
    const count = fields.one(`outcomes.${outcome}`, (field) => countOf(setting, field));
    if (count !== null) outcomes[outcome] = count;
  }
  return outcomes;
};

const eventsOf = (setting: CodingSetting, draft: CodingDraft, fields: DraftFields): number => {
  const field = fields.first("events");
  if (draft.kind !== "pooled-group" || field === null) return 1;
  const count = countOf(setting, field);
  const events = count?.best ?? count?.min ?? null;
  if (events !== null && events > 1) return events;
  const what = "a pooled group holds two events or more, code one as an incident";
  if (count !== null) note(setting, field, ["one-event", what]);
  return 1;
};

const aggregateOf = (setting: CodingSetting, fields: DraftFields): AggregateFields => {
  const text = (name: string): string | null =>
    fields.one(`aggregate.${name}`, (field) => textOf(setting, field))?.value ?? null;
  return {
    by: text("by"),
    population: text("population"),
    definition: text("definition"),
    period: fields.one("aggregate.period", (field) => whenOf(setting, field)),
  };
};
