/** One of several that a text may mean, with names of what speaks for and against it. */
export type Option = { readonly evidence: readonly string[] };

/** How loud each of those that mean the same speaks for it together, and the first best of them. */
export type Chosen<One> = { readonly one: One; readonly loudness: number };

/**
 * What most speaks for: scores of evidence are summed (log odds), and all that mean the same (`keyOf`) speak
 * together. Null where there is nothing to choose from.
 */
export const loudest = <One extends Option>(
  options: readonly One[],
  weights: Readonly<Record<string, number>>,
  keyOf: (one: One) => string,
): Chosen<One> | null => {
  const sums = new Map<string, number>();
  const weighed = options.map((one) => {
    const score = one.evidence.reduce((sum, name) => sum + (weights[name] ?? 0), 0);
    sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + Math.exp(score));
    return { one, score };
  });
  const of = ({ one }: { readonly one: One }): number => sums.get(keyOf(one)) ?? 0;
  let best: { readonly one: One; readonly score: number } | null = null;
  for (const next of weighed) {
    const more = best === null ? 1 : of(next) - of(best);
    if (more > 0 || (more === 0 && best !== null && next.score > best.score)) best = next;
  }
  return best === null ? null : { one: best.one, loudness: of(best) };
};

/** The share of all loudness that one has where it may also be none of them, whose loudness is 1. */
export const shareOf = <One extends Option>(
  { loudness }: Chosen<One>,
  options: readonly One[],
  weights: Readonly<Record<string, number>>,
): number =>
  loudness /
  options.reduce(
    (sum, { evidence }) =>
      sum + Math.exp(evidence.reduce((score, name) => score + (weights[name] ?? 0), 0)),
    1,
  );
