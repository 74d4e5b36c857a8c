/** Scores of a clustering against gold: pair F1, MUC, B³ and CEAF-e (Luo 2005), in percent. */

export type Scores = {
  readonly pairs: number;
  readonly muc: number;
  readonly b3: number;
  readonly ceafe: number;
  /** CoNLL F1: the mean of MUC, B³ and CEAF-e. */
  readonly conll: number;
  readonly pairPrecision: number;
  readonly pairRecall: number;
};

type Labels = ReadonlyMap<string, string>;

/** `gold` and `found` give each document's cluster; both must name the same documents. */
export const scoreClusters = (gold: Labels, found: Labels): Scores => {
  const [key, response] = [clustersOf(gold), clustersOf(found)];
  const pairs = { shared: 0, key: countPairs(key), response: countPairs(response) };
  for (const cluster of key) {
    for (const size of partSizes(cluster, found).values()) pairs.shared += (size * (size - 1)) / 2;
  }
  const [pairPrecision, pairRecall] = [
    pairs.shared / (pairs.response || 1),
    pairs.shared / pairs.key,
  ];
  const muc = f1(mucRecall(response, gold), mucRecall(key, found));
  const b3 = f1(b3Recall(response, gold), b3Recall(key, found));
  const alignment = bestAlignment(key, response, found);
  const ceafe = f1(alignment / response.length, alignment / key.length);
  const percent = (value: number): number => Math.round(value * 1000) / 10;
  return {
    pairs: percent(f1(pairPrecision, pairRecall)),
    muc: percent(muc),
    b3: percent(b3),
    ceafe: percent(ceafe),
    conll: percent((muc + b3 + ceafe) / 3),
    pairPrecision: percent(pairPrecision),
    pairRecall: percent(pairRecall),
  };
};

const f1 = (precision: number, recall: number): number =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);

const clustersOf = (labels: Labels): readonly (readonly string[])[] => [
  ...Map.groupBy(labels.keys(), (id) => labels.get(id)).values(),
];

const countPairs = (clusters: readonly (readonly string[])[]): number =>
  clusters.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);

const partSizes = (cluster: readonly string[], labels: Labels): ReadonlyMap<string, number> => {
  const sizes = new Map<string, number>();
  for (const id of cluster) {
    const label = labels.get(id) ?? id;
    sizes.set(label, (sizes.get(label) ?? 0) + 1);
  }
  return sizes;
};

const mucRecall = (clusters: readonly (readonly string[])[], other: Labels): number => {
  const links = clusters.reduce((sum, { length }) => sum + length - 1, 0);
  const kept = clusters.reduce(
    (sum, cluster) => sum + cluster.length - partSizes(cluster, other).size,
    0,
  );
  return links === 0 ? 0 : kept / links;
};

const b3Recall = (clusters: readonly (readonly string[])[], other: Labels): number => {
  let sum = 0;
  let documents = 0;
  for (const cluster of clusters) {
    documents += cluster.length;
    for (const size of partSizes(cluster, other).values()) sum += (size * size) / cluster.length;
  }
  return sum / documents;
};

// The best one-to-one alignment, solved apart for each group of clusters that overlap at all.
const bestAlignment = (
  key: readonly (readonly string[])[],
  response: readonly (readonly string[])[],
  found: Labels,
): number => {
  const sizeByLabel = new Map(
    response.map((cluster) => [found.get(cluster[0] ?? "") ?? "", cluster.length]),
  );
  const overlaps = key.map((cluster) => ({
    size: cluster.length,
    parts: [...partSizes(cluster, found)].map(([label, shared]) => ({
      label,
      weight: (2 * shared) / (cluster.length + (sizeByLabel.get(label) ?? 0)),
    })),
  }));
  return groupsByOverlap(overlaps.map(({ parts }) => parts)).reduce(
    (sum, rows) => sum + maximumMatching(rows),
    0,
  );
};

type Row = readonly { readonly label: string; readonly weight: number }[];

const groupsByOverlap = (rows: readonly Row[]): readonly (readonly Row[])[] => {
  const parent = rows.map((_, at) => at);
  const find = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top] ?? top;
    return top;
  };
  const first = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    for (const { label } of row) {
      const other = first.get(label);
      if (other === undefined) first.set(label, at);
      else parent[find(at)] = find(other);
    }
  }
  return [...Map.groupBy(rows.entries(), ([at]) => find(at)).values()].map((group) =>
    group.map(([, row]) => row),
  );
};

// Kuhn–Munkres by shortest augmenting paths; rows are padded to a square with zeros.
const maximumMatching = (rows: readonly Row[]): number => {
  const labels = [...new Set(rows.flatMap((row) => row.map(({ label }) => label)))];
  const columns = new Map(labels.map((label, at) => [label, at]));
  const size = Math.max(rows.length, labels.length);
  const cost = Array.from({ length: size }, () => new Float64Array(size));
  for (const [at, row] of rows.entries()) {
    const line = cost[at];
    if (line === undefined) continue;
    for (const { label, weight } of row) line[columns.get(label) ?? 0] = -weight;
  }
  return -minimumAssignment(cost);
};

const minimumAssignment = (cost: readonly Float64Array[]): number => {
  const size = cost.length;
  const u = new Float64Array(size + 1);
  const v = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  for (let row = 1; row <= size; row += 1) {
    const way = new Int32Array(size + 1);
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(size + 1);
    rowOf[0] = row;
    let column = 0;
    do {
      used[column] = 1;
      const at = rowOf[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let other = 1; other <= size; other += 1) {
        if (used[other] === 1) continue;
        const value = (cost[at - 1]?.[other - 1] ?? 0) - (u[at] ?? 0) - (v[other] ?? 0);
        if (value < (least[other] ?? 0)) {
          least[other] = value;
          way[other] = column;
        }
        if ((least[other] ?? 0) < delta) {
          delta = least[other] ?? 0;
          next = other;
        }
      }
      for (let other = 0; other <= size; other += 1) {
        if (used[other] === 1) {
          const held = rowOf[other] ?? 0;
          u[held] = (u[held] ?? 0) + delta;
          v[other] = (v[other] ?? 0) - delta;
        } else least[other] = (least[other] ?? 0) - delta;
      }
      column = next;
    } while ((rowOf[column] ?? 0) !== 0);
    do {
      const previous = way[column] ?? 0;
      rowOf[column] = rowOf[previous] ?? 0;
      column = previous;
    } while (column !== 0);
  }
  return v[0] === undefined ? 0 : -v[0];
};
