/** What the ledger says was shown to somebody, or taken out. */
import type { PersonRef, Ref, Sha256 } from "../model/ids.ts";
import type { Exported, ShownMaterial } from "../model/ledger.ts";
import type { Span } from "../model/passage.ts";

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

/** That a file was taken out: what it was, never where it went. */
export type StoredExport = {
  readonly ref: Ref;
  readonly seq: number;
  readonly at: string;
  readonly by: PersonRef;
  readonly what: Exported;
  readonly rows: number;
  readonly withheld: number;
  /** Of what went out without its stamp. */
  readonly sha256: Sha256;
};
