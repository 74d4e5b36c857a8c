/**
 * No small cells. Rows that share a key (when and where, or who published and when) are a cell; a cell
 * of fewer than `LEAST` rows singles out few events, and whoever knows one more fact knows which. Such
 * rows are told by a coarser key, and by none where that is not enough either.
 *
 * This is the threshold rule with recoding and complementary suppression (A. Hundepool et al.,
 * Handbook on Statistical Disclosure Control, ESSnet SDC, 2010, chapters 3 to 5) over rows, which
 * makes them k-anonymous in their key (L. Sweeney, k-anonymity, IJUFKS 10(5), 2002, 557–570).
 */

/** Rows in a cell at least; our choice: what is usual for living persons. */
export const LEAST = 5;

/** What a cell says that is told by no key. */
export const WITHHELD = "withheld";

/** A row with its keys, the finest first; every row of a table has as many, of as many parts. */
export type Keyed<T> = { readonly row: T; readonly keys: readonly (readonly string[])[] };

export type Told<T> = {
  readonly row: T;
  readonly key: readonly string[];
  /** How many steps coarser than known; the number of keys where all of it is withheld. */
  readonly steps: number;
};

/** The rows in any order, each by the finest key that at least `least` rows share. */
export const withoutSmallCells = <T>(
  rows: readonly Keyed<T>[],
  least: number = LEAST,
): readonly Told<T>[] => {
  const levels = rows[0]?.keys.length ?? 0;
  const cells: Cell<T>[] = [];
  let rest = rows;
  for (let steps = 0; steps < levels; steps++) {
    const [large, small] = cellsAt(rest, steps, least);
    cells.push(...large);
    rest = small;
  }
  // Few rows without a key could be told by what is missing elsewhere: the smallest of the coarsest cells goes with them.
  if (rest.length > 0 && rest.length < least) {
    const [sacrificed] = cells.toSorted(bySacrifice);
    if (sacrificed !== undefined) {
      cells.splice(cells.indexOf(sacrificed), 1);
      rest = [...rest, ...sacrificed.rows];
    }
  }
  const width = rows[0]?.keys[0]?.length ?? 0;
  const withheld = {
    key: Array.from({ length: width }, () => WITHHELD),
    steps: levels,
    rows: rest,
  };
  return [...cells, withheld].flatMap(({ key, steps, rows }) =>
    rows.map(({ row }) => ({ row, key, steps })),
  );
};

type Cell<T> = {
  readonly key: readonly string[];
  readonly steps: number;
  readonly rows: readonly Keyed<T>[];
};

const cellsAt = <T>(
  rows: readonly Keyed<T>[],
  steps: number,
  least: number,
): readonly [large: readonly Cell<T>[], small: readonly Keyed<T>[]] => {
  const groups = [...Map.groupBy(rows, ({ keys }) => JSON.stringify(keys[steps])).values()];
  const large = groups.filter((group) => group.length >= least);
  const cells = large.map((group) => ({ key: group[0]?.keys[steps] ?? [], steps, rows: group }));
  return [cells, groups.filter((group) => group.length < least).flat()];
};

const bySacrifice = <T>(a: Cell<T>, b: Cell<T>): number =>
  b.steps - a.steps ||
  a.rows.length - b.rows.length ||
  (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1);
