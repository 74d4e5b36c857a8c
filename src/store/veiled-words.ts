/**
 * Finds words of veiled passages again in other texts, however they are written there: case,
 * diacritics, quotation marks, spaces and punctuation make no difference.
 */
import type { Span } from "../model/passage.ts";

type Word = {
  readonly start: number;
  readonly end: number;
  readonly fold: string;
  readonly weight: number;
  /** A name or a number, as far as its own letters tell. */
  readonly isTelling: boolean;
};

/** Three words, or six characters of a script that writes without spaces: fewer may be chance. */
const RUN_WEIGHT = 6;

/** The words of one text that stand in its veiled spans. Built once per text, in linear time. */
export class VeiledWords {
  readonly #text: string;
  readonly #spans: readonly Span[];
  /** Runs of folded words, each as short as `RUN_WEIGHT` allows, and whole spans. */
  readonly #runs: ReadonlySet<string>;
  readonly #telling: ReadonlySet<string>;
  readonly #shown = new Map<string, boolean>();

  /** `spans` in order and without overlap. */
  constructor(text: string, spans: readonly Span[]) {
    this.#text = text;
    this.#spans = spans;
    const runs = new Set<string>();
    const telling = new Set<string>();
    for (const { start, end } of spans) {
      const words = wordsOf(text.slice(...widen(text, start, end)));
      for (const run of runsOf(words)) runs.add(run);
      for (const { fold, isTelling } of words) if (isTelling) telling.add(fold);
    }
    this.#runs = runs;
    this.#telling = telling;
  }

  /** True where these words, folded and joined by a space, stand in a veiled span. */
  readonly hasRun = (run: string): boolean => this.#runs.has(run);

  /** True for a name or number that no unveiled word of the text shows. */
  readonly hasTelling = (fold: string): boolean => {
    if (!this.#telling.has(fold)) return false;
    const known = this.#shown.get(fold);
    if (known !== undefined) return !known;
    const isShown = this.#isShown(fold);
    this.#shown.set(fold, isShown);
    return !isShown;
  };

  /** Looks at the places where it is written so; in another spelling it counts as not shown. */
  #isShown(fold: string): boolean {
    const pattern = fold.replace(/[^\p{L}\p{N}]/gu, "\\$&");
    for (const { index } of this.#text.matchAll(new RegExp(pattern, "giu"))) {
      const end = index + fold.length;
      if (this.#spans.some((span) => span.start < end && index < span.end)) continue;
      const around = this.#text.slice(...widen(this.#text, index, end));
      if (wordsOf(around).some((word) => word.fold === fold)) return true;
    }
    return false;
  }
}

/** Where a text repeats words that any of these hide, or a whole one of `fragments`. */
export const findVeiled = (
  text: string,
  sources: readonly VeiledWords[],
  fragments: ReadonlySet<string>,
): readonly Span[] => {
  const words = wordsOf(text);
  const found: Span[] = [];
  const isHidden = (run: string): boolean =>
    fragments.has(run) || sources.some((source) => source.hasRun(run));
  for (const [from, { start, end, fold }] of words.entries()) {
    if (sources.some((source) => source.hasTelling(fold))) found.push({ start, end });
    for (const [run, until] of runsFrom(words, from))
      if (isHidden(run)) found.push({ start, end: until });
  }
  return found;
};

/** All words of a text as one run. */
export const wholeRun = (text: string): string => joined(wordsOf(text));

/** Whole spans of few words, else every shortest run that weighs enough. */
const runsOf = (words: readonly Word[]): readonly string[] => {
  const weight = words.reduce((sum, word) => sum + word.weight, 0);
  const isChance = words.length === 1 && (words[0]?.fold.length ?? 0) < 2;
  if (weight < RUN_WEIGHT) return words.length === 0 || isChance ? [] : [joined(words)];
  return words.flatMap((_, from) => {
    const last = [...runsFrom(words, from)].at(-1);
    return last !== undefined && last[2] >= RUN_WEIGHT ? [last[0]] : [];
  });
};

/** Runs that begin at a word, with where they end and what they weigh, up to the first that weighs enough. */
function* runsFrom(words: readonly Word[], from: number): Generator<[string, number, number]> {
  let run = "";
  let weight = 0;
  for (let at = from; at < words.length && weight < RUN_WEIGHT; at++) {
    const word = words[at];
    if (word === undefined) return;
    run = run === "" ? word.fold : `${run} ${word.fold}`;
    weight += word.weight;
    yield [run, word.end, weight];
  }
}

const joined = (words: readonly Word[]): string => words.map(({ fold }) => fold).join(" ");

/** Apostrophes and invisible characters within a word do not part it: "Hŭich'ŏn". */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\p{Cf}]|['’ʼ`](?=[\p{L}\p{M}]))*/gu;
/** Scripts whose words run together; a syllable may be written in parts. */
const PARTS =
  /[\u1100-\u115f][\u1160-\u11ff]+|[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]\p{M}*|[^\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
const UNSPACED = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;

const wordsOf = (text: string): readonly Word[] => {
  const words: Word[] = [];
  for (const { 0: run, index } of text.matchAll(WORD)) {
    if (!UNSPACED.test(run) && !/[^\x20-\u10ff]/.test(run)) words.push(wordAt(run, index));
    else for (const part of run.matchAll(PARTS)) words.push(wordAt(part[0], index + part.index));
  }
  return words;
};

const wordAt = (written: string, start: number): Word => ({
  start,
  end: start + written.length,
  fold: foldFreely(written),
  weight: UNSPACED.test(written) ? 1 : 2,
  isTelling: /\p{N}/u.test(written) || /^\p{Lu}./u.test(written),
});

const foldFreely = (written: string): string =>
  isPlain(written)
    ? written.toLowerCase()
    : written
        .normalize("NFKD")
        .replace(/['’ʼ`]s$/iu, "")
        .replace(/[\p{M}\p{Cf}'’ʼ`]/gu, "")
        .normalize("NFC")
        .toLowerCase();

const isPlain = (written: string): boolean => /^[a-z0-9]+$/i.test(written);

/** The range with the words that its ends cut taken whole. */
const widen = (text: string, start: number, end: number): [number, number] => {
  const isInWord = (at: number): boolean => /[\p{L}\p{N}\p{M}]/u.test(text.charAt(at));
  let [from, to] = [start, end];
  while (from > 0 && isSpaced(text, from) && isInWord(from - 1) && isInWord(from)) from -= 1;
  while (to < text.length && isSpaced(text, to) && isInWord(to - 1) && isInWord(to)) to += 1;
  return [from, to];
};

const isSpaced = (text: string, at: number): boolean => !UNSPACED.test(text.charAt(at));
