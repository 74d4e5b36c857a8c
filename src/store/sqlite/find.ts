/** Queries that both faces of a store share, and their rows as nouns. */
import { type Kysely, type SelectQueryBuilder, sql } from "kysely";
import { Media } from "../../model/capture.ts";
import { ClaimKind } from "../../model/claim.ts";
import { OnrecordError } from "../../model/error.ts";
import { CaptureId, ClaimId, PersonRef, RecordId, Ref } from "../../model/ids.ts";
import type { Body, BodyKind } from "../../model/ledger.ts";
import { SensitiveReason, type SensitiveSpan } from "../../model/passage.ts";
import { Original } from "../../model/reading.ts";
import type { CaptureRow, ClaimState, StoredClaim, StoredDecision } from "../store.ts";
import { kindBit } from "./claim-standing.ts";
import { parseBody, parseBodyOf } from "./parse.ts";
import type { DerivedTables, Tables } from "./schema.ts";

export type Queries = Kysely<Tables>;
export type ClaimQueryRow = {
  id: string;
  ref: string;
  body_ref: string;
  capture: string;
  state: string;
};

/** A list as one value, so that queries of any length are one prepared statement. */
export const inList = (values: readonly string[]) =>
  sql<string>`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

/** Bodies by ref, parsed; those erased are left out. */
export const loadBodies = async (
  db: Queries,
  refs: readonly string[],
): Promise<ReadonlyMap<string, Body>> => {
  const rows = await db
    .selectFrom("bodies")
    .select(["ref", "json", "salt", "commitment"])
    .where("ref", "in", inList(refs))
    .where("json", "is not", null)
    .execute();
  return new Map(rows.map((row) => [row.ref, parseBody({ ...row, json: row.json ?? "" })]));
};

/** One body of a known kind; null once erased. */
export const loadBodyOf = async <K extends BodyKind>(
  db: Queries,
  ref: string,
  kind: K,
): Promise<Extract<Body, { body: K }> | null> => {
  const row = await db
    .selectFrom("bodies")
    .select(["ref", "json", "salt", "commitment"])
    .where("ref", "=", ref)
    .executeTakeFirst();
  if (row === undefined || row.json === null) return null;
  return parseBodyOf({ ...row, json: row.json }, kind);
};

/** Digits of an id that must be given at least, beyond a record's letter and dash. */
const SHORTEST_PREFIX = 4;

/**
 * The one id among those a query finds that begins with `prefix`; null where there is none.
 *
 * @throws OnrecordError "usage" where the prefix is too short or fits more than one
 */
export const findId = async (
  what: string,
  prefix: string,
  idsBetween: (from: string, to: string) => Promise<readonly string[]>,
): Promise<string | null> => {
  if (prefix.replace(/^[a-z]-/, "").length < SHORTEST_PREFIX) {
    const state = `it is too short, give at least ${SHORTEST_PREFIX} digits`;
    throw new OnrecordError("usage", `Cannot find ${what} "${prefix}": ${state}`);
  }
  // "g" stands after every hex digit: a range that the index answers.
  const ids = [...new Set(await idsBetween(prefix, `${prefix}g`))];
  if (ids.length <= 1) return ids[0] ?? null;
  if (ids.includes(prefix)) return prefix;
  throw new OnrecordError(
    "usage",
    `Cannot find ${what} "${prefix}": more than one begins so, give more digits`,
  );
};

/** Claims with their bodies, in the order of the rows. */
export const loadClaims = async (
  db: Queries,
  rows: readonly ClaimQueryRow[],
): Promise<readonly StoredClaim[]> => {
  const refs = rows.flatMap(({ ref, body_ref }) => (ref === body_ref ? [ref] : [ref, body_ref]));
  const bodies = await loadBodies(db, refs);
  const records = await recordsByClaim(
    db,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const proposal = bodies.get(row.ref);
    const body = bodies.get(row.body_ref);
    if (proposal === undefined || body === undefined) return [];
    const claim = claimOf(body);
    if (claim === null) return [];
    const keys =
      body.body === "decision" && body.keys.length === 0 ? keysOf(proposal) : keysOf(body);
    return [
      {
        ref: Ref.parse(row.ref),
        capture: CaptureId.parse(row.capture),
        claim: { ...claim, id: ClaimId.parse(row.id) },
        keys,
        state: toClaimState(row.state),
        record: records.get(row.id) ?? null,
      },
    ];
  });
};

/** The incident, order or aggregate that each claim is in now. */
const recordsByClaim = async (
  db: Queries,
  claims: readonly string[],
): Promise<ReadonlyMap<string, RecordId>> => {
  const rows = await db
    .selectFrom("record_claims")
    .innerJoin("records", "records.ref", "record_claims.ref")
    .select(["record_claims.claim", "records.id"])
    .where("record_claims.claim", "in", inList(claims))
    .where("records.kind", "not in", ["difference", "pair", "warning"])
    .orderBy("records.id", "desc")
    .execute();
  return new Map(rows.map(({ claim, id }) => [claim, RecordId.parse(id)]));
};

/** Decisions with their bodies, oldest first; those erased are left out. */
export const loadDecisions = async (
  db: Queries,
  query: SelectQueryBuilder<Tables, "decisions", object>,
): Promise<readonly StoredDecision[]> => {
  const rows = await query
    .select(["ref", "seq", "at", "by", "holds"])
    .orderBy("seq")
    .orderBy("n")
    .execute();
  const bodies = await loadBodies(
    db,
    rows.map(({ ref }) => ref),
  );
  return rows.flatMap(({ ref, seq, at, by, holds }) => {
    const body = bodies.get(ref);
    if (body?.body !== "decision") return [];
    const { decision, codebook } = body;
    const person = PersonRef.parse(by);
    return [{ ref: Ref.parse(ref), seq, at, by: person, decision, codebook, holds: holds === 1 }];
  });
};

/** What is sensitive in a capture's text now, in order. */
export const loadVeils = async (
  db: Queries,
  captures: readonly string[],
): Promise<ReadonlyMap<string, readonly SensitiveSpan[]>> => {
  const rows = await db
    .selectFrom("veils")
    .selectAll()
    .where("capture", "in", inList(captures))
    .orderBy("capture")
    .orderBy("n")
    .execute();
  const spans = rows.map(({ capture, start_unit, end_unit, reason, rule }) => {
    const span = { start: start_unit, end: end_unit, reason: SensitiveReason.parse(reason), rule };
    return { capture, span };
  });
  const grouped = Map.groupBy(spans, ({ capture }) => capture);
  return new Map(
    [...grouped].map(([capture, list]) => [capture, withoutOverlap(list.map(({ span }) => span))]),
  );
};

/** What a person veiled stands in the last extraction too, which knew of it. */
const withoutOverlap = (spans: readonly SensitiveSpan[]): readonly SensitiveSpan[] => {
  const apart: SensitiveSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const start = Math.max(span.start, apart.at(-1)?.end ?? 0);
    if (start < span.end) apart.push({ ...span, start });
  }
  return apart;
};

/** A row of `captures` as a door may show it. */
export const toCaptureRow = (row: DerivedTables["captures"]): CaptureRow => ({
  ref: Ref.parse(row.ref),
  id: CaptureId.parse(row.id),
  seq: row.seq,
  at: row.at,
  by: PersonRef.parse(row.by),
  name: row.name,
  media: Media.parse(row.media),
  bytes: row.bytes,
  unread: row.unread,
  failure: row.failure,
  title: row.title,
  outlet: row.outlet,
  published: row.published,
  original: toOriginal(row),
  language: row.language,
  article: row.article === null ? null : row.article === 1,
  lead: row.lead === 1,
  state: row.state === "withdrawn" ? "withdrawn" : "active",
  claims: row.claims,
  waiting: row.waiting,
  kinds: ClaimKind.options.filter((kind) => (row.kinds & kindBit(kind)) !== 0),
});

/** False until sensitive passages have been looked for in the text: any word of it may be one. */
export const isScreened = ({
  failure,
  extract_rules,
  reading_ref,
}: Pick<DerivedTables["captures"], "failure" | "extract_rules" | "reading_ref">): boolean =>
  failure === null && extract_rules !== null && reading_ref !== null;

type OriginalColumns = `original_${"relation" | "outlet" | "published" | "url"}`;

/** What a report says it reprints, translates or sums up; null where it says nothing of the kind. */
export const toOriginal = (row: Pick<DerivedTables["captures"], OriginalColumns>) =>
  row.original_relation === null
    ? null
    : Original.parse({
        relation: row.original_relation,
        outlet: row.original_outlet,
        published: row.original_published,
        url: row.original_url,
      });

const claimOf = (body: Body) => {
  if (body.body === "claim") return body.claim;
  if (body.body !== "decision") return null;
  if (body.decision.decision === "correct") return body.decision.corrected;
  return body.decision.decision === "add" ? body.decision.claim : null;
};

const keysOf = (body: Body): readonly string[] => ("keys" in body ? body.keys : []);

const CLAIM_STATES: readonly ClaimState[] = [
  "proposed",
  "accepted",
  "rejected",
  "corrected",
  "by-hand",
  "orphaned",
];

const toClaimState = (text: string): ClaimState => {
  const state = CLAIM_STATES.find((known) => known === text);
  if (state !== undefined) return state;
  throw new OnrecordError(
    "damaged",
    `Cannot read a claim: its state is "${text}", run "onrecord rebuild"`,
  );
};
