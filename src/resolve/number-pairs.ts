/** Pairs of numbers, each once, in as little memory as they take. */

/** Pairs that come in more often than once are put together when so many have been gathered. */
const GATHERED = 1 << 21;

export type NumberPairs = {
  readonly add: (a: number, b: number) => void;
  /** Each pair once, smaller number first, ascending. */
  readonly all: () => Generator<readonly [number, number]>;
};

/** For numbers below `size`, which may be up to 94 million: a pair is one whole number below 2^53. */
export const makeNumberPairs = (size: number): NumberPairs => {
  let kept = new Float64Array(0);
  let gathered = new Float64Array(1 << 10);
  let many = 0;
  const settle = (): void => {
    kept = distinct(kept, gathered.subarray(0, many));
    many = 0;
  };
  return {
    add: (a, b) => {
      if (a === b) return;
      if (many === gathered.length) {
        // Twice what is kept, so that pairs are sorted a few times however many there are.
        if (many >= Math.max(GATHERED, 2 * kept.length)) settle();
        else gathered = grown(gathered);
      }
      gathered[many] = Math.min(a, b) * size + Math.max(a, b);
      many += 1;
    },
    *all() {
      settle();
      for (const pair of kept) yield [Math.floor(pair / size), pair % size];
    },
  };
};

const grown = (numbers: Float64Array): Float64Array<ArrayBuffer> => {
  const larger = new Float64Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
};

const distinct = (a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> => {
  const all = new Float64Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  all.sort();
  let many = 0;
  for (const [at, number] of all.entries()) {
    if (at > 0 && number === all[at - 1]) continue;
    all[many] = number;
    many += 1;
  }
  return all.slice(0, many);
};
