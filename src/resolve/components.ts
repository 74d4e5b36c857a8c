/** Connected components and bounded comparison: what is compared with what, and never more than that. */
import { makeNumberPairs } from "./number-pairs.ts";
import { makeNumberSets } from "./number-sets.ts";
import type { ResolveWarning } from "./report.ts";

export type Keyed = { readonly id: string; readonly keys: readonly string[] };

/** Everything in a bucket up to this size is compared with everything. */
const FULL_BUCKET = 120;
/** In a larger bucket each is compared with this many of the smallest ids and of its neighbours. */
const REPRESENTATIVES = 8;

/** True for keys that connect; `at:` keys only serve the place index. */
export const isBlockingKey = (key: string): boolean => !key.startsWith("at:");

/** Disjoint sets over strings; the smallest id speaks for its set. */
export type Sets = {
  readonly find: (id: string) => string;
  readonly union: (a: string, b: string) => void;
};

/** Makes disjoint sets; ids appear as they are first asked for. */
export const makeSets = (): Sets => {
  const parent = new Map<string, string>();
  const find = (id: string): string => {
    let top = id;
    for (let next = parent.get(top); next !== undefined; next = parent.get(top)) top = next;
    for (let at = id; at !== top; ) {
      const next = parent.get(at) ?? top;
      parent.set(at, top);
      at = next;
    }
    return top;
  };
  const union = (a: string, b: string): void => {
    const [first, second] = [find(a), find(b)];
    if (first === second) return;
    if (first < second) parent.set(second, first);
    else parent.set(first, second);
  };
  return { find, union };
};

/** Ids by the set they belong to, each set and the list of sets ascending. */
export const groupsOf = (ids: readonly string[], sets: Sets): readonly (readonly string[])[] => {
  const byTop = new Map<string, string[]>();
  for (const id of [...ids].sort()) {
    const top = sets.find(id);
    const group = byTop.get(top);
    if (group === undefined) byTop.set(top, [id]);
    else group.push(id);
  }
  return [...byTop.values()].sort((a, b) => order(a[0] ?? "", b[0] ?? ""));
};

/** Numbers of the items that share a blocking key, key by key; what one has alone is left out. */
export const keyBuckets = (
  items: readonly Pick<Keyed, "keys">[],
): readonly (readonly number[])[] => {
  const numbersByKey = new Map<string, number[]>();
  for (const [at, item] of items.entries()) {
    for (const key of new Set(item.keys.filter(isBlockingKey))) {
      const bucket = numbersByKey.get(key);
      if (bucket === undefined) numbersByKey.set(key, [at]);
      else bucket.push(at);
    }
  }
  return [...numbersByKey.values()].filter(({ length }) => length > 1);
};

/**
 * Groups of those that share a bucket where `linked` holds, and of `joined`, each as soon as nothing
 * can be added to it. A bucket too large to compare within joins all it holds.
 */
export function* linkedGroups(
  size: number,
  {
    buckets,
    joined,
    linked,
  }: {
    readonly buckets: Iterable<readonly number[]>;
    readonly joined: Iterable<readonly [number, number]>;
    readonly linked: (a: number, b: number) => boolean;
  },
): Generator<readonly number[]> {
  const sets = makeNumberSets(size);
  const pairs = makeNumberPairs(size);
  for (const [a, b] of joined) sets.union(a, b);
  for (const bucket of buckets) {
    if (!isLarge(bucket.length)) pairAll(bucket, pairs.add);
    else for (const number of bucket) sets.union(bucket[0] ?? number, number);
  }
  let from = 0;
  // Pairs come by their smaller number: past a set's largest one, no pair can add to it.
  for (const [a, b] of pairs.all()) {
    for (; from < a; from += 1) if (sets.largest(from) === from) yield sets.members(from);
    if (sets.find(a) !== sets.find(b) && linked(a, b)) sets.union(a, b);
  }
  for (; from < size; from += 1) if (sets.largest(from) === from) yield sets.members(from);
}

/** True for buckets in which not everything is compared with everything. */
export const isLarge = (size: number): boolean => size > FULL_BUCKET;

/** Pairs worth comparing, first id smaller, without repetition; with a warning where a bucket was cut. */
export const candidatePairs = (
  items: readonly Keyed[],
  likeness: (id: string) => string,
): {
  readonly pairs: readonly (readonly [string, string])[];
  readonly warnings: readonly ResolveWarning[];
} => {
  const idsByKey = bucketsOf(items);
  const like = remembered(likeness);
  const seen = new Map<string, Set<string>>();
  const warnings: ResolveWarning[] = [];
  const isNew = unlikeBefore();
  const add = (a: string, b: string): void => {
    const [low, high] = a < b ? [a, b] : [b, a];
    if (low === high) return;
    const others = seen.get(low);
    if (others === undefined) seen.set(low, new Set([high]));
    else others.add(high);
  };
  for (const key of [...idsByKey.keys()].sort()) {
    const bucket = idsByKey.get(key) ?? [];
    if (!isLarge(bucket.length)) pairAll(bucket, add);
    else if (isNew(bucket)) warnings.push(pairSome(bucket, like, add));
  }
  const pairs = [...seen].flatMap(([a, others]) => [...others].map((b) => [a, b] as const));
  return { pairs: pairs.sort(orderPairs), warnings: distinctWarnings(warnings) };
};

/** True for a list that it was not asked of before: copies of one text share their keys one and all. */
const unlikeBefore = (): ((bucket: readonly string[]) => boolean) => {
  const met = new Map<string, (readonly string[])[]>();
  return (bucket) => {
    const ends = `${bucket.length} ${bucket[0]} ${bucket.at(-1)}`;
    const likes = met.get(ends) ?? [];
    if (likes.some((like) => like.every((id, at) => id === bucket[at]))) return false;
    met.set(ends, [...likes, bucket]);
    return true;
  };
};

/** The same function, asked once of each. */
export const remembered = <T>(work: (id: string) => T): ((id: string) => T) => {
  const ready = new Map<string, T>();
  return (id) => {
    const met = ready.get(id);
    if (met !== undefined) return met;
    const made = work(id);
    ready.set(id, made);
    return made;
  };
};

/** Ascending by code units, the same on every machine. */
export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const bucketsOf = (items: readonly Keyed[]): ReadonlyMap<string, readonly string[]> => {
  const idsByKey = new Map<string, string[]>();
  for (const item of [...items].sort((a, b) => order(a.id, b.id))) {
    for (const key of new Set(item.keys.filter(isBlockingKey))) {
      const bucket = idsByKey.get(key);
      if (bucket === undefined) idsByKey.set(key, [item.id]);
      else bucket.push(item.id);
    }
  }
  return idsByKey;
};

const orderPairs = (a: readonly [string, string], b: readonly [string, string]): number =>
  order(a[0], b[0]) || order(a[1], b[1]);

const pairAll = <T>(bucket: readonly T[], add: (a: T, b: T) => void): void => {
  for (const [at, a] of bucket.entries()) for (const b of bucket.slice(at + 1)) add(a, b);
};

// Likes stand side by side when sorted by likeness, so neighbours catch what the smallest ids miss.
const pairSome = (
  bucket: readonly string[],
  likeness: (id: string) => string,
  add: (a: string, b: string) => void,
): ResolveWarning => {
  const sorted = bucket
    .map((id) => ({ id, like: likeness(id) }))
    .sort((a, b) => order(a.like, b.like) || order(a.id, b.id));
  const representatives = bucket.slice(0, REPRESENTATIVES);
  for (const [at, { id }] of sorted.entries()) {
    for (const other of representatives) add(id, other);
    for (const neighbour of sorted.slice(at + 1, at + 1 + REPRESENTATIVES)) add(id, neighbour.id);
  }
  return {
    about: "bucket-cut",
    what: `a key shared by ${bucket.length}: each compared with ${2 * REPRESENTATIVES} of them, not with all`,
    of: bucket.slice(0, 10),
  };
};

const distinctWarnings = (warnings: readonly ResolveWarning[]): readonly ResolveWarning[] => [
  ...new Map(
    warnings.map((warning) => [`${warning.what} ${warning.of.join(" ")}`, warning]),
  ).values(),
];
