/** What waits for a person: reports that came in, and the queue of claims nobody has decided on. */
import type { ClaimKind } from "../model/claim.ts";
import type { SensitiveSpan } from "../model/passage.ts";
import type { CaptureRow, Page, StoredClaim } from "./store.ts";

/**
 * "waiting": with claims nobody has decided on; "leads": without provenance; neither is withdrawn.
 * "lists": a team's own, withdrawn ones too.
 */
export type ArrivalQuery = Page & { readonly show: "all" | "waiting" | "leads" | "lists" };

/** What people have yet to do. */
export type Waiting = {
  /** Claims nobody has decided on, and the reports they stand in. */
  readonly claims: number;
  readonly reports: number;
  /** Reports that no one has said the origin of. */
  readonly leads: number;
};

/** What the queue is narrowed to; null leaves a thing open. */
export type QueueFilter = { readonly kind: ClaimKind | null; readonly outlet: string | null };
export type QueueQuery = Page & QueueFilter;

/** A stretch of a reading's text, its veiled words left out; `start` is its offset in the text. */
export type Context = { readonly start: number; readonly text: string };
/** The same with what is veiled in it, by its place in the whole text. */
export type ShownContext = Context & { readonly veiled: readonly SensitiveSpan[] };

/** A claim that waits, with what is needed to decide on it. */
export type Queued = {
  readonly claim: StoredClaim;
  readonly report: CaptureRow;
  /** The paragraphs its words stand in, and those around them. */
  readonly contexts: readonly ShownContext[];
};

/**
 * The queue goes report by report: first those that tell of an incident or an order, the last added
 * first, and leads after all others; within a report deaths, then orders, then the rest, in the order of the text.
 */
export type Queue = {
  readonly proposals: readonly Queued[];
  /** All that wait and fit, not those of this page alone. */
  readonly total: number;
};
