import * as z from "zod";
import { WebAddress } from "./capture.ts";
import { Claim } from "./claim.ts";
import { editedRules } from "./codebook.ts";
import { CaptureId, ClaimId, PersonRef, Ref } from "./ids.ts";
import { Passage, SensitiveSpan } from "./passage.ts";
import { list, shape } from "./shape.ts";
import { EdtfDate } from "./when.ts";

/** A reason is never empty: a decision without one is not a decision. */
const reason = z.string().trim().min(1);

/** Which claim, and its words, so that it can be found again when rules or text change. */
const claimTarget = { capture: CaptureId, claim: ClaimId, passage: Passage };

/**
 * A claim for each value of a difference and what they say of the field, as canonical JSON in the same
 * order: where one of them comes to say something else, the decision no longer speaks of it.
 */
const difference = {
  field: z.string().min(1),
  a: ClaimId,
  b: ClaimId,
  more: list(ClaimId),
  values: list(z.string()),
};

/**
 * What a register does only where a person allowed it: "fetching" asks an address for its page,
 * "asking" asks a model on this machine what a report claims.
 */
export const Allowable = z.enum(["fetching", "asking"]);
export type Allowable = z.infer<typeof Allowable>;

/**
 * What a person decided. Decisions bind to claims, pairs of claims, passages and captures, never to
 * record ids. The latest decision on a target holds; `undo` makes the one before it hold again.
 */
export const Decision = z.discriminatedUnion("decision", [
  /**
   * The register is founded: first entry of every ledger. `vkey` is the C2SP verifier key.
   * `teaching`: it is the teaching sample, never evidence; nothing can take that mark away.
   */
  shape({
    decision: z.literal("found"),
    register: Ref,
    name: z.string(),
    vkey: z.string(),
    teaching: z.boolean(),
  }),
  /** A person's name for their random id. */
  shape({ decision: z.literal("introduce"), person: PersonRef, name: z.string() }),
  /** A new signing key, e.g. on a new machine. */
  shape({ decision: z.literal("adopt-key"), vkey: z.string(), reason }),
  /** Coded faithfully: the claim says what the report says. Nothing is said of its truth. */
  shape({ decision: z.literal("accept"), ...claimTarget, reason }),
  shape({ decision: z.literal("reject"), ...claimTarget, reason }),
  /** The claim as it ought to read; passages and rule stay those of the proposal. */
  shape({ decision: z.literal("correct"), ...claimTarget, corrected: Claim, reason }),
  shape({ decision: z.literal("add"), capture: CaptureId, claim: Claim, reason }),
  /** Must-link and cannot-link. */
  shape({ decision: z.literal("merge"), a: ClaimId, b: ClaimId, reason }),
  shape({ decision: z.literal("split"), a: ClaimId, b: ClaimId, reason }),
  /** How values of one field come to differ, or that nothing follows from it; none of them is lost. */
  shape({ decision: z.literal("explain"), ...difference, reason }),
  shape({ decision: z.literal("dismiss"), ...difference, reason }),
  /** Believing it: a named person, a free reason, optional scale and standard of proof; empty by default. */
  shape({
    decision: z.literal("assess"),
    ...claimTarget,
    scale: z.string().nullable(),
    grade: z.string().nullable(),
    standard: z.string().nullable(),
    reason,
  }),
  shape({ decision: z.literal("veil"), capture: CaptureId, span: SensitiveSpan, reason }),
  shape({ decision: z.literal("unveil"), capture: CaptureId, span: SensitiveSpan, reason }),
  /** Takes a capture out of every record; it stays in the ledger. */
  shape({ decision: z.literal("withdraw"), capture: CaptureId, reason }),
  shape({ decision: z.literal("restore"), capture: CaptureId, reason }),
  /** Makes a lead traceable: where it came from, and how that is known. */
  shape({
    decision: z.literal("attach-provenance"),
    capture: CaptureId,
    outlet: z.string(),
    url: WebAddress.nullable(),
    published: EdtfDate.nullable(),
    reason,
  }),
  /** Whether this register may reach outside; nothing may that was never allowed. */
  shape({ decision: z.literal("allow"), what: Allowable, allowed: z.boolean(), reason }),
  /** From here on this register codes a field, or a kind of claim, by these words. */
  shape({ decision: z.literal("edit-codebook"), entry: z.string(), ...editedRules, reason }),
  /** `of` is the ref of the decision's body. */
  shape({ decision: z.literal("undo"), of: Ref, reason }),
]);
export type Decision = z.infer<typeof Decision>;
export type DecisionKind = Decision["decision"];
