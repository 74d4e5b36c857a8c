/** Figures over documents with the interval that drawing the documents again gives. */

/** What one document adds: right, told (for precision) and gold (for recall). */
export type DocumentCounts = {
  readonly right: number;
  readonly told: number;
  readonly gold: number;
};

/** Harmonic mean of precision and recall, in percent. */
export const f1Of = (counts: readonly DocumentCounts[]): number => {
  const { right, told, gold } = sumOf(counts);
  return told + gold === 0 ? 0 : (200 * right) / (told + gold);
};

/** Share of the gold that is right, in percent. */
export const recallOf = (counts: readonly DocumentCounts[]): number => {
  const { right, gold } = sumOf(counts);
  return gold === 0 ? 0 : (100 * right) / gold;
};

/** Share of what was told that is right, in percent. */
export const precisionOf = (counts: readonly DocumentCounts[]): number => {
  const { right, told } = sumOf(counts);
  return told === 0 ? 0 : (100 * right) / told;
};

/** "61.2 (58.9–63.4)": the figure and its 95 % bootstrap interval, the same on every run. */
export const withInterval = (
  counts: readonly DocumentCounts[],
  figure: (counts: readonly DocumentCounts[]) => number,
): string => {
  const random = randomFrom(20261122);
  const drawn = Array.from({ length: DRAWS }, () =>
    figure(counts.map((one) => counts[Math.floor(random() * counts.length)] ?? one)),
  ).sort((a, b) => a - b);
  const [low, high] = [drawn[Math.floor(DRAWS * 0.025)], drawn[Math.floor(DRAWS * 0.975)]];
  return `${figure(counts).toFixed(1)} (${low?.toFixed(1)}–${high?.toFixed(1)})`;
};
const DRAWS = 1000;

const sumOf = (counts: readonly DocumentCounts[]): DocumentCounts =>
  counts.reduce(
    (sum, { right, told, gold }) => ({
      right: sum.right + right,
      told: sum.told + told,
      gold: sum.gold + gold,
    }),
    { right: 0, told: 0, gold: 0 },
  );

/** Mulberry32: numbers in [0, 1) that depend on the seed alone. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};
