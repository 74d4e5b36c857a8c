import * as z from "zod";
import { ClaimKind } from "./claim.ts";
import { Span } from "./passage.ts";
import { ReportLine } from "./report-line.ts";

/** Where words stand: by offsets, or by words that stand in the text exactly once. */
export const GoldPassage = z.union([Span, z.object({ exact: z.string().min(1) })]);
export type GoldPassage = z.infer<typeof GoldPassage>;

/** One claim that a careful reader takes from the text. */
export const GoldClaim = z.object({
  kind: ClaimKind,
  /** The words that say it. */
  passages: z.array(GoldPassage).min(1),
  /** Fields of the claim by their paths, e.g. "order.issuer"; a field that is not named is not judged. */
  fields: z.record(z.string().regex(/^[a-z_]+(\.[a-z_]+)*$/), z.json()).default({}),
});
export type GoldClaim = z.infer<typeof GoldClaim>;

/** What a line of a gold file says beside the report itself. */
export const GoldFacts = z.object({
  claims: z.array(GoldClaim).default([]),
  /** Claims that must not be made: what the text does not say, though it may seem to. */
  refused: z.array(GoldClaim).default([]),
  /** Kinds of which `claims` has all there are: any other claim of them is invented. */
  complete: z.array(ClaimKind).default([]),
  /** Words that must be veiled; null where nobody looked for them. */
  sensitive: z.array(GoldPassage).nullable().default(null),
});
export type GoldFacts = z.infer<typeof GoldFacts>;

/** A line of a gold file (docs/formats/gold.md): a report as `onrecord read` takes it, and what it says. */
export const GoldLine = ReportLine.and(GoldFacts);
export type GoldLine = z.infer<typeof GoldLine>;
