/**
 * The place where a register lives, as an interface: SQLite now (`sqlite/`), PostgreSQL later; one
 * contract suite (`test/contract/store.ts`) runs over every implementation.
 *
 * State changes in one way only: `append` puts an entry and its bodies into the ledger and projects
 * them into the derived tables. The projection (`project.ts`) is a pure function of entries and
 * bodies, so replaying the ledger gives the same rows.
 *
 * Three faces: `view` is what every door (command line, server) may use; it never hands out the words
 * of a sensitive passage. `disclosure` does, one passage at a time, each time with an entry.
 * `material` is what the stages use; it has them all.
 */
import type { Readable } from "node:stream";
import type { Capture, Media } from "../model/capture.ts";
import type { Claim, ClaimKind, Modality } from "../model/claim.ts";
import type { Allowable, Decision } from "../model/decision.ts";
import type { CaptureId, ClaimId, PersonRef, RecordId, Ref, Sha256 } from "../model/ids.ts";
import type { Body, Entry, EntryKind, RuleVersions, ShownMaterial } from "../model/ledger.ts";
import type { SensitiveSpan, Span } from "../model/passage.ts";
import type { Original, Reading } from "../model/reading.ts";
import type { OnRecord, RecordKind } from "../model/record.ts";
import type { Disclosure } from "./disclosure.ts";

/** What the store may do to the world beyond its folder; tests pass their own. */
export type StoreEffects = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
};

/** Signs the head of the log; the key behind it lives outside the register. */
export type Signer = { readonly vkey: string; readonly sign: (text: string) => string };

export type RegisterFacts = {
  readonly register: Ref;
  readonly name: string;
  /** C2SP verifier keys that have signed for it, oldest first. */
  readonly vkeys: readonly string[];
  /** Entries in the ledger. */
  readonly size: number;
  /** What people allowed this register to do outside, and did not take back. */
  readonly allowed: readonly Allowable[];
  readonly captures: number;
  readonly claims: number;
  /** Those that rest on leads alone are outside, as they are outside every total. */
  readonly records: Readonly<Record<RecordKind, number>>;
};

export type EntryDraft = {
  readonly kind: EntryKind;
  readonly by: PersonRef;
  readonly bodies: readonly Body[];
  /** Earlier bodies the entry is about: those an erasure erases, the record bodies a change ends. */
  readonly about: readonly Ref[];
};

export type Appended = { readonly entry: Entry; readonly refs: readonly Ref[] };

export type CaptureState = "active" | "withdrawn";

export type CaptureRow = {
  readonly ref: Ref;
  readonly id: CaptureId;
  readonly seq: number;
  readonly at: string;
  readonly by: PersonRef;
  readonly name: string;
  readonly media: Media;
  readonly bytes: number;
  readonly unread: string | null;
  /** Why reading or extraction gave nothing, e.g. a time limit. */
  readonly failure: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  /** Says whose report this one is of: a summary is never shown under an outlet's name alone. */
  readonly original: Original | null;
  readonly language: string | null;
  readonly article: boolean | null;
  readonly lead: boolean;
  readonly state: CaptureState;
};

/** A reading as a door may show it: sensitive passages veiled unless `revealed`. */
export type ShownReading = {
  readonly capture: CaptureId;
  readonly reading: Reading;
  readonly veiled: readonly SensitiveSpan[];
  readonly revealed: boolean;
};

export type ClaimState =
  | "proposed"
  | "accepted"
  | "rejected"
  | "corrected"
  | "by-hand"
  | "orphaned";

export type StoredClaim = {
  readonly ref: Ref;
  readonly capture: CaptureId;
  readonly claim: Claim;
  readonly keys: readonly string[];
  readonly state: ClaimState;
  readonly record: RecordId | null;
};

export type StoredReading = {
  readonly ref: Ref;
  readonly capture: CaptureId;
  readonly reading: Reading;
  readonly keys: readonly string[];
  readonly sensitive: readonly SensitiveSpan[];
  readonly state: CaptureState;
};

export type StoredDecision = {
  readonly ref: Ref;
  readonly seq: number;
  readonly at: string;
  readonly by: PersonRef;
  readonly decision: Decision;
  /** False once undone. */
  readonly holds: boolean;
};

/** That somebody was shown what is veiled elsewhere: one passage, or the whole file as it came. */
export type StoredAccess = {
  readonly ref: Ref;
  readonly seq: number;
  readonly at: string;
  readonly by: PersonRef;
  readonly what: ShownMaterial;
  /** Null where the original was shown. */
  readonly span: Span | null;
  /** Hidden whole where it repeats veiled words. */
  readonly reason: string;
};

/** A version of a record with the ref of its body. */
export type StoredRecord<R extends OnRecord = OnRecord> = {
  readonly ref: Ref;
  readonly record: R;
};

export type Page = { readonly limit: number; readonly offset: number };

export type RecordQuery = Page & {
  readonly kind: RecordKind;
  /** Day; only records whose interval overlaps [from, to]. */
  readonly from: string | null;
  readonly to: string | null;
  /** Gazetteer id; records at the place or anywhere in it. */
  readonly place: string | null;
  /** Instant; what this register said then, from record versions. */
  readonly asHeld: string | null;
  /** False leaves out records that rest on leads alone. */
  readonly leads: boolean;
};

export type ClaimQuery = Page & {
  readonly kind: ClaimKind | null;
  readonly modality: Modality | null;
  readonly capture: CaptureId | null;
};

export type SearchHit = {
  readonly capture: CaptureId;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly original: Original | null;
  /** Plain text around the first match; found words between \u2068 and \u2069. */
  readonly snippet: string;
};

export type SearchResult = { readonly hits: readonly SearchHit[]; readonly total: number };

/** Read-only and guarded: the only face doors use. */
export type View = {
  facts(): Promise<RegisterFacts>;
  /** Newest first. */
  captures(page: Page): Promise<readonly CaptureRow[]>;
  /** By id or any unambiguous prefix of at least 4 digits; null where there is none. */
  capture(idOrPrefix: string): Promise<CaptureRow | null>;
  /** The original bytes' facts without veiled words; null once erased. */
  captureBody(id: CaptureId): Promise<Capture | null>;
  reading(id: CaptureId): Promise<ShownReading | null>;
  claims(query: ClaimQuery): Promise<readonly StoredClaim[]>;
  claim(idOrPrefix: string): Promise<StoredClaim | null>;
  records(query: RecordQuery): Promise<readonly OnRecord[]>;
  /** Follows redirects of merged and split records. */
  record(idOrPrefix: string, asHeld: string | null): Promise<OnRecord | null>;
  /** On a capture, on a claim, or with neither given all of them; oldest first. */
  decisions(target: { capture?: CaptureId; claim?: ClaimId }): Promise<readonly StoredDecision[]>;
  /** Who was shown veiled words or the original of a report, newest first. */
  accesses(id: CaptureId): Promise<readonly StoredAccess[]>;
  /** Newest first, or by relevance within the newest 2,000 matches. */
  search(query: string, options: Page & { order: "newest" | "relevance" }): Promise<SearchResult>;
  personName(person: PersonRef): Promise<string | null>;
  /** Ledger entries from `from` on. */
  entries(from: number, limit: number): Promise<readonly Entry[]>;
  /** The latest signed checkpoint, a C2SP signed note. */
  checkpoint(): Promise<string>;
};

/** Unguarded reads for the stages. Never reachable from a door. */
export type Material = {
  /** As it came; null once erased. */
  capture(id: CaptureId): Promise<Capture | null>;
  /** What rules proposed for the claims there are now; null for one that a person added. */
  proposals(id: CaptureId): Promise<
    readonly {
      readonly id: ClaimId;
      readonly proposal: { readonly claim: Claim; readonly keys: readonly string[] } | null;
    }[]
  >;
  /** What the last extraction named sensitive, before the store added what people decided. */
  flagged(id: CaptureId): Promise<readonly SensitiveSpan[]>;
  reading(id: CaptureId): Promise<StoredReading | null>;
  /** What extraction gives now and people added; empty while the capture is withdrawn. */
  claimsOfCapture(id: CaptureId): Promise<readonly StoredClaim[]>;
  /** Those among them that are current claims of active captures. */
  claimsById(ids: readonly ClaimId[]): Promise<readonly StoredClaim[]>;
  /** Active captures whose reading has any of these keys. */
  capturesByKeys(keys: readonly string[]): Promise<readonly CaptureId[]>;
  /** Claims of active captures that have any of these keys; `at:` keys serve the place index alone. */
  claimsByKeys(keys: readonly string[]): Promise<readonly StoredClaim[]>;
  /** Every record that rests on any of these claims or captures now. */
  recordsTouching(
    claims: readonly ClaimId[],
    captures: readonly CaptureId[],
  ): Promise<readonly StoredRecord[]>;
  /** Decisions that hold, on these claims or captures, and pairs with a claim among these. */
  decisionsOn(
    claims: readonly ClaimId[],
    captures: readonly CaptureId[],
  ): Promise<readonly StoredDecision[]>;
  /** By the ref of its body; null where there is none. */
  decision(ref: Ref): Promise<StoredDecision | null>;
  allCaptures(): AsyncIterable<CaptureRow>;
  /** Refs of every body that holds words or an id of this capture, of its claims or of records that rested on it. */
  bodiesOf(id: CaptureId): Promise<readonly Ref[]>;
  /** Of those, the ones that later bodies have replaced. */
  supersededBodiesOf(id: CaptureId): Promise<readonly Ref[]>;
  /** The versions that the stored derivation of a capture names, by stage. */
  versions(
    id: CaptureId,
  ): Promise<{ readonly read: RuleVersions | null; readonly extract: RuleVersions | null }>;
};

/** Bytes as they came: write-once files named by their hash. */
export type Blobs = {
  /** Streams to a temporary file, syncs, checks, renames; a second put of the same bytes only mends a blob that rotted. */
  put(source: Readable | Uint8Array): Promise<{ sha256: Sha256; bytes: number }>;
  read(sha256: Sha256): Promise<Uint8Array>;
  has(sha256: Sha256): Promise<boolean>;
};

/** Inside one write transaction; the head is read inside. */
export type WriteTransaction = {
  readonly material: Material;
  readonly view: View;
  append(draft: EntryDraft): Promise<Appended>;
};

export type Store = {
  readonly view: View;
  readonly material: Material;
  readonly blobs: Blobs;
  /** Shows what is veiled, each time with a reason and an entry; the only such face doors use. */
  readonly disclosure: Disclosure;
  /** Runs `work` alone among all processes, then signs a checkpoint of the new head; all or nothing. */
  write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T>;
  /** Replays the ledger into fresh derived tables and swaps them in; runs no rule; finishes a due scrub. */
  rebuild(): Promise<void>;
  /** After an erasure: leaves no trace of erased words in free pages, index or write-ahead log, and removes blobs that no capture names. */
  scrub(): Promise<void>;
  /** True while words of an erasure that was cut short may still lie on the disk. */
  isScrubDue(): Promise<boolean>;
  close(): Promise<void>;
};
