import type { Sentence } from "../sentences/sentence.ts";
import { type Tags, type TokenRange, tagAt } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import { isJoint, type World, type WorldPlace } from "./world.ts";

/** A name of the text with the place of the world it most likely means; `score` 0–1 is its share among those of the name. */
export type PlaceGuess = TokenRange & {
  readonly place: WorldPlace;
  readonly score: number;
  /** The likeliest places of the name, `place` first, each with its share. */
  readonly likely: readonly { readonly place: WorldPlace; readonly score: number }[];
};

type Text = {
  readonly tokens: readonly Token[];
  readonly tags: Tags;
  readonly sentences: readonly Sentence[];
};

type Named = TokenRange & { readonly key: string; readonly places: readonly WorldPlace[] };

/**
 * Guesses for every name of the text that the world gazetteer has. One name means one place in a
 * text; what decides is containment told ("Paris, Texas"), then the divisions and countries that the
 * text's other names lie in, and population last.
 */
export const guessPlaces = (text: Text, world: World): readonly PlaceGuess[] => {
  const named = namesIn(text, world);
  const told = toldIn(text, named);
  const votes = votesOf(named, told);
  const chosen = new Map<string, Omit<PlaceGuess, "from" | "to">>();
  return named.map((name) => {
    const own = told.get(name);
    const known = own === undefined ? chosen.get(name.key) : undefined;
    const guess = known ?? choose(name, { votes, holders: own ?? [] });
    chosen.set(name.key, guess);
    return { from: name.from, to: name.to, ...guess };
  });
};

const LONGEST_NAME = 6;
/** No name needs more; a text made to slow us down may hold one of hundreds. */
const MOST_PLACES = 60;

const namesIn = (text: Text, world: World): readonly Named[] => {
  const starts = new Set(text.sentences.map(({ from }) => from));
  const named: Named[] = [];
  for (let at = 0; at < text.tokens.length; at++) {
    const name = nameAt(text, { world, at, starts });
    if (name === null) continue;
    named.push(name);
    at = name.to - 1;
  }
  return named;
};

const nameAt = (
  { tokens, tags }: Text,
  { world, at, starts }: { world: World; at: number; starts: ReadonlySet<number> },
): Named | null => {
  const token = tokens[at];
  if (token?.kind !== "word" || !token.capital) return null;
  const longest = world.longestFrom(token.fold);
  let found: Named | null = null;
  let key = "";
  let words = 0;
  for (let end = at; end < tokens.length && words < Math.min(longest, LONGEST_NAME); end++) {
    const next = tokens[end];
    if (next === undefined || (end > at && next.breaks > 0)) break;
    if (isJoint(next.fold)) continue;
    key = words === 0 ? next.fold : `${key} ${next.fold}`;
    words++;
    const places = next.capital ? world.named(key) : [];
    if (places.length > 0)
      found = { from: at, to: end + 1, key, places: places.slice(0, MOST_PLACES) };
  }
  if (found === null || isOtherWord(tags, found, starts)) return null;
  return isSurname(tokens, tags, found) ? null : found;
};

/** A month, a weekday, or a common word that only its sentence gave a capital. */
const isOtherWord = (tags: Tags, name: Named, starts: ReadonlySet<number>): boolean => {
  if (name.to - name.from > 1) return false;
  if (tagAt(tags, "months", name.from) !== null || tagAt(tags, "weekdays", name.from) !== null)
    return true;
  if (!starts.has(name.from)) return false;
  const largest = name.places.reduce((most, { people }) => Math.max(most, people), 0);
  // "Kenyan police": whose they are names the country.
  const isTagged = tags.byToken[name.from]?.some(({ list }) => list !== "demonyms") === true;
  return isTagged || largest < LARGE_TOWN;
};

/** Any word may open a sentence; only a town of this size is likelier than the word. */
const LARGE_TOWN = 100_000;

/** "Anna Houston", "Mr. Paris": one word right after another name's. */
const isSurname = (tokens: readonly Token[], tags: Tags, name: Named): boolean => {
  const before = tokens[name.from - 1];
  if (before === undefined || (tokens[name.from]?.breaks ?? 0) > 0) return false;
  if (tagAt(tags, "person-titles", name.from - 1) !== null) return true;
  const point = before.fold === "." ? tokens[name.from - 2] : undefined;
  if (point !== undefined && tagAt(tags, "person-titles", name.from - 2) !== null) return true;
  return false;
};

/** Places that a name is told to lie in: "Paris, Texas", "Bern in Switzerland". */
const toldIn = (
  { tokens, tags }: Text,
  named: readonly Named[],
): ReadonlyMap<Named, readonly WorldPlace[]> => {
  const told = new Map<Named, readonly WorldPlace[]>();
  named.forEach((name, index) => {
    const next = named[index + 1];
    if (next === undefined) return;
    const joint = tokens[name.to];
    const isHeld =
      (joint?.fold === "," && next.from === name.to + 1) ||
      (tagAt(tags, "within-words", name.to) !== null && next.from === name.to + 1) ||
      (joint?.fold === "(" && next.from === name.to + 1) ||
      next.from === name.to;
    if (!isHeld) return;
    const holders = next.places.filter((holder) =>
      name.places.some((place) => place !== holder && isWithin(place, holder)),
    );
    if (holders.length > 0) told.set(name, holders);
  });
  return told;
};

const isWithin = (place: WorldPlace, holder: WorldPlace): boolean =>
  holder.kind === "country"
    ? place.kind !== "country" && place.country === holder.country
    : holder.kind === "province"
      ? place.kind !== "country" && place.kind !== "province" && place.region === holder.region
      : holder.kind === "county" &&
        place.region === holder.region &&
        kmBetween(place, holder) < 100;

const kmBetween = (a: WorldPlace, b: WorldPlace): number => {
  // Flat earth over a hundred kilometres is near enough.
  const width = Math.cos((a.lat * Math.PI) / 180);
  return 111 * Math.hypot(a.lat - b.lat, (a.lon - b.lon) * width);
};

type Votes = {
  readonly byRegion: ReadonlyMap<string, number>;
  readonly byCountry: ReadonlyMap<string, number>;
  readonly names: readonly (readonly WorldPlace[])[];
};

/** Each name of the text gives one vote, shared among the divisions and countries that have such a place. */
const votesOf = (
  named: readonly Named[],
  told: ReadonlyMap<Named, readonly WorldPlace[]>,
): Votes => {
  const byRegion = new Map<string, number>();
  const byCountry = new Map<string, number>();
  const byKey = new Map<string, { places: readonly WorldPlace[]; count: number }>();
  for (const name of named) {
    const holders = told.get(name);
    const places =
      holders === undefined
        ? name.places
        : name.places.filter((place) => holders.some((holder) => isWithin(place, holder)));
    const there = byKey.get(name.key);
    if (there === undefined || holders !== undefined)
      byKey.set(name.key, { places, count: (there?.count ?? 0) + 1 });
    else there.count++;
  }
  for (const { places, count } of byKey.values()) {
    const weight = 1 + Math.log(count);
    const total = places.reduce((sum, place) => sum + prior(place), 0);
    for (const place of places) {
      const share = (weight * prior(place)) / total;
      if (place.kind !== "country") add(byRegion, place.region, share);
      add(byCountry, place.country, share);
    }
  }
  return { byRegion, byCountry, names: [...byKey.values()].map(({ places }) => places) };
};

const add = (votes: Map<string, number>, key: string, share: number): void => {
  votes.set(key, (votes.get(key) ?? 0) + share);
};

/** Weight of a place before its text is looked at: the larger and higher, the likelier. */
const prior = ({ kind, people }: WorldPlace): number => RANK[kind] * Math.sqrt(people + 100);
const RANK = { country: 4, province: 3, county: 0.5, city: 1 } as const;

const choose = (
  { places }: Named,
  { votes, holders }: { votes: Votes; holders: readonly WorldPlace[] },
): Omit<PlaceGuess, "from" | "to"> => {
  const total = places.reduce((sum, place) => sum + prior(place), 0);
  const scored = places.map((place) => {
    const own = prior(place) / total;
    const region = Math.max(0, (votes.byRegion.get(place.region) ?? 0) - own);
    const country = Math.max(0, (votes.byCountry.get(place.country) ?? 0) - own);
    const held = holders.some((holder) => isWithin(place, holder)) ? 1000 : 1;
    return {
      place,
      weight: held * prior(place) * (0.05 + region) ** REGION * (0.05 + country) ** COUNTRY,
    };
  });
  const best = scored.reduce((a, b) => (b.weight > a.weight ? b : a));
  const sum = scored.reduce((all, { weight }) => all + weight, 0);
  const share = (weight: number): number => (sum === 0 ? 0 : weight / sum);
  const likely = [best, ...scored.filter((one) => one !== best && share(one.weight) >= LEAST_SHARE)]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_LIKELY)
    .map(({ place, weight }) => ({ place, score: share(weight) }));
  return { place: best.place, score: share(best.weight), likely };
};
const MOST_LIKELY = 3;
const LEAST_SHARE = 0.05;
const REGION = 1;
const COUNTRY = 1;
