/** A claim put right field by field: the patch becomes the claim as it ought to read, and is decided. */
import { encodeCanonical } from "../format/canonical-json.ts";
import { type Attribution, type Claim, type Count, OutcomeKind, Outcomes } from "../model/claim.ts";
import type { ClaimPatch } from "../model/claim-patch.ts";
import type { RuleData } from "../model/data.ts";
import type { Decision } from "../model/decision.ts";
import { OnrecordError } from "../model/error.ts";
import type { ClaimId } from "../model/ids.ts";
import { claimKeys } from "../resolve/keys.ts";
import type { MakeDeciding } from "./decide.ts";

export type Correcting = {
  readonly claim: ClaimId;
  readonly patch: ClaimPatch;
  readonly reason: string;
};

/**
 * Corrects fields of a claim, for `decide` and `preview`.
 *
 * @throws OnrecordError "not-found" where the claim is not on record, "usage" where the patch changes
 *   nothing or a number's bounds cross
 */
export const correcting =
  (data: RuleData, { claim: id, patch, reason }: Correcting): MakeDeciding =>
  async ({ material }) => {
    const [stored] = await material.claimsById([id]);
    const passage = stored?.claim.passages[0];
    const read = stored === undefined ? null : await material.reading(stored.capture);
    if (stored === undefined || passage === undefined || read === null) {
      throw new OnrecordError("not-found", `Cannot correct claim "${id}": it is not on record`);
    }
    const { capture, claim } = stored;
    const corrected = correctedClaim(claim, patch);
    const decision: Decision = {
      decision: "correct",
      ...{ capture, claim: id, passage, corrected, reason },
    };
    return { decision, keys: claimKeys(corrected, read.reading, data) };
  };

/** The claim with the fields of a patch in place of its own; what a person gives is `by-hand`. */
export const correctedClaim = (claim: Claim, patch: ClaimPatch): Claim => {
  const { modality = claim.modality, events = claim.events } = patch;
  const corrected: Claim = {
    ...claim,
    ...{ modality, events },
    outcomes: correctedOutcomes(claim, patch.outcomes ?? {}),
    attribution: correctedAttribution(claim.attribution, patch.account),
  };
  if (encodeCanonical(corrected) !== encodeCanonical(claim)) return corrected;
  const state = "the correction changes nothing, give what ought to differ";
  throw new OnrecordError("usage", `Cannot correct claim "${claim.id}": ${state}`);
};

const correctedOutcomes = (
  { id, outcomes, passages }: Claim,
  patch: NonNullable<ClaimPatch["outcomes"]>,
): Outcomes => {
  const after = new Map<string, Count>(Object.entries(outcomes));
  for (const [name, bounds] of Object.entries(patch)) {
    const kind = OutcomeKind.parse(name);
    if (bounds === null || bounds === undefined) {
      after.delete(kind);
      continue;
    }
    const told = [bounds.min, bounds.best, bounds.max].filter((number) => number !== null);
    if (told.some((number, at) => number < (told[at - 1] ?? 0))) {
      const state = `the bounds of "${kind}" cross, give them in order`;
      throw new OnrecordError("usage", `Cannot correct claim "${id}": ${state}`);
    }
    const before = outcomes[kind];
    const basis = { how: "by-hand", passages: before?.basis.passages ?? passages } as const;
    after.set(kind, { ...bounds, words: before?.words ?? "", basis });
  }
  return Outcomes.parse(Object.fromEntries(after));
};

const correctedAttribution = (
  attribution: Attribution,
  account: ClaimPatch["account"],
): Attribution => {
  if (account === undefined) return attribution;
  const { outlet, account: before, chain } = attribution;
  const others = chain.filter((link) => link !== before?.description);
  const path = others.length === 0 && outlet !== null ? [outlet] : others;
  return {
    ...attribution,
    account,
    chain: account === null ? path : [...path, account.description],
  };
};
