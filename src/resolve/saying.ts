/** How far two claims say the same in the same words. */
import { isBoilerplate } from "./boilerplate.ts";
import type { ResolvableClaim } from "./report.ts";
import { runHashes, wordsOf } from "./words.ts";
import type { Setting } from "./world.ts";

/** Jaccard of two-word runs of the claims' own words, 0–1. */
export const wordLikeness = (a: ResolvableClaim, b: ResolvableClaim): number => {
  const [first, second] = [runsOf(a), runsOf(b)];
  let shared = 0;
  for (const run of first) if (second.has(run)) shared += 1;
  const all = first.size + second.size - shared;
  return all === 0 ? 0 : shared / all;
};

/**
 * The same, where words are to tie two reports: what an outlet repeats under its reports is tied by them
 * to nothing but the very same words, which are one telling however often they are put there.
 */
export const sayAlike = (
  a: ResolvableClaim,
  b: ResolvableClaim,
  { readings }: Pick<Setting, "readings">,
): number => {
  const [first, second] = [isRepeated(a, readings), isRepeated(b, readings)];
  if (first !== second) return 0;
  const likeness = wordLikeness(a, b);
  return first && likeness < 1 ? 0 : likeness;
};

const isRepeated = ({ claim, report }: ResolvableClaim, readings: Setting["readings"]): boolean => {
  const reading = readings.get(report);
  return reading !== undefined && isBoilerplate(claim, reading);
};

const runsByClaim = new WeakMap<ResolvableClaim, ReadonlySet<number>>();

const runsOf = (item: ResolvableClaim): ReadonlySet<number> => {
  const ready = runsByClaim.get(item);
  if (ready !== undefined) return ready;
  const text = item.claim.passages.map((passage) => passage.exact).join("\n");
  const runs = new Set(
    runHashes(
      wordsOf(text).map((word) => word.folded),
      2,
    ),
  );
  runsByClaim.set(item, runs);
  return runs;
};
