/** What of all that shares a key is resolved together: asked of the pure rules, with the readings at hand. */
import type { RuleData } from "../model/data.ts";
import type { Reading } from "../model/reading.ts";
import type { NearClaims, NearReadings } from "../record/touched.ts";
import { isBlockingKey, isLarge } from "../resolve/components.ts";
import { mayBeCopies } from "../resolve/copies.ts";
import { maybeLinkedIn } from "../resolve/linked.ts";
import type { ResolvableClaim, ResolvableReport } from "../resolve/report.ts";
import type { Material } from "../store/material.ts";
import type { StoredClaim, StoredReading } from "../store/store.ts";

/** Looks at each pair that shares a key, but where so many share one that all do. */
export const nearReadings = (): NearReadings => {
  // What is worked out of a text is kept with its object, so each reading has one.
  const items = new Map<string, ResolvableReport>();
  const item = ({ capture, reading, keys, sensitive }: StoredReading): ResolvableReport => {
    const made = items.get(capture) ?? { report: capture, reading, keys, sensitive };
    items.set(capture, made);
    return made;
  };
  return (own, sharing) =>
    sharingKey(own, sharing, (mine, other) => mayBeCopies(item(mine), item(other)));
};

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
    return sharingKey(own, sharing, (mine, other) => linked(item(mine), item(other)));
  };
};

type WithKeys = { readonly keys: readonly string[] };

/** Those that share a key with one of `own` it is `linked` to, and all of crowded keys. */
const sharingKey = <T extends WithKeys>(
  own: readonly T[],
  sharing: readonly T[],
  linked: (mine: T, other: T) => boolean,
): readonly T[] => {
  const ownByKey = byKey(own);
  const near = new Set<T>();
  for (const [key, others] of byKey(sharing)) {
    const mine = ownByKey.get(key) ?? [];
    // Counted with what is new twice over, so that a bucket that has just grown large, or ceased
    // to be, is resolved whole.
    const large = isLarge(2 * mine.length + others.length);
    for (const other of others) {
      if (near.has(other)) continue;
      if (large || mine.some((one) => linked(one, other))) near.add(other);
    }
  }
  return [...near];
};

const byKey = <T extends WithKeys>(items: readonly T[]): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>();
  for (const item of items) {
    for (const key of item.keys.filter(isBlockingKey)) {
      const bucket = found.get(key);
      if (bucket === undefined) found.set(key, [item]);
      else bucket.push(item);
    }
  }
  return found;
};
