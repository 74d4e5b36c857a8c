/** What the rare words and names around a claim give to meet by, where no gazetteer or date does. */
import type { Claim } from "../model/claim.ts";
import type { Reading } from "../model/reading.ts";
import { publishedDay } from "./days.ts";
import { profileOf } from "./profile.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Each pair of so many words meets at any time: two rare words together are rarer than either. */
const PAIRED_WORDS = 6;
/** Each of so many words and names meets within a time of its own. */
const SINGLE_WORDS = 4;
const NAMES = 4;
const WORD_DAYS = 20;
const NAME_DAYS = 730;

/**
 * Parts of blocking keys, to be hashed. Texts published up to half a time apart share one of the two
 * windows each lies in.
 */
export const tellingParts = (
  claim: Claim,
  reading: Reading,
  vocabulary: Vocabulary,
): readonly (readonly string[])[] => {
  const { telling, words, names } = profileOf(claim, reading, vocabulary);
  const day = publishedDay(reading);
  const windows = (span: number): readonly string[] =>
    day === null ? [] : [day, day + span / 2].map((at) => `${span} ${Math.floor(at / span)}`);
  const weight = (name: string): number =>
    name.split(" ").reduce((sum, word) => sum + (words.get(word) ?? 0), 0);
  const heaviest = [...names].sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
  const paired = telling.slice(0, PAIRED_WORDS);
  return [
    ...paired.flatMap((a, at) => paired.slice(at + 1).map((b) => ["pair", ...[a, b].sort()])),
    ...heaviest
      .slice(0, NAMES)
      .flatMap((name) => windows(NAME_DAYS).map((time) => ["name", name, time])),
    ...telling
      .slice(0, SINGLE_WORDS)
      .flatMap((word) => windows(WORD_DAYS).map((time) => ["word", word, time])),
  ];
};
