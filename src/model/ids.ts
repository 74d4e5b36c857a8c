/**
 * Identifiers. Two families, never mixed:
 *
 * - a `Ref` is random and says nothing; only refs (and people, which are refs) stand in the ledger;
 * - `CaptureId`, `ClaimId` and `RecordId` derive from content, so that two registers with the same
 *   material agree on them; they stand only in erasable bodies and in derived rows.
 */
import * as z from "zod";

const HEX_128 = /^[0-9a-f]{32}$/;
const HEX_256 = /^[0-9a-f]{64}$/;
const RECORD_ID = /^[ioacdpw]-[0-9a-f]{32}$/;

/** A random 128-bit id, 32 lowercase hex digits. */
export const Ref = z.string().regex(HEX_128).brand<"Ref">();
export type Ref = z.infer<typeof Ref>;

/** A person who works on the register, by random id only. */
export const PersonRef = Ref.brand<"PersonRef">();
export type PersonRef = z.infer<typeof PersonRef>;

/** SHA-256, 64 lowercase hex digits. */
export const Sha256 = z.string().regex(HEX_256).brand<"Sha256">();
export type Sha256 = z.infer<typeof Sha256>;

/** SHA-256 over salt and canonical body; the only thing the ledger keeps of a body. */
export const Commitment = z.string().regex(HEX_256).brand<"Commitment">();
export type Commitment = z.infer<typeof Commitment>;

/** First 128 bits of SHA-256 over the canonical JSON of `{sha256, declared}`. */
export const CaptureId = z.string().regex(HEX_128).brand<"CaptureId">();
export type CaptureId = z.infer<typeof CaptureId>;

/** First 128 bits of SHA-256 over the canonical JSON of `[capture, kind, start, end, ordinal]`. */
export const ClaimId = z.string().regex(HEX_128).brand<"ClaimId">();
export type ClaimId = z.infer<typeof ClaimId>;

/**
 * `i-` incident, `o-` order, `a-` aggregate: then the smallest claim id it rests on; `c-` copies:
 * then the smallest capture id of the family; `d-` difference: then 128 bits of SHA-256 over the
 * canonical JSON of `[record, field, difference]`, for one record may have several; `p-` pair: the
 * same over its two claims; `w-` warning: the same over `[about, first claim or report]`.
 */
export const RecordId = z.string().regex(RECORD_ID).brand<"RecordId">();
export type RecordId = z.infer<typeof RecordId>;

/** A gazetteer id, e.g. "kp-hamgyong-north/hoeryong". */
export const PlaceId = z.string().min(1).brand<"PlaceId">();
export type PlaceId = z.infer<typeof PlaceId>;
