/** How reports are listed and found: what may be asked, and what a list tells of each. */
import type { ClaimKind } from "../model/claim.ts";
import type { CaptureId, RecordId } from "../model/ids.ts";
import type { Original } from "../model/reading.ts";
import type { CopyHow } from "../model/record.ts";
import type { CaptureRow, CaptureState, Page } from "./store.ts";

/** What a list of reports may be narrowed to; null leaves a thing open. */
export type CaptureFilter = {
  /** Exactly so, as the list names it. */
  readonly outlet: string | null;
  /** BCP 47. */
  readonly language: string | null;
  /** Days; reports whose date of publication may lie in [from, to]. */
  readonly from: string | null;
  readonly to: string | null;
  /** Day; those surely published by then. */
  readonly knownBy: string | null;
  /** Instant; those that had come in by then. */
  readonly asHeld: string | null;
  readonly state: CaptureState | null;
  /** True for texts of unknown provenance alone, false for the others. */
  readonly lead: boolean | null;
  /** False for those that were kept and could not be read. */
  readonly read: boolean | null;
  /** True for those with claims that nobody has decided on. */
  readonly waiting: boolean | null;
  /** Those that claim something of the kind and were not rejected on it. */
  readonly kind: ClaimKind | null;
};

export type CaptureQuestion = CaptureFilter & {
  /** All of them must stand in the unveiled text, words in double quotes together; null for any text. */
  readonly words: string | null;
  /**
   * By date of publication, then the last added first, those without a date at the end. Or by
   * relevance, which needs words, within the 2,000 matches added last.
   */
  readonly order: "newest" | "relevance";
  /** True shows a family of copies once, by its root, where any of them fits. */
  readonly folded: boolean;
};

/** Every report, the newest first. */
export const ALL_CAPTURES: CaptureQuestion = {
  outlet: null,
  language: null,
  from: null,
  to: null,
  knownBy: null,
  asHeld: null,
  state: null,
  lead: null,
  read: null,
  waiting: null,
  kind: null,
  words: null,
  order: "newest",
  folded: false,
};

/** What is not given is left open, as in `ALL_CAPTURES`. */
export type CaptureQuery = Page & Partial<CaptureQuestion>;

/** Exact up to `MOST_COUNTED`; beyond, `more` is true and there are at least so many. */
export type Counted = { readonly count: number; readonly more: boolean };

/** Counting on would cost more than anybody reads. */
export const MOST_COUNTED = 1_000;

/** Another report of the same text origin. */
export type FamilyMember = {
  readonly id: CaptureId;
  readonly how: CopyHow;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly original: Original | null;
  /** Fits what was asked by itself. */
  readonly fits: boolean;
};

/** The family of copies a report belongs to. */
export type Family = {
  readonly record: RecordId;
  readonly root: CaptureId;
  /** How this report came from the root. */
  readonly how: CopyHow;
  /** Reports in it beside this one. */
  readonly others: number;
  /** Of those at most `MOST_MEMBERS`, the ones that fit first, then the newest. */
  readonly members: readonly FamilyMember[];
};

/** Beyond these the record of the family lists them. */
export const MOST_MEMBERS = 12;

/** Where the words that were looked for stand. */
export type Found = {
  /** The report itself, or the copy that has them. */
  readonly capture: CaptureId;
  /** Plain text around the first match; found words between \u2068 and \u2069. */
  readonly snippet: string;
};

/** A report with the copies there are of it. */
export type ShownCapture = CaptureRow & { readonly copies: Family | null };

export type ListedCapture = ShownCapture & {
  /** False where it stands for copies that fit and does not fit by itself. */
  readonly fits: boolean;
  /** Null where no words were looked for. */
  readonly found: Found | null;
};

export type CaptureList = {
  readonly captures: readonly ListedCapture[];
  readonly total: Counted;
};

/** What there is to narrow a list to, each with how many reports it holds. */
export type Facets = {
  /** Most reports first, at most `MOST_OUTLETS`. */
  readonly outlets: readonly { readonly outlet: string; readonly count: number }[];
  readonly moreOutlets: boolean;
  readonly kinds: readonly { readonly kind: ClaimKind; readonly count: number }[];
  readonly languages: readonly { readonly language: string; readonly count: number }[];
  /** Of publication, newest first. */
  readonly years: readonly { readonly year: string; readonly count: number }[];
};

/** Beyond these an outlet is found by its words. */
export const MOST_OUTLETS = 200;
