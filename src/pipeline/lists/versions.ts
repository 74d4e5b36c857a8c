/** Two versions of one list, row by row: by the old id, else by the words of the whole row. */
import { cellSpansOf } from "../../format/list-cells.ts";
import type { ListMapping } from "../../model/list.ts";
import { VEIL } from "../../model/passage.ts";

/** A row of a version, to be found in the other by its key. */
export type VersionRow = {
  /** Counted from 1. */
  readonly row: number;
  readonly id: string | null;
  readonly cells: readonly string[];
};

export type ListVersion = { readonly mapping: ListMapping; readonly rows: readonly VersionRow[] };

export type ChangedCell = {
  readonly header: string;
  readonly before: string;
  readonly after: string;
};

export type ListDifferences = {
  readonly added: readonly VersionRow[];
  readonly removed: readonly VersionRow[];
  readonly changed: readonly {
    readonly id: string | null;
    readonly row: number;
    readonly cells: readonly ChangedCell[];
  }[];
  readonly same: number;
  /** Headers that only one of the two has. */
  readonly columns: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Cells that are kept out of sight in one of the two, and so were not compared. */
  readonly unseen: number;
};

/** The rows of a version from the text of its reading. */
export const versionOf = (text: string, mapping: ListMapping): ListVersion => {
  const idAt = mapping.columns.findIndex(({ use }) => use === "id");
  const rows = cellSpansOf(text).flatMap((spans, at): readonly VersionRow[] => {
    const cells = spans.map(({ start, end }) => text.slice(start, end));
    if (at < mapping.header_row || cells.every((cell) => cell === "")) return [];
    return [{ row: at + 1, id: cells[idAt] || null, cells }];
  });
  return { mapping, rows };
};

/** Each row of one version with its like of the other; the first of several like rows with the first. */
export const matchRows = (
  before: ListVersion,
  after: ListVersion,
): readonly (readonly [VersionRow | null, VersionRow | null])[] => {
  const left = Map.groupBy(before.rows, keyOf);
  const pairs = after.rows.map((row): readonly [VersionRow | null, VersionRow] => [
    left.get(keyOf(row))?.shift() ?? null,
    row,
  ]);
  const rest = [...left.values()].flat().toSorted((a, b) => a.row - b.row);
  return [...pairs, ...rest.map((row) => [row, null] as const)];
};

/** What a person is shown before the new version takes the place of the old one. */
export const differencesOfLists = (before: ListVersion, after: ListVersion): ListDifferences => {
  const shared = sharedColumns(before.mapping, after.mapping);
  const pairs = matchRows(before, after);
  let unseen = 0;
  const changed = pairs.flatMap(([old, now]) => {
    if (old === null || now === null) return [];
    const cells = shared.flatMap(({ header, from, to, isHidden }): readonly ChangedCell[] => {
      const [was, is] = [old.cells[from] ?? "", now.cells[to] ?? ""];
      // What is veiled in both looks the same, whatever is beneath.
      if ((isHidden && was !== is) || was.includes(VEIL) || is.includes(VEIL)) unseen += 1;
      else if (was !== is) return [{ header, before: was, after: is }];
      return [];
    });
    return cells.length === 0 ? [] : [{ id: now.id, row: now.row, cells }];
  });
  const added = pairs.flatMap(([old, now]) => (old === null && now !== null ? [now] : []));
  const removed = pairs.flatMap(([old, now]) => (now === null && old !== null ? [old] : []));
  return {
    added,
    removed,
    changed,
    same: after.rows.length - added.length - changed.length,
    columns: {
      added: headersOnlyIn(after.mapping, before.mapping),
      removed: headersOnlyIn(before.mapping, after.mapping),
    },
    unseen,
  };
};

const keyOf = ({ id, cells }: VersionRow): string =>
  id === null ? JSON.stringify(["row", ...cells]) : JSON.stringify(["id", id]);

const sharedColumns = (before: ListMapping, after: ListMapping) => {
  const left = after.columns.map((column, to) => ({ ...column, to }));
  return before.columns.flatMap(({ header, use }, from) => {
    const at = left.findIndex((column) => column.header === header);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (found === undefined) return [];
    return [{ header, from, to: found.to, isHidden: use === "veil" || found.use === "veil" }];
  });
};

const headersOnlyIn = (own: ListMapping, other: ListMapping): readonly string[] => {
  const left = other.columns.map(({ header }) => header);
  return own.columns.flatMap(({ header }) => {
    const at = left.indexOf(header);
    if (at >= 0) left.splice(at, 1);
    return at >= 0 ? [] : [header];
  });
};
