/** Places by any of their names, while somebody types. */
import type { RuleData } from "../../model/data.ts";
import type { Place } from "../../model/place.ts";
import { tokenise } from "../tokens/token.ts";

/** A place with the name that was met; positions stay in the gazetteer. */
export type FoundPlace = {
  readonly place: Place;
  /** The romanisation or former name that fits what was typed. */
  readonly matched: string;
  /** True where that is the whole of what was typed. */
  readonly isWhole: boolean;
};

/** Places with a name that begins so, or has a word that does: whole names first, the near before the wide. */
export const findPlaces = (words: string, data: RuleData, limit: number): readonly FoundPlace[] => {
  const sought = plain(words);
  if (sought === "") return [];
  const found = data.places.flatMap((place) => {
    const best = [place.name, ...place.names]
      .map((name) => ({ name, rank: rankOf(plain(name), sought) }))
      .filter(({ rank }) => rank < NO_MATCH)
      .reduce<{ name: string; rank: number } | null>(
        (a, b) => (a === null || b.rank < a.rank ? b : a),
        null,
      );
    return best === null ? [] : [{ place, matched: best.name, rank: best.rank }];
  });
  return found
    .sort(
      (a, b) => a.rank - b.rank || NEARNESS[a.place.kind] - NEARNESS[b.place.kind] || byId(a, b),
    )
    .slice(0, limit)
    .map(({ place, matched, rank }) => ({ place, matched, isWhole: rank === 0 }));
};

const NO_MATCH = 4;

const rankOf = (name: string, sought: string): number => {
  if (name === sought) return 0;
  if (name.startsWith(sought)) return 1;
  if (name.includes(` ${sought}`)) return 2;
  // Apostrophes and hyphens are set at will: "Ryanggang-do", "P'yongan".
  return name.replaceAll(" ", "").startsWith(sought.replaceAll(" ", "")) ? 3 : NO_MATCH;
};

const NEARNESS = {
  county: 0,
  city: 1,
  village: 2,
  district: 3,
  province: 4,
  river: 5,
  border: 6,
  area: 7,
  country: 8,
} as const;

type Named = Pick<FoundPlace, "place">;

const byId = (a: Named, b: Named): number => (a.place.id < b.place.id ? -1 : 1);

/** Case, accents, points and hyphens make no difference. */
const plain = (text: string): string =>
  tokenise(text)
    .filter(({ kind }) => kind !== "mark")
    .map(({ fold }) => fold)
    .join(" ");
