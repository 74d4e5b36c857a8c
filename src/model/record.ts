import * as z from "zod";
import { Outcomes } from "./claim.ts";
import { ClaimId, RecordId } from "./ids.ts";
import { OrderFields, ProvisionKind } from "./order.ts";
import { Passage } from "./passage.ts";
import { Where } from "./place.ts";
import { list, shape } from "./shape.ts";
import { When } from "./when.ts";

/** What a value rests on: reports → outlets → accounts → underlying documents, with a reason for every collapse. */
export const RestsOn = shape({
  /** Reports that say it, copies too; leads are not counted. */
  reports: z.int().min(0),
  /** Who published them. */
  outlets: z.int().min(0),
  /** Who is said to know; a range where that is not settled. */
  accounts: shape({ min: z.int().min(0), max: z.int().min(0) }),
  /** Underlying documents among those who are said to know. */
  documents: z.int().min(0),
  /** Every reason to count two as one or not at all. */
  why: list(z.string()),
});
export type RestsOn = z.infer<typeof RestsOn>;

/** One value of one field, beside every other value on record; none is overwritten. */
export const ValueOnRecord = shape({
  /** The value as the claims state it: a text, a number, or a shape such as a count. */
  value: z.unknown(),
  claims: list(ClaimId),
  passages: list(Passage),
  rests_on: RestsOn,
});
export type ValueOnRecord = z.infer<typeof ValueOnRecord>;

/** Every value on record of one field, e.g. field "outcomes.killed". */
export const FieldOnRecord = shape({ field: z.string(), values: list(ValueOnRecord) });
export type FieldOnRecord = z.infer<typeof FieldOnRecord>;

const Bounds = shape({
  min: z.int().min(0).nullable(),
  best: z.int().min(0).nullable(),
  max: z.int().min(0).nullable(),
});

/** A report that corrects or takes back what an earlier one says; both stay on record. */
export const CorrectionOnRecord = shape({
  link: z.enum(["corrects", "retracts"]),
  /** The claim that says so. */
  claim: ClaimId,
  /** The earlier claims it speaks of, ascending; empty where none is on this record. */
  of: list(ClaimId),
  /** What was changed, e.g. "outcomes.killed"; null for all that the report says, or where it is not told. */
  field: z.string().nullable(),
  /** True where the earlier claims support the field, or anything, no more. */
  replaces: z.boolean(),
  /** The number before, and the one that is to stand now. */
  before: Bounds.nullable(),
  after: Bounds.nullable(),
  /** Why, in the report's words; null where it gives no reason. */
  reason: z.string().nullable(),
  /** When the report that says so was published, as EDTF. */
  published: z.string().nullable(),
  /** The words that say so. */
  passages: list(Passage),
});
export type CorrectionOnRecord = z.infer<typeof CorrectionOnRecord>;

/** An incident and an order that a report ties to one another. */
export const TieOnRecord = shape({
  /** The claim on this record. */
  claim: ClaimId,
  /** The claim of the same report that is on the other record; null where it tells nothing else of the order. */
  to: ClaimId.nullable(),
  /** The words that tie the two. */
  passages: list(Passage),
});
export type TieOnRecord = z.infer<typeof TieOnRecord>;

/** Two claims that are taken for one thing; all merges of a record hold it together. */
export const MergeOnRecord = shape({
  claim: ClaimId,
  with: ClaimId,
  /** What speaks for it, e.g. "the same day or days that meet; numbers that agree". */
  why: z.string(),
});
export type MergeOnRecord = z.infer<typeof MergeOnRecord>;

const onRecord = {
  id: RecordId,
  /** Ascending; the id derives from the first. */
  claims: list(ClaimId),
  /** Ascending capture ids (in the filter: the ids of the lines). */
  reports: list(z.string()),
  rests_on: RestsOn,
  /** True where every report behind it is a lead: outside every total, map and answer. */
  lead: z.boolean(),
  /** What its reports corrected or took back of one another; absent where they did neither. */
  corrections: list(CorrectionOnRecord).optional(),
  /** Of an incident the orders that a report ties it to, of an order such incidents; absent where no report does. */
  ties: list(TieOnRecord).optional(),
  /** Why its claims are taken for one, two by two; absent where there is one claim alone. */
  merges: list(MergeOnRecord).optional(),
};

/** A reported incident. */
export const IncidentRecord = shape({
  kind: z.literal("incident"),
  ...onRecord,
  when: When.nullable(),
  where: Where.nullable(),
  outcomes: Outcomes,
  events: z.int().min(1),
  fields: list(FieldOnRecord),
});
export type IncidentRecord = z.infer<typeof IncidentRecord>;

/** Stated by a report, inferred by a rule, or decided by a person. */
export const ChangeBasis = z.enum(["stated", "inferred", "decided"]);
export type ChangeBasis = z.infer<typeof ChangeBasis>;

export const Change = shape({
  /** The order that is changed. */
  order: RecordId,
  /** Which of its provisions. */
  provisions: list(ProvisionKind),
  /** Where: gazetteer ids, or names as written; empty where no place is told. */
  places: list(z.string()),
  /** For whom; empty where nobody is told. */
  addressees: list(z.string()),
  /** From when. */
  from: When.nullable(),
  /** How that is known. */
  basis: ChangeBasis,
});
export type Change = z.infer<typeof Change>;

/** A reported order. */
export const OrderRecord = shape({
  kind: z.literal("order"),
  ...onRecord,
  order: OrderFields,
  fields: list(FieldOnRecord),
  /** Named by its smallest order; null for an order alone. */
  family: RecordId.nullable(),
  /** What it changes in earlier orders. */
  changes: list(Change),
});
export type OrderRecord = z.infer<typeof OrderRecord>;

/** A total by an organisation, never added to incidents. */
export const AggregateRecord = shape({
  kind: z.literal("aggregate"),
  ...onRecord,
  by: z.string().nullable(),
  period: When.nullable(),
  where: Where.nullable(),
  outcomes: Outcomes,
  fields: list(FieldOnRecord),
});
export type AggregateRecord = z.infer<typeof AggregateRecord>;

/** How a member of a copy family came from its root. */
export const CopyHow = z.enum([
  "root",
  "exact",
  "reprint",
  "edited",
  "rewrite",
  "excerpt",
  "digest",
  "translation",
]);
export type CopyHow = z.infer<typeof CopyHow>;

/** Readings that share a text origin. A copy adds no account. */
export const CopiesRecord = shape({
  kind: z.literal("copies"),
  id: RecordId,
  reports: list(z.string()),
  /** The report the others come from. */
  root: z.string(),
  /** Why this one is taken for the root. */
  why: z.string(),
  members: list(
    shape({ id: z.string(), how: CopyHow, why: z.string(), changed: list(z.string()) }),
  ),
});
export type CopiesRecord = z.infer<typeof CopiesRecord>;

export const DifferenceKind = z.enum([
  "within-report",
  "transmission",
  "translation",
  "between-accounts",
  "denial",
]);
export type DifferenceKind = z.infer<typeof DifferenceKind>;

/** "explained": it is known how the values come to differ; "dismissed": nothing follows from it. */
export const DifferenceState = z.enum(["open", "explained", "dismissed"]);
export type DifferenceState = z.infer<typeof DifferenceState>;

/** A value of a difference; `orders` are those that say it, absent where all is of one record. */
export const DifferingValue = shape({
  ...ValueOnRecord.unwrap().shape,
  orders: list(RecordId).optional(),
});
export type DifferingValue = z.infer<typeof DifferingValue>;

/** Two or more values of one field of one record that cannot all hold. Nobody has lost until a person says so. */
export const DifferenceRecord = shape({
  kind: z.literal("difference"),
  id: RecordId,
  /** The record whose values differ; of several orders of one family the one that names it. */
  record: RecordId,
  /** All orders of the family whose values differ; absent where one record alone has them. */
  orders: list(RecordId).optional(),
  claims: list(ClaimId),
  reports: list(z.string()),
  /** Which field, e.g. "outcomes.killed". */
  field: z.string(),
  /** How they come to differ. */
  difference: DifferenceKind,
  /** What people decided of it, open where nothing or not of every value; each value stays either way. */
  state: DifferenceState,
  values: list(DifferingValue),
});
export type DifferenceRecord = z.infer<typeof DifferenceRecord>;

/** Two records that would be one but for something that speaks against it; a person decides. */
export const PairRecord = shape({
  kind: z.literal("pair"),
  id: RecordId,
  /** What the two are. */
  of: z.enum(["incident", "order"]),
  /** The two records, that of the smaller claim first. */
  records: list(RecordId),
  /** The two claims that speak most for it; what is decided binds to them. */
  claims: list(ClaimId),
  reports: list(z.string()),
  /** What keeps them apart, e.g. "places apart". */
  why: z.string(),
  lead: z.boolean(),
});
export type PairRecord = z.infer<typeof PairRecord>;

/** What is said of reports that were compared. */
export const WarningSubject = z.enum([
  "compilation",
  "component-split",
  "dated-before-event",
  "impossible-date",
  "large-family",
]);
export type WarningSubject = z.infer<typeof WarningSubject>;

/** Where comparing came upon what a person should look at, or compared less than it would have liked. */
export const WarningRecord = shape({
  kind: z.literal("warning"),
  id: RecordId,
  /** What it is about. */
  about: WarningSubject,
  /** The same in a sentence that names reports by their ids. */
  what: z.string(),
  /** Up to ten of the claims concerned; empty where it is about texts. */
  claims: list(ClaimId),
  /** Up to ten of the reports concerned, the one it speaks of first. */
  reports: list(z.string()),
});
export type WarningRecord = z.infer<typeof WarningRecord>;

export const OnRecord = z.discriminatedUnion("kind", [
  IncidentRecord,
  OrderRecord,
  AggregateRecord,
  CopiesRecord,
  DifferenceRecord,
  PairRecord,
  WarningRecord,
]);
export type OnRecord = z.infer<typeof OnRecord>;
export type RecordKind = OnRecord["kind"];

export const LinkKind = z.enum([
  "copy-of",
  "same-account",
  "same-incident",
  "same-order",
  "changes",
  "contradicts",
  "refines",
  "denies",
  "corrects",
  "retracts",
]);
export type LinkKind = z.infer<typeof LinkKind>;

/** A relation that resolution proposes between two reports (copy-of) or two claims (the others). */
export const Link = shape({ kind: LinkKind, from: z.string(), to: z.string(), why: z.string() });
export type Link = z.infer<typeof Link>;
