/** What `onrecord eval` tells of one extractor. */
import * as z from "zod";
import { ClaimKind } from "./claim.ts";
import { list, shape } from "./shape.ts";

const count = z.int().min(0);
const share = z.number().min(0).max(1).nullable();

/** How an extractor did on one kind of claim; a share is null where it would be of nothing. */
export const KindScore = shape({
  kind: ClaimKind,
  /** Claims of the gold that were found. */
  hits: count,
  missed: count,
  /** Claims found where the gold has none of their kind, or that it refuses. */
  invented: count,
  /** Claims on words of the gold that another claim had hit already. */
  doubled: count,
  /** Claims that nobody judged: outside every share. */
  undecided: count,
  /** Of the claims found and judged, how many are hits. */
  precision: share,
  /** Of the claims of the gold, how many are hits. */
  recall: share,
  f1: share,
});
export type KindScore = z.infer<typeof KindScore>;

/** How often one field of the hits is as the gold has it. */
export const FieldScore = shape({
  kind: ClaimKind,
  /** Its path in the claim, e.g. "order.issuer". */
  field: z.string(),
  right: count,
  all: count,
});
export type FieldScore = z.infer<typeof FieldScore>;

/** One thing that is not as the gold has it. */
export const Miss = shape({
  /** The id of the report. */
  report: z.string(),
  how: z.enum(["missed", "invented", "doubled", "field"]),
  kind: ClaimKind,
  /** The claim's words, veiled as everywhere. */
  words: z.string(),
  /** Of a field: its path; else null. */
  field: z.string().nullable(),
  /** Of a field: what the gold has, as JSON; else null. */
  wanted: z.string().nullable(),
  /** Of a field: what was found, as JSON; else null. */
  told: z.string().nullable(),
});
export type Miss = z.infer<typeof Miss>;

/** One extractor beside the gold. */
export const Evaluation = shape({
  /** "rules", "model.NAME/VERSION", or the name that a file of claims was given. */
  extractor: z.string(),
  /** Reports it was measured on. */
  reports: count,
  kinds: list(KindScore),
  fields: list(FieldScore),
  /** Sensitive passages by number alone; null where the gold names none or the extractor flags none. */
  sensitive: shape({ found: count, missed: count, extra: count }).nullable(),
  misses: list(Miss),
  /** What a model's answers gave that was not taken, by reason; empty for other extractors. */
  dropped: list(shape({ reason: z.string(), count })),
});
export type Evaluation = z.infer<typeof Evaluation>;
