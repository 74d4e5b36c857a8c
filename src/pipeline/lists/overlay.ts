/**
 * What the stages would read if a list were on record: so that a preview settles by the same rules as
 * the import and writes nothing, no copy of the file either.
 */
import type { Capture } from "../../model/capture.ts";
import type { Decision } from "../../model/decision.ts";
import type { Derived } from "../../model/derived.ts";
import type { CaptureId, ClaimId, PersonRef } from "../../model/ids.ts";
import { Ref } from "../../model/ids.ts";
import { isBlockingKey } from "../../resolve/components.ts";
import type { Material } from "../../store/material.ts";
import type { StoredClaim, StoredDecision } from "../../store/store.ts";

/** Nothing of an overlay is kept, so nothing of it has a ref of its own. */
const NO_REF = Ref.parse("0".repeat(32));

/** The claims of a derived capture as the store would hold them. */
export const storedClaims = ({ id }: Capture, derived: Derived): readonly StoredClaim[] =>
  derived.extraction.claims.map((claim, at) => ({
    ref: NO_REF,
    capture: id,
    claim,
    keys: derived.claimKeys[at] ?? [],
    state: "by-hand",
    record: null,
  }));

export type Overlaid = {
  readonly capture: Capture;
  readonly derived: Derived;
  readonly claims: readonly StoredClaim[];
  /** The version that would leave every record, with its claims. */
  readonly gone: { readonly id: CaptureId; readonly claims: readonly StoredClaim[] } | null;
  readonly decisions: readonly Decision[];
  readonly by: PersonRef;
};

/** The material of the register with the list on record, and the version before it withdrawn. */
export const overlay = (material: Material, overlaid: Overlaid): Material => {
  const { capture, derived, claims, gone } = overlaid;
  const goneIds = new Set<string>((gone?.claims ?? []).map(({ claim }) => claim.id));
  const there = (found: readonly StoredClaim[]) =>
    found.filter(({ claim }) => !goneIds.has(claim.id));
  const byId = new Map<string, StoredClaim>(claims.map((one) => [one.claim.id, one]));
  const byKey = claimsByKey(claims);
  const decided = storedDecisions(overlaid);
  return {
    ...material,
    capture: async (id) => (id === capture.id ? capture : material.capture(id)),
    reading: async (id) => {
      if (id === capture.id) return readingOf(capture, derived);
      const stored = await material.reading(id);
      return stored !== null && id === gone?.id ? { ...stored, state: "withdrawn" } : stored;
    },
    claimsOfCapture: async (id) => {
      if (id === capture.id) return claims;
      return id === gone?.id ? [] : material.claimsOfCapture(id);
    },
    claimsById: async (ids) => [
      ...there(await material.claimsById(ids)),
      ...ids.flatMap((id) => byId.get(id) ?? []),
    ],
    goneClaims: async (captures, ids) => [
      ...(await material.goneClaims(captures, ids)),
      ...(gone !== null && captures.includes(gone.id) ? gone.claims : []),
    ],
    claimsByKeys: async (keys) => [
      ...there(await material.claimsByKeys(keys)),
      ...new Set(keys.flatMap((key) => byKey.get(key) ?? [])),
    ],
    decisionsOn: async (ids, captures) => [
      ...(await material.decisionsOn(ids, captures)),
      ...decided(ids, captures),
    ],
  };
};

const readingOf = ({ id }: Capture, { reading, readingKeys, extraction }: Derived) =>
  reading === null
    ? null
    : {
        ref: NO_REF,
        capture: id,
        reading,
        keys: readingKeys,
        sensitive: extraction.sensitive,
        state: "active" as const,
      };

const claimsByKey = (claims: readonly StoredClaim[]): ReadonlyMap<string, StoredClaim[]> => {
  const byKey = new Map<string, StoredClaim[]>();
  for (const stored of claims) {
    for (const key of stored.keys.filter(isBlockingKey)) {
      const found = byKey.get(key);
      if (found === undefined) byKey.set(key, [stored]);
      else found.push(stored);
    }
  }
  return byKey;
};

/** After all that is on record, in their order. */
const storedDecisions = ({ decisions, by }: Overlaid) => {
  const stored = decisions.map((decision, at): StoredDecision => {
    const seq = Number.MAX_SAFE_INTEGER - decisions.length + at;
    return { ref: NO_REF, seq, at: "", by, decision, codebook: null, holds: true };
  });
  return (ids: readonly ClaimId[], captures: readonly CaptureId[]): readonly StoredDecision[] => {
    const wanted = new Set<string>([...ids, ...captures]);
    const isAbout = ({ decision }: StoredDecision): boolean => {
      if (decision.decision === "merge" || decision.decision === "split") {
        return wanted.has(decision.a) || wanted.has(decision.b);
      }
      return (
        "claim" in decision && typeof decision.claim === "string" && wanted.has(decision.claim)
      );
    };
    const isOfCapture = ({ decision }: StoredDecision): boolean =>
      (decision.decision === "withdraw" || decision.decision === "restore") &&
      wanted.has(decision.capture);
    return stored.filter((one) => isAbout(one) || isOfCapture(one));
  };
};
