/** Decisions through the guard. */
import { sql } from "kysely";
import { Allowable } from "../../model/decision.ts";
import { veilDecision } from "../guard.ts";
import { foldWord, wordsOfQuery } from "../search-text.ts";
import type { StoredDecision, View } from "../store.ts";
import { inList, loadDecisions, type Queries } from "./find.ts";
import { loadVeiledTexts } from "./veiled-text.ts";

/** On a capture, on a claim, of a kind, or all; oldest first. */
export const findDecisions = async (
  db: Queries,
  { capture, claim, kind }: Parameters<View["decisions"]>[0],
): Promise<readonly StoredDecision[]> => {
  let query = db.selectFrom("decisions");
  if (capture !== undefined) query = query.where("capture", "=", capture);
  if (kind !== undefined) query = query.where("kind", "=", kind);
  if (claim !== undefined) {
    query = query.where((where) =>
      where.or([where("claim", "=", claim), where("a", "=", claim), where("b", "=", claim)]),
    );
  }
  return guardDecisions(db, await loadDecisions(db, query));
};

/** Decisions by their refs, oldest first. */
export const decisionsByRef = async (
  db: Queries,
  refs: readonly string[],
): Promise<readonly StoredDecision[]> =>
  guardDecisions(
    db,
    await loadDecisions(db, db.selectFrom("decisions").where("ref", "in", inList(refs))),
  );

/** Stored decisions as a door may show them. */
export const guardDecisions = async (
  db: Queries,
  stored: readonly StoredDecision[],
): Promise<readonly StoredDecision[]> => {
  const captures = await capturesOfDecisions(
    db,
    stored.map(({ ref }) => ref),
  );
  const texts = await loadVeiledTexts(
    db,
    [...captures.values()].map((known) => known ?? []),
  );
  return stored.map((one) => {
    const known = captures.get(one.ref);
    const sources = known === null ? null : (known ?? []).flatMap((id) => texts.get(id) ?? []);
    return { ...one, decision: veilDecision(one.decision, sources) };
  });
};

/** Reasons looked through, those of the latest decisions. */
const MOST_REASONS = 5_000;

/** The latest decisions whose reason holds all the words, as far as it may be shown. */
export const decisionsByWords = async (
  db: Queries,
  words: string,
  limit: number,
): Promise<readonly StoredDecision[]> => {
  const sought = wordsOfQuery(words);
  if (sought.length === 0) return [];
  const holds = (text: string): boolean => {
    const folded = foldWord(text);
    return sought.every((word) => folded.includes(word));
  };
  const { rows } = await sql<{ ref: string; reason: string | null }>`
    SELECT d.ref, json_extract(b.json, '$.decision.reason') AS reason
    FROM (SELECT ref, seq, n FROM decisions ORDER BY seq DESC, n DESC LIMIT ${MOST_REASONS}) d
    JOIN bodies b ON b.ref = d.ref ORDER BY d.seq DESC, d.n DESC`.execute(db);
  const fitting = rows.filter(({ reason }) => reason !== null && holds(reason));
  // More than are asked for: a reason that quotes veiled words must not be found by them.
  const refs = fitting.slice(0, limit * 4).map(({ ref }) => ref);
  const shown = await decisionsByRef(db, refs);
  return shown
    .filter(({ decision }) => "reason" in decision && holds(decision.reason))
    .toReversed()
    .slice(0, limit);
};

/** What the latest decisions that hold allow. */
export const allowedNow = async (db: Queries): Promise<readonly Allowable[]> => {
  const stored = await loadDecisions(db, db.selectFrom("decisions").where("kind", "=", "allow"));
  const held = new Map<Allowable, boolean>();
  for (const { decision, holds } of stored) {
    if (holds && decision.decision === "allow") held.set(decision.what, decision.allowed);
  }
  return Allowable.options.filter((what) => held.get(what) === true);
};

/**
 * The captures whose words a decision may quote: its own, those of its claims, those of what it
 * undoes. Null where one of its claims is gone, or its capture, so that nobody can tell.
 */
const capturesOfDecisions = async (
  db: Queries,
  refs: readonly string[],
): Promise<ReadonlyMap<string, readonly string[] | null>> => {
  const { rows } = await sql<{ ref: string; capture: string | null }>`
    WITH RECURSIVE sought(ref, at) AS (
      SELECT value, value FROM json_each(${JSON.stringify(refs)})
      UNION SELECT sought.ref, d.undoes FROM sought JOIN decisions d ON d.ref = sought.at
        WHERE d.undoes IS NOT NULL),
    named(ref, capture) AS (
      SELECT sought.ref, d.capture FROM sought JOIN decisions d ON d.ref = sought.at
        WHERE d.capture IS NOT NULL
      UNION SELECT sought.ref, c.capture FROM sought JOIN decisions d ON d.ref = sought.at
        LEFT JOIN claims c ON c.id = d.a WHERE d.a IS NOT NULL
      UNION SELECT sought.ref, c.capture FROM sought JOIN decisions d ON d.ref = sought.at
        LEFT JOIN claims c ON c.id = d.b WHERE d.b IS NOT NULL
      UNION SELECT sought.ref, NULL FROM sought LEFT JOIN decisions d ON d.ref = sought.at
        WHERE d.ref IS NULL)
    SELECT ref, capture FROM named`.execute(db);
  const grouped = Map.groupBy(rows, ({ ref }) => ref);
  return new Map(
    [...grouped].map(([ref, list]) => {
      const known = list.flatMap(({ capture }) => capture ?? []);
      return [ref, known.length === list.length ? known : null];
    }),
  );
};
