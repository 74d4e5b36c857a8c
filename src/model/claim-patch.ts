import * as z from "zod";
import { Account, Modality, OutcomeKind } from "./claim.ts";
import { shape } from "./shape.ts";

const bound = z.int().min(0).max(1_000_000_000).nullable();

/**
 * What a person puts right in a claim where nothing is to be read anew: dates, places and passages are
 * corrected by coding the claim again. A field that is absent stays; null says that it is not told.
 */
export const ClaimPatch = shape({
  /** How the text puts it. */
  modality: Modality.optional(),
  /** Events that share the outcomes. */
  events: z.int().min(1).max(100_000).optional(),
  /** By kind; a kind that is null leaves the claim. */
  outcomes: z
    .partialRecord(OutcomeKind, shape({ min: bound, best: bound, max: bound }).nullable())
    .optional(),
  /** Who is said to know. */
  account: Account.nullable().optional(),
});
export type ClaimPatch = z.infer<typeof ClaimPatch>;
