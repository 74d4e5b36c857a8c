/** Claims of one text beside its gold. Pure: whoever found the claims, and however. */
import type { Claim } from "../model/claim.ts";
import type { Span } from "../model/passage.ts";
import { isTold, type Json, valuesAt } from "./field.ts";
import type { PlacedClaim, PlacedGold } from "./gold.ts";

/** One field that the gold names of a claim that was found. */
export type ComparedField = {
  readonly field: string;
  readonly right: boolean;
  readonly wanted: Json;
  readonly told: readonly Json[];
};

/** What became of every claim of the gold and of every claim found. */
export type Compared = {
  readonly hits: readonly {
    readonly gold: PlacedClaim;
    readonly claim: Claim;
    readonly fields: readonly ComparedField[];
  }[];
  readonly missed: readonly PlacedClaim[];
  readonly invented: readonly Claim[];
  readonly doubled: readonly Claim[];
  readonly undecided: readonly Claim[];
};

/** Share of the gold's words that passages must cover. */
const LEAST_SHARE = 0.5;

/** Each claim of the gold is hit by one claim of its kind at most; as many as can be are. */
export const compareClaims = (gold: PlacedGold, claims: readonly Claim[]): Compared => {
  const claimOf = hitsOf(gold.claims, claims);
  const used = new Set(claimOf.values());
  const rest = claims
    .filter((claim) => !used.has(claim))
    .map((claim) => ({ claim, fate: fateOf(gold, claim) }));
  const restOf = (wanted: Fate): readonly Claim[] =>
    rest.filter(({ fate }) => fate === wanted).map(({ claim }) => claim);
  return {
    hits: [...claimOf].map(([wanted, claim]) => ({
      gold: wanted,
      claim,
      fields: Object.entries(wanted.fields).map(([field, value]) => ({
        field,
        right: isTold(claim, field, value),
        wanted: value,
        told: valuesAt(claim, field),
      })),
    })),
    missed: gold.claims.filter((wanted) => !claimOf.has(wanted)),
    invented: restOf("invented"),
    doubled: restOf("doubled"),
    undecided: restOf("undecided"),
  };
};

/** Claims by the claims of the gold they hit: a maximum matching, the claim that covers most tried first. */
const hitsOf = (
  wanted: readonly PlacedClaim[],
  claims: readonly Claim[],
): ReadonlyMap<PlacedClaim, Claim> => {
  const goldOf = new Map<Claim, PlacedClaim>();
  const place = (gold: PlacedClaim, tried: Set<Claim>): boolean => {
    const near = claims
      .filter(({ kind }) => kind === gold.kind)
      .map((claim) => ({ claim, share: sharedWords(gold.spans, claim.passages) }))
      .filter(({ claim, share }) => share >= LEAST_SHARE && !tried.has(claim))
      .sort((a, b) => b.share - a.share);
    return near.some(({ claim }) => {
      if (tried.has(claim)) return false;
      tried.add(claim);
      const other = goldOf.get(claim);
      if (other !== undefined && !place(other, tried)) return false;
      goldOf.set(claim, gold);
      return true;
    });
  };
  for (const gold of wanted) place(gold, new Set());
  return new Map([...goldOf].map(([claim, gold]) => [gold, claim]));
};

type Fate = "invented" | "doubled" | "undecided";

const fateOf = (gold: PlacedGold, claim: Claim): Fate => {
  const isOn = ({ kind, spans }: PlacedClaim): boolean =>
    kind === claim.kind && spans.some((span) => touchesAny(span, claim.passages));
  // What a second person tells of an event is of that event.
  if (gold.claims.some(isOn) || claim.retells !== undefined) return "doubled";
  const isRefused = gold.refused.some(
    (refused) =>
      refused.kind === claim.kind && sharedWords(refused.spans, claim.passages) >= LEAST_SHARE,
  );
  return isRefused || gold.complete.includes(claim.kind) ? "invented" : "undecided";
};

/** How many of the wanted ranges are found, and how many found ones touch none that is wanted. */
export const compareSpans = (
  wanted: readonly Span[],
  found: readonly Span[],
): { readonly found: number; readonly missed: readonly Span[]; readonly extra: number } => {
  const missed = wanted.filter((span) => !touchesAny(span, found));
  const extra = found.filter((span) => !touchesAny(span, wanted)).length;
  return { found: wanted.length - missed.length, missed, extra };
};

const touchesAny = (span: Span, others: readonly Span[]): boolean =>
  others.some((other) => span.start < other.end && other.start < span.end);

/** Share of the code units of `wanted` that lie in a range of `found`. */
const sharedWords = (wanted: readonly Span[], found: readonly Span[]): number => {
  const all = wanted.reduce((sum, { start, end }) => sum + end - start, 0);
  const shared = wanted.reduce((sum, span) => {
    const overlaps = found.map(
      (one) => Math.min(span.end, one.end) - Math.max(span.start, one.start),
    );
    return sum + Math.max(0, ...overlaps);
  }, 0);
  return all === 0 ? 0 : shared / all;
};
