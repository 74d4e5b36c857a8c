import type { TokenRange } from "./tag.ts";

/** Ranges in order and without overlap that cover the same tokens. */
export const joinRanges = (ranges: readonly TokenRange[]): readonly TokenRange[] => {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
};

/** The one of ordered, separate ranges that holds the token, or null. */
export const rangeHolding = <T extends TokenRange>(ranges: readonly T[], token: number): T | null =>
  ranges[indexHolding(ranges, token)] ?? null;

/** Its index; -1 where none holds the token. */
export const indexHolding = (ranges: readonly TokenRange[], token: number): number => {
  const index = firstAfter(ranges, token);
  return (ranges[index]?.from ?? Number.POSITIVE_INFINITY) <= token ? index : -1;
};

/** True where any of the ordered, separate ranges shares a token with the range. */
export const touchesRange = (ranges: readonly TokenRange[], range: TokenRange): boolean =>
  (ranges[firstAfter(ranges, range.from)]?.from ?? Number.POSITIVE_INFINITY) < range.to;

/** True where any of the ranges, in whatever order, shares a token with the range. */
export const overlapsAny = (ranges: readonly TokenRange[], { from, to }: TokenRange): boolean =>
  ranges.some((one) => from < one.to && one.from < to);

/** Those of ordered, separate ranges that share a token with the range. */
export const rangesTouching = <T extends TokenRange>(
  ranges: readonly T[],
  range: TokenRange,
): readonly T[] => {
  const first = firstAfter(ranges, range.from);
  let end = first;
  while ((ranges[end]?.from ?? Number.POSITIVE_INFINITY) < range.to) end++;
  return ranges.slice(first, end);
};

/** Index of the first range that ends after the token. */
const firstAfter = (ranges: readonly TokenRange[], token: number): number => {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.to ?? 0) <= token) low = middle + 1;
    else high = middle;
  }
  return low;
};
