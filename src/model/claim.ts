import * as z from "zod";
import { ClaimId } from "./ids.ts";
import { OrderFields } from "./order.ts";
import { Basis, Passage, SensitiveSpan, TextValue } from "./passage.ts";
import { Where } from "./place.ts";
import { list, shape } from "./shape.ts";
import { When } from "./when.ts";

export const ClaimKind = z.enum([
  "incident",
  "practice",
  "order",
  "aggregate",
  "trend",
  "denial",
  "sanction",
  "reward",
  "measure",
  "statement",
]);
export type ClaimKind = z.infer<typeof ClaimKind>;

/** Only asserted claims create incidents. */
export const Modality = z.enum([
  "asserted",
  "denied",
  "threatened",
  "rumoured",
  "hypothetical",
  "background",
]);
export type Modality = z.infer<typeof Modality>;

/** How a person is said to know. */
export const Access = z.enum(["heard", "saw", "received", "holds", "unknown"]);
export type Access = z.infer<typeof Access>;

/** A person as the text describes them. There is no field for who they are. */
export const Account = shape({
  /** e.g. "a military source from the province"; one per person within a report. */
  description: z.string(),
  /** True where the text keeps the name back. */
  anonymous: z.boolean(),
  /** Why, in the report's words ("for fear of reprisal"); null where not told, absent in claims of before it was kept. */
  anonymity_reason: z.string().nullable().optional(),
  /** As described: "resident", "military", "official", "state media", null where not told. */
  role: z.string().nullable(),
  /** How they are said to know. */
  access: Access,
});
export type Account = z.infer<typeof Account>;

/** From the outlet back to who knew. `chain` starts at the outlet. */
export const Attribution = shape({
  /** Who published the report. */
  outlet: z.string().nullable(),
  /** Who is said to know; null where the text names nobody. */
  account: Account.nullable(),
  chain: list(z.string()),
  /** The words that attribute it. */
  passages: list(Passage),
});
export type Attribution = z.infer<typeof Attribution>;

/** A reported number. "At least" sets `min` only; "not expected to survive" raises `max` only. */
export const Count = shape({
  min: z.int().min(0).nullable(),
  best: z.int().min(0).nullable(),
  max: z.int().min(0).nullable(),
  /** The words, e.g. "three people", "dozens"; empty where inferred. */
  words: z.string(),
  basis: Basis,
  /** Where a bound comes from that the words of the count do not give; absent where they give both. */
  bounds: Basis.optional(),
});
export type Count = z.infer<typeof Count>;

export const OutcomeKind = z.enum([
  "killed",
  "wounded",
  "missing",
  "detained",
  "executed",
  "suicide",
  "returned",
]);
export type OutcomeKind = z.infer<typeof OutcomeKind>;

/** Outcomes kept apart; a kind that the text does not speak of is absent. */
export const Outcomes = z.partialRecord(OutcomeKind, Count).readonly();
export type Outcomes = z.infer<typeof Outcomes>;

export const VictimClass = z.enum([
  "crosser",
  "smuggler",
  "resident",
  "re-entrant",
  "state-agent",
  "foreigner",
  "unknown",
]);
export type VictimClass = z.infer<typeof VictimClass>;

export const Victim = shape({
  /** As the text describes them. */
  description: z.string(),
  class: VictimClass,
  /** True where the text says so. */
  child: z.boolean(),
  /** How many of them; null where not told. */
  count: Count.nullable(),
});
export type Victim = z.infer<typeof Victim>;

/** Who is told to have done it; nobody is put here whom the text does not say it of. */
export const Perpetrator = shape({
  /** In the report's words, e.g. "border guards". */
  description: z.string(),
  /** The unit as the report names it, e.g. "3rd Battalion"; null where it names none. */
  unit: z.string().nullable(),
  /** The larger unit that it is told to be part of; absent in claims of before it was kept. */
  parent: z.string().nullable().optional(),
  /** The words that name them; absent in claims of before they were kept. */
  basis: Basis.optional(),
});
export type Perpetrator = z.infer<typeof Perpetrator>;

/** Who did what to whom (HRDAG: act = victim × perpetrator × violation type × event). */
export const Act = shape({
  /** What was done, by its name in the lexicon, e.g. "shooting". */
  act: z.string(),
  method: z.string().nullable(),
  weapon: z.string().nullable(),
  victims: list(Victim),
  /** What was aimed at. */
  targets: list(z.string()),
  perpetrator: Perpetrator.nullable(),
  basis: Basis,
});
export type Act = z.infer<typeof Act>;

/** A total by an organisation; never added to incidents. */
export const AggregateFields = shape({
  /** Who counted. */
  by: z.string().nullable(),
  /** Who was counted. */
  population: z.string().nullable(),
  /** What counts as one, as the text says. */
  definition: z.string().nullable(),
  /** From when until when. */
  period: When.nullable(),
});
export type AggregateFields = z.infer<typeof AggregateFields>;

/** What a report says of an earlier report, its own outlet's or another's. */
export const Correction = shape({
  how: z.enum(["corrects", "retracts"]),
  /** Whose report it speaks of; null for the own outlet's. */
  outlet: z.string().nullable(),
  /** When that report was published, as EDTF, where the text says so. */
  published: z.string().nullable(),
  /** Which number changed; null where it is none, or not told. */
  outcome: OutcomeKind.nullable(),
  /** The number before, and the one that is to stand now. */
  before: Count.nullable(),
  after: Count.nullable(),
  /** Why, in the report's words. */
  reason: TextValue.nullable(),
  /** The words that say it. */
  passages: list(Passage),
});
export type Correction = z.infer<typeof Correction>;

/** Where a text ties an incident to an order; the claims of both carry it. */
export const OrderTie = shape({
  /** The other claim of the same report; null where the text tells nothing else of the order. */
  to: ClaimId.nullable(),
  /** The words that tie the two. */
  passages: list(Passage),
});
export type OrderTie = z.infer<typeof OrderTie>;

/** One assertion in one reading. */
export const Claim = shape({
  /** Follows from where the claim stands, not from what it says. */
  id: ClaimId,
  kind: ClaimKind,
  modality: Modality,
  /** At most one incident of a reading: the one the text is about. */
  main: z.boolean(),
  /** The words that say it; the first one is part of its id. */
  passages: z.array(Passage).min(1).readonly(),
  attribution: Attribution,
  /** When it happened or held; null where the text does not say. */
  when: When.nullable(),
  /** Where; null where the text does not say. */
  where: Where.nullable(),
  acts: list(Act),
  /** What came of it for people, by kind. */
  outcomes: Outcomes,
  /** Events that share the outcomes: 1, or more for a pooled group. */
  events: z.int().min(1),
  /** Of kind `order` alone. */
  order: OrderFields.nullable(),
  /** Of kind `aggregate` alone. */
  aggregate: AggregateFields.nullable(),
  /** What its report corrects or takes back of an earlier one; absent where it says nothing of it. */
  correction: Correction.nullable().optional(),
  /** Of an incident, the orders that its report says it was under; of an order, such incidents; absent where none. */
  ties: list(OrderTie).optional(),
  /** Of an incident, the claim of the same report that tells of this event by another's account; absent where it tells of its own. */
  retells: ClaimId.optional(),
  /** Of an incident, the claims in which others tell of it again; absent where none does. */
  retold: list(ClaimId).optional(),
  /** Ranges of `passages` and their fields whose words are veiled here. */
  sensitive: list(SensitiveSpan),
  /** Which rule proposed it. */
  rule: shape({ name: z.string(), version: z.string() }),
});
export type Claim = z.infer<typeof Claim>;

/** What `extract` takes from one reading. */
export const Extraction = shape({
  claims: list(Claim),
  /** Every flagged range of the text, in order. */
  sensitive: list(SensitiveSpan),
});
export type Extraction = z.infer<typeof Extraction>;
