import { parseEntry } from "../format/entry.ts";
import {
  appendLeaf,
  emptyFrontier,
  type Frontier,
  frontierRoot,
  leafHash,
  type TreeHash,
} from "../format/merkle.ts";
import { isOnrecordError } from "../model/error.ts";
import type { Entry } from "../model/ledger.ts";
import { type Check, startCheck, untilDamage } from "./check.ts";
import type { Source, StoredEntry } from "./source.ts";

/** What one pass over the entries gives to the checks after it. */
export type EntriesPass = {
  readonly check: Check;
  readonly size: number;
  readonly root: TreeHash;
  readonly frontier: Frontier;
  /** The root over the first `rememberAt` entries; null where there are fewer. */
  readonly rootThen: TreeHash | null;
  /** Which entry erased a body, by the ref of the body. */
  readonly erasedBy: ReadonlyMap<string, number>;
};

/** Checks that entries run from 0 without a gap and that each is well formed, and grows the tree over them. */
export const checkEntries = (source: Source, rememberAt: number | null): EntriesPass => {
  const check = startCheck("entries", ["entries"]);
  const erasedBy = new Map<string, number>();
  let frontier: Frontier = emptyFrontier;
  let rootThen: TreeHash | null = null;
  let expected = 0;
  untilDamage(check, () => {
    for (const stored of source.entries()) {
      if (frontier.size === rememberAt) rootThen = frontierRoot(frontier);
      check.count("entries");
      frontier = appendLeaf(frontier, leafHash(stored.json));
      if (stored.seq !== expected) check.find(at(expected), gap(expected, stored.seq));
      expected = stored.seq + 1;
      const entry = readEntry(stored);
      if (typeof entry === "string") check.find(at(stored.seq), entry);
      else if (entry.kind === "erasure") noteErasure(entry, erasedBy);
    }
  });
  if (frontier.size === rememberAt) rootThen = frontierRoot(frontier);
  const root = frontierRoot(frontier);
  return { check: check.done(), size: frontier.size, root, frontier, rootThen, erasedBy };
};

/** The entry, or a sentence that says why it is none. */
export const readEntry = ({ seq, json }: StoredEntry): Entry | string => {
  const text = maybeText(json);
  if (text === null) return `entry ${seq} is not UTF-8`;
  try {
    const entry = parseEntry(text);
    return entry.seq === seq ? entry : `entry ${seq} says it is entry ${entry.seq}`;
  } catch (error) {
    if (!isOnrecordError(error, "damaged")) throw error;
    return `entry ${seq} is damaged: ${error.message}`;
  }
};

/** UTF-8 as text, or null where the bytes are none; a byte order mark stays. */
export const maybeText = (bytes: Uint8Array): string | null => {
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
};

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const at = (seq: number) => ({ kind: "entry", seq }) as const;

const gap = (expected: number, seq: number): string =>
  seq - expected === 1
    ? `entry ${expected} is missing`
    : `entries ${expected} to ${seq - 1} are missing`;

const noteErasure = (entry: Entry, erasedBy: Map<string, number>): void => {
  for (const ref of entry.refs.slice(entry.commitments.length)) {
    if (!erasedBy.has(ref)) erasedBy.set(ref, entry.seq);
  }
};
