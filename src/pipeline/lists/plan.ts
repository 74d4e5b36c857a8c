/** What bringing a list in would mean, told before anything is kept: how it is read, and which version it follows. */

import { OnrecordError } from "../../model/error.ts";
import type { CaptureId } from "../../model/ids.ts";
import type { ListMapping } from "../../model/list.ts";
import type { ShownCapture } from "../../store/capture-list.ts";
import type { View } from "../../store/store.ts";
import type { ListLook } from "./look.ts";
import { lookInThread } from "./look-errand.ts";
import {
  differencesOfLists,
  type ListDifferences,
  type ListVersion,
  versionOf,
} from "./versions.ts";

/** A list on record with its mapping; withdrawn ones keep theirs to be offered again. */
export type KeptList = { readonly row: ShownCapture; readonly mapping: ListMapping };

export type PlanAsked = {
  readonly bytes: Uint8Array;
  /** Null: one on record that fits, else a first guess. */
  readonly mapping: ListMapping | null;
  readonly sheet: string | null;
  readonly header_row: number | null;
  /** The version it follows; null: whichever shares most of its rows, "new": none. */
  readonly replaces: CaptureId | "new" | null;
};

export type ListPlan = {
  readonly look: ListLook;
  /** The list on record whose mapping it is read by; null where it is none's. */
  readonly from: KeptList | null;
  readonly replaces: CaptureId | null;
  /** Against the version it would replace; null where it replaces none. */
  readonly differences: ListDifferences | null;
};

/** More lists than these are not looked through for one that fits. */
const MOST_LISTS = 200;
/** Share of rows that make two lists versions of one. */
const LIKE = 0.5;

/** Lists on record, the last brought in first. */
export const keptLists = async (view: View): Promise<readonly KeptList[]> => {
  const rows = await view.arrivals({ show: "lists", limit: MOST_LISTS, offset: 0 });
  const kept: KeptList[] = [];
  for (const row of rows) {
    const mapping = (await view.captureBody(row.id))?.declared.list?.mapping;
    if (mapping !== undefined) kept.push({ row, mapping });
  }
  return kept;
};

/**
 * Null where it was stopped by the signal.
 *
 * @throws OnrecordError as reading the list does, "not-found" where the version named is no list here
 */
export const planImport = async (
  view: View,
  { replaces, ...asked }: PlanAsked,
  signal: AbortSignal,
): Promise<ListPlan | null> => {
  const kept = await keptLists(view);
  const mappings = kept.map(({ mapping }) => mapping);
  const looked = await lookInThread({ ...asked, kept: mappings }, signal);
  if (looked === null) return null;
  const { look, text } = looked;
  const after = versionOf(text, look.mapping);
  const before = await versionBefore(view, kept, { after, replaces });
  return {
    look,
    from: look.from_kept === null ? null : (kept[look.from_kept] ?? null),
    replaces: before?.id ?? null,
    differences: before === null ? null : differencesOfLists(before.version, after),
  };
};

type Before = { readonly id: CaptureId; readonly version: ListVersion };

const versionBefore = async (
  view: View,
  kept: readonly KeptList[],
  { after, replaces }: { after: ListVersion } & Pick<PlanAsked, "replaces">,
): Promise<Before | null> => {
  if (replaces === "new") return null;
  const active = kept.filter(({ row }) => row.state === "active");
  if (replaces !== null) {
    const named = active.find(({ row }) => row.id === replaces);
    if (named === undefined) {
      const state = "it is no list on record, or withdrawn";
      throw new OnrecordError("not-found", `Cannot replace "${replaces}": ${state}`);
    }
    return loadVersion(view, named);
  }
  let best: (Before & { readonly share: number }) | null = null;
  for (const list of active) {
    const before = await loadVersion(view, list);
    if (before === null) continue;
    const share = sharedRows(before.version, after);
    if (share >= LIKE && share > (best?.share ?? 0)) best = { ...before, share };
  }
  return best;
};

const loadVersion = async (view: View, { row, mapping }: KeptList): Promise<Before | null> => {
  const shown = await view.reading(row.id);
  if (shown === null) return null;
  return { id: row.id, version: versionOf(shown.reading.text, mapping) };
};

/** Rows with an old id or words that the other has too, of the shorter of the two. */
const sharedRows = (before: ListVersion, after: ListVersion): number => {
  const known = new Set(before.rows.map(keyOf));
  const shared = after.rows.filter((row) => known.has(keyOf(row))).length;
  return shared / Math.max(1, Math.min(before.rows.length, after.rows.length));
};

const keyOf = ({ id, cells }: ListVersion["rows"][number]): string => id ?? cells.join("\t");
