/** The reading lists of the lexicons, made ready to be looked for in lines. */
import type { RuleData } from "../model/data.ts";
import type { Reading } from "../model/reading.ts";
import {
  type PhrasePlace,
  type PhraseRule,
  type Phrases,
  phrasesOf,
  ruleFinder,
  type Tokens,
} from "./phrases.ts";

type BlockRole = Reading["blocks"][number]["role"];

export type ListedMark = { readonly role: BlockRole; readonly mark: string };

export type ReadingWords = {
  /** From the lists named `furniture-…`, `credit-…` and `caption-…`; null where no list has the words. */
  readonly listedMark: (tokens: Tokens) => ListedMark | null;
  /** With the phrases of `share`. */
  readonly navigation: Phrases;
  readonly share: Phrases;
  readonly callVerb: Phrases;
  readonly callObject: Phrases;
  readonly relatedHeader: Phrases;
  readonly captionLabel: RegExp;
  readonly captionWord: Phrases;
  readonly authorRole: Phrases;
  readonly bylineLead: RegExp;
  readonly bylineWhole: Phrases;
  /** Words that outlets are called by, e.g. "gazette". */
  readonly outletNoun: Phrases;
  readonly originalBefore: RegExp;
  readonly functionWords: ReadonlySet<string>;
  /** Words that may stand beside a date in a date line. */
  readonly dateWords: ReadonlySet<string>;
  readonly notNames: ReadonlySet<string>;
  /** Number of the month, 1 to 12, by its names in lower case. */
  readonly monthByName: ReadonlyMap<string, number>;
  /** Number of the day, Sunday 0, by its names in lower case. */
  readonly weekdayByName: ReadonlyMap<string, number>;
  /** Phrases in which `{outlet}` stands for the outlet that was told. */
  readonly toldOutlet: readonly string[];
};

/** The same words for the same data: compiled once and kept as long as the data. */
export function readingWords(data: RuleData): ReadingWords {
  const kept = wordsByData.get(data);
  if (kept !== undefined) return kept;
  const words = compile(data);
  wordsByData.set(data, words);
  return words;
}

/** A phrase as a pattern: `*` is up to sixty characters, `#` a number, a blank any white space. */
export const phrasePattern = (phrase: string): string =>
  phrase
    .trim()
    .replace(/[\\^$.+?()[\]{}|/]/g, "\\$&")
    .replace(/\*/g, ".{0,60}?")
    .replace(/#/g, "\\d[\\d.,]*")
    .replace(/\s+/g, "\\s+");

const wordsByData = new WeakMap<RuleData, ReadingWords>();

const LIST_NAME = /^(furniture|credit|caption)-(.+)-(whole|starts|has)$/;
/** Credits first: a reprint notice may also speak of rights. */
const ROLES: readonly BlockRole[] = ["credit", "furniture", "caption"];
const PLACES: readonly PhrasePlace[] = ["whole", "starts", "has"];
const NOTHING = "(?!)";

function compile(data: RuleData): ReadingWords {
  const listOf = (name: string): readonly string[] =>
    languagesOf(data).flatMap((language) => data.lexicons[language]?.lists[name] ?? []);
  const phrases = (...names: readonly string[]): Phrases => phrasesOf(names.flatMap(listOf));
  return {
    listedMark: ruleFinder(markRulesOf(data, listOf)),
    navigation: phrases("reading-navigation", "reading-share"),
    share: phrases("reading-share"),
    callVerb: phrases("reading-call-verbs"),
    callObject: phrases("reading-call-objects"),
    relatedHeader: phrases("reading-related-headers"),
    captionLabel: pattern(
      listOf("reading-caption-words"),
      (any) => `(?:^|[/|([<–—▲]\\s*|[.!?…]["”’')]?\\s+)${any}\\s*[:=]\\s*\\S`,
    ),
    captionWord: phrases("reading-caption-words"),
    authorRole: phrases("reading-author-roles"),
    bylineLead: pattern(listOf("reading-byline-words"), (any) => `^${any}(?:\\s*:\\s*|\\s+)`),
    bylineWhole: phrases("reading-byline-whole"),
    outletNoun: phrases("reading-outlet-nouns"),
    originalBefore: pattern(listOf("reading-original-before"), (any) => any),
    functionWords: new Set(listOf("reading-function-words")),
    dateWords: new Set(listOf("reading-date-words").flatMap((phrase) => phrase.split(" "))),
    notNames: new Set(listOf("reading-not-names")),
    monthByName: numbered(listOf("reading-months"), 1),
    weekdayByName: numbered(listOf("reading-weekdays"), 0),
    toldOutlet: listOf("reading-told-outlet"),
  };
}

/** In the order of code units, so that no order of loading changes a result. */
const languagesOf = (data: RuleData): readonly string[] => Object.keys(data.lexicons).sort();

function markRulesOf(
  data: RuleData,
  listOf: (name: string) => readonly string[],
): readonly PhraseRule<ListedMark>[] {
  const names = new Set(
    languagesOf(data).flatMap((language) => Object.keys(data.lexicons[language]?.lists ?? {})),
  );
  const rules = [...names].sort().flatMap((name): readonly PhraseRule<ListedMark>[] => {
    const [, roleName, mark, placeName] = LIST_NAME.exec(name) ?? [];
    const role = ROLES.find((known) => known === roleName);
    const place = PLACES.find((known) => known === placeName);
    if (role === undefined || place === undefined || mark === undefined) return [];
    const value = { role, mark };
    return listOf(name).map((phrase) => ({ phrase, place, value }));
  });
  return ROLES.flatMap((role) => rules.filter(({ value }) => value.role === role));
}

/** Latin words end where letters end; Korean words carry their particles. */
const edged = (phrase: string): string => {
  const before = /^[a-z0-9#]/i.test(phrase) ? "(?<![\\p{L}\\p{N}])" : "";
  const after = /[a-z0-9#]$/i.test(phrase) ? "(?![\\p{L}\\p{N}])" : "";
  return `${before}${phrasePattern(phrase)}${after}`;
};

function pattern(phrases: readonly string[], around: (any: string) => string): RegExp {
  // Longest first: of two phrases that begin alike the fuller one is meant.
  const any = [...phrases]
    .sort((a, b) => b.length - a.length)
    .map(edged)
    .join("|");
  return new RegExp(around(any === "" ? NOTHING : `(?:${any})`), "iu");
}

function numbered(names: readonly string[], first: number): ReadonlyMap<string, number> {
  const pairs = names.flatMap((entry, at) =>
    entry.split("|").map((name): [string, number] => [name, at + first]),
  );
  return new Map(pairs);
}
