/** The guarded face: all that doors read. Nothing leaves here before the guard has seen it. */
import { sql } from "kysely";
import { parseEntry } from "../../format/entry.ts";
import { OnrecordError } from "../../model/error.ts";
import { type CaptureId, Ref } from "../../model/ids.ts";
import { type VeiledText, veilCapture, veilClaim, veilNames, veilReading } from "../guard.ts";
import type { CaptureRow, ClaimQuery, RegisterFacts, StoredClaim, View } from "../store.ts";
import { findAccesses } from "./access-query.ts";
import { allowedNow, findDecisions } from "./decision-query.ts";
import {
  type ClaimQueryRow,
  findId,
  loadBodyOf,
  loadClaims,
  loadVeils,
  type Queries,
  toCaptureRow,
} from "./find.ts";
import { findRecord, findRecords } from "./record-query.ts";
import type { DerivedTables } from "./schema.ts";
import { searchTexts } from "./search.ts";
import { loadVeiledTexts } from "./veiled-text.ts";

/** Reads through whatever connection the queries run on. */
export const openView = (db: Queries): View => ({
  facts: () => factsOf(db),
  captures: async ({ limit, offset }) => {
    const query = db.selectFrom("captures").selectAll().orderBy("doc", "desc");
    return guardRows(db, await query.limit(limit).offset(offset).execute());
  },
  capture: (idOrPrefix) => captureOf(db, idOrPrefix),
  captureBody: async (id) => {
    const row = await db.selectFrom("captures").selectAll().where("id", "=", id).executeTakeFirst();
    const body = row === undefined ? null : await loadBodyOf(db, row.ref, "capture");
    if (row === undefined || body === null) return null;
    return veilCapture(body.capture, await sourceOf(db, row));
  },
  reading: (id) => shownReading(db, id),
  claims: async (query) => guardClaims(db, await loadClaims(db, await claimRows(db, query))),
  claim: (idOrPrefix) => claimOf(db, idOrPrefix),
  records: (query) => findRecords(db, query),
  record: (idOrPrefix, asHeld) => findRecord(db, idOrPrefix, asHeld),
  decisions: (target) => findDecisions(db, target),
  accesses: (id) => findAccesses(db, id),
  search: (query, options) => searchTexts(db, query, options),
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
  checkpoint: async () => {
    const query = db.selectFrom("checkpoints").select("note").orderBy("size", "desc");
    const row = await query.executeTakeFirst();
    if (row !== undefined) return row.note;
    throw new OnrecordError(
      "damaged",
      'Cannot read the checkpoint: there is none, run "onrecord verify"',
    );
  },
});

const factsOf = async (db: Queries): Promise<RegisterFacts> => {
  const founded = await db
    .selectFrom("founding")
    .select(["register", "name"])
    .orderBy("seq")
    .executeTakeFirst();
  if (founded === undefined) {
    throw new OnrecordError(
      "damaged",
      'Cannot read the register: it was never founded, run "onrecord verify"',
    );
  }
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
  const captures = await db.selectFrom("captures").select(count).executeTakeFirst();
  const claims = await db
    .selectFrom("claims")
    .select(count)
    .where("active", "=", 1)
    .executeTakeFirst();
  const records = await db
    .selectFrom("records")
    .select(["kind", count])
    .where("lead", "=", 0)
    .groupBy("kind")
    .execute();
  const of = (kind: string): number => records.find((row) => row.kind === kind)?.times ?? 0;
  return {
    register: Ref.parse(founded.register),
    name: founded.name,
    vkeys: signers.map(({ vkey }) => vkey),
    size: size?.size ?? 0,
    allowed: await allowedNow(db),
    captures: captures?.times ?? 0,
    claims: claims?.times ?? 0,
    records: {
      incident: of("incident"),
      order: of("order"),
      aggregate: of("aggregate"),
      copies: of("copies"),
      difference: of("difference"),
    },
  };
};

const count = sql<number>`count(*)`.as("times");

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
  return row === undefined ? null : ((await guardRows(db, [row]))[0] ?? null);
};

type Row = DerivedTables["captures"];

const guardRows = async (db: Queries, rows: readonly Row[]): Promise<readonly CaptureRow[]> => {
  const texts = await loadVeiledTexts(
    db,
    rows.map(({ id }) => [id]),
  );
  return rows.map((row) => veilNames(toCaptureRow(row), sourceIn(texts, row)));
};

const sourceOf = async (db: Queries, row: Row): Promise<VeiledText | null> =>
  sourceIn(await loadVeiledTexts(db, [[row.id]]), row);

/** Null until sensitive passages have been looked for in the text: any word may be one. */
const sourceIn = (texts: ReadonlyMap<string, VeiledText>, row: Row): VeiledText | null => {
  const isScreened = row.failure === null && row.extract_rules !== null && row.reading_ref !== null;
  return isScreened ? (texts.get(row.id) ?? { text: "", spans: [] }) : null;
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
