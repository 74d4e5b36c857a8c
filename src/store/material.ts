import type { Answer } from "../model/answer.ts";
import type { Boilerplate } from "../model/boilerplate.ts";
import type { Capture } from "../model/capture.ts";
import type { Claim } from "../model/claim.ts";
import type { CaptureId, ClaimId, Ref } from "../model/ids.ts";
import type { RuleVersions } from "../model/ledger.ts";
import type { SensitiveSpan } from "../model/passage.ts";
import type {
  CaptureRow,
  StoredClaim,
  StoredDecision,
  StoredReading,
  StoredRecord,
} from "./store.ts";

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
  /** What models answered about it, one answer of each. */
  answers(id: CaptureId): Promise<readonly Answer[]>;
  /** What extraction gives now and people added; empty while the capture is withdrawn. */
  claimsOfCapture(id: CaptureId): Promise<readonly StoredClaim[]>;
  /** Those among them that are current claims of active captures. */
  claimsById(ids: readonly ClaimId[]): Promise<readonly StoredClaim[]>;
  /**
   * Claims that are on record no more, of these captures or with these ids: of withdrawn reports, or
   * retired by the rules. Their keys find what they stood beside.
   */
  goneClaims(
    captures: readonly CaptureId[],
    ids: readonly ClaimId[],
  ): Promise<readonly StoredClaim[]>;
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
  /** What `rederive` learnt last; null where it learnt nothing yet. */
  boilerplate(): Promise<Boilerplate | null>;
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
