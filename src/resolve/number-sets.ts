/** Disjoint sets over the numbers from 0, for as many members as a register has claims. */

/** The smallest number speaks for its set. */
export type NumberSets = {
  readonly find: (number: number) => number;
  readonly union: (a: number, b: number) => void;
  /** Every set, ascending by its smallest member, its members ascending. */
  readonly groups: () => Generator<readonly number[]>;
};

/** Makes `size` sets of one number each. */
export const makeNumberSets = (size: number): NumberSets => {
  const parent = Int32Array.from({ length: size }, (_, at) => at);
  const up = (number: number): number => parent[number] ?? number;
  const find = (number: number): number => {
    let top = number;
    while (up(top) !== top) top = up(top);
    for (let at = number; at !== top; ) {
      const next = up(at);
      parent[at] = top;
      at = next;
    }
    return top;
  };
  return {
    find,
    union: (a, b) => {
      const [first, second] = [find(a), find(b)];
      parent[Math.max(first, second)] = Math.min(first, second);
    },
    groups: () => groupsOf(size, find),
  };
};

function* groupsOf(size: number, find: (number: number) => number): Generator<readonly number[]> {
  // Each member leads to the next of its set; a list per set would take ten times the memory.
  const next = new Int32Array(size).fill(-1);
  const last = Int32Array.from({ length: size }, (_, at) => at);
  for (let at = 0; at < size; at += 1) {
    const top = find(at);
    if (top === at) continue;
    next[last[top] ?? top] = at;
    last[top] = at;
  }
  for (let top = 0; top < size; top += 1) {
    if (find(top) !== top) continue;
    const group: number[] = [];
    for (let at = top; at >= 0; at = next[at] ?? -1) group.push(at);
    yield group;
  }
}
