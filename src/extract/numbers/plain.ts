/** Numbers in plain language, typed by a person who says that they count people or measure a distance. */
import type { Language } from "../languages/language.ts";
import { tagsIn, tagWords } from "../tokens/tag.ts";
import { tokenise } from "../tokens/token.ts";
import { type NumberMention, numbersOf } from "./number.ts";

/** What the words leave open; all null never. */
export type PlainCount = Pick<NumberMention, "min" | "best" | "max">;

/** "three or four", "at least 12", "a couple", "서너 명"; null where the words give no number. */
export const readPlainCount = (words: string, language: Language): PlainCount | null => {
  const korean = koreanCount(words);
  if (korean !== null) return korean;
  const tokens = tokenise(words);
  const tags = tagWords(tokens, language);
  const all = { from: 0, to: tokens.length };
  if (tokens[0] !== undefined && NONE.has(tokens[0].fold)) return exactly(0);
  const mention = numbersOf(tokens, tags).find((one) => isWhole(one));
  if (mention !== undefined) return { min: mention.min, best: mention.best, max: mention.max };
  if (tagsIn(tags, "pair-nouns", all).length > 0) return exactly(2);
  const [first] = tokens;
  if (first !== undefined && SINGLE.has(first.fold)) return exactly(1);
  return null;
};

export type PlainDistance = { readonly min_km: number; readonly max_km: number };

/** "one to two kilometres", "500 m"; null where number or unit is missing. */
export const readPlainDistance = (words: string, language: Language): PlainDistance | null => {
  const tokens = tokenise(
    words.replaceAll(/[~∼]/gu, "-").replaceAll(/(\d)([a-z가-힣])/giu, "$1 $2"),
  );
  const tags = tagWords(tokens, language);
  const number = numbersOf(tokens, tags)[0];
  const unit = tagsIn(tags, "distance-units", { from: 0, to: tokens.length })[0];
  const scale = unit === undefined ? koreanScale(words) : Number(unit.value);
  const isOne = tokens[0] !== undefined && SINGLE.has(tokens[0].fold);
  const min = number?.min ?? number?.best ?? number?.max ?? (isOne ? 1 : null);
  const max = number?.max ?? number?.best ?? number?.min ?? (isOne ? 1 : null);
  if (scale === null || min === null || max === null) return null;
  return { min_km: rounded(min * scale), max_km: rounded(max * scale) };
};

const SINGLE: ReadonlySet<string> = new Set(["a", "an"]);
const NONE: ReadonlySet<string> = new Set(["no", "none", "nobody"]);

const exactly = (number: number): PlainCount => ({ min: number, best: number, max: number });

const isWhole = ({ min, best, max }: NumberMention): boolean =>
  [min, best, max].every((value) => value === null || Number.isInteger(value));

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const koreanScale = (words: string): number | null => {
  if (/(킬로미터|킬로|㎞|km)/iu.test(words)) return 1;
  return /(미터|ｍ|m)\s*$/iu.test(words.trim()) ? 0.001 : null;
};

const KOREAN_NUMBERS: Readonly<Record<string, readonly [number, number]>> = {
  ...{ 한: [1, 1], 두: [2, 2], 세: [3, 3], 네: [4, 4], 다섯: [5, 5], 여섯: [6, 6], 일곱: [7, 7] },
  ...{ 여덟: [8, 8], 아홉: [9, 9], 열: [10, 10], 한두: [1, 2], 두세: [2, 3], 서너: [3, 4] },
  ...{ 두서너: [2, 4], 네댓: [4, 5], 대여섯: [5, 6], 예닐곱: [6, 7] },
};
const COUNTED =
  /^(최소|적어도|최대|많아야|약)?\s*(?:(\d{1,6})(?:\s*[~∼–-]\s*(\d{1,6}))?|([가-힣]{1,3}?))\s*(여)?\s*(?:명|사람|건|차례|번|가구|인)\s*(이상|이하|가량|정도)?$/u;

const koreanCount = (words: string): PlainCount | null => {
  const [match, before, first, last, word, more, after] = COUNTED.exec(words.trim()) ?? [];
  if (match === undefined) return null;
  const named = word === undefined ? undefined : KOREAN_NUMBERS[word];
  const min = first === undefined ? named?.[0] : Number(first);
  const max = last === undefined ? (first === undefined ? named?.[1] : min) : Number(last);
  if (min === undefined || max === undefined || max < min) return null;
  if (before === "최소" || before === "적어도" || after === "이상" || more !== undefined) {
    return { min, best: null, max: null };
  }
  if (before === "최대" || before === "많아야" || after === "이하")
    return { min: null, best: null, max };
  if (before === "약" || after !== undefined) return { min: null, best: min, max: null };
  return { min, best: min === max ? min : null, max };
};
