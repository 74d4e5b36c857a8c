import { type Language, languageOf } from "../extract/languages/language.ts";
import { findPlaces } from "../extract/places/find.ts";
import { placesOf } from "../extract/places/mention.ts";
import { longestPhraseAt } from "../extract/tokens/phrase.ts";
import { tagWords } from "../extract/tokens/tag.ts";
import { tokenise } from "../extract/tokens/token.ts";
import type { RuleData } from "../model/data.ts";
import type { Place } from "../model/place.ts";

/** A place that a question names, with the name as it was typed. */
export type TypedPlace = { readonly place: Place; readonly matched: string };

/** The places that a whole question names ("which orders held near Musan?"), what lies in another before it. */
export const placesIn = (words: string, data: RuleData): readonly TypedPlace[] => {
  const language = languageOf("en", data);
  if (language === null) return [];
  const text = words
    .split(/\s+/)
    .map((word) => nameOf(word, language))
    .join(" ");
  const tokens = tokenise(text);
  const found = new Map<string, TypedPlace>();
  for (const { from, to, place } of placesOf(tokens, tagWords(tokens, language), language)) {
    const matched = text.slice(tokens[from]?.start, tokens[to - 1]?.end);
    for (const one of place === null ? placesNamed(matched, data) : [place]) {
      if (!found.has(one.id)) found.set(one.id, { place: one, matched });
    }
  }
  return [...found.values()].sort((a, b) => b.place.ancestors.length - a.place.ancestors.length);
};

/** Several places have the name, and nothing else in the question tells them apart. */
const placesNamed = (name: string, data: RuleData): readonly Place[] =>
  findPlaces(name, data, MOST_NAMESAKES).flatMap(({ place, isWhole }) => (isWhole ? [place] : []));
const MOST_NAMESAKES = 5;

/** A word as names are written: with a capital; in Korean, where a name has one, without its particle. */
const nameOf = (word: string, { places }: Language): string => {
  if (!HANGUL.test(word)) return word.replace(/\p{L}+/gu, capital);
  for (let end = word.length; end >= SHORTEST_NAME; end -= 1) {
    const name = word.slice(0, end);
    const isName = longestPhraseAt(places, tokenise(name), 0) !== null;
    if (isName && PARTICLES.test(word.slice(end))) return name;
  }
  return word;
};
const HANGUL = /^[가-힣]/;
const SHORTEST_NAME = 2;
/** What Korean puts right behind a place: "in", "of", "from … to", "near", and what the sentence is about. */
const PARTICLES =
  /^(시|군|읍|구|도)?(에서는|에서의|에서도|에서|에게|에는|에도|에|의|로|으로|은|는|이|가|을|를|과|와|도|부터|까지|쪽|지역|근처|인근|일대|부근){0,3}[?.,!]*$/;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
