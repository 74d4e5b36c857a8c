/** Gold as it is compared: words found in the text. */
import { OnrecordError } from "../model/error.ts";
import type { GoldClaim, GoldFacts, GoldPassage } from "../model/gold.ts";
import type { Span } from "../model/passage.ts";

/** A claim of the gold with its ranges of the text. */
export type PlacedClaim = Pick<GoldClaim, "kind" | "fields"> & { readonly spans: readonly Span[] };

/** The gold of one text. */
export type PlacedGold = Pick<GoldFacts, "complete"> & {
  readonly claims: readonly PlacedClaim[];
  readonly refused: readonly PlacedClaim[];
  readonly sensitive: readonly Span[] | null;
};

/**
 * Finds every passage of the gold in the text.
 *
 * @throws OnrecordError "bad-input" where words stand in it never or twice, or a range lies outside
 */
export const placeGold = (text: string, facts: GoldFacts): PlacedGold => {
  const place = ({ kind, fields, passages }: GoldClaim): PlacedClaim => ({
    kind,
    fields,
    spans: passages.map((passage) => spanOf(text, passage)),
  });
  return {
    claims: facts.claims.map(place),
    refused: facts.refused.map(place),
    complete: facts.complete,
    sensitive: facts.sensitive?.map((passage) => spanOf(text, passage)) ?? null,
  };
};

const spanOf = (text: string, passage: GoldPassage): Span => {
  if (!("exact" in passage)) {
    if (passage.start < passage.end && passage.end <= text.length) return passage;
    throw refuse(`range ${passage.start}–${passage.end} lies outside the text`);
  }
  const start = text.indexOf(passage.exact);
  const isOnly = start >= 0 && text.indexOf(passage.exact, start + 1) < 0;
  if (isOnly) return { start, end: start + passage.exact.length };
  throw refuse(`words of a passage stand in the text ${start < 0 ? "nowhere" : "more than once"}`);
};

/** The words themselves may be sensitive, so they are not told. */
const refuse = (state: string): OnrecordError =>
  new OnrecordError("bad-input", `Cannot compare with the gold: ${state}, correct its passages`);
