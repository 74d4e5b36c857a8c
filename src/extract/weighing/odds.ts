import type { Odds } from "../languages/learned.ts";
import type { Evidence } from "./evidence.ts";

/** By what is told: the sum over distinct evidence, with what speaks for it everywhere. */
export const sumsOf = (evidence: readonly Evidence<Odds>[], everywhere: Odds): Odds => {
  const sums = [...everywhere];
  const seen = new Set<Odds>();
  for (const { told } of evidence) {
    for (const odds of told) {
      if (seen.has(odds)) continue;
      seen.add(odds);
      for (let one = 0; one < sums.length; one++) sums[one] = (sums[one] ?? 0) + (odds[one] ?? 0);
    }
  }
  return sums;
};

/** Log odds that the sentence tells any of what is weighed. */
export const oddsOf = (sums: Odds): number => {
  const most = Math.max(...sums);
  return most + Math.log(sums.reduce((sum, one) => sum + Math.exp(one - most), 0));
};

/** The place of what is likeliest. */
export const likeliest = (sums: Odds): number => sums.indexOf(Math.max(...sums));

/** Whether a word speaks for it. */
export const speaksFor = ({ told }: Evidence<Odds>, which: number): boolean =>
  told.reduce((sum, odds) => sum + (odds[which] ?? 0), 0) > 0;
