/** What resolution takes and gives. Everything here is plain data; nothing is looked up elsewhere. */
import type { Claim } from "../model/claim.ts";
import type { SensitiveSpan } from "../model/passage.ts";
import type { Reading } from "../model/reading.ts";
import { type CopyHow, type Link, type OnRecord, WarningSubject } from "../model/record.ts";

/** A reading under comparison. `keys` are what `copyKeys` gave when it was derived. */
export type ResolvableReport = {
  /** Capture id; in the filter, the id of the line. */
  readonly report: string;
  readonly reading: Reading;
  readonly keys: readonly string[];
  /** Flagged ranges of the text: their words never get into what a copy "changed". */
  readonly sensitive: readonly SensitiveSpan[];
};

/** A claim under comparison. `keys` are what `claimKeys` gave when it was derived. */
export type ResolvableClaim = {
  readonly report: string;
  readonly claim: Claim;
  readonly keys: readonly string[];
};

/** Every kind of `ResolveWarning`. */
export const RESOLVE_WARNINGS = ["bucket-cut", ...WarningSubject.options] as const;

/** Where resolution compared less than it would have liked, so that nobody takes silence for absence. */
export type ResolveWarning = {
  readonly about: (typeof RESOLVE_WARNINGS)[number];
  /** e.g. "a key shared by 10000 reports: each compared with 8 of them". */
  readonly what: string;
  /** Up to ten ids of the reports or claims concerned. */
  readonly of: readonly string[];
};

export type Resolution = {
  readonly links: readonly Link[];
  readonly records: readonly OnRecord[];
  readonly warnings: readonly ResolveWarning[];
};

/** A report's place in its copy family; a report without copies has no entry. */
export type FamilyMember = { readonly root: string; readonly how: CopyHow };
export type Families = ReadonlyMap<string, FamilyMember>;
