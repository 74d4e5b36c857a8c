/**
 * What two texts must share to be looked at as copies. One shared sentence is not enough: every
 * outlet has sentences that stand under all its reports. So a key never rests on one run of words:
 *
 * - `alike`: pairs of min-hashes over the whole text (Broder's super-shingles). Texts that share a
 *   half of their runs have about one pair in four in common; texts that share a sentence, none.
 * - `passage`: three neighbouring anchors, runs picked by their own hash wherever they stand, so that
 *   an excerpt of a few sentences meets its source whatever stands around it.
 */
import { mix, runHashes } from "./words.ts";

const PAIRS = 16;
/** One run in so many is an anchor: neighbours stand about as many words apart. */
const ANCHOR_EVERY = 20;
const MOST_PASSAGES = 14;

export type TextSketch = {
  readonly alike: readonly string[];
  readonly passages: readonly string[];
};

/** `words` folded, in order; `size` words to a run. Empty where the text is shorter than a run. */
export const textSketch = (words: readonly string[], size: number): TextSketch => {
  const runs = runHashes(words, size);
  if (runs.length === 0) return { alike: [], passages: [] };
  return { alike: minHashPairs(runs), passages: anchorTriples(runs) };
};

const minHashPairs = (runs: readonly number[]): readonly string[] =>
  Array.from({ length: PAIRS }, (_, pair) => {
    const [first, second] = [minHash(runs, 2 * pair + 1), minHash(runs, 2 * pair + 2)];
    return `${pair} ${first} ${second}`;
  });

const minHash = (runs: readonly number[], seed: number): number => {
  const salt = mix(seed);
  let least = 0xffffffff;
  for (const run of runs) {
    const hash = mix(run ^ salt);
    if (hash < least) least = hash;
  }
  return least;
};

const anchorTriples = (runs: readonly number[]): readonly string[] => {
  const anchors = runs.filter((run) => run % ANCHOR_EVERY === 0);
  const triples = anchors
    .slice(2)
    .map((last, at) => [anchors[at] ?? 0, anchors[at + 1] ?? 0, last]);
  // Which ones are kept must not hang on where the passage stands.
  const rank = (triple: readonly number[]): number =>
    triple.reduce((hash, anchor) => mix(hash ^ anchor), 0);
  return triples
    .filter((triple) => new Set(triple).size === triple.length)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST_PASSAGES)
    .map((triple) => triple.join(" "));
};
