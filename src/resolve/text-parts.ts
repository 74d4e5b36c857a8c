/** What a claim's own words give to meet by. */
import type { Claim } from "../model/claim.ts";
import { VEIL } from "../model/passage.ts";
import type { Reading } from "../model/reading.ts";
import { isBoilerplate } from "./boilerplate.ts";
import { fold, namePairs, runHashes, wordsOf } from "./words.ts";

/** Words that two claims must share in a row to be compared for their words alone. */
const CLAIM_RUN = 10;
const CLAIM_RUNS = 4;

/**
 * Parts of blocking keys, to be hashed. By the claim's own words within a month: the same sentence or the same two names meet even without
 * date and place. Short runs ("was shot and killed by") are in everybody's mouth and tell nothing.
 */
export const textParts = (claim: Claim, reading: Reading): readonly (readonly string[])[] => {
  const text = claim.passages.map((passage) => passage.exact).join("\n");
  const words = wordsOf(text.replaceAll(VEIL, " ")).map((word) => word.folded);
  if (isBoilerplate(claim, reading)) return repeatedParts(claim, reading, words);
  const month = (claim.when?.earliest ?? reading.published ?? "").slice(0, 7);
  const size = Math.min(CLAIM_RUN, words.length);
  const runs = runHashes(words, size).map((hash, at) => ({ hash, at }));
  const smallest = distinctRuns(runs.toSorted((a, b) => a.hash - b.hash || a.at - b.at));
  return [
    ...smallest.slice(0, CLAIM_RUNS).map(({ at }) => [month, ...words.slice(at, at + size)]),
    ...namePairs(text)
      .slice(0, 6)
      .map((pair) => [month, pair]),
  ];
};

// The same sentence of the same outlet on the same day and place is one telling, and so is that of an
// order. Else one that names neither is a turn of phrase, told of as many events as reports have it.
const repeatedParts = (
  { when, where, order }: Claim,
  { outlet }: Reading,
  words: readonly string[],
): readonly (readonly string[])[] => {
  if (when === null && where === null && order === null) return [];
  const place = where?.place ?? where?.name ?? "";
  return [["repeated", fold(outlet ?? ""), when?.edtf ?? "", place, ...words]];
};

type Run = { readonly hash: number; readonly at: number };

const distinctRuns = (sorted: readonly Run[]): readonly Run[] =>
  sorted.filter((run, at) => at === 0 || sorted[at - 1]?.hash !== run.hash);
