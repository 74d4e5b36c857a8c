/** How two places stand to each other, by the gazetteer where it knows them and by name where not. */
import type { RuleData } from "../model/data.ts";
import type { Place, Where } from "../model/place.ts";
import { fold, withoutArticle } from "./words.ts";

/** `same`, one inside the other, `apart`, or `unknown` where names cannot decide. */
export type Relation = "same" | "first-in-second" | "second-in-first" | "apart" | "unknown";

export type Geography = {
  readonly placeById: ReadonlyMap<string, Place>;
  /** Every spelling of every place, folded. */
  readonly placeNames: ReadonlySet<string>;
  /** Rivers and borders by every spelling, folded. */
  readonly lineByName: ReadonlyMap<string, Pick<Place, "id" | "kind">>;
  /** Countries by every spelling, folded. */
  readonly countryByName: ReadonlyMap<string, string>;
  /** The borders that a place lies on or holds a place of. */
  readonly bordersByPlace: ReadonlyMap<string, ReadonlySet<string>>;
  /** Every outlet's id. */
  readonly outlets: ReadonlySet<string>;
  /** Outlet id by folded name. */
  readonly outletByName: ReadonlyMap<string, string>;
};

const known = new WeakMap<RuleData, Geography>();

/** Indexes over the rule data, built once per data object. */
export const geographyOf = (data: RuleData): Geography => {
  const ready = known.get(data);
  if (ready !== undefined) return ready;
  const made: Geography = {
    placeById: new Map(data.places.map((place) => [place.id, place])),
    placeNames: new Set(data.places.flatMap((place) => [place.name, ...place.names].map(fold))),
    lineByName: new Map(
      data.places
        .filter(({ kind }) => kind === "river" || kind === "border")
        .flatMap((line) => [line.name, ...line.names].map((one) => [fold(one), line] as const)),
    ),
    countryByName: new Map(
      data.places
        .filter(({ kind }) => kind === "country")
        .flatMap(({ id, name, names }) => [name, ...names].map((one) => [fold(one), id] as const)),
    ),
    bordersByPlace: bordersByPlace(data.places),
    outlets: new Set(data.outlets.map((outlet) => outlet.id)),
    outletByName: new Map(
      data.outlets.flatMap((outlet) =>
        [outlet.id, outlet.name, ...outlet.names].map((name) => [fold(name), outlet.id] as const),
      ),
    ),
  };
  known.set(data, made);
  return made;
};

/** An outlet by one spelling; null where none is named. */
export const outletKey = (name: string | null, geography: Geography): string | null => {
  if (name === null || fold(name) === "") return null;
  const bare = fold(name);
  const ofList = geography.outletByName.get(bare);
  if (ofList !== undefined) return ofList;
  // A text says "the Ridge Herald" where the outlet itself writes no article.
  const named = withoutArticle(bare);
  return geography.outletByName.get(named) ?? named;
};

/** The place itself, then its ancestors, nearest first; empty where the gazetteer has no such place. */
export const lineage = (placeId: string | null, geography: Geography): readonly string[] => {
  if (placeId === null) return [];
  const place = geography.placeById.get(placeId);
  return [placeId, ...(place?.ancestors ?? [])];
};

/** The borders a place lies on; where it lies on none, the widest place that holds it. */
export const bordersOf = (placeId: string, geography: Geography): readonly string[] => {
  const borders = geography.bordersByPlace.get(placeId);
  if (borders !== undefined) return [...borders].sort();
  return [lineage(placeId, geography).at(-1) ?? placeId];
};

/** The county (or city) a place is or lies in; null for anything coarser. */
export const countyOf = (placeId: string | null, geography: Geography): string | null =>
  kindIn(placeId, geography, ["county", "city"]);

/** True for a place no coarser than a county: also a village whose county the gazetteer leaves out. */
export const isLocal = (placeId: string, geography: Geography): boolean =>
  kindIn(placeId, geography, ["county", "city", "district", "village"]) !== null;

/** The province a place is or lies in; null for a country, a river or a border. */
export const provinceOf = (placeId: string | null, geography: Geography): string | null =>
  kindIn(placeId, geography, ["province"]);

/** Names count only where neither place is in the gazetteer: then equal names are one place. */
export const relationOf = (a: Where | null, b: Where | null, geography: Geography): Relation => {
  if (a === null || b === null) return "unknown";
  if (a.place === null || b.place === null) {
    // "the far bank" is a bank anywhere along a line.
    const named = fold(a.name) !== "" && fold(a.name) === fold(b.name) && a.precision < LINE;
    return named && mayBeOne(a, b) ? "same" : "unknown";
  }
  if (a.place === b.place) return "same";
  if (lineage(a.place, geography).includes(b.place)) return "first-in-second";
  if (lineage(b.place, geography).includes(a.place)) return "second-in-first";
  return isLine(a.place, geography) || isLine(b.place, geography) ? "unknown" : "apart";
};

const LINE = 5;

/** Towns of one name in two countries or divisions are no one place; a name without candidates may be any. */
const mayBeOne = (a: Where, b: Where): boolean => {
  const [first, second] = [a.candidates ?? [], b.candidates ?? []];
  if (first.length === 0 || second.length === 0) return true;
  return first[0]?.place === second[0]?.place;
};

/** True for rivers, borders and areas, which pass through many places and so never contradict one. */
export const isLine = (placeId: string, geography: Geography): boolean => {
  const kind = geography.placeById.get(placeId)?.kind;
  return kind === "river" || kind === "border" || kind === "area";
};

const bordersByPlace = (places: readonly Place[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const { id, along, ancestors } of places) {
    if (along === null) continue;
    for (const holder of [id, ...ancestors]) {
      const borders = found.get(holder);
      if (borders === undefined) found.set(holder, new Set([along.border]));
      else borders.add(along.border);
    }
  }
  return found;
};

const kindIn = (
  placeId: string | null,
  geography: Geography,
  kinds: readonly Place["kind"][],
): string | null => {
  // From the coarse end, so that a city within a county counts as the county.
  const found = lineage(placeId, geography).findLast((id) => {
    const place = geography.placeById.get(id);
    return place !== undefined && kinds.includes(place.kind);
  });
  return found ?? null;
};
