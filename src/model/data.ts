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

/** How much each piece of evidence speaks for one of several options (a day, a giver) being the one meant, as log odds. */
export type ChoiceWeights = Readonly<Record<string, number>>;

/** The same where it may be none of them: up to a `share` of all that speaks for any of them or for none, none is. */
export type LearnedChoice = { readonly share: number; readonly weights: ChoiceWeights };

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

/** The days that a report may tell of an order. */
export const ORDER_DAYS = ["issued", "received", "effective", "until"] as const;
export type OrderDay = (typeof ORDER_DAYS)[number];

export type RuleData = {
  /** SHA-256 over the canonical JSON of all of it; part of every derivation's version. */
  readonly hash: Sha256;
  readonly places: readonly Place[];
  readonly outlets: readonly Outlet[];
  readonly lexicons: Readonly<Record<string, Lexicon>>;
  readonly harm: HarmWeights;
  /** Of the days that a text tells, which is an incident's. */
  readonly days: ChoiceWeights;
  /** By language: what gives somebody away (`LEARNED_REASONS`). */
  readonly sensitive: Readonly<Record<string, LearnedWeights>>;
  /** By language: that troops were told of fire (`LEARNED_ORDERS`). */
  readonly orders: Readonly<Record<string, LearnedWeights>>;
  /** By language: of the offices and ranks that a text names, which gave an order. */
  readonly givers: Readonly<Record<string, LearnedChoice>>;
  /** By language: of the armed groups that a text names, which an order went to. */
  readonly addressees: Readonly<Record<string, LearnedChoice>>;
  /** By language: of the times that a text tells, which are an order's days. */
  readonly orderDays: Readonly<Record<string, Readonly<Record<OrderDay, LearnedChoice>>>>;
  /** Countries, divisions and places of the world as `data/gazetteer/world/README.md` writes them; "" without. */
  readonly world: string;
};
