/** The ledger as people read it: what happened, when, by whom, about what; through the guard. */
import type { CaptureId, PersonRef } from "../model/ids.ts";
import type { EntryKind, Exported, ShownMaterial } from "../model/ledger.ts";
import type { RecordKind } from "../model/record.ts";
import type { CaptureRow, StoredDecision } from "./store.ts";

/** A report as an entry names it. */
export type NamedReport = Pick<CaptureRow, "id" | "name" | "title" | "outlet" | "original">;

/** What an entry was about. */
export type Happening =
  | { readonly kind: "capture"; readonly report: NamedReport | null }
  | {
      readonly kind: "derivation";
      readonly stage: "read" | "extract";
      readonly report: NamedReport | null;
      readonly claims: number;
      /** Why nothing came of it; null where it went well. */
      readonly failure: string | null;
    }
  | {
      /** What outlets repeat was learnt anew. */
      readonly kind: "boilerplate";
      readonly outlets: number;
      readonly sentences: number;
    }
  | {
      readonly kind: "record-change";
      /** How many versions began, by kind. */
      readonly begun: Readonly<Partial<Record<RecordKind, number>>>;
      /** How many ended, and how many ids lead elsewhere since. */
      readonly ended: number;
      readonly redirected: number;
    }
  | {
      readonly kind: "decision";
      readonly stored: StoredDecision;
      readonly report: CaptureId | null;
    }
  | { readonly kind: "release"; readonly name: string }
  | {
      readonly kind: "access";
      readonly what: ShownMaterial;
      readonly report: NamedReport | null;
      /** Hidden whole where it repeats veiled words. */
      readonly reason: string;
    }
  /** A file was taken out; which record a dossier told is not said. */
  | { readonly kind: "export"; readonly what: Exported; readonly rows: number }
  /** Its reason may quote what was erased, and nobody could tell any more. */
  | { readonly kind: "erasure"; readonly bodies: number }
  /** What it was about is erased; that it was, and of which kind, stays. */
  | { readonly kind: "erased"; readonly was: EntryKind };

export type HistoryEntry = {
  readonly seq: number;
  readonly at: string;
  readonly by: PersonRef;
  readonly what: Happening;
};

export type HistoryQuery = {
  /** Entries before this one; null for the newest. */
  readonly before: number | null;
  readonly limit: number;
  /** Only these kinds; empty for all. */
  readonly kinds: readonly EntryKind[];
};
