/** Which words tell one event from another, and which stand in every report. Data alone decides. */
import type { RuleData } from "../model/data.ts";
import { type Calendar, calendarFrom } from "./told-days.ts";
import { fold, wordsOf } from "./words.ts";

export type Vocabulary = {
  /** How much a shared word tells, above 0; about 0.3 for everybody's words, up to 8 for a long name. */
  readonly weightOf: (folded: string, capitalised: boolean) => number;
  /** True for words of everyday English, of reporting, and of the names of known places and outlets. */
  readonly isCommon: (folded: string) => boolean;
  /** True for two neighbouring words of a name that says nothing of an event, e.g. a head of state's. */
  readonly isPublic: (pair: string) => boolean;
  readonly calendar: Calendar;
  /** Words for those who rule in general, e.g. "authorities": no body of its own. */
  readonly genericIssuers: ReadonlySet<string>;
};

const PUBLIC_NAMES = "names-in-everybodys-mouth";
/** Words of persons' names, which tell one event from another however many bear them. */
const NAMES_OF_PERSONS = "given-names";
const GENERIC_ISSUERS = "generic-issuers";
/** Longer words are rarer, up to here. */
const LONG = 9;

const known = new WeakMap<RuleData, Vocabulary>();

/** Built once per data object. Words that no list holds are weighed by length and capital letter. */
export const vocabularyOf = (data: RuleData): Vocabulary => {
  const ready = known.get(data);
  if (ready !== undefined) return ready;
  const made = vocabularyFrom(data);
  known.set(data, made);
  return made;
};

/** A word without a genitive ending, e.g. "hoeryong" for "hoeryong's". */
export const stemOf = (folded: string): string => folded.replace(/['’]s$/, "");

/** Neighbouring words of a run, e.g. "kim chol" and "chol su". */
export const neighbours = (words: readonly string[]): readonly string[] =>
  words.slice(1).map((word, at) => `${words[at]} ${word}`);

const vocabularyFrom = (data: RuleData): Vocabulary => {
  const common = new Set<string>();
  const publicPairs = new Set<string>();
  const add = (text: string): void => {
    for (const { folded } of wordsOf(text)) common.add(stemOf(folded));
  };
  for (const { lists } of Object.values(data.lexicons)) {
    for (const [name, entries] of Object.entries(lists)) {
      if (name === PUBLIC_NAMES) {
        for (const entry of entries) {
          const words = wordsOf(entry).map(({ folded }) => folded);
          for (const pair of neighbours(words)) publicPairs.add(pair);
        }
      } else if (name !== NAMES_OF_PERSONS) for (const entry of entries) add(entry);
    }
  }
  for (const place of data.places) for (const name of [place.name, ...place.names]) add(name);
  for (const outlet of data.outlets) for (const name of [outlet.name, ...outlet.names]) add(name);
  const isCommon = (folded: string): boolean => common.has(folded);
  return {
    isCommon,
    isPublic: (pair) => publicPairs.has(pair),
    calendar: calendarFrom(data),
    genericIssuers: new Set(
      Object.values(data.lexicons).flatMap(({ lists }) => (lists[GENERIC_ISSUERS] ?? []).map(fold)),
    ),
    weightOf: (folded, capitalised) => {
      if (isCommon(folded)) return capitalised ? 0.45 : 0.3;
      const rarity = Math.min(folded.length, LONG) / 3 + 0.5;
      return rarity * (capitalised ? 2.2 : 1) * (/^\p{N}/u.test(folded) ? 0.6 : 1);
    },
  };
};
