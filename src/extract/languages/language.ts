import type { LearnedChoice, Outlet, RuleData } from "../../model/data.ts";
import type { Place } from "../../model/place.ts";
import type { Reading } from "../../model/reading.ts";
import { addPhrase, emptyTrie, type PhraseTrie } from "../tokens/phrase.ts";
import { type LearnedOdds, learnedOdds } from "./learned.ts";
import { LIST_NAMES, type ListName } from "./lists.ts";

/** A word list's word as rules see it: its list and, where the list gives one, its value ("march=3"). */
export type Word = { readonly list: ListName; readonly value: string };

/** What rules know of one language: words, places and outlets, ready to be found in tokens. */
export type Language = {
  readonly code: string;
  readonly words: PhraseTrie<Word>;
  /** Endings by which the language makes adverbs of manner; empty where it has none. */
  readonly adverbEndings: readonly string[];
  readonly places: PhraseTrie<Place>;
  readonly outlets: PhraseTrie<Outlet>;
  readonly placeById: ReadonlyMap<string, Place>;
  /** What words say of whether a sentence gives somebody away; null where nothing was learned of the language. */
  readonly sensitive: LearnedOdds | null;
  /** What words say of whether troops were told of fire; null where nothing was learned of the language. */
  readonly orders: LearnedOdds | null;
  /** What speaks for an office or rank having given an order; null where nothing was learned of the language. */
  readonly givers: LearnedChoice | null;
  /** What speaks for an order having gone to an armed group; null where nothing was learned of the language. */
  readonly addressees: LearnedChoice | null;
  /** What speaks for a time being one of an order's days; null where nothing was learned of the language. */
  readonly orderDays: RuleData["orderDays"][string] | null;
};

/** The language of a reading, or null where `data/lexicons` holds no words that rules of extraction know. */
export const languageOf = (code: string, data: RuleData): Language | null => {
  const base = code.toLowerCase().split("-")[0] ?? code;
  const lexicon = data.lexicons[base];
  if (lexicon === undefined || !LIST_NAMES.some((list) => list in lexicon.lists)) return null;
  let byCode = languagesByData.get(data);
  if (byCode === undefined) {
    byCode = new Map();
    languagesByData.set(data, byCode);
  }
  let language = byCode.get(base);
  if (language === undefined) {
    language = compile(base, data);
    byCode.set(base, language);
  }
  return language;
};

/**
 * The language a reading's text is to be extracted in. Of a text too short or too full of names to
 * tell, in Latin letters, its common words decide; without any it has no language and gives no claim.
 */
export const languageOfReading = (reading: Reading, data: RuleData): Language | null => {
  if (reading.language !== "und") return languageOf(reading.language, data);
  const words = reading.text.slice(0, SAMPLE_UNITS).match(/\p{Script=Latin}+/gu) ?? [];
  const lower = words.filter((word) => word === word.toLowerCase());
  const counts = Object.entries(data.lexicons).map(([code, { lists }]) => {
    const common = new Set(lists["common-words"] ?? []);
    return { code, count: lower.filter((word) => common.has(word)).length };
  });
  const [best] = counts.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  return best === undefined || best.count < lower.length * COMMON_SHARE || best.count === 0
    ? null
    : languageOf(best.code, data);
};
const SAMPLE_UNITS = 1500;
const COMMON_SHARE = 0.1;

/** Its entries are no words of their own: a word that ends so is tagged with the list. */
const ENDINGS = "adverb-endings" satisfies ListName;

/** Compiling takes some milliseconds; a cache over the data value changes no result. */
const languagesByData = new WeakMap<RuleData, Map<string, Language>>();

const compile = (code: string, data: RuleData): Language => {
  const words = emptyTrie<Word>();
  const adverbEndings = data.lexicons[code]?.lists[ENDINGS] ?? [];
  for (const list of LIST_NAMES) {
    if (list === ENDINGS) continue;
    for (const phrase of data.lexicons[code]?.lists[list] ?? []) {
      const cut = phrase.lastIndexOf("=");
      const value = cut < 0 ? "" : phrase.slice(cut + 1);
      addPhrase(words, cut < 0 ? phrase : phrase.slice(0, cut), { list, value });
    }
  }
  const places = emptyTrie<Place>();
  const placeById = new Map<string, Place>();
  for (const place of data.places) {
    placeById.set(place.id, place);
    for (const name of new Set([place.name, ...place.names])) addPhrase(places, name, place);
  }
  const outlets = emptyTrie<Outlet>();
  for (const outlet of data.outlets) {
    for (const name of new Set([outlet.name, ...outlet.names])) addPhrase(outlets, name, outlet);
  }
  const [sensitive = null, orders = null] = [data.sensitive[code], data.orders[code]].map(
    (weights) => (weights === undefined ? null : learnedOdds(weights)),
  );
  const [givers, addressees] = [data.givers[code] ?? null, data.addressees[code] ?? null];
  const orderDays = data.orderDays[code] ?? null;
  const learned = { sensitive, orders, givers, addressees, orderDays };
  return { code, words, adverbEndings, places, outlets, placeById, ...learned };
};
