import type { Declared } from "../model/capture.ts";
import type { ClaimKind } from "../model/claim.ts";
import { CaptureId, ClaimId, RecordId, type Sha256 } from "../model/ids.ts";
import { encodeCanonical } from "./canonical-json.ts";
import { sha256 as sha256Of } from "./hash.ts";

/** What tells a claim from every other; `ordinal` counts claims of one kind on one passage from 0. */
export type ClaimPlace = {
  readonly capture: CaptureId;
  readonly kind: ClaimKind;
  /** Of the claim's first passage. */
  readonly start: number;
  readonly end: number;
  readonly ordinal: number;
};

/** `i` incident, `o` order, `a` aggregate, `c` copies; `d` difference, `p` pair, `w` warning (docs/formats/content-ids.md says of what). */
export type RecordPrefix = "i" | "o" | "a" | "d" | "c" | "p" | "w";

/** The same bytes with the same declared facts have the same id in every register. */
export const captureIdOf = (sha256: Sha256, declared: Declared): CaptureId => {
  const { url, outlet, published, title, list } = declared;
  const facts = { url, outlet, published, title, ...(list === undefined ? {} : { list }) };
  return CaptureId.parse(firstHalf({ declared: facts, sha256 }));
};

/** The id of a report line in the filters: its own id and its text, so that two lines never share one. */
export const lineIdOf = (lineId: string, sha256: Sha256): CaptureId =>
  CaptureId.parse(firstHalf({ line: lineId, sha256 }));

/** Follows from where the claim stands, never from what it says, so a correction keeps the id. */
export const claimIdOf = ({ capture, kind, start, end, ordinal }: ClaimPlace): ClaimId =>
  ClaimId.parse(firstHalf([capture, kind, start, end, ordinal]));

/** `smallest` is the least claim id the record rests on (of copies: the least capture id), by code units. */
export const recordIdOf = (prefix: RecordPrefix, smallest: ClaimId | CaptureId): RecordId =>
  RecordId.parse(`${prefix}-${smallest}`);

/** 128 bits are short enough to type and long enough that no two contents meet. */
const firstHalf = (value: unknown): string => sha256Of(encodeCanonical(value)).slice(0, 32);
