/** The reading lists of the lexicons, made ready to be looked for in lines. */
import type { RuleData } from "../model/data.ts";
import type { Reading } from "../model/reading.ts";

type BlockRole = Reading["blocks"][number]["role"];

export type MarkRule = {
  readonly role: BlockRole;
  readonly mark: string;
  readonly pattern: RegExp;
};

export type ReadingWords = {
  /** From the lists named `furniture-…`, `credit-…` and `caption-…`; the first that fits holds. */
  readonly markRules: readonly MarkRule[];
  /** Fits a line that is made of such phrases and separators alone. */
  readonly navigation: RegExp;
  readonly share: RegExp;
  readonly callVerb: RegExp;
  readonly callObject: RegExp;
  readonly relatedHeader: RegExp;
  readonly captionLabel: RegExp;
  readonly captionWord: RegExp;
  readonly authorRole: RegExp;
  readonly bylineLead: RegExp;
  readonly bylineWhole: RegExp;
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
const NOTHING = "(?!)";
const SEPARATORS = "[\\s|·•›»<>/,:;.()\\[\\]\\d+\\-–—]";

function compile(data: RuleData): ReadingWords {
  const listOf = (name: string): readonly string[] =>
    languagesOf(data).flatMap((language) => data.lexicons[language]?.lists[name] ?? []);
  const share = listOf("reading-share");
  return {
    markRules: markRulesOf(data, listOf),
    navigation: madeOf([...listOf("reading-navigation"), ...share]),
    share: madeOf(share),
    callVerb: pattern(listOf("reading-call-verbs"), (any) => `(?:^|(?<=[\uac00-\ud7a3\\s]))${any}`),
    callObject: hasAny(listOf("reading-call-objects")),
    relatedHeader: isAny(listOf("reading-related-headers")),
    captionLabel: pattern(
      listOf("reading-caption-words"),
      (any) => `(?:^|[/|([<–—▲]\\s*|[.!?…]["”’')]?\\s+)${any}\\s*[:=]\\s*\\S`,
    ),
    captionWord: hasAny(listOf("reading-caption-words")),
    authorRole: hasAny(listOf("reading-author-roles")),
    bylineLead: pattern(listOf("reading-byline-words"), (any) => `^${any}(?:\\s*:\\s*|\\s+)`),
    bylineWhole: isAny(listOf("reading-byline-whole")),
    originalBefore: hasAny(listOf("reading-original-before")),
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
): readonly MarkRule[] {
  const names = new Set(
    languagesOf(data).flatMap((language) => Object.keys(data.lexicons[language]?.lists ?? {})),
  );
  const rules = [...names].sort().flatMap((name): readonly MarkRule[] => {
    const [, roleName, mark, how] = LIST_NAME.exec(name) ?? [];
    const role = ROLES.find((known) => known === roleName);
    if (role === undefined || mark === undefined) return [];
    const phrases = listOf(name);
    if (how === "whole") return [{ role, mark, pattern: isAny(phrases) }];
    if (how === "starts")
      return [{ role, mark, pattern: pattern(phrases, (any) => `^[*•▶☞–—\\s-]*${any}`) }];
    return [{ role, mark, pattern: hasAny(phrases) }];
  });
  return ROLES.flatMap((role) => rules.filter((rule) => rule.role === role));
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

const hasAny = (phrases: readonly string[]): RegExp => pattern(phrases, (any) => any);
const isAny = (phrases: readonly string[]): RegExp =>
  pattern(phrases, (any) => `^${any}[\\s.:!…]*$`);
const madeOf = (phrases: readonly string[]): RegExp =>
  pattern(phrases, (any) => `^${SEPARATORS}*(?:${any}(?:${SEPARATORS}+|$))+$`);

function numbered(names: readonly string[], first: number): ReadonlyMap<string, number> {
  const pairs = names.flatMap((entry, at) =>
    entry.split("|").map((name): [string, number] => [name, at + first]),
  );
  return new Map(pairs);
}
