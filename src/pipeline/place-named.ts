/** A place by any of its names, as a person types it. */
import type { RuleData } from "../model/data.ts";
import { OnrecordError } from "../model/error.ts";
import type { Place } from "../model/place.ts";

/** The gazetteer's place; several or none are told with what to do. */
export const placeNamed = (name: string, data: Pick<RuleData, "places">): Place => {
  const wanted = folded(name);
  const places = data.places.filter(
    (place) =>
      place.id === name || [place.name, ...place.names].some((one) => folded(one) === wanted),
  );
  const [place] = places;
  if (place === undefined) {
    const hint = "try another spelling, or add it (docs/recipes/add-a-place.md)";
    throw new OnrecordError("not-found", `Cannot find a place named "${name}": ${hint}`);
  }
  if (places.length === 1) return place;
  const ids = places.map((one) => `${one.id} (${one.name}, ${one.kind})`).join(", ");
  throw new OnrecordError("usage", `Cannot tell which "${name}" is meant: give one of ${ids}`);
};

const folded = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
