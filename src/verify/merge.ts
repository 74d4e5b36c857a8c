import type { Source, StoredBody, StoredEntry } from "./source.ts";

/** An entry with the body rows that say they came with it; `stored` is null for rows of no entry. */
export type EntryWithRows = {
  readonly stored: StoredEntry | null;
  readonly rows: readonly StoredBody[];
};

/** Walks entries and bodies side by side in the order of seq, holding one entry's rows at a time. */
export function* mergeBodies(source: Source): Generator<EntryWithRows> {
  const bodies = source.bodies()[Symbol.iterator]();
  let next = bodies.next();
  const takeWhile = (belongs: (row: StoredBody) => boolean): readonly StoredBody[] => {
    const rows: StoredBody[] = [];
    while (next.done !== true && belongs(next.value)) {
      rows.push(next.value);
      next = bodies.next();
    }
    return rows;
  };
  for (const stored of source.entries()) {
    // A row whose seq is no number compares false with everything and must not block the walk.
    const strays = takeWhile((row) => !(row.seq >= stored.seq));
    if (strays.length > 0) yield { stored: null, rows: strays };
    yield { stored, rows: takeWhile((row) => row.seq === stored.seq) };
  }
  const rest = takeWhile(() => true);
  if (rest.length > 0) yield { stored: null, rows: rest };
}
