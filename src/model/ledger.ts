import * as z from "zod";
import { Answer } from "./answer.ts";
import { Boilerplate } from "./boilerplate.ts";
import { Capture } from "./capture.ts";
import { Claim } from "./claim.ts";
import { CodebookVersion } from "./codebook.ts";
import { Decision } from "./decision.ts";
import { CaptureId, ClaimId, Commitment, PersonRef, RecordId, Ref, Sha256 } from "./ids.ts";
import { SensitiveSpan, Span } from "./passage.ts";
import { Reading } from "./reading.ts";
import { OnRecord } from "./record.ts";
import { list, shape } from "./shape.ts";
import { Instant } from "./when.ts";

export const EntryKind = z.enum([
  "capture",
  "derivation",
  "record-change",
  "decision",
  "release",
  "access",
  "erasure",
]);
export type EntryKind = z.infer<typeof EntryKind>;

/**
 * One line of the ledger (docs/formats/ledger.md). Its canonical JSON is the leaf of the tree.
 * `refs[0 … commitments.length-1]` name the bodies that came with it, in the order of
 * `commitments`; the refs after them name earlier bodies that it is about: the capture of a
 * derivation, what an erasure erases, the record bodies that a record-change ends.
 */
export const Entry = shape({
  v: z.literal(1),
  seq: z.int().min(0),
  kind: EntryKind,
  at: Instant,
  by: PersonRef,
  refs: list(Ref),
  commitments: list(Commitment),
});
export type Entry = z.infer<typeof Entry>;

/** Which rules and data made a derivation. */
export const RuleVersions = shape({
  rules: z.string(),
  data: z.string(),
  /** The version of the learnt boilerplate that held then; left out where none was learnt. */
  boilerplate: Sha256.optional(),
});
export type RuleVersions = z.infer<typeof RuleVersions>;

/** What an access showed: the words of one veiled passage, or the whole file as it came. */
export const ShownMaterial = z.enum(["passage", "original"]);
export type ShownMaterial = z.infer<typeof ShownMaterial>;

/**
 * What was taken out: a table, the dossier of one incident or order, a picture of figures, or a team's own
 * list as it stands.
 */
export const Exported = z.enum(["reports", "incidents", "orders", "dossier", "figures", "list"]);
export type Exported = z.infer<typeof Exported>;
/** Those that are lists, taken out as tables. */
export const ListName = Exported.exclude(["dossier", "figures", "list"]);
export type ListName = z.infer<typeof ListName>;

/**
 * What an entry commits to: canonical JSON with its salt, in a row that can be erased. Bodies speak
 * of captures, claims and records by their content ids. `keys` are what resolution compares by;
 * they are kept so that a rebuild runs no rule.
 */
export const Body = z.discriminatedUnion("body", [
  shape({ body: z.literal("capture"), capture: Capture }),
  /** The current claims of a capture after a derivation; those no longer in `claims` are retired. */
  shape({
    body: z.literal("derivation"),
    capture: CaptureId,
    stage: z.enum(["read", "extract"]),
    versions: RuleVersions,
    claims: list(ClaimId),
    sensitive: list(SensitiveSpan),
    /** Why nothing came of it, e.g. a time limit; null where it went well. */
    failure: z.string().nullable(),
  }),
  shape({
    body: z.literal("reading"),
    capture: CaptureId,
    reading: Reading,
    keys: list(z.string()),
  }),
  shape({ body: z.literal("claim"), capture: CaptureId, claim: Claim, keys: list(z.string()) }),
  /** Every answer that models gave about a capture and that is kept, one of each model; the last such body holds. */
  shape({ body: z.literal("answers"), capture: CaptureId, answers: list(Answer) }),
  /** The last such body holds for what is added from then on, until `rederive` learns anew. */
  shape({ body: z.literal("boilerplate"), boilerplate: Boilerplate }),
  /** Names no record: which versions begin and end here is said by the refs of the entry. */
  shape({ body: z.literal("record-change"), versions: RuleVersions }),
  shape({ body: z.literal("record"), record: OnRecord }),
  /** `from` is no longer on record; what it rested on is in `to` now, null where in nothing. */
  shape({ body: z.literal("redirect"), from: RecordId, to: RecordId.nullable() }),
  /** `codebook` null where nothing is coded: founding, introducing, adopting a key. */
  shape({
    body: z.literal("decision"),
    decision: Decision,
    keys: list(z.string()),
    codebook: CodebookVersion.nullable(),
  }),
  shape({ body: z.literal("release"), name: z.string(), what: z.string() }),
  /** Written before anything is shown. `span` is null where the original was. */
  shape({
    body: z.literal("access"),
    capture: CaptureId,
    what: ShownMaterial,
    span: Span.nullable(),
    reason: z.string(),
  }),
  /**
   * Written before a file leaves. It holds no id: of a dossier or a list the refs of the entry name what
   * it shows. `sha256` is of what went out without its stamp, so that a file can be told by it later.
   */
  shape({
    body: z.literal("export"),
    what: Exported,
    rows: z.int().min(0),
    withheld: z.int().min(0),
    sha256: Sha256,
  }),
  shape({ body: z.literal("erasure"), reason: z.string() }),
]);
export type Body = z.infer<typeof Body>;
export type BodyKind = Body["body"];
