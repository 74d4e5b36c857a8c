/** Rule data as `load/` checks it: words, places and outlets are files in `data/`, never code. */

import type { Sha256 } from "./ids.ts";
import type { Place } from "./place.ts";

export type Outlet = {
  readonly id: string;
  readonly name: string;
  /** Every way it is written, e.g. "RFA", "Radio Free Asia". */
  readonly names: readonly string[];
  readonly domains: readonly string[];
  readonly language: string;
};

/** One language's words by list name, e.g. lexicon.lists["killed-verbs"]. */
export type Lexicon = {
  readonly language: string;
  readonly lists: Readonly<Record<string, readonly string[]>>;
};

/** What somebody or something had to do with harm that is told; the role fillers of MUC-4 but for its names. */
export const PARTS_IN_HARM = ["perpetrator", "organisation", "victim", "target", "weapon"] as const;
export type Part = (typeof PARTS_IN_HARM)[number];

/** How much each piece of evidence speaks for a part, as log odds; below `threshold` nothing is told. */
export type HarmWeights = {
  readonly threshold: number;
  readonly weights: Readonly<Record<Part, Readonly<Record<string, number>>>>;
};

/** How much each piece of evidence speaks for a day being that of an incident, as log odds. */
export type DayWeights = Readonly<Record<string, number>>;

/** Why words are sensitive, as far as it is learned from sentences; the order of their weights. */
export const LEARNED_REASONS = [
  "crossing-point",
  "route",
  "hiding-place",
  "bribe",
  "patrol",
  "gap-in-surveillance",
  "device-or-channel",
  "living-patient",
  "identity",
] as const;
export type LearnedReason = (typeof LEARNED_REASONS)[number];

/** What soldiers or police are told of fire, as far as it is learned from sentences; the order of their weights. */
export const LEARNED_ORDERS = ["licence", "restraint", "condition"] as const;
export type LearnedOrder = (typeof LEARNED_ORDERS)[number];

/** How much each piece of evidence speaks for each of what may be told, as log odds; up to `threshold` nothing is. */
export type LearnedWeights = {
  readonly threshold: number;
  readonly weights: Readonly<Record<string, readonly number[]>>;
};

export type RuleData = {
  /** SHA-256 over the canonical JSON of all of it; part of every derivation's version. */
  readonly hash: Sha256;
  readonly places: readonly Place[];
  readonly outlets: readonly Outlet[];
  readonly lexicons: Readonly<Record<string, Lexicon>>;
  readonly harm: HarmWeights;
  readonly days: DayWeights;
  /** By language: what gives somebody away (`LEARNED_REASONS`). */
  readonly sensitive: Readonly<Record<string, LearnedWeights>>;
  /** By language: that troops were told of fire (`LEARNED_ORDERS`). */
  readonly orders: Readonly<Record<string, LearnedWeights>>;
  /** Countries, divisions and places of the world as `data/gazetteer/world/README.md` writes them; "" without. */
  readonly world: string;
};
