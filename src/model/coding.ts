import * as z from "zod";
import { CodingKind } from "./codebook.ts";
import { CaptureId, ClaimId, PersonRef, Ref } from "./ids.ts";
import { Span } from "./passage.ts";
import { Side } from "./place.ts";
import { shape } from "./shape.ts";

const words = z.string().max(2000);
const bound = z.int().min(0).max(1_000_000_000).nullable();
const distance = z.number().min(0).max(100_000).nullable();

/**
 * A value as a person gives it: words first, and beside them what they are read as. Where the
 * reading is null, the words are read when the draft is saved.
 */
export const CodedValue = z.discriminatedUnion("type", [
  shape({ type: z.literal("text"), text: words }),
  /** A term by its id in the field's vocabulary. */
  shape({ type: z.literal("term"), term: z.string().max(200) }),
  /** "three or four"; where all three numbers are null, the words are read. */
  shape({ type: z.literal("count"), words, min: bound, best: bound, max: bound }),
  /** "last Thursday", read against the report's original date; or EDTF as the person means it. */
  shape({ type: z.literal("date"), words, edtf: z.string().max(100).nullable() }),
  /** What ends an order, where that is no date: "the pandemic ends". */
  shape({ type: z.literal("event"), event: words }),
  /** A place as written; `place` is its gazetteer id. */
  shape({ type: z.literal("place"), words, place: z.string().max(200).nullable(), side: Side }),
  /** "one to two kilometres"; where both numbers are null, the words are read. */
  shape({ type: z.literal("distance"), words, min_km: distance, max_km: distance }),
  shape({ type: z.literal("flag"), yes: z.boolean() }),
]);
export type CodedValue = z.infer<typeof CodedValue>;

/** One value of one field with the words of the report that say it. */
export const CodedField = shape({
  /** An entry of the codebook, e.g. "acts.act". */
  field: z.string().max(60),
  /** Which act, counted from 0, of fields of acts; else which of several values. */
  item: z.int().min(0).max(99),
  value: CodedValue,
  /** Ranges of `reading.text`; one range may serve several fields. */
  passages: z.array(Span).max(50).readonly(),
});
export type CodedField = z.infer<typeof CodedField>;

/** A claim on its way: what a person has coded so far, complete or not. */
export const CodingDraft = shape({
  capture: CaptureId,
  /** The claim it is to correct; null for one that no rule found. */
  corrects: ClaimId.nullable(),
  kind: CodingKind,
  /** The words of the whole claim; where there are none, those of its fields together. */
  passages: z.array(Span).max(50).readonly(),
  fields: z.array(CodedField).max(400).readonly(),
});
export type CodingDraft = z.infer<typeof CodingDraft>;

/** A draft as the register keeps it until it is saved or thrown away; never in the ledger. */
export const KeptDraft = shape({
  id: Ref,
  /** When it was last written. */
  at: z.string(),
  by: PersonRef,
  /** Finished for comparison with another person's: it changes no more. */
  done: z.boolean(),
  draft: CodingDraft,
});
export type KeptDraft = z.infer<typeof KeptDraft>;

/** What keeps a draft from becoming a claim. */
export const CodingProblemKind = z.enum([
  "unknown-field",
  "not-of-kind",
  "wrong-type",
  "missing",
  "several",
  "empty",
  "unknown-term",
  "unknown-place",
  "unreadable-date",
  "unreadable-count",
  "unreadable-distance",
  "crossed",
  "needs-passage",
  "outside-text",
  "veiled-words",
  "one-event",
  "other-kind",
]);
export type CodingProblemKind = z.infer<typeof CodingProblemKind>;

/** Where it stands and what to do; `message` holds no words of a report. */
export const CodingProblem = shape({
  /** Empty where it concerns the whole draft. */
  field: z.string(),
  item: z.int().min(0),
  problem: CodingProblemKind,
  message: z.string(),
});
export type CodingProblem = z.infer<typeof CodingProblem>;

const WrittenPassage = z.union([Span, shape({ exact: z.string().min(1) })]);

/**
 * A line of `onrecord code`: a draft whose passages may also be given by their words, which must
 * stand in the text exactly once.
 */
export const CodingLine = z.object({
  /** The report's id or the start of it. */
  report: z.string().min(4),
  corrects: ClaimId.nullable().default(null),
  kind: CodingKind,
  passages: z.array(WrittenPassage).max(50).default([]),
  fields: z
    .array(
      z.object({
        field: CodedField.unwrap().shape.field,
        item: CodedField.unwrap().shape.item.default(0),
        value: CodedValue,
        passages: z.array(WrittenPassage).max(50).default([]),
      }),
    )
    .max(400),
  /** Why; in place of `--reason`. */
  reason: z.string().trim().min(1).optional(),
});
export type CodingLine = z.infer<typeof CodingLine>;
