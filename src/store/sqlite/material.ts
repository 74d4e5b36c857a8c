/** The unguarded face: what the stages read. */
import { sql } from "kysely";
import type { Boilerplate } from "../../model/boilerplate.ts";
import type { CaptureId } from "../../model/ids.ts";
import { CaptureId as CaptureIdShape, Ref } from "../../model/ids.ts";
import type { OnRecord } from "../../model/record.ts";
import type { Material } from "../material.ts";
import type { StoredClaim, StoredRecord } from "../store.ts";
import {
  inList,
  loadBodies,
  loadBodyOf,
  loadClaims,
  loadDecisions,
  loadVeils,
  type Queries,
  toCaptureRow,
} from "./find.ts";
import { linksOf, undosOf } from "./links.ts";
import { BOILERPLATE } from "./project.ts";
import { PLACE_KEY } from "./project-claims.ts";
import { openProposals } from "./proposals.ts";
import { supersededTracesOf, tracesOf } from "./traces.ts";

/** Reads through whatever connection the queries run on. */
export const openMaterial = (db: Queries): Material => ({
  ...openProposals(db),
  reading: (id) => readingOf(db, id),
  answers: (id) => answersOf(db, id),
  claimsOfCapture: (id) => claimsWhere(db, { capture: id }),
  claimsById: (ids) => claimsWhere(db, { ids }),
  goneClaims: (captures, ids) => goneClaims(db, captures, ids),
  capturesByKeys: (keys) => capturesByKeys(db, keys),
  claimsByKeys: (keys) => claimsByKeys(db, keys),
  recordsTouching: (claims, captures) => recordsTouching(db, claims, captures),
  decisionsOn: (claims, captures) => decisionsOn(db, claims, captures),
  decision: async (ref) => {
    const found = await loadDecisions(db, db.selectFrom("decisions").where("ref", "=", ref));
    return found[0] ?? null;
  },
  boilerplate: () => boilerplateOf(db),
  allCaptures: () => allCaptures(db),
  bodiesOf: (id) => bodiesOf(db, id),
  supersededBodiesOf: (id) => supersededBodiesOf(db, id),
  versions: (id) => versionsOf(db, id),
});

const readingOf: (db: Queries, id: CaptureId) => ReturnType<Material["reading"]> = async (
  db,
  id,
) => {
  const row = await db
    .selectFrom("captures")
    .select(["reading_ref", "state"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined || row.reading_ref === null) return null;
  const body = await loadBodyOf(db, row.reading_ref, "reading");
  if (body === null) return null;
  const sensitive = (await loadVeils(db, [id])).get(id) ?? [];
  const state = row.state === "withdrawn" ? "withdrawn" : "active";
  const { reading, keys } = body;
  return { ref: Ref.parse(row.reading_ref), capture: id, reading, keys, sensitive, state };
};

const answersOf: (db: Queries, id: CaptureId) => ReturnType<Material["answers"]> = async (
  db,
  id,
) => {
  const row = await db
    .selectFrom("subjects")
    .select("ref")
    .where("subject", "=", id)
    .where("role", "=", "answers")
    .orderBy("seq", "desc")
    .orderBy("n", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? [] : ((await loadBodyOf(db, row.ref, "answers"))?.answers ?? []);
};

const claimsWhere = async (
  db: Queries,
  where: { readonly capture: string } | { readonly ids: readonly string[] },
): Promise<readonly StoredClaim[]> => {
  const query = db
    .selectFrom("claims")
    .select(["id", "ref", "body_ref", "capture", "state"])
    .where("standing", "=", "current")
    .where("active", "=", 1)
    .orderBy("capture")
    .orderBy("start_unit")
    .orderBy("id");
  const rows =
    "capture" in where
      ? query.where("capture", "=", where.capture)
      : query.where("id", "in", inList(where.ids));
  return loadClaims(db, await rows.execute());
};

const goneClaims = async (db: Queries, captures: readonly string[], ids: readonly string[]) => {
  const rows = await db
    .selectFrom("claims")
    .select(["id", "ref", "body_ref", "capture", "state"])
    .where("active", "=", 0)
    .where((where) =>
      where.or([where("capture", "in", inList(captures)), where("id", "in", inList(ids))]),
    )
    .orderBy("id")
    .execute();
  return loadClaims(db, rows);
};

const capturesByKeys = async (db: Queries, keys: readonly string[]) => {
  const rows = await db
    .selectFrom("reading_keys")
    .innerJoin("captures", "captures.doc", "reading_keys.doc")
    .select("captures.id")
    .distinct()
    .where("reading_keys.key", "in", inList(keys))
    .where("captures.state", "=", "active")
    .orderBy("captures.id")
    .execute();
  return rows.map(({ id }) => CaptureIdShape.parse(id));
};

/** Unguarded; `at:` keys are no reason to compare. */
export const claimsByKeys = async (db: Queries, keys: readonly string[]) => {
  const comparing = keys.filter((key) => !key.startsWith(PLACE_KEY));
  const rows = await db
    .selectFrom("claim_keys")
    .select("claim")
    .distinct()
    .where("key", "in", inList(comparing))
    .execute();
  return claimsWhere(db, { ids: rows.map(({ claim }) => claim) });
};

const recordsTouching = async (
  db: Queries,
  claims: readonly string[],
  captures: readonly string[],
): Promise<readonly StoredRecord[]> => {
  const byClaim = db
    .selectFrom("record_claims")
    .innerJoin("records", "records.ref", "record_claims.ref")
    .select(["records.id", "records.ref"])
    .where("claim", "in", inList(claims));
  const byCapture = db
    .selectFrom("record_captures")
    .innerJoin("records", "records.ref", "record_captures.ref")
    .select(["records.id", "records.ref"])
    .where("capture", "in", inList(captures));
  const rows = await byClaim.union(byCapture).orderBy("id").execute();
  const refs = rows.map(({ ref }) => Ref.parse(ref));
  const bodies = await loadBodies(db, refs);
  return refs.flatMap((ref) => {
    const body = bodies.get(ref);
    return body?.body === "record" ? [{ ref, record: body.record }] : [];
  });
};

/** Record bodies in the order of their refs; those erased are left out. */
export const loadRecords = async (
  db: Queries,
  refs: readonly string[],
): Promise<ReadonlyMap<string, OnRecord>> => {
  const bodies = await loadBodies(db, refs);
  return new Map(
    refs.flatMap((ref) => {
      const body = bodies.get(ref);
      return body?.body === "record" ? [[ref, body.record] as const] : [];
    }),
  );
};

const decisionsOn = (db: Queries, claims: readonly string[], captures: readonly string[]) =>
  loadDecisions(
    db,
    db
      .selectFrom("decisions")
      .where("holds", "=", 1)
      .where((where) =>
        where.or([
          where("claim", "in", inList(claims)),
          where("a", "in", inList(claims)),
          where("b", "in", inList(claims)),
          where("capture", "in", inList(captures)),
        ]),
      ),
  );

const boilerplateOf = async (db: Queries): Promise<Boilerplate | null> => {
  const row = await db
    .selectFrom("subjects")
    .select("ref")
    .where("subject", "=", BOILERPLATE)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (parsed?.ref === row.ref) return parsed.boilerplate;
  const body = await loadBodyOf(db, row.ref, "boilerplate");
  if (body === null) return null;
  parsed = { ref: row.ref, boilerplate: body.boilerplate };
  return body.boilerplate;
};

// Asked for with every batch and long to parse; a ref is random and its body never changes.
let parsed: { readonly ref: string; readonly boilerplate: Boilerplate } | null = null;

/** Rows read at a time: a slow consumer must not keep the log from being truncated. */
const CAPTURES_AT_A_TIME = 500;

async function* allCaptures(db: Queries) {
  for (let after = -1; ; ) {
    const rows = await db
      .selectFrom("captures")
      .selectAll()
      .where("doc", ">", after)
      .orderBy("doc")
      .limit(CAPTURES_AT_A_TIME)
      .execute();
    for (const row of rows) yield toCaptureRow(row);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.doc;
  }
}

/** Roles of bodies that hold words or the id of the capture they are about. */
const WORDED = [
  ...["capture", "derivation-read", "derivation-extract", "reading", "claim", "answers"],
  ...["decision", "access"],
];

const bodiesOf = async (db: Queries, id: string) => {
  const own = db
    .selectFrom("subjects")
    .select("ref")
    .where("subject", "=", id)
    .where("role", "in", WORDED);
  const claims = db.selectFrom("claims").select("id").where("capture", "=", id);
  const records = db.selectFrom("record_captures").select("ref").where("capture", "=", id);
  const recordsByClaim = db.selectFrom("record_claims").select("ref").where("claim", "in", claims);
  const rows = await own.union(records).union(recordsByClaim).execute();
  const worded = [...rows.map(({ ref }) => ref), ...(await linksOf(db, id))];
  const undos = await undosOf(db, worded);
  const refs = new Set([...worded, ...undos, ...(await tracesOf(db, id))]);
  return [...refs].map((ref) => Ref.parse(ref)).toSorted();
};

const supersededBodiesOf = async (db: Queries, id: string) => {
  const { rows } = await sql<{ ref: string }>`
    SELECT s.ref FROM subjects s JOIN captures c ON c.id = s.subject
      WHERE s.subject = ${id} AND s.role = 'reading' AND s.ref IS NOT c.reading_ref
    UNION SELECT s.ref FROM subjects s JOIN subjects later ON later.subject = s.subject
      AND later.role = s.role AND (later.seq, later.n) > (s.seq, s.n)
      WHERE s.subject = ${id} AND s.role IN ('derivation-read', 'derivation-extract')
    UNION SELECT s.ref FROM subjects s WHERE s.subject = ${id} AND s.role = 'claim'
      AND s.ref NOT IN (SELECT ref FROM claims WHERE capture = ${id} AND standing != 'retired')
    UNION SELECT v.ref FROM record_versions v WHERE v.to_seq IS NOT NULL AND v.ref IN (
      SELECT ref FROM record_captures WHERE capture = ${id}
      UNION SELECT rc.ref FROM record_claims rc JOIN claims c ON c.id = rc.claim
      WHERE c.capture = ${id})`.execute(db);
  const refs = new Set([...rows.map(({ ref }) => ref), ...(await supersededTracesOf(db, id))]);
  return [...refs].map((ref) => Ref.parse(ref)).toSorted();
};

const versionsOf: (db: Queries, id: CaptureId) => ReturnType<Material["versions"]> = async (
  db,
  id,
) => {
  const row = await db
    .selectFrom("captures")
    .select(["read_rules", "read_data", "extract_rules", "extract_data"])
    .where("id", "=", id)
    .executeTakeFirst();
  return {
    read: toVersions(row?.read_rules, row?.read_data),
    extract: toVersions(row?.extract_rules, row?.extract_data),
  };
};

const toVersions = (rules: string | null | undefined, data: string | null | undefined) =>
  typeof rules === "string" && typeof data === "string" ? { rules, data } : null;
