/**
 * Which claims are resolved together. Sharing a key only makes two worth comparing; a component holds
 * those that may end in one record, so that an addition touches few.
 */
import type { RuleData } from "../model/data.ts";
import type { Reading } from "../model/reading.ts";
import {
  candidatePairs,
  groupsOf,
  isBlockingKey,
  type Keyed,
  makeSets,
  order,
} from "./components.ts";
import { incidentMatching } from "./incident-match.ts";
import type { ResolvableClaim, ResolveWarning } from "./report.ts";
import { sayAlike } from "./saying.ts";
import { makeSetting, makesRecord, type Setting } from "./world.ts";

/** A component with more claims is split at a higher threshold. */
const LARGEST = 500;
/** Points above the usual threshold that hold a split component together. */
const RAISED = 2;
/** A copy's claim is tied to that of its root from this likeness on, whatever it changed. */
const COPIED = 0.5;

export type Linked = (a: ResolvableClaim, b: ResolvableClaim) => boolean;

/** True for two claims that share a key and may end in one record, or bear on one. */
export const linkedIn =
  (setting: Setting, raised = 0): Linked =>
  (a, b) => {
    if (a.claim.kind !== "incident" || b.claim.kind !== "incident") return true;
    if (a.claim.modality === "denied" || b.claim.modality === "denied") return true;
    if (!makesRecord(a.claim) || !makesRecord(b.claim)) return false;
    if (a.claim.retells === b.claim.id || b.claim.retells === a.claim.id) return true;
    const found = incidentMatching.compare(a, b, setting);
    const { conflict, doubt, tied, score } = found;
    // Two that a question keeps apart are looked at together too, so that it can be asked.
    const open = conflict === null || incidentMatching.questions.has(conflict);
    if (open && doubt === undefined && tied && score >= raised) return true;
    return raised === 0 && a.report !== b.report && sayAlike(a, b, setting) >= COPIED;
  };

/**
 * The same before decisions are known: provenance and dates of publication that a person may have
 * attached are left aside, so that it never misses what `linkedIn` links.
 */
export const maybeLinkedIn = (readings: ReadonlyMap<string, Reading>, data: RuleData): Linked =>
  linkedIn(makeSetting(new Map([...readings].map(([id, one]) => [id, plain(one)])), data));

/**
 * A component as it is to be resolved: whole, or in the parts that a higher threshold leaves where
 * it is too large. `pairs` are must-links.
 */
export const splitComponent = (
  items: readonly ResolvableClaim[],
  pairs: readonly (readonly [string, string])[],
  setting: Setting,
): {
  readonly parts: readonly (readonly ResolvableClaim[])[];
  readonly warnings: readonly ResolveWarning[];
} => {
  if (items.length <= LARGEST) return { parts: [items], warnings: [] };
  const ids = items.map(({ claim }) => claim.id);
  const retold = items.flatMap(({ claim }) =>
    claim.retells === undefined ? [] : [[claim.retells, claim.id] as const],
  );
  const together = [...pairs, ...retold];
  return { parts: splitGroup(items, together, setting), warnings: [splitWarning(ids)] };
};

const splitGroup = (
  items: readonly ResolvableClaim[],
  pairs: readonly (readonly [string, string])[],
  setting: Setting,
): readonly (readonly ResolvableClaim[])[] => {
  const byId = new Map<string, ResolvableClaim>(items.map((item) => [item.claim.id, item]));
  const linked = between(byId, linkedIn(setting, RAISED));
  const likeness = (id: string): string => {
    const item = byId.get(id);
    return item === undefined ? "" : incidentMatching.signature(item);
  };
  const near = candidatePairs(keyedOf(items), likeness).pairs;
  const sets = makeSets();
  for (const [a, b] of pairs) if (byId.has(a) && byId.has(b)) sets.union(a, b);
  // What hangs together already need not be compared: of a thousand copies nearly all do at once.
  for (const [a, b] of near) {
    if (sets.find(a) !== sets.find(b) && linked(a, b)) sets.union(a, b);
  }
  return groupsOf([...byId.keys()], sets).map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
};

const between =
  (byId: ReadonlyMap<string, ResolvableClaim>, linked: Linked) =>
  (a: string, b: string): boolean => {
    const [first, second] = [byId.get(a), byId.get(b)];
    return first !== undefined && second !== undefined && linked(first, second);
  };

const keyedOf = (items: readonly ResolvableClaim[]): readonly Keyed[] =>
  items.map(({ claim, keys }) => ({ id: claim.id, keys: keys.filter(isBlockingKey) }));

const splitWarning = (ids: readonly string[]): ResolveWarning => ({
  about: "component-split",
  what: `${ids.length} claims hang together: resolved in parts, at a higher threshold`,
  of: ids.toSorted(order).slice(0, 10),
});

const plain = (reading: Reading): Reading => {
  const ready = plainReadings.get(reading);
  if (ready !== undefined) return ready;
  const provenance = reading.provenance === "list" ? "list" : "traceable";
  const made: Reading = { ...reading, published: null, original: null, provenance };
  plainReadings.set(reading, made);
  return made;
};

// One object per reading, so that what is worked out of its words is kept.
const plainReadings = new WeakMap<Reading, Reading>();
