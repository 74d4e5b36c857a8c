/** Places by the names a reader knows, for a terminal. */
import { loadRuleData } from "../../load/load.ts";

let names: ReadonlyMap<string, string> | null = null;

/** The gazetteer's name of a place; an id that it does not have, as it is. */
export const placeName = (id: string): string => {
  names ??= new Map(loadRuleData().places.map((place) => [place.id, place.name]));
  return names.get(id) ?? id;
};
