import { parseCanonical } from "../format/canonical-json.ts";
import { commit, SALT_BYTES } from "../format/commitment.ts";
import { isOnrecordError } from "../model/error.ts";
import type { Sha256 } from "../model/ids.ts";
import { Body, type BodyKind, type Entry, type EntryKind } from "../model/ledger.ts";
import { type Check, type Checking, startCheck, untilDamage } from "./check.ts";
import { maybeText, readEntry } from "./entries.ts";
import { mergeBodies } from "./merge.ts";
import type { Source, StoredBody } from "./source.ts";

/** What the bodies say that other checks need. */
export type Stated = {
  /** The founding's register ref; null where the founding is lost. */
  register: string | null;
  /** Keys that were founded or adopted, oldest first. */
  readonly vkeys: string[];
  /** Length of each blob that a capture names, with the ref of the first capture that does. */
  readonly blobByHash: Map<Sha256, { readonly bytes: number; readonly ref: string }>;
};

/** What one pass over the bodies gives: two checks, and what later checks need. */
export type BodiesPass = {
  readonly places: Check;
  readonly commitments: Check;
  readonly stated: Stated;
  readonly erased: number;
};

/** Checks every body against the entry that came with it, in one pass over both. */
export const checkBodies = (
  source: Source,
  erasedBy: ReadonlyMap<string, number>,
  onProgress: (done: number) => void,
): BodiesPass => {
  const run: Run = {
    source,
    erasedBy,
    places: startCheck("bodies", ["bodies", "erased", "lost"]),
    commitments: startCheck("commitments", ["recomputed"]),
    stated: { register: null, vkeys: [], blobByHash: new Map() },
    absent: new Set(),
    current: new Set(),
    erased: 0,
  };
  untilDamage(run.places, () => walk(run, onProgress));
  run.places.count("erased", run.erased);
  const { places, commitments, stated, erased } = run;
  return { places: places.done(), commitments: commitments.done(), stated, erased };
};

const walk = (run: Run, onProgress: (done: number) => void): void => {
  let done = 0;
  for (const { stored, rows } of mergeBodies(run.source)) {
    if (stored === null) {
      for (const row of rows) find(run, row, "belongs to no entry that is there");
      continue;
    }
    const entry = readEntry(stored);
    // A damaged entry is found by the check of entries; its bodies cannot be judged.
    if (typeof entry !== "string") checkEntryBodies(run, entry, rows);
    done += 1;
    onProgress(done);
  }
};

type Run = {
  readonly source: Source;
  readonly erasedBy: ReadonlyMap<string, number>;
  readonly places: Checking;
  readonly commitments: Checking;
  readonly stated: Stated;
  /** Refs whose rows are not in their places, to tell them from refs that never were. */
  readonly absent: Set<string>;
  /** Refs of record bodies that no record-change has ended yet. */
  readonly current: Set<string>;
  erased: number;
};

type BodiesOfEntry = { readonly first: readonly BodyKind[]; readonly others: readonly BodyKind[] };

/** Which bodies may come with an entry: one of the first always, the others any number of times. */
const BODIES_OF: Readonly<Record<EntryKind, BodiesOfEntry>> = {
  capture: { first: ["capture"], others: [] },
  derivation: { first: ["derivation", "boilerplate"], others: ["reading", "claim", "answers"] },
  "record-change": { first: ["record-change"], others: ["record", "redirect"] },
  decision: { first: ["decision"], others: [] },
  release: { first: ["release"], others: [] },
  access: { first: ["access", "export"], others: [] },
  erasure: { first: ["erasure"], others: [] },
};

const checkEntryBodies = (run: Run, entry: Entry, rows: readonly StoredBody[]): void => {
  const expected = new Set<string>(entry.refs.slice(0, entry.commitments.length));
  for (const [n, commitment] of entry.commitments.entries()) {
    const ref = entry.refs[n] ?? "";
    const row = rows.find((candidate) => candidate.ref === ref);
    run.places.count("bodies");
    if (row === undefined) missing(run, { ref, seq: entry.seq, n });
    else checkRow(run, row, { n, commitment, entry });
  }
  for (const row of rows) {
    if (!expected.has(row.ref))
      find(run, row, `stands at entry ${row.seq}, which does not name it`);
  }
  for (const ref of entry.refs.slice(entry.commitments.length)) checkAbout(run, entry, ref);
};

const missing = (run: Run, { ref, seq, n }: { ref: string; seq: number; n: number }): void => {
  run.absent.add(ref);
  const place = run.source.placeOf(ref);
  if (place !== null) {
    const where = `stands at entry ${place.seq}, n ${place.n}; its entry is ${seq}, n ${n}`;
    find(run, { ref, seq }, where);
    return;
  }
  lostOrErased(run, { ref, seq });
};

const lostOrErased = (run: Run, body: { readonly ref: string; readonly seq: number }): void => {
  if (run.erasedBy.has(body.ref)) {
    run.erased += 1;
    return;
  }
  run.places.count("lost");
  find(run, body, "is lost: it is gone and no entry erased it");
};

type Expected = { readonly n: number; readonly commitment: string; readonly entry: Entry };

const checkRow = (run: Run, row: StoredBody, { n, commitment, entry }: Expected): void => {
  if (row.n !== n) find(run, row, `stands at n ${row.n}; its entry names it at n ${n}`);
  if (row.commitment !== commitment) {
    find(run, row, "has another commitment in its row than in its entry");
  }
  if (row.kind === "record") run.current.add(row.ref);
  const { salt, json } = row;
  if (salt === null && json === null) {
    lostOrErased(run, row);
    return;
  }
  const erasedBy = run.erasedBy.get(row.ref);
  if (erasedBy !== undefined) {
    find(
      run,
      row,
      `was erased by entry ${erasedBy}, yet its ${json ? "words are" : "salt is"} there`,
    );
  }
  if (salt === null || json === null) {
    find(run, row, `has no ${salt === null ? "salt" : "words"} and is not wholly erased`);
    return;
  }
  run.commitments.count("recomputed");
  if (salt.length !== SALT_BYTES || commit(salt, json) !== commitment) {
    const problem = `body ${row.ref} (${named(row)}) does not match its commitment`;
    run.commitments.find({ kind: "body", ref: row.ref, seq: row.seq }, problem);
    return;
  }
  checkContent(run, { row, n, entry, text: maybeText(json) });
};

type Content = {
  readonly row: StoredBody;
  readonly n: number;
  readonly entry: Entry;
  readonly text: string | null;
};

/** Bytes that match their commitment are as they were written; this asks if they were written right. */
const checkContent = (run: Run, { row, n, entry, text }: Content): void => {
  const value = text === null ? null : maybeCanonical(text);
  const parsed = value === null ? null : Body.safeParse(value);
  if (parsed?.success !== true) {
    find(run, row, parsed === null ? "is not canonical JSON" : "is not a body that Onrecord knows");
    return;
  }
  const body = parsed.data;
  if (body.body !== row.kind) find(run, row, `says in its words that it is of kind "${body.body}"`);
  const { first, others } = BODIES_OF[entry.kind];
  if (!(n === 0 ? first : others).includes(body.body)) {
    find(run, row, `may not stand at n ${n} of a "${entry.kind}" entry`);
  }
  const founding = body.body === "decision" && body.decision.decision === "found";
  if (founding !== (entry.seq === 0)) {
    find(run, row, founding ? "founds the ledger a second time" : "stands where the founding must");
  }
  hear(run.stated, body, row.ref);
};

/** Null where the text is not canonical; a body is never the value null. */
const maybeCanonical = (text: string): unknown => {
  try {
    return parseCanonical(text);
  } catch (error) {
    if (isOnrecordError(error, "bad-input")) return null;
    throw error;
  }
};

const hear = (stated: Stated, body: Body, ref: string): void => {
  if (body.body === "capture") {
    const { sha256, bytes } = body.capture;
    if (!stated.blobByHash.has(sha256)) stated.blobByHash.set(sha256, { bytes, ref });
  }
  if (body.body !== "decision") return;
  const { decision } = body;
  if (decision.decision === "found") stated.register ??= decision.register;
  if (decision.decision === "found" || decision.decision === "adopt-key") {
    stated.vkeys.push(decision.vkey);
  }
};

const checkAbout = (run: Run, entry: Entry, ref: string): void => {
  if (run.absent.has(ref)) return;
  const place = run.source.placeOf(ref);
  const subject = { kind: "entry", seq: entry.seq } as const;
  if (place === null || place.seq >= entry.seq) {
    const what = place === null ? "which is in no entry" : "which came no earlier";
    run.places.find(subject, `entry ${entry.seq} is about body ${ref}, ${what}`);
    return;
  }
  if (entry.kind !== "record-change" || run.current.delete(ref)) return;
  const what = "which is no record's or ended before";
  run.places.find(subject, `entry ${entry.seq} ends body ${ref}, ${what}`);
};

const named = (row: { readonly seq: number; readonly kind?: string }): string =>
  row.kind === undefined ? `entry ${row.seq}` : `${row.kind}, entry ${row.seq}`;

const find = (
  run: Run,
  row: { readonly ref: string; readonly seq: number; readonly kind?: string },
  problem: string,
): void =>
  run.places.find(
    { kind: "body", ref: row.ref, seq: row.seq },
    `body ${row.ref} (${named(row)}) ${problem}`,
  );
