/** How the claims of a capture stand: what extraction gives now, and what people decided of it. Pure. */
import { type Claim, ClaimKind } from "../../model/claim.ts";
import { isListRule } from "../../model/list.ts";
import type { CaptureState, ClaimState } from "../store.ts";
import type { PlacedBody } from "./project.ts";
import type { DerivedTables } from "./schema.ts";

/** A claim with what people decided of it. */
export type Standing = {
  readonly ref: string;
  readonly bodyRef: string;
  readonly claim: Claim;
  readonly keys: readonly string[];
  readonly state: ClaimState;
  readonly standing: "current" | "orphaned" | "retired";
};

type Bodies = {
  readonly claims: readonly PlacedBody<"claim">[];
  readonly extract: PlacedBody<"derivation"> | null;
  readonly decisions: readonly PlacedBody<"decision">[];
};

/** Every claim that extraction ever gave or a person added; `decisions` are those that hold, in order. */
export const standingsOf = ({ claims, extract, decisions }: Bodies): readonly Standing[] => {
  const listed = new Set<string>(extract?.body.claims ?? []);
  const byId = new Map<string, Standing>();
  for (const { ref, body } of claims) {
    const standing = listed.has(body.claim.id) ? "current" : "retired";
    const { claim, keys } = body;
    // A row of a team's list was coded by its team, and mapped by whoever brought the list in.
    const state = isListRule(claim.rule.name) ? "by-hand" : "proposed";
    byId.set(claim.id, { ref, bodyRef: ref, claim, keys, state, standing });
  }
  for (const placed of decisions) {
    const { decision, keys } = placed.body;
    if (decision.decision === "add") {
      const { ref } = placed;
      const standing = { ref, bodyRef: ref, claim: decision.claim, keys };
      byId.set(decision.claim.id, { ...standing, state: "by-hand", standing: "current" });
    } else if ("claim" in decision) {
      const before = byId.get(decision.claim);
      if (before !== undefined) byId.set(decision.claim, decided(before, placed));
    }
  }
  return [...byId.values()];
};

export type ClaimCounts = Pick<DerivedTables["captures"], "claims" | "waiting" | "kinds">;

/** What a list of reports tells of their claims; nobody is to decide on those of a withdrawn report. */
export const countClaims = (standings: readonly Standing[], state: CaptureState): ClaimCounts => {
  const made = standings.filter(
    ({ standing, state: decided }) => standing === "current" && decided !== "rejected",
  );
  const waiting = made.filter((claim) => claim.state === "proposed");
  return {
    claims: made.length,
    waiting: state === "active" ? waiting.length : 0,
    kinds: made.reduce((bits, { claim }) => bits | kindBit(claim.kind), 0),
  };
};

/** The bit of a kind in the column `kinds`. */
export const kindBit = (kind: ClaimKind): number => 1 << ClaimKind.options.indexOf(kind);

/** What may have cost lives, or may cost them, is decided on first; leads count nowhere before their origin is told. */
export const turnOf = ({ kinds }: ClaimCounts, lead: 0 | 1): number =>
  ((kinds & WEIGHTY) === 0 ? 0 : 1) + (lead === 1 ? 0 : 2);

const WEIGHTY = kindBit("incident") | kindBit("order");

const decided = (before: Standing, { ref, body }: PlacedBody<"decision">): Standing => {
  const { decision, keys } = body;
  const { claim, standing } = before;
  // What a person vouched for does not vanish when rules no longer find it.
  const kept = standing === "retired" ? "orphaned" : standing;
  const orphaned = kept === "orphaned";
  switch (decision.decision) {
    case "accept":
      return { ...before, standing: kept, state: orphaned ? "orphaned" : "accepted" };
    case "reject":
      return { ...before, state: orphaned ? before.state : "rejected" };
    case "correct":
      return {
        ...before,
        bodyRef: ref,
        claim: { ...decision.corrected, id: claim.id },
        keys: keys.length > 0 ? keys : before.keys,
        standing: kept,
        state: orphaned ? "orphaned" : "corrected",
      };
    default:
      return before;
  }
};
