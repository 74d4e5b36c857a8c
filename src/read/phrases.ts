/**
 * Phrases of the lexicons, looked for in the words of a line. Word by word rather than by pattern:
 * a few hundred phrases against every line of a page must cost next to nothing.
 */

/** Words of a line in lower case, and the few signs that phrases name. */
export type Tokens = readonly string[];

/** In a phrase `*` stands for up to twelve words and `#` for a number. */
export type Phrases = {
  /** One of them stands somewhere in the line; its Korean words may carry particles. */
  readonly isIn: (tokens: Tokens) => boolean;
  /** One of them begins the line; its Korean words may carry particles. */
  readonly begins: (tokens: Tokens) => boolean;
  /** One of them is the line. */
  readonly isWhole: (tokens: Tokens) => boolean;
  /** The line is made of them and of numbers alone. */
  readonly makesUp: (tokens: Tokens) => boolean;
};

/** Where in a line a phrase has to stand. */
export type PhrasePlace = "whole" | "starts" | "has";

export type PhraseRule<T> = {
  readonly phrase: string;
  readonly place: PhrasePlace;
  readonly value: T;
};

/**
 * Looks for the phrases of many rules in one pass over a line. Gives the value of the first rule, in
 * the order given, that fits; null where none does.
 */
export function ruleFinder<T>(rules: readonly PhraseRule<T>[]): (tokens: Tokens) => T | null {
  const orderByPhrase = new Map<Tokens, number>();
  const all = rules.map(({ phrase }, order) => {
    const tokens = phraseTokens(phrase);
    orderByPhrase.set(tokens, order);
    return tokens;
  });
  const index = indexOf(all);
  return (tokens) => {
    let best = rules.length;
    const last = wordsEnd(tokens);
    const first = firstWord(tokens);
    for (let at = 0; at < tokens.length; at += 1) {
      for (const phrase of candidatesAt(index, tokens[at])) {
        const order = orderByPhrase.get(phrase) ?? rules.length;
        const place = rules[order]?.place;
        if (order >= best || (place !== "has" && at !== 0 && at !== first)) continue;
        const ends = endsOf(phrase, { tokens, at, exact: place === "whole" });
        if (place === "whole" ? ends.some((end) => end >= last) : ends.length > 0) best = order;
      }
    }
    return rules[best]?.value ?? null;
  };
}

/** The line's words as phrases are compared with. */
export const tokensOf = (line: string): Tokens =>
  line.toLowerCase().replaceAll("’", "'").match(LINE_TOKEN) ?? [];

/** Makes phrases ready; an empty list is never found. */
export function phrasesOf(list: readonly string[]): Phrases {
  const index = indexOf(list.map(phraseTokens));
  const ends: Ends = (tokens, at) => endsAt(index, { tokens, at, exact: false });
  const exactEnds: Ends = (tokens, at) => endsAt(index, { tokens, at, exact: true });
  return {
    isIn: (tokens) => tokens.some((_, at) => ends(tokens, at).length > 0),
    begins: (tokens) => ends(tokens, 0).length > 0 || ends(tokens, firstWord(tokens)).length > 0,
    isWhole: (tokens) => {
      const last = wordsEnd(tokens);
      return exactEnds(tokens, firstWord(tokens)).some((end) => end >= last);
    },
    makesUp: (tokens) => isMadeOf(tokens, exactEnds),
  };
}

type Ends = (tokens: Tokens, at: number) => readonly number[];

const WORD = "\\d+(?:[.,]\\d+)+|[\\p{L}\\p{N}]+(?:'\\p{L}+)*";
const LINE_TOKEN = new RegExp(`${WORD}|[:=©ⓒ▲△▶☞{}@]`, "gu");
const PHRASE_TOKEN = new RegExp(`${WORD}|[:=©ⓒ▲△▶☞{}@*#]`, "gu");
/** Signs that may stand before or after the words of a line without changing what it is. */
const SIGNS: ReadonlySet<string> = new Set([":", "=", "▶", "☞", "▲", "△"]);
const NONE: readonly number[] = [];
const LONGEST_GAP = 12;
/** True for a word that begins with a Korean syllable. By comparison and not by pattern: it is asked of every word. */
export const isHangul = (word: string): boolean => word >= "\uac00" && word < "\ud7a4";
const NUMBER = /^\d/;

type Index = {
  readonly phrasesByFirst: ReadonlyMap<string, readonly Tokens[]>;
  /** Begin with a gap or a number. */
  readonly open: readonly Tokens[];
  /** Begin with a Korean word, which the line may have with a particle. */
  readonly korean: readonly Tokens[];
};

const phraseTokens = (phrase: string): Tokens => phrase.toLowerCase().match(PHRASE_TOKEN) ?? [];

function indexOf(list: readonly Tokens[]): Index {
  const phrasesByFirst = new Map<string, Tokens[]>();
  const open: Tokens[] = [];
  const korean: Tokens[] = [];
  for (const tokens of list) {
    const first = tokens[0];
    if (first === undefined) continue;
    if (first === "*" || first === "#") open.push(tokens);
    else if (isHangul(first)) korean.push(tokens);
    else phrasesByFirst.set(first, [...(phrasesByFirst.get(first) ?? []), tokens]);
  }
  return { phrasesByFirst, open, korean };
}

const NO_PHRASES: readonly Tokens[] = [];

/** Phrases that may begin with the word; for most words there are none, and nothing is built. */
function candidatesAt(index: Index, first: string | undefined): readonly Tokens[] {
  if (first === undefined) return NO_PHRASES;
  const known = index.phrasesByFirst.get(first) ?? NO_PHRASES;
  const korean = isHangul(first) ? index.korean : NO_PHRASES;
  if (korean.length === 0 && index.open.length === 0) return known;
  return [...known, ...index.open, ...korean];
}

type Position = {
  readonly tokens: Tokens;
  readonly at: number;
  /** Korean words are taken without particles. */
  readonly exact: boolean;
};

/** Where phrases that begin at a token end. */
function endsAt(index: Index, position: Position): readonly number[] {
  const candidates = candidatesAt(index, position.tokens[position.at]);
  return candidates.length === 0 ? NONE : candidates.flatMap((phrase) => endsOf(phrase, position));
}

function endsOf(phrase: Tokens, { tokens, at, exact }: Position): readonly number[] {
  let ends = [at];
  for (const wanted of phrase) {
    if (wanted === "*") ends = widen(ends, tokens.length);
    else {
      ends = ends.flatMap((end) => {
        const token = tokens[end] ?? "";
        return isSame(wanted, token) || (!exact && isInflected(wanted, token)) ? [end + 1] : [];
      });
    }
    if (ends.length === 0) return [];
  }
  return ends;
}

function widen(ends: readonly number[], last: number): number[] {
  const wider = new Set<number>();
  for (const end of ends) {
    for (let to = end; to <= Math.min(last, end + LONGEST_GAP); to += 1) wider.add(to);
  }
  return [...wider];
}

const isSame = (wanted: string, token: string): boolean =>
  wanted === "#" ? NUMBER.test(token) : wanted === token;

/** A word of two syllables or more with a particle behind it; shorter ones begin too many others. */
const isInflected = (wanted: string, token: string): boolean =>
  wanted.length > 1 && isHangul(wanted) && token.startsWith(wanted);

/** After the last word that is no sign. */
const wordsEnd = (tokens: Tokens): number => tokens.findLastIndex((token) => !SIGNS.has(token)) + 1;

const firstWord = (tokens: Tokens): number => {
  const at = tokens.findIndex((token) => !SIGNS.has(token));
  return at === -1 ? 0 : at;
};

function isMadeOf(tokens: Tokens, ends: Ends): boolean {
  const reached = new Set([0]);
  let found = false;
  for (const [at, token] of tokens.entries()) {
    if (!reached.has(at)) continue;
    if (SIGNS.has(token) || NUMBER.test(token)) reached.add(at + 1);
    for (const end of ends(tokens, at)) {
      found = true;
      reached.add(end);
    }
  }
  return found && reached.has(tokens.length);
}
