/** What the HTTP interface takes and gives, beyond the nouns of `model/`. Names are `docs/http-api.md`'s. */
import { z } from "@hono/zod-openapi";
import { Media } from "../../model/capture.ts";
import { Claim, ClaimKind } from "../../model/claim.ts";
import { Allowable } from "../../model/decision.ts";
import { CaptureId, PersonRef, RecordId, Ref } from "../../model/ids.ts";
import { SensitiveSpan } from "../../model/passage.ts";
import { Original, Reading } from "../../model/reading.ts";
import { CopyHow, OnRecord, TieOnRecord } from "../../model/record.ts";
import { Day, Instant } from "../../model/when.ts";

/** How many there are of something. */
export const COUNT = z.int().min(0);
/** Everything that can be on record. */
export const RECORD_KINDS = [
  "incident",
  "order",
  "aggregate",
  "copies",
  "difference",
  "pair",
  "warning",
] as const;

/** Which part of a list; lists are never endless. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0).openapi({ type: "integer" }),
});

/** A capture by its id or an unambiguous beginning of it. */
export const CaptureParam = z.object({
  id: z.string().regex(/^[0-9a-f]{4,32}$/),
});

/** A record by its id or an unambiguous beginning of it. */
export const RecordParam = z.object({
  id: z.string().regex(/^[ioacdpw]-[0-9a-f]{4,32}$/),
});

/** What may stand in an address when records are listed: kinds and dates, never a place or a name. */
export const RecordListQuery = PageQuery.extend({
  kind: z.enum(RECORD_KINDS),
  from: Day.optional(),
  to: Day.optional(),
  known_by: Day.optional(),
  as_held: Instant.optional(),
  leads: z.enum(["true", "false"]).default("false"),
  open: z.enum(["true", "false"]).default("false"),
});

/**
 * Two ways to look back, one at a time. `known_by`: told from what was surely published by that day.
 * `as_held`: what this register said at that instant, from record versions.
 */
export const TimesQuery = z.object({ known_by: Day.optional(), as_held: Instant.optional() });

/** A question about records that names a place; it travels in the body, so that no log keeps it. */
export const RecordQuestion = z.object({
  kind: z.enum(RECORD_KINDS),
  place: z.string().min(1).max(200).nullable().default(null),
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
  known_by: Day.nullable().default(null),
  as_held: Instant.nullable().default(null),
  leads: z.boolean().default(false),
  /** Without differences that people have explained or dismissed. */
  open: z.boolean().default(false),
  limit: z.int().min(1).max(500).default(100),
  offset: COUNT.default(0),
});
export type RecordQuestion = z.infer<typeof RecordQuestion>;

/** What a register holds. Counts are of what is documented here, not of all that happened. */
export const RegisterAnswer = z
  .object({
    register: Ref,
    name: z.string(),
    /** The teaching sample: not evidence, not to be cited. */
    teaching: z.boolean(),
    vkeys: z.array(z.string()).readonly(),
    size: COUNT,
    allowed: z.array(Allowable).readonly(),
    captures: COUNT,
    claims: COUNT,
    records: z.object({
      incident: COUNT,
      order: COUNT,
      aggregate: COUNT,
      copies: COUNT,
      difference: COUNT,
      pair: COUNT,
      warning: COUNT,
    }),
  })
  .openapi("Register");

/** The copies a report is one of: `how` is how it came from the root, `members` are the others. */
const FamilyAnswer = z
  .object({
    record: RecordId,
    root: CaptureId,
    how: CopyHow,
    others: COUNT,
    members: z
      .array(
        z.object({
          id: CaptureId,
          how: CopyHow,
          title: z.string().nullable(),
          outlet: z.string().nullable(),
          published: z.string().nullable(),
          original: Original.nullable(),
          fits: z.boolean(),
        }),
      )
      .readonly(),
  })
  .openapi("Family");

/** One report in a list. */
export const CaptureAnswer = z
  .object({
    ref: Ref,
    id: CaptureId,
    seq: COUNT,
    at: z.string(),
    by: PersonRef,
    name: z.string(),
    media: Media,
    bytes: COUNT,
    unread: z.string().nullable(),
    failure: z.string().nullable(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    published: z.string().nullable(),
    original: Original.nullable(),
    language: z.string().nullable(),
    article: z.boolean().nullable(),
    lead: z.boolean(),
    state: z.enum(["active", "withdrawn"]),
    claims: COUNT,
    waiting: COUNT,
    kinds: z.array(ClaimKind).readonly(),
    copies: FamilyAnswer.nullable(),
  })
  .openapi("CaptureRow");

/** A report with its text; veiled code units stand as U+2592, so offsets hold. */
export const ReportAnswer = z
  .object({
    capture: CaptureAnswer,
    reading: Reading.nullable(),
    veiled: z.array(SensitiveSpan).readonly(),
  })
  .openapi("Report");

export const ClaimAnswer = z
  .object({
    claim: Claim,
    capture: CaptureId,
    state: z.enum(["proposed", "accepted", "rejected", "corrected", "by-hand", "orphaned"]),
    record: RecordId.nullable(),
  })
  .openapi("ClaimOnRecord");

/** Where a report ties an incident to an order, with the record of the other; null where it has none. */
export const TieAnswer = TieOnRecord.unwrap()
  .extend({ record: RecordId.nullable() })
  .openapi("Tie");

export const ClaimsAnswer = z.object({ claims: z.array(ClaimAnswer).readonly() });
/** Exact up to 1,000; beyond, `more` is true and there are at least so many. */
export const CountedAnswer = z.object({ count: COUNT, more: z.boolean() }).openapi("Counted");

export const RecordAnswer = z.object({ record: OnRecord });
export const RecordsAnswer = z.object({
  records: z.array(OnRecord).readonly(),
  total: CountedAnswer,
});

export const ErrorAnswer = z.object({ code: z.string(), message: z.string() }).openapi("Error");
