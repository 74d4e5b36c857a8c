/**
 * What the verifier reads, from wherever it lies: a register folder now (register-source.ts), a
 * package later. A source hands out bytes as they are stored and judges nothing. Everything it
 * gives is hostile. Its methods throw OnrecordError "damaged" where the bytes cannot be read at all.
 */
import type { Sha256 } from "../model/ids.ts";

/** A row of `entries`. */
export type StoredEntry = { readonly seq: number; readonly json: Uint8Array };

/** A row of `bodies`; salt and json are null once erased. */
export type StoredBody = {
  readonly ref: string;
  readonly seq: number;
  readonly n: number;
  readonly kind: string;
  readonly commitment: string;
  readonly salt: Uint8Array | null;
  readonly json: Uint8Array | null;
};

/** Where a body stands: its entry, and its place among the bodies of that entry. */
export type BodyPlace = { readonly seq: number; readonly n: number };

/** A row of `checkpoints`; `size` is what the row says, not what the note says. */
export type StoredCheckpoint = { readonly size: number; readonly note: string };

/** A blob as it lies there: the hash of its bytes, not of its name. */
export type FoundBlob = { readonly sha256: Sha256; readonly bytes: number };

/** A file where only blobs belong; `names` is the hash its path stands for, if any. */
export type BlobFile = { readonly path: string; readonly names: Sha256 | null };

/** What erasures have left to do: scrubs by the seq of their entry, blobs by their hash. */
export type Due = { readonly scrubs: readonly number[]; readonly blobs: readonly string[] };

/** One unchanging view of a ledger and its blobs: later writes do not show in it. */
export type Source = {
  /** In the order of seq. */
  entries(): Iterable<StoredEntry>;
  /** In the order of seq, then n; rows that no index lists included. */
  bodies(): Iterable<StoredBody>;
  /** Where the body with this ref stands; null where there is none. */
  placeOf(ref: string): BodyPlace | null;
  /** The latest; null where there is none. */
  checkpoint(): StoredCheckpoint | null;
  /** The right edge of the tree as stored, empty where lost; null where the source keeps none. */
  frontier(): string | null;
  due(): Due;
  /** Null where there is none under this name. */
  blob(sha256: Sha256): Promise<FoundBlob | null>;
  blobFiles(): Iterable<BlobFile>;
  close(): void;
};
