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
import type { BriefOrder } from "../model/brief-order.ts";
import type { Capture, Media } from "../model/capture.ts";
import type { Claim, ClaimKind, Modality } from "../model/claim.ts";
import type { CodebookVersion } from "../model/codebook.ts";
import type { KeptDraft } from "../model/coding.ts";
import type { DatedClaim } from "../model/dated-claim.ts";
import type { Allowable, Decision, DecisionKind } from "../model/decision.ts";
import type { CaptureId, ClaimId, PersonRef, RecordId, Ref } from "../model/ids.ts";
import type { Body, Entry, EntryKind } from "../model/ledger.ts";
import type { SensitiveSpan } from "../model/passage.ts";
import type { Original, Reading } from "../model/reading.ts";
import type { CopiesRecord, DifferenceRecord, OnRecord, RecordKind } from "../model/record.ts";
import type { StoredAccess, StoredExport } from "./access.ts";
import type { Blobs } from "./blobs.ts";
import type { CaptureList, CaptureQuery, Counted, Facets, ShownCapture } from "./capture-list.ts";
import type { Disclosure } from "./disclosure.ts";
import type { Drafts } from "./drafts.ts";
import type { Grounds, RecordHistory } from "./grounds.ts";
import type { HistoryEntry, HistoryQuery } from "./history.ts";
import type { Material } from "./material.ts";
import type { OrderQuery, OrdersBesideQuery } from "./orders.ts";
import type { Tally } from "./tally.ts";
import type { ArrivalQuery, Queue, QueueQuery, Waiting } from "./waiting.ts";

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
  /** True for the teaching sample: not evidence. */
  readonly teaching: boolean;
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
  /** Claims it makes now, without those that were rejected or are orphaned. */
  readonly claims: number;
  /** Of those, the ones nobody has decided on. */
  readonly waiting: number;
  /** What kinds of claims, in the order of `ClaimKind`. */
  readonly kinds: readonly ClaimKind[];
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
  /** The codebook it was made by; null where nothing is coded. */
  readonly codebook: CodebookVersion | null;
  /** False once undone. */
  readonly holds: boolean;
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
  /** Day; only records that rest on a report surely published by then. Left out: all. */
  readonly knownBy?: string | null;
  /** True leaves out differences that people have explained or dismissed. Left out: all. */
  readonly open?: boolean;
  /** False leaves out records that rest on leads alone. */
  readonly leads: boolean;
};

export type ClaimQuery = Page & {
  readonly kind: ClaimKind | null;
  readonly modality: Modality | null;
  readonly capture: CaptureId | null;
};

/** Read-only and guarded: the only face doors use. */
export type View = {
  facts(): Promise<RegisterFacts>;
  /** `facts().teaching` without counting anything. */
  isTeaching(): Promise<boolean>;
  /** Reports that fit, without veiled words in what is looked through or told. */
  captures(query: CaptureQuery): Promise<CaptureList>;
  /** What came in, the last added first. */
  arrivals(query: ArrivalQuery): Promise<readonly ShownCapture[]>;
  waiting(): Promise<Waiting>;
  /** One page of the claims that wait for a person, each with the words around it. */
  queue(query: QueueQuery): Promise<Queue>;
  /** What the list of reports may be narrowed to. */
  facets(): Promise<Facets>;
  /** By id or any unambiguous prefix of at least 4 digits; null where there is none. */
  capture(idOrPrefix: string): Promise<ShownCapture | null>;
  /** The original bytes' facts without veiled words; null once erased. */
  captureBody(id: CaptureId): Promise<Capture | null>;
  reading(id: CaptureId): Promise<ShownReading | null>;
  claims(query: ClaimQuery): Promise<readonly StoredClaim[]>;
  claim(idOrPrefix: string): Promise<StoredClaim | null>;
  records(query: RecordQuery): Promise<readonly OnRecord[]>;
  /** How many there are of what `records` gives page by page. */
  recordCount(query: Omit<RecordQuery, keyof Page>): Promise<Counted>;
  /** Follows redirects of merged and split records. */
  record(idOrPrefix: string, asHeld: string | null): Promise<OnRecord | null>;
  tally(): Promise<Tally>;
  /** What a record that is on record now rests on, and what is reported differently about it. */
  grounds(record: OnRecord, asHeld: string | null): Promise<Grounds>;
  /**
   * Orders for some places, and those that may hold anywhere: that name no place, or one in no
   * gazetteer. Of the families of those begun also orders that began later.
   */
  orders(query: OrderQuery): Promise<readonly BriefOrder[]>;
  /** Orders for some places and not for others, those that begin last first, those without a first day at the end. */
  ordersBeside(query: OrdersBesideQuery): Promise<readonly BriefOrder[]>;
  /** What claims of orders say of places and days, in any order, without those that are in no report any more. */
  datedClaims(ids: readonly ClaimId[]): Promise<readonly DatedClaim[]>;
  /** What is reported differently of any of these records, on record now or at an instant. */
  differences(
    records: readonly RecordId[],
    asHeld: string | null,
  ): Promise<readonly DifferenceRecord[]>;
  /** How a record came to be what it is; give it the id of one that is on record. */
  recordHistory(id: RecordId): Promise<RecordHistory>;
  /** Gazetteer ids that incidents and orders on record name, with the places around them. */
  placesNamed(): Promise<readonly string[]>;
  /** The family of copies that a report is in now; null where it stands alone. */
  copiesOf(id: CaptureId): Promise<CopiesRecord | null>;
  /** On a capture, on a claim, or with neither given all of them; oldest first. */
  decisions(target: {
    capture?: CaptureId;
    claim?: ClaimId;
    kind?: DecisionKind;
  }): Promise<readonly StoredDecision[]>;
  /** The latest whose reason holds all the words, where it may be shown; newest first. */
  decisionsByWords(words: string, limit: number): Promise<readonly StoredDecision[]>;
  /** Claims of active captures that have any of these keys, in the order of their ids. */
  claimsByKeys(keys: readonly string[], limit: number): Promise<readonly StoredClaim[]>;
  /**
   * Unfinished coding, last written first: of one capture, or with null of all. Two who code one report
   * do so blindly: another's is shown once it is done and the reader has done one of that report.
   */
  drafts(capture: CaptureId | null, reader: PersonRef): Promise<readonly KeptDraft[]>;
  /** Who was shown veiled words or the original of a report, newest first. */
  accesses(id: CaptureId): Promise<readonly StoredAccess[]>;
  /** What was taken out of the register, newest first. */
  exports(page: Page): Promise<readonly StoredExport[]>;
  personName(person: PersonRef): Promise<string | null>;
  /** Ledger entries from `from` on. */
  entries(from: number, limit: number): Promise<readonly Entry[]>;
  /** What happened, the newest first. */
  history(query: HistoryQuery): Promise<readonly HistoryEntry[]>;
  /** The latest signed checkpoint, a C2SP signed note. */
  checkpoint(): Promise<string>;
};

/** Inside one write transaction; the head is read inside. */
export type WriteTransaction = {
  readonly material: Material;
  readonly view: View;
  readonly drafts: Drafts;
  append(draft: EntryDraft): Promise<Appended>;
};

export type Store = {
  readonly view: View;
  readonly material: Material;
  readonly blobs: Blobs;
  readonly drafts: Drafts;
  /** Shows what is veiled, each time with a reason and an entry; the only such face doors use. */
  readonly disclosure: Disclosure;
  /**
   * Passes where material may come and go. It may not in a teaching register, but by the store that
   * founded it; `write` refuses it there too.
   *
   * @throws OnrecordError "teaching"
   */
  requireMaterialOpen(): Promise<void>;
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
