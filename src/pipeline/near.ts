/** Which claims that share a key are resolved together: asked of the pure rules, with the readings at hand. */
import type { RuleData } from "../model/data.ts";
import type { Reading } from "../model/reading.ts";
import type { NearClaims } from "../record/touched.ts";
import { isBlockingKey, isLarge } from "../resolve/components.ts";
import { maybeLinkedIn } from "../resolve/linked.ts";
import type { ResolvableClaim } from "../resolve/report.ts";
import type { Material } from "../store/material.ts";
import type { StoredClaim } from "../store/store.ts";

/** Reads each reading once, however often its claims come up. */
export const nearClaims = (material: Material, data: RuleData): NearClaims => {
  const readings = new Map<string, Reading>();
  // What is worked out of a claim's words is kept with its object, so each claim has one.
  const items = new Map<string, ResolvableClaim>();
  const load = async (claims: readonly StoredClaim[]): Promise<void> => {
    for (const { capture } of claims) {
      if (readings.has(capture)) continue;
      const stored = await material.reading(capture);
      if (stored !== null) readings.set(capture, stored.reading);
    }
  };
  const item = ({ capture, claim, keys }: StoredClaim): ResolvableClaim => {
    const made = items.get(claim.id) ?? { report: capture, claim, keys };
    items.set(claim.id, made);
    return made;
  };
  return async (own, sharing) => {
    await load([...own, ...sharing]);
    const linked = maybeLinkedIn(readings, data);
    const ownByKey = byKey(own);
    const sharingByKey = byKey(sharing);
    const near = new Map<string, StoredClaim>();
    for (const [key, others] of sharingByKey) {
      const mine = ownByKey.get(key) ?? [];
      // Counted with what is new twice over, so that a bucket that has just grown large, or ceased
      // to be, is resolved whole.
      const large = isLarge(2 * mine.length + others.length);
      for (const other of others) {
        if (near.has(other.claim.id)) continue;
        if (large || mine.some((one) => linked(item(one), item(other)))) {
          near.set(other.claim.id, other);
        }
      }
    }
    return [...near.values()];
  };
};

const byKey = (claims: readonly StoredClaim[]): ReadonlyMap<string, readonly StoredClaim[]> => {
  const found = new Map<string, StoredClaim[]>();
  for (const claim of claims) {
    for (const key of claim.keys.filter(isBlockingKey)) {
      found.set(key, [...(found.get(key) ?? []), claim]);
    }
  }
  return found;
};
