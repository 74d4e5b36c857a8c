/** One of several that a text may mean, with names of what speaks for and against it. */
export type Option = { readonly evidence: readonly string[] };

/** How loud all that mean the same speak for it together, and the first best of them. */
type Loudest<One> = { readonly one: One; readonly loudness: number };

/**
 * What most speaks for: scores of evidence are summed (log odds), and all that mean the same (`keyOf`) speak
 * together. Null where there is nothing to choose from.
 */
export const loudest = <One extends Option>(
  options: readonly One[],
  weights: Readonly<Record<string, number>>,
  keyOf: (one: One) => string,
): Loudest<One> | null => {
  const sums = new Map<string, number>();
  const weighed = options.map((one) => {
    const score = scoreOf(one, weights);
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

const scoreOf = ({ evidence }: Option, weights: Readonly<Record<string, number>>): number =>
  evidence.reduce((sum, name) => sum + (weights[name] ?? 0), 0);

/** What is known of options besides their evidence. */
export type Choice<One> = {
  readonly weights: Readonly<Record<string, number>>;
  /** Up to this share of all that speaks for any option, or for none, none is likely enough. */
  readonly share: number;
  readonly keyOf: (one: One) => string;
  /** True of the one that a rule takes for it. */
  readonly isRuled: (one: One) => boolean;
  /** True of one that stands apart from what is told. */
  readonly isFar: (one: One) => boolean;
};

/** An option and its share of what speaks for any of them or for none, whose loudness is 1. */
export type Chosen<One> = { readonly one: One; readonly share: number };

/**
 * The option that is meant, null where it may as well be none of them. What a rule takes for it is kept unless
 * hardly anything speaks for it, or more for another than for all else; what stands apart needs as much.
 */
export const chosenOf = <One extends Option>(
  options: readonly One[],
  { weights, share, keyOf, isRuled, isFar }: Choice<One>,
): Chosen<One> | null => {
  const best = loudest(options, weights, keyOf);
  if (best === null) return null;
  const all = options.reduce((sum, one) => sum + Math.exp(scoreOf(one, weights)), 1);
  const found = { one: best.one, share: best.loudness / all };
  const ruled = options.find(isRuled);
  if (ruled !== undefined && found.share <= OVERRULING) {
    const same = options.filter((one) => keyOf(one) === keyOf(ruled));
    const own = loudest(same, weights, keyOf)?.loudness ?? 0;
    if (own / all > KEPT) return { one: ruled, share: own / all };
  }
  return found.share > (isFar(found.one) ? Math.max(APART, share) : share) ? found : null;
};
const OVERRULING = 0.5;
const KEPT = 0.15;
const APART = 0.6;
