/** Places of a list: by any of their names, one column beside another. */
import { findPlaces } from "../../extract/places/find.ts";
import type { RuleData } from "../../model/data.ts";
import type { Place } from "../../model/place.ts";
import { geographyOf } from "../../resolve/geography.ts";
import { fold } from "../../resolve/words.ts";

/** Every place of a name; several where only what stands beside it can tell. */
export const placesNamed = (words: string, data: RuleData): readonly Place[] => {
  const known = namesOf(data);
  const bare = fold(words).replace(/ (city|county|province|district|si|gun|do|up)$/, "");
  return known.get(fold(words)) ?? known.get(bare) ?? [];
};

/** Null where the gazetteer has no such id. */
export const placeOfId = (id: string, data: RuleData): Place | null =>
  geographyOf(data).placeById.get(id) ?? null;

/** What a name that is in no gazetteer may mean: the same beginning, then the like spelling. */
export const placesLike = (words: string, data: RuleData): readonly Place[] => {
  const begun = findPlaces(words, data, MOST_LIKE).map(({ place }) => place);
  const wanted = fold(words);
  const alike = [...namesOf(data)]
    .filter(([name]) => isNear(name, wanted))
    .flatMap(([, places]) => places);
  return [...new Set([...begun, ...alike])].slice(0, MOST_LIKE);
};

/** Those of each cell that go with the other cells of the row: a county with its province. */
export const placesTogether = (
  cells: readonly (readonly Place[])[],
): readonly (readonly Place[])[] =>
  cells.map((own, at) => {
    const others = cells.filter((other, index) => index !== at && other.length > 0);
    const fitting = own.filter((place) =>
      others.every((other) => other.some((one) => liesWith(place, one))),
    );
    return fitting.length > 0 ? fitting : own;
  });

/** How many places hold it; the finest has most. */
export const depthOf = ({ ancestors }: Place): number => ancestors.length;

const MOST_LIKE = 6;

const liesWith = (a: Place, b: Place): boolean =>
  a.id === b.id || a.ancestors.includes(b.id) || b.ancestors.includes(a.id);

const known = new WeakMap<RuleData, ReadonlyMap<string, readonly Place[]>>();

const namesOf = (data: RuleData): ReadonlyMap<string, readonly Place[]> => {
  const ready = known.get(data);
  if (ready !== undefined) return ready;
  const made = new Map<string, Place[]>();
  for (const place of data.places) {
    for (const name of new Set([place.name, ...place.names].map(fold))) {
      made.set(name, [...(made.get(name) ?? []), place]);
    }
  }
  known.set(data, made);
  return made;
};

/** One letter in four may differ: romanisations and typing do. */
const isNear = (name: string, wanted: string): boolean => {
  const most = Math.floor(Math.min(wanted.length, 12) / 4);
  if (most === 0 || Math.abs(name.length - wanted.length) > most) return false;
  let row = Array.from({ length: wanted.length + 1 }, (_, at) => at);
  for (let i = 1; i <= name.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= wanted.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (name[i - 1] === wanted[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return false;
    row = next;
  }
  return (row[wanted.length] ?? most + 1) <= most;
};
