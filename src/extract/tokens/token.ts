/** One word, number or mark of a text; `fold` is what word lists are compared with. */
export type Token = {
  readonly start: number;
  readonly end: number;
  /** Lower case, without accents and apostrophes, e.g. "hoeryong" for "Hoeryŏng". */
  readonly fold: string;
  readonly kind: "word" | "number" | "mark";
  /** True where the first letter is a capital. */
  readonly capital: boolean;
  /** Line breaks between the token before and this one; 0 within a line. */
  readonly breaks: number;
};

/** True of a hyphen within a word ("hand-held"), not of a dash between two ("(Wire) - Guards"). */
export const isHyphen = (tokens: readonly Token[], at: number): boolean => {
  const mark = tokens[at];
  return (
    mark?.fold === "-" && tokens[at - 1]?.end === mark.start && tokens[at + 1]?.start === mark.end
  );
};

/** Splits a text into tokens in order, in one pass; every code unit that is not white space is in one. */
export const tokenise = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  let breaks = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      if (code === LINE_FEED) breaks++;
      at++;
      continue;
    }
    const end = endOfToken(text, at, code);
    tokens.push(tokenOf(text, { start: at, end, breaks }));
    breaks = 0;
    at = end;
  }
  return tokens;
};

/** Lower case, without accents and apostrophes; equal folds are the same word for every list. */
export const foldWord = (word: string): string => {
  if (PLAIN_LOWER.test(word)) return word;
  const bare = word.normalize("NFD").replace(ACCENTS_AND_APOSTROPHES, "");
  // Hangul comes apart under NFD; composing again keeps one form for data and text.
  return bare.normalize("NFC").toLowerCase();
};

/** "RABAT - The minister said": a hyphen between spaces stands for a dash. */
const DASH = "\u2013";
const LINE_FEED = 10;
const PLAIN_LOWER = /^[a-z0-9]+$/;
const ACCENTS_AND_APOSTROPHES = /[\u0300-\u036f'\u2018\u2019\u02bc\u2032`]/g;
const LETTER = /\p{L}|\p{M}/u;

const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  code === 0x3000 ||
  (code >= 0x2000 && code <= 0x200b) ||
  code === 0x202f ||
  code === 0xfeff ||
  code === 0x2028;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const isAsciiLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

const isLetter = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  if (code < 128) return isAsciiLetter(code);
  // General punctuation: quotes and dashes, the commonest of what is no letter.
  if (code >= 0x2000 && code <= 0x206f) return false;
  return LETTER.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
};

const widthAt = (text: string, at: number): number =>
  (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;

const isApostrophe = (code: number): boolean =>
  code === 39 || code === 0x2019 || code === 0x2018 || code === 0x2bc;

const endOfToken = (text: string, at: number, code: number): number => {
  if (isDigit(code)) return endOfNumber(text, at);
  if (isLetter(text, at)) return endOfWord(text, at);
  if (isApostrophe(code) && isPossessive(text, at)) return at + 2;
  return at + widthAt(text, at);
};

/** "’s" right after a word; the s alone would be read as a word. */
const isPossessive = (text: string, at: number): boolean => {
  const next = text.charCodeAt(at + 1);
  if (next !== 115 && next !== 83) return false;
  return at > 0 && isLetter(text, at - 1) && !(at + 2 < text.length && isLetter(text, at + 2));
};

/** Digits with separators inside: "1,420", "0.6", "5:00". */
const endOfNumber = (text: string, start: number): number => {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const separator = code === 44 || code === 46 || code === 58;
    if (!isDigit(code) && !(separator && isDigit(text.charCodeAt(at + 1)))) break;
    at++;
  }
  return at;
};

const endOfWord = (text: string, start: number): number => {
  let at = start + widthAt(text, start);
  while (at < text.length) {
    if (isLetter(text, at)) {
      at += widthAt(text, at);
    } else if (
      isApostrophe(text.charCodeAt(at)) &&
      at + 1 < text.length &&
      isLetter(text, at + 1)
    ) {
      if (isPossessive(text, at)) break;
      at++;
    } else break;
  }
  return at - start === 1 ? endOfInitials(text, start, at) : at;
};

/** "U.S.", "p.m.": single letters with points; a lone initial keeps none. */
const endOfInitials = (text: string, start: number, afterFirst: number): number => {
  let at = afterFirst;
  while (text[at] === "." && at + 1 < text.length && isLetter(text, at + 1)) {
    const after = at + 2;
    if (after < text.length && isLetter(text, after)) break;
    at = after;
  }
  if (at === afterFirst || at - start > 12) return afterFirst;
  return text[at] === "." && at + 1 < text.length && !isLineEnd(text, at + 1) ? at + 1 : at;
};

const isLineEnd = (text: string, at: number): boolean => text.charCodeAt(at) === LINE_FEED;

const tokenOf = (
  text: string,
  { start, end, breaks }: Pick<Token, "start" | "end" | "breaks">,
): Token => {
  const raw = text.slice(start, end);
  const code = raw.charCodeAt(0);
  if (isDigit(code)) return { start, end, fold: raw, kind: "number", capital: false, breaks };
  const possessive = isApostrophe(code) && raw.length === 2;
  if (!possessive && !isLetter(text, start)) {
    const isDash =
      raw === "-" && isSpace(text.charCodeAt(start - 1)) && isSpace(text.charCodeAt(end));
    return { start, end, fold: isDash ? DASH : raw, kind: "mark", capital: false, breaks };
  }
  const fold = possessive ? "'s" : foldWord(raw).replace(/\.$/, "");
  const capital = !possessive && raw.charAt(0) !== raw.charAt(0).toLowerCase();
  return { start, end, fold, kind: "word", capital, breaks };
};
