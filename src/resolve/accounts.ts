/**
 * On whose accounts a value rests: reports → outlets → accounts → underlying documents. Every
 * collapse has its reason in `why`; where nothing is known of independence, that is said.
 */
import type { RestsOn } from "../model/record.ts";
import { citedOutlet, followCites, personNamed } from "./cited.ts";
import { order } from "./components.ts";
import { goneReasons, stillSaid } from "./gone.ts";
import { LEANS, leaningOutlets } from "./leaning.ts";
import type { ResolvableClaim } from "./report.ts";
import { copyReasons, count, summaryReasons } from "./text-reasons.ts";
import { fold } from "./words.ts";
import {
  hasAccounts,
  isCopy,
  isLead,
  isList,
  type Origins,
  originOutletOf,
  publisherOf,
  rootOf,
} from "./world.ts";

/** A claim with the report it stands in: all that is asked of one when accounts are counted. */
export type TellingClaim = Pick<ResolvableClaim, "report" | "claim">;

/** Who told, as far as the text says; `source` null where only the outlet speaks. */
export type Teller = {
  readonly outlet: string;
  readonly source: string | null;
  readonly role: string | null;
  readonly document: boolean;
  /** Texts (copy roots) in which this teller stands. */
  readonly texts: ReadonlySet<string>;
  readonly claims: readonly string[];
  /** Known only from other outlets that cite this one. */
  readonly cited: boolean;
  /** Known only from outlets that cite one another: it is one of theirs. */
  readonly circular: boolean;
};

/** Comparing everyone with everyone within one outlet ends here; beyond it the minimum may be too low. */
const MOST_COMPARED = 300;

/**
 * What these claims rest on together; give it the claims that state one value, and the field it is of:
 * what an outlet took back of it supports it no more.
 */
export const restsOn = (
  all: readonly TellingClaim[],
  world: Origins,
  field: string | null = null,
): RestsOn => {
  const items = stillSaid(all, world, field);
  const traceable = items.filter((item) => hasAccounts(item.report, world));
  const from = distinct(items.map((item) => item.report));
  const reports = from.filter((report) => !isLead(report, world));
  const published = reports.filter((report) => !isList(report, world));
  const outlets = distinct(published.map((report) => publisherOf(report, world)));
  const told = traceable.filter((item) => item.claim.modality !== "background");
  const tellers = tellersBehind(items, world);
  const leaning = leaningOutlets(tellers, traceable, world);
  const rows = items.filter((item) => isList(item.report, world)).length;
  const leads = from.length - reports.length;
  const mentions = traceable.length - told.length;
  const background = told.length === 0 && mentions > 0;
  return {
    reports: reports.length,
    outlets: outlets.length,
    accounts: background ? { min: 0, max: 1 } : countAccounts(tellers, leaning),
    documents: tellers.filter((teller) => teller.document).length,
    why: [
      ...copyReasons(reports, world),
      ...summaryReasons(reports, world),
      ...collapseReasons(traceable, tellers, world),
      ...(leaning.size > 0 ? [LEANS] : []),
      ...independence(tellers),
      ...(mentions > 0 ? [`${count(mentions, "background mention")}: no account of its own`] : []),
      ...(rows > 0 ? [`${count(rows, "row")} of a team's own list: accounts unknown`] : []),
      ...(leads > 0 ? [`${count(leads, "lead")} of unknown provenance: stands outside`] : []),
      ...goneReasons(all, world, field),
    ],
  };
};

/** Those on whose word these claims rest, as `restsOn` counts them; leads and background mentions have none. */
export const tellersBehind = (items: readonly TellingClaim[], world: Origins): readonly Teller[] =>
  tellersOf(
    items.filter((item) => hasAccounts(item.report, world) && item.claim.modality !== "background"),
    world,
  );

/** Claims that rest on one and the same teller, first the smallest id; for `same-account` links. */
export const claimsByTeller = (
  items: readonly TellingClaim[],
  world: Origins,
): readonly (readonly string[])[] =>
  tellersOf(
    items.filter((item) => hasAccounts(item.report, world)),
    world,
  )
    .filter((teller) => teller.source !== null)
    .map((teller) => [...new Set(teller.claims)].sort(order));

/** A person's description without articles and ordinals, e.g. "source north hamgyong". */
export const describe = (description: string): string =>
  fold(description)
    .split(" ")
    .filter((word) => !ARTICLES.has(word))
    .join(" ");

// Only articles and prepositions: "second" and "another" tell persons apart.
const ARTICLES = new Set(["a", "an", "the", "in", "from", "of", "at", "to", "who", "there"]);

const tellersOf = (items: readonly TellingClaim[], world: Origins): readonly Teller[] => {
  const told = items
    .toSorted((a, b) => order(a.claim.id, b.claim.id))
    .map((item) => tellerOf(item, world));
  const byKey = Map.groupBy(followCites(told), ({ outlet, source }) =>
    JSON.stringify([outlet, source]),
  );
  return withoutCopyNoise([...byKey.values()].flatMap(joined), items, world);
};

/** One teller met with several claims; all at once, for there may be thousands. */
const joined = (same: readonly Teller[]): readonly Teller[] =>
  same.slice(0, 1).map((first) => ({
    ...first,
    role: same.find(({ role }) => role !== null)?.role ?? null,
    document: same.some(({ document }) => document),
    texts: new Set(same.flatMap(({ texts }) => [...texts])),
    claims: same.flatMap(({ claims }) => claims),
    cited: same.every(({ cited }) => cited),
    circular: same.some(({ circular }) => circular),
  }));

const tellerOf = ({ report, claim }: TellingClaim, world: Origins) => {
  const { account, chain } = claim.attribution;
  const outlet = citedOutlet({ report, chain }, world);
  const by = originOutletOf(report, world);
  const person = personNamed(claim.attribution, world);
  return {
    outlet,
    by,
    source: person === null ? null : describe(person),
    role: account?.role ?? null,
    document: account?.access === "holds",
    texts: new Set([rootOf(report, world)]),
    claims: [claim.id],
    cited: outlet !== by,
  };
};

// What a copy calls its source is a matter of its wording: where the root speaks for itself, a
// copy's unfamiliar source is nobody new. A rewrite may have asked someone else, and keeps its own.
const withoutCopyNoise = (
  tellers: readonly Teller[],
  items: readonly TellingClaim[],
  world: Origins,
): readonly Teller[] => {
  const reportByClaim = new Map<string, string>(items.map((item) => [item.claim.id, item.report]));
  const spoken = new Set(
    items.filter((item) => !isCopy(item.report, world)).map((item) => item.report),
  );
  const isEcho = (id: string): boolean => {
    const report = reportByClaim.get(id) ?? "";
    const how = world.families.get(report)?.how;
    return isCopy(report, world) && how !== "rewrite" && spoken.has(rootOf(report, world));
  };
  return tellers.filter((teller) => !teller.claims.every(isEcho));
};

const countAccounts = (
  tellers: readonly Teller[],
  leaning: ReadonlySet<string>,
): RestsOn["accounts"] => {
  const byOutlet = Map.groupBy(tellers, (teller) => teller.outlet);
  let min = 0;
  let max = 0;
  for (const [outlet, own] of byOutlet) {
    const persons = own.filter((teller) => teller.source !== null);
    // Who cites an outlet without a person cites what its persons told.
    const echoes = own.filter((teller) => teller.source === null && teller.cited);
    max += own.length - (own.length > echoes.length ? echoes.length : echoes.length - 1);
    min += leaning.has(outlet) ? 0 : Math.max(1, surelyDistinct(persons));
  }
  return { min, max };
};

// The largest set found in which any two are surely two persons: a bound from below.
const surelyDistinct = (persons: readonly Teller[]): number => {
  const kept: Teller[] = [];
  const sorted = persons.toSorted(
    (a, b) =>
      (b.source ?? "").length - (a.source ?? "").length || order(a.source ?? "", b.source ?? ""),
  );
  for (const person of sorted.slice(0, MOST_COMPARED)) {
    if (kept.every((other) => areDistinct(person, other))) kept.push(person);
  }
  return kept.length;
};

const areDistinct = (a: Teller, b: Teller): boolean => {
  if ([...a.texts].some((text) => b.texts.has(text))) return true;
  return a.role !== null && b.role !== null && fold(a.role) !== fold(b.role);
};

const collapseReasons = (
  items: readonly TellingClaim[],
  tellers: readonly Teller[],
  world: Origins,
): readonly string[] => {
  const why: string[] = [];
  for (const teller of tellers) {
    if (teller.source !== null && teller.texts.size > 1) {
      why.push(
        `the same outlet's same described source in ${teller.texts.size} texts: one account`,
      );
    }
  }
  const citing = items.filter(
    (item) =>
      !isCopy(item.report, world) &&
      citedOutlet({ report: item.report, chain: item.claim.attribution.chain }, world) !==
        originOutletOf(item.report, world),
  );
  if (citing.length > 0) why.push("one outlet cites another: the account is the cited outlet's");
  if (tellers.some(({ circular }) => circular)) {
    why.push("outlets that cite one another: one account, and nobody tells whose");
  }
  for (const own of Map.groupBy(tellers, (teller) => teller.outlet).values()) {
    const persons = own.filter((teller) => teller.source !== null);
    if (persons.length > 1 && surelyDistinct(persons) > 1) {
      why.push("persons described apart by one outlet: distinct accounts");
    }
    if (persons.length > surelyDistinct(persons)) {
      why.push("one outlet's sources in different texts may be one person: counted as a range");
    }
    if (persons.length > 0 && own.some((teller) => teller.source === null && !teller.cited)) {
      why.push("a statement without a named or described source may rest on the described one");
    }
  }
  return [...new Set(why)].sort();
};

const independence = (tellers: readonly Teller[]): readonly string[] => {
  const outletsOf = (some: readonly Teller[]) => new Set(some.map((teller) => teller.outlet)).size;
  if (outletsOf(tellers) < 2) return [];
  return outletsOf(tellers.filter((teller) => teller.source !== null)) > 1
    ? ["persons in different outlets: independence not established"]
    : ["different outlets, not each with a person described: independence not established"];
};

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)];
