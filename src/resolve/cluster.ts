/**
 * Puts claims that tell of one thing together. Strongest evidence first; a hard conflict with any
 * member keeps a claim out, however many it agrees with; a person's word goes before both.
 */
import { candidatePairs, groupsOf, makeSets, order, remembered } from "./components.ts";
import type { ResolvableClaim, ResolveWarning } from "./report.ts";
import { wordLikeness } from "./saying.ts";
import { isCopy, isList, rootOf, type Setting, type World } from "./world.ts";

export type Comparison = {
  /** Why the two cannot be one, whatever else agrees; null where nothing forbids it. */
  readonly conflict: string | null;
  /** Why the two are not put together on their own; clusters of likes may be, for all that. */
  readonly doubt?: string;
  readonly score: number;
  /** True where time and place, or the very words, tie them: counts alone never do. */
  readonly tied: boolean;
  /** True where only the likeness of the texts speaks for it: then the clusters must agree as a whole. */
  readonly loose?: boolean;
};

export type Matching = {
  readonly compare: (a: ResolvableClaim, b: ResolvableClaim, world: Setting) => Comparison;
  /** Score from which two are one. */
  readonly threshold: number;
  /** Conflicts that a person may decide otherwise: two claims that all else makes one are a pair then. */
  readonly questions: ReadonlySet<string>;
  /** In words, what speaks for two being one, e.g. "the same day"; empty where nothing does by itself. */
  readonly reasons: (a: ResolvableClaim, b: ResolvableClaim, world: Setting) => readonly string[];
  /** Equal for claims that `compare` cannot tell apart. */
  readonly signature: (item: ResolvableClaim) => string;
};

/** Two claims of different groups that nothing but `why` keeps apart. */
export type Apart = { readonly a: string; readonly b: string; readonly why: string };

/** Two claims by which two groups became one, and why. */
export type Join = { readonly a: string; readonly b: string; readonly why: string };

export type Clusters = {
  readonly groups: readonly (readonly string[])[];
  /** One less than there are claims, for each group. */
  readonly joins: readonly Join[];
  /** One for two groups at most, the one that most speaks for. */
  readonly apart: readonly Apart[];
  readonly warnings: readonly ResolveWarning[];
};

/** Members whose conflicts are looked at, per cluster; claims alike to one of them cost nothing. */
const MOST_SIGNATURES = 64;
/** Members of each cluster whose likeness is averaged. */
const MOST_AVERAGED = 12;
/** What a pair that shares nothing counts against a merge. */
const FARTHEST = 6;
/** Pairs for a person to look at, per component. */
const MOST_APART = 100;
/** How far below the threshold the mean of two clusters may lie. */
const SLACK = 1;

/** Groups of claim ids, each ascending; every claim given is in exactly one. */
export const clusterClaims = (
  items: readonly ResolvableClaim[],
  matching: Matching,
  world: World,
): Clusters => {
  const byId = new Map<string, ResolvableClaim>(items.map((item) => [item.claim.id, item]));
  const get = (id: string): ResolvableClaim | undefined => byId.get(id);
  const keyed = items.map((item) => ({ id: item.claim.id, keys: item.keys }));
  const signature = remembered((id) => signed(get(id), matching));
  const { pairs, warnings } = candidatePairs(keyed, signature);
  const cannot = new Set(world.bindings.cannotLink.map(([a, b]) => `${a} ${b}`));
  const clusters = makeClusters([...byId.keys()].sort(order), { cannot, signature });
  const joins: Join[] = [];
  const join = (a: string, b: string, why: string): void => {
    if (clusters.join(a, b)) joins.push({ a, b, why });
  };
  for (const [a, b] of world.bindings.mustLink) {
    if (byId.has(a) && byId.has(b)) join(a, b, "a person said that they are one");
  }
  for (const [a, b] of copiedClaims(pairs, { get, world, matching })) {
    if (!clusters.forbidden(a, b)) join(a, b, "one statement in two copies of a text");
  }
  // A copy speaks through its root: what it changed must not keep its root from others.
  for (const group of clusters.groups())
    clusters.speak(group, voices(group, { get, world, matching }));
  const compared = comparing({ get, world, matching });
  const asked: (Apart & { readonly score: number })[] = [];
  // Of two that are one already nothing more is asked.
  const open = pairs.filter(([a, b]) => !clusters.together(a, b));
  const scored = open.flatMap(([a, b]) => {
    const { conflict, doubt, score, tied, loose = false } = compared(a, b);
    if (mayAsk(conflict, matching) && tied && score >= matching.threshold) {
      asked.push({ a, b, why: conflict, score });
    }
    const one = conflict === null && doubt === undefined && tied && score >= matching.threshold;
    // What two texts are about first: else one's side remark takes the place of its own event.
    const mains = [a, b].filter((id) => get(id)?.claim.main === true).length;
    return one ? [{ a, b, score, loose, mains }] : [];
  });
  scored.sort(
    (x, y) => y.mains - x.mains || y.score - x.score || order(x.a, y.a) || order(x.b, y.b),
  );
  for (const { a, b, score, loose } of scored) {
    if (clusters.together(a, b) || clusters.forbidden(a, b)) continue;
    const [own, others] = [clusters.voicesOf(a), clusters.voicesOf(b)];
    const across = own.flatMap((x) => others.map((y) => compared(x, y)));
    const conflicts = across.flatMap(({ conflict }) => conflict ?? []);
    if (conflicts.length > 0) {
      const [why = ""] = conflicts;
      if (conflicts.every((one) => mayAsk(one, matching))) asked.push({ a, b, why, score });
      continue;
    }
    if (!loose && across.some(({ doubt }) => doubt !== undefined)) continue;
    if (loose && meanScore(own, others, compared) < matching.threshold - SLACK) continue;
    join(a, b, whyJoined(a, b, { get, world, matching }));
  }
  return { groups: clusters.groups(), joins, apart: keptApart(asked, clusters), warnings };
};

const whyJoined = (a: string, b: string, { get, world, matching }: Ground): string => {
  const [first, second] = [get(a), get(b)];
  if (first === undefined || second === undefined) return "";
  const reasons = matching.reasons(first, second, world);
  return reasons.length === 0 ? "names, ages and rare words of both texts" : reasons.join("; ");
};

const mayAsk = (conflict: string | null, { questions }: Matching): conflict is string =>
  conflict !== null && questions.has(conflict);

const keptApart = (
  asked: readonly (Apart & { readonly score: number })[],
  { forbidden, groups }: Growing,
): readonly Apart[] => {
  const groupByClaim = new Map(groups().flatMap((ids, at) => ids.map((id) => [id, at] as const)));
  const byGroups = new Map<string, Apart>();
  const strongest = asked.toSorted(
    (x, y) => y.score - x.score || order(x.a, y.a) || order(x.b, y.b),
  );
  for (const { a, b, why } of strongest) {
    const two = [groupByClaim.get(a) ?? 0, groupByClaim.get(b) ?? 0].sort((x, y) => x - y);
    const pair = two.join(" ");
    if (two[0] === two[1] || forbidden(a, b) || byGroups.has(pair)) continue;
    if (byGroups.size < MOST_APART) byGroups.set(pair, { a, b, why });
  }
  return [...byGroups.values()];
};

type Ground = {
  readonly get: (id: string) => ResolvableClaim | undefined;
  readonly world: World;
  readonly matching: Matching;
};

type Growing = {
  readonly forbidden: (a: string, b: string) => boolean;
  readonly together: (a: string, b: string) => boolean;
  /** False where they are one already. */
  readonly join: (a: string, b: string) => boolean;
  readonly groups: () => readonly (readonly string[])[];
  readonly voicesOf: (id: string) => readonly string[];
  readonly speak: (group: readonly string[], ids: readonly string[]) => unknown;
};

const makeClusters = (
  ids: readonly string[],
  { cannot, signature }: { cannot: ReadonlySet<string>; signature: (id: string) => string },
): Growing => {
  const sets = makeSets();
  const foes = new Map<string, Set<string>>();
  const voices = new Map<string, readonly string[]>();
  for (const pair of cannot) {
    const [a = "", b = ""] = pair.split(" ");
    foes.set(a, new Set([...(foes.get(a) ?? []), b]));
    foes.set(b, new Set([...(foes.get(b) ?? []), a]));
  }
  const forbidden = (a: string, b: string): boolean =>
    [...(foes.get(sets.find(a)) ?? [])].some((foe) => sets.find(foe) === sets.find(b));
  const voicesOf = (id: string): readonly string[] => voices.get(sets.find(id)) ?? [sets.find(id)];
  return {
    forbidden,
    together: (a, b) => sets.find(a) === sets.find(b),
    voicesOf,
    groups: () => groupsOf(ids, sets),
    speak: (group, spoken) => voices.set(sets.find(group[0] ?? ""), spoken),
    join: (a, b) => {
      const [first, second] = [sets.find(a), sets.find(b)];
      if (first === second) return false;
      const joinedFoes = new Set([...(foes.get(first) ?? []), ...(foes.get(second) ?? [])]);
      const joinedVoices = [...voicesOf(first), ...voicesOf(second)];
      sets.union(first, second);
      foes.set(sets.find(first), joinedFoes);
      const unlike = new Map(joinedVoices.toReversed().map((id) => [signature(id), id]));
      voices.set(sets.find(first), [...unlike.values()].slice(0, MOST_SIGNATURES));
      return true;
    },
  };
};

// Those who speak for a group: its roots' claims (one, where no root is among them), one per signature.
const voices = (group: readonly string[], { get, world, matching }: Ground): readonly string[] => {
  const items = group.flatMap((id) => get(id) ?? []);
  // A row that a person put with a report must not keep other reports of the same thing out.
  const own = items.filter((item) => !isCopy(item.report, world) && !isList(item.report, world));
  const bySignature = new Map<string, string>();
  for (const item of own.length > 0 ? own : items.slice(0, 1)) {
    const signature = matching.signature(item);
    if (!bySignature.has(signature)) bySignature.set(signature, item.claim.id);
  }
  return [...bySignature.values()].slice(0, MOST_SIGNATURES);
};

type Compared = (a: string, b: string) => Comparison;

const NOT_HERE: Comparison = { conflict: "not here", score: 0, tied: false };

// Each pair once, however often clusters that hold them meet.
const comparing = ({ get, world, matching }: Ground): Compared => {
  const ready = new Map<string, Comparison>();
  return (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const pair = `${low} ${high}`;
    const met = ready.get(pair);
    if (met !== undefined) return met;
    const [first, second] = [get(low), get(high)];
    const known = first !== undefined && second !== undefined;
    const made = known ? matching.compare(first, second, world) : NOT_HERE;
    ready.set(pair, made);
    return made;
  };
};

// One pair that shares much must not chain two clusters whose others share nothing.
const meanScore = (
  own: readonly string[],
  others: readonly string[],
  compared: Compared,
): number => {
  const [few, rest] = [own.slice(0, MOST_AVERAGED), others.slice(0, MOST_AVERAGED)];
  const scores = few.flatMap((x) => rest.map((y) => Math.max(-FARTHEST, compared(x, y).score)));
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
};

// The same statement in two dresses of one text, even where a figure or a date was changed. A claim
// has at most one counterpart in another text: the likest, then the one that agrees.
const copiedClaims = (
  pairs: readonly (readonly [string, string])[],
  { get, world, matching }: Ground,
): readonly (readonly [string, string])[] => {
  const found = pairs.flatMap(([a, b]) => {
    const [first, second] = [get(a), get(b)];
    if (first === undefined || second === undefined || first.report === second.report) return [];
    if (rootOf(first.report, world) !== rootOf(second.report, world)) return [];
    const likeness = wordLikeness(first, second);
    if (likeness < 0.5) return [];
    const { conflict, score } = matching.compare(first, second, world);
    return [{ first, second, likeness, agree: conflict === null ? score : -Infinity }];
  });
  found.sort(
    (x, y) =>
      y.likeness - x.likeness ||
      (y.agree === x.agree ? 0 : y.agree - x.agree) ||
      order(x.first.claim.id, y.first.claim.id) ||
      order(x.second.claim.id, y.second.claim.id),
  );
  const taken = new Set<string>();
  return found.flatMap(({ first, second }) => {
    const ways = [`${first.claim.id} ${second.report}`, `${second.claim.id} ${first.report}`];
    if (ways.some((way) => taken.has(way))) return [];
    for (const way of ways) taken.add(way);
    return [[first.claim.id, second.claim.id] as const];
  });
};

const signed = (item: ResolvableClaim | undefined, matching: Matching): string =>
  item === undefined ? "" : matching.signature(item);
