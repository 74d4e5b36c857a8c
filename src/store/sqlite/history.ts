/** Entries with what they were about, newest first, through the guard. */
import { type RawBuilder, sql } from "kysely";
import { parseEntry } from "../../format/entry.ts";
import type { Boilerplate } from "../../model/boilerplate.ts";
import type { Body, Entry } from "../../model/ledger.ts";
import { veilReason } from "../guard.ts";
import type { Happening, HistoryEntry, HistoryQuery, NamedReport } from "../history.ts";
import type { StoredDecision } from "../store.ts";
import { guardRows, rowsById } from "./capture-list.ts";
import { decisionsByRef } from "./decision-query.ts";
import { loadBodies, type Queries } from "./find.ts";
import { loadVeiledTexts } from "./veiled-text.ts";

/** One page of what happened. */
export const findHistory = async (
  db: Queries,
  query: HistoryQuery,
): Promise<readonly HistoryEntry[]> => {
  const entries = await entriesOf(db, query);
  const known = await loadKnown(db, entries);
  return entries.map(({ entry, bodies }) => {
    const { seq, at, by } = entry;
    return { seq, at, by, what: happeningOf(entry, bodies, known) };
  });
};

/** An entry with the bodies that came with it and are not erased. */
type Full = { readonly entry: Entry; readonly bodies: readonly Body[] };

const entriesOf = async (
  db: Queries,
  { before, limit, kinds }: HistoryQuery,
): Promise<readonly Full[]> => {
  const end = before ?? Number.MAX_SAFE_INTEGER;
  const latest = (condition: RawBuilder<unknown>) => sql`SELECT seq FROM (
    SELECT seq FROM instants WHERE ${condition} AND seq < ${end} ORDER BY seq DESC LIMIT ${limit})`;
  // The last of each kind by itself: what is rare is not looked for among all that is not.
  const found =
    kinds.length === 0 ? [latest(sql`true`)] : kinds.map((kind) => latest(sql`kind = ${kind}`));
  const { rows } = await sql<{ json: string }>`SELECT json FROM entries
    WHERE seq IN (${sql.join(found, sql` UNION ALL `)})
    ORDER BY seq DESC LIMIT ${limit}`.execute(db);
  const entries = rows.map(({ json }) => parseEntry(json));
  // Of a derivation or a change of records the first body tells enough; the others are many.
  const refs = entries.flatMap(({ refs: all, commitments, kind }) =>
    all.slice(0, kind === "record-change" ? commitments.length : 1),
  );
  const bodies = await loadBodies(db, refs);
  return entries.map((entry) => ({
    entry,
    bodies: entry.refs.slice(0, entry.commitments.length).flatMap((ref) => bodies.get(ref) ?? []),
  }));
};

/** What several entries need, loaded once. */
type Known = {
  readonly reports: ReadonlyMap<string, NamedReport>;
  readonly decisions: ReadonlyMap<string, StoredDecision>;
  readonly reasons: ReadonlyMap<Body, string>;
};

const loadKnown = async (db: Queries, entries: readonly Full[]): Promise<Known> => {
  const bodies = entries.flatMap((one) => one.bodies);
  const ids = new Set(bodies.flatMap(captureIn));
  const rows = await guardRows(db, await rowsById(db, [...ids]));
  const refs = entries
    .filter(({ entry }) => entry.kind === "decision")
    .flatMap(({ entry }) => entry.refs[0] ?? []);
  const decisions = await decisionsByRef(db, refs);
  const accesses = bodies.filter((body) => body.body === "access");
  const texts = await loadVeiledTexts(
    db,
    accesses.map(({ capture }) => [capture]),
  );
  return {
    reports: new Map(rows.map((row) => [row.id, namedOf(row)])),
    decisions: new Map(decisions.map((stored) => [stored.ref, stored])),
    reasons: new Map(
      accesses.map((access) => {
        const source = texts.get(access.capture);
        return [access, source === undefined ? access.reason : veilReason(access.reason, source)];
      }),
    ),
  };
};

const captureIn = (body: Body): readonly string[] => {
  if (body.body === "capture") return [body.capture.id];
  return "capture" in body ? [body.capture] : [];
};

const namedOf = ({ id, name, title, outlet, original }: NamedReport): NamedReport => ({
  ...{ id, name, title, outlet, original },
});

const happeningOf = (entry: Entry, bodies: readonly Body[], known: Known): Happening => {
  const [body] = bodies;
  const erased: Happening = { kind: "erased", was: entry.kind };
  if (body === undefined) return erased;
  const report = known.reports.get(captureIn(body)[0] ?? "") ?? null;
  switch (body.body) {
    case "capture":
      return { kind: "capture", report };
    case "derivation": {
      const { stage, claims, failure } = body;
      return { kind: "derivation", stage, report, claims: claims.length, failure };
    }
    case "boilerplate":
      return learntOf(body.boilerplate);
    case "record-change":
      return changeOf(entry, bodies);
    case "decision": {
      const stored = known.decisions.get(entry.refs[0] ?? "");
      return stored === undefined ? erased : decided(stored);
    }
    case "release":
      return { kind: "release", name: body.name };
    case "access":
      return { kind: "access", what: body.what, report, reason: known.reasons.get(body) ?? "" };
    case "export":
      return { kind: "export", what: body.what, rows: body.rows };
    case "erasure":
      return { kind: "erasure", bodies: entry.refs.length - entry.commitments.length };
    default:
      return erased;
  }
};

const learntOf = ({ outlets }: Boilerplate): Happening => {
  const sentences = outlets.reduce((sum, outlet) => sum + outlet.sentences.length, 0);
  return { kind: "boilerplate", outlets: outlets.length, sentences };
};

const decided = (stored: StoredDecision): Happening => {
  const { decision } = stored;
  return { kind: "decision", stored, report: "capture" in decision ? decision.capture : null };
};

const changeOf = ({ refs, commitments }: Entry, bodies: readonly Body[]): Happening => {
  const begun: Partial<Record<string, number>> = {};
  for (const body of bodies) {
    if (body.body !== "record") continue;
    begun[body.record.kind] = (begun[body.record.kind] ?? 0) + 1;
  }
  const redirected = bodies.filter(({ body }) => body === "redirect").length;
  return { kind: "record-change", begun, ended: refs.length - commitments.length, redirected };
};
