/** The guarded face: all that doors read. Nothing leaves here before the guard has seen it. */
import { sql } from "kysely";
import { parseEntry } from "../../format/entry.ts";
import { OnrecordError } from "../../model/error.ts";
import { type CaptureId, Ref } from "../../model/ids.ts";
import type { RecordKind } from "../../model/record.ts";
import { veilCapture, veilClaim, veilReading } from "../guard.ts";
import type { ClaimQuery, RegisterFacts, StoredClaim, View } from "../store.ts";
import { findAccesses, findExports } from "./access-query.ts";
import { countWaiting, findArrivals } from "./arrivals.ts";
import { listCaptures, openFacets, showRows, sourceOf } from "./capture-list.ts";
import { COUNTED, countsOf } from "./counts.ts";
import { allowedNow, decisionsByWords, findDecisions } from "./decision-query.ts";
import { findDrafts } from "./drafts.ts";
import {
  type ClaimQueryRow,
  findId,
  loadBodyOf,
  loadClaims,
  loadVeils,
  type Queries,
} from "./find.ts";
import { groundRows } from "./ground-query.ts";
import { findHistory } from "./history.ts";
import { claimsByKeys } from "./material.ts";
import { findDatedClaims, findOrders, findOrdersBeside } from "./order-query.ts";
import { findQueue } from "./queue.ts";
import { findRecordHistory } from "./record-history.ts";
import { countRecords, findPlacesNamed, findRecords } from "./record-list.ts";
import { findCopies, findDifferences, findRecord } from "./record-query.ts";
import { countTally } from "./tally-query.ts";
import { loadVeiledTexts } from "./veiled-text.ts";

/** Reads through whatever connection the queries run on. */
export const openView = (db: Queries): View => ({
  facts: () => factsOf(db),
  isTeaching: async () => (await foundingOf(db)).teaching === 1,
  captures: (query) => listCaptures(db, query),
  arrivals: (query) => findArrivals(db, query),
  waiting: () => countWaiting(db),
  queue: (query) =>
    findQueue(db, query, async (rows) => guardClaims(db, await loadClaims(db, rows))),
  facets: openFacets(db),
  capture: (idOrPrefix) => captureOf(db, idOrPrefix),
  captureBody: (id) => captureBodyOf(db, id),
  reading: (id) => shownReading(db, id),
  claims: async (query) => guardClaims(db, await loadClaims(db, await claimRows(db, query))),
  claim: (idOrPrefix) => claimOf(db, idOrPrefix),
  records: (query) => findRecords(db, query),
  recordCount: (query) => countRecords(db, query),
  tally: () => countTally(db),
  copiesOf: (id) => findCopies(db, id),
  record: (idOrPrefix, asHeld) => findRecord(db, idOrPrefix, asHeld),
  grounds: async (record, asHeld) => {
    const rows = await groundRows(db, record);
    return {
      claims: await guardClaims(db, await loadClaims(db, rows.claims)),
      captures: await showRows(db, rows.captures, null),
      differences: await findDifferences(db, [record.id], asHeld),
    };
  },
  orders: (query) => findOrders(db, query),
  ordersBeside: (query) => findOrdersBeside(db, query),
  datedClaims: (ids) => findDatedClaims(db, ids),
  differences: (records, asHeld) => findDifferences(db, records, asHeld),
  recordHistory: (id) => findRecordHistory(db, id),
  placesNamed: () => findPlacesNamed(db),
  decisions: (target) => findDecisions(db, target),
  decisionsByWords: (words, limit) => decisionsByWords(db, words, limit),
  claimsByKeys: async (keys, limit) =>
    guardClaims(db, (await claimsByKeys(db, keys)).slice(0, limit)),
  drafts: (capture, reader) => findDrafts(db, capture, reader),
  accesses: (id) => findAccesses(db, id),
  exports: (page) => findExports(db, page),
  personName: async (person) => {
    const query = db
      .selectFrom("people")
      .innerJoin("decisions", "decisions.ref", "people.ref")
      .select("people.name")
      .where("people.person", "=", person)
      .where("decisions.holds", "=", 1)
      .orderBy("people.seq", "desc")
      .orderBy("people.n", "desc");
    return (await query.executeTakeFirst())?.name ?? null;
  },
  entries: async (from, limit) => {
    const query = db.selectFrom("entries").select("json").where("seq", ">=", from).orderBy("seq");
    return (await query.limit(limit).execute()).map(({ json }) => parseEntry(json));
  },
  history: (query) => findHistory(db, query),
  checkpoint: () => checkpointOf(db),
});

const checkpointOf = async (db: Queries): Promise<string> => {
  const query = db.selectFrom("checkpoints").select("note").orderBy("size", "desc");
  const row = await query.executeTakeFirst();
  if (row !== undefined) return row.note;
  throw new OnrecordError(
    "damaged",
    'Cannot read the checkpoint: there is none, run "onrecord verify"',
  );
};

const foundingOf = async (db: Queries) => {
  const founded = await db
    .selectFrom("founding")
    .select(["register", "name", "teaching"])
    .orderBy("seq")
    .executeTakeFirst();
  if (founded !== undefined) return founded;
  throw new OnrecordError(
    "damaged",
    'Cannot read the register: it was never founded, run "onrecord verify"',
  );
};

const factsOf = async (db: Queries): Promise<RegisterFacts> => {
  const founded = await foundingOf(db);
  const signers = await db
    .selectFrom("signers")
    .select("vkey")
    .orderBy("seq")
    .orderBy("n")
    .execute();
  const size = await db
    .selectFrom("entries")
    .select(sql<number>`max(seq) + 1`.as("size"))
    .executeTakeFirst();
  const counts = await countsOf(db);
  const of = (kind: RecordKind): number => counts(COUNTED.records(kind));
  return {
    register: Ref.parse(founded.register),
    name: founded.name,
    teaching: founded.teaching === 1,
    vkeys: signers.map(({ vkey }) => vkey),
    size: size?.size ?? 0,
    allowed: await allowedNow(db),
    captures: counts(COUNTED.captures),
    claims: counts(COUNTED.claims),
    records: {
      incident: of("incident"),
      order: of("order"),
      aggregate: of("aggregate"),
      copies: of("copies"),
      difference: of("difference"),
      pair: of("pair"),
      warning: of("warning"),
    },
  };
};

const captureOf = async (db: Queries, idOrPrefix: string) => {
  const id = await findId("capture", idOrPrefix, async (from, to) => {
    const query = db
      .selectFrom("captures")
      .select("id")
      .where("id", ">=", from)
      .where("id", "<", to);
    return (await query.limit(2).execute()).map((row) => row.id);
  });
  if (id === null) return null;
  const row = await db.selectFrom("captures").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : ((await showRows(db, [row], null))[0] ?? null);
};

const captureBodyOf = async (db: Queries, id: CaptureId) => {
  const row = await db.selectFrom("captures").selectAll().where("id", "=", id).executeTakeFirst();
  const body = row === undefined ? null : await loadBodyOf(db, row.ref, "capture");
  if (row === undefined || body === null) return null;
  return veilCapture(body.capture, await sourceOf(db, row));
};

const shownReading = async (db: Queries, id: CaptureId) => {
  const query = db.selectFrom("captures").select("reading_ref").where("id", "=", id);
  const row = await query.executeTakeFirst();
  if (row === undefined || row.reading_ref === null) return null;
  const body = await loadBodyOf(db, row.reading_ref, "reading");
  if (body === null) return null;
  const veiled = (await loadVeils(db, [id])).get(id) ?? [];
  const reading = veilReading(body.reading, veiled);
  return { capture: id, reading, veiled, revealed: false };
};

const claimRows = (db: Queries, { kind, modality, capture, limit, offset }: ClaimQuery) => {
  let query = db
    .selectFrom("claims")
    .select(["id", "ref", "body_ref", "capture", "state"])
    .orderBy("doc", "desc")
    .orderBy("start_unit")
    .orderBy("id");
  // A withdrawn capture's claims are shown where that capture is asked for, and only there.
  query =
    capture === null
      ? query.where("active", "=", 1)
      : query.where("capture", "=", capture).where("standing", "!=", "retired");
  if (kind !== null) query = query.where("kind", "=", kind);
  if (modality !== null) query = query.where("modality", "=", modality);
  return query.limit(limit).offset(offset).execute();
};

const claimOf = async (db: Queries, idOrPrefix: string): Promise<StoredClaim | null> => {
  const standing = db
    .selectFrom("claims")
    .select(["id", "ref", "body_ref", "capture", "state"])
    .where("standing", "!=", "retired");
  let found: readonly ClaimQueryRow[] = [];
  const id = await findId("claim", idOrPrefix, async (from, to) => {
    found = await standing
      .where("id", ">=", from)
      .where("id", "<", to)
      .orderBy("id")
      .limit(2)
      .execute();
    return found.map((row) => row.id);
  });
  const rows = found.filter((row) => row.id === id);
  return (await guardClaims(db, await loadClaims(db, rows)))[0] ?? null;
};

const guardClaims = async (
  db: Queries,
  claims: readonly StoredClaim[],
): Promise<readonly StoredClaim[]> => {
  const texts = await loadVeiledTexts(
    db,
    claims.map(({ capture }) => [capture]),
  );
  return claims.map((stored) => {
    const text = texts.get(stored.capture);
    return text === undefined ? stored : { ...stored, claim: veilClaim(stored.claim, text) };
  });
};
