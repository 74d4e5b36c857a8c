/** Places by the names a reader knows, for a terminal. */
import { loadRuleData } from "../../load/load.ts";
import type { Where } from "../../model/place.ts";

/** A place as a report names it; of one that the gazetteer does not have, what it may be. */
export const whereText = ({ name, place, candidates = [] }: Where): string => {
  if (place !== null || candidates.length === 0) return name;
  const perhaps = candidates.slice(0, MOST_CANDIDATES).map((one) => one.place);
  return `${name} (not in the gazetteer: perhaps ${perhaps.join(" or ")})`;
};
const MOST_CANDIDATES = 3;

let names: ReadonlyMap<string, string> | null = null;

/** The gazetteer's name of a place; an id that it does not have, as it is. */
export const placeName = (id: string): string => {
  names ??= new Map(loadRuleData().places.map((place) => [place.id, place.name]));
  return names.get(id) ?? id;
};
