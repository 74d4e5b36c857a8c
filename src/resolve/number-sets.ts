/** Disjoint sets over the numbers from 0, for as many members as a register has claims. */

export type NumberSets = {
  readonly find: (number: number) => number;
  readonly union: (a: number, b: number) => void;
  /** The largest member of the set that a number is in. */
  readonly largest: (number: number) => number;
  /** Every member of the set that a number is in, ascending. */
  readonly members: (number: number) => readonly number[];
};

/** Makes `size` sets of one number each; the smallest number speaks for its set. */
export const makeNumberSets = (size: number): NumberSets => {
  const parent = Int32Array.from({ length: size }, (_, at) => at);
  const last = Int32Array.from(parent);
  // The members of a set stand in a ring; a list for each set would take ten times the memory.
  const next = Int32Array.from(parent);
  const up = (number: number): number => parent[number] ?? number;
  const find = (number: number): number => {
    let top = number;
    while (up(top) !== top) top = up(top);
    for (let at = number; at !== top; ) {
      const above = up(at);
      parent[at] = top;
      at = above;
    }
    return top;
  };
  const largest = (number: number): number => last[find(number)] ?? number;
  return {
    find,
    largest,
    union: (a, b) => {
      const [first, second] = [find(a), find(b)];
      if (first === second) return;
      const most = Math.max(largest(first), largest(second));
      const [ringA = first, ringB = second] = [next[first], next[second]];
      next[first] = ringB;
      next[second] = ringA;
      parent[Math.max(first, second)] = Math.min(first, second);
      last[Math.min(first, second)] = most;
    },
    members: (number) => {
      const found = [number];
      for (let at = next[number] ?? number; at !== number; at = next[at] ?? number) found.push(at);
      return found.sort((a, b) => a - b);
    },
  };
};
