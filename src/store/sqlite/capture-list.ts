/** Reports as lists tell them: through the guard, with their families and with the words around a match. */
import { sql } from "kysely";
import { ClaimKind } from "../../model/claim.ts";
import { CaptureId, RecordId } from "../../model/ids.ts";
import { CopyHow } from "../../model/record.ts";
import {
  ALL_CAPTURES,
  type CaptureList,
  type CaptureQuery,
  type Facets,
  type Family,
  type Found,
  type ListedCapture,
  MOST_MEMBERS,
  MOST_OUTLETS,
  type ShownCapture,
} from "../capture-list.ts";
import { type VeiledText, veilNames } from "../guard.ts";
import { wordsOfQuery } from "../search-text.ts";
import type { CaptureRow } from "../store.ts";
import { findHits, fittingMembers } from "./capture-query.ts";
import { kindBit } from "./claim-standing.ts";
import { inList, isScreened, type Queries, toCaptureRow } from "./find.ts";
import type { DerivedTables } from "./schema.ts";
import { snippetsOf } from "./snippets.ts";
import { loadVeiledTexts } from "./veiled-text.ts";

type Row = DerivedTables["captures"];

/** One page of the reports that fit. */
export const listCaptures = async (db: Queries, query: CaptureQuery): Promise<CaptureList> => {
  const { limit, offset, ...asked } = query;
  const question = { ...ALL_CAPTURES, ...asked };
  const { hits, total } = await findHits(db, question, { limit, offset });
  const docs = hits.map(({ doc }) => doc);
  const rows = await rowsAt(db, docs);
  const fitting = new Set(hits.flatMap((hit) => hit.fitting));
  if (!question.folded) {
    const families = rows.flatMap(({ root }) => root ?? []);
    for (const doc of await fittingMembers(db, question, families)) fitting.add(doc);
  }
  const shown = await showRows(db, rows, fitting);
  const found = await foundIn(db, rows, { words: question.words, fitting });
  const byDoc = new Map<number, ListedCapture>();
  for (const [at, row] of rows.entries()) {
    const capture = shown[at];
    if (capture === undefined) continue;
    const fits = fitting.has(row.doc);
    byDoc.set(row.doc, { ...capture, fits, found: found.get(row.doc) ?? null });
  }
  return { captures: docs.flatMap((doc) => byDoc.get(doc) ?? []), total };
};

/** Rows through the guard, with their families; `fitting` null where nothing was asked. */
export const showRows = async (
  db: Queries,
  rows: readonly Row[],
  fitting: ReadonlySet<number> | null,
): Promise<readonly ShownCapture[]> => {
  const families = await familiesOf(db, rows, fitting);
  const guarded = await guardRows(db, rows);
  return guarded.map((row) => ({ ...row, copies: families.get(row.id) ?? null }));
};

/** Rows of captures by their ids, in no order of theirs. */
export const rowsById = (db: Queries, ids: readonly string[]): Promise<Row[]> =>
  db.selectFrom("captures").selectAll().where("id", "in", inList(ids)).orderBy("doc").execute();

/** What a row tells, without veiled words. */
export const guardRows = async (
  db: Queries,
  rows: readonly Row[],
): Promise<readonly CaptureRow[]> => {
  const texts = await loadVeiledTexts(
    db,
    rows.map(({ id }) => [id]),
  );
  return rows.map((row) => veilNames(toCaptureRow(row), sourceIn(texts, row)));
};

/** What the guard needs to tell of one capture. */
export const sourceOf = async (db: Queries, row: Row): Promise<VeiledText | null> =>
  sourceIn(await loadVeiledTexts(db, [[row.id]]), row);

/** Null until sensitive passages have been looked for in the text. */
const sourceIn = (texts: ReadonlyMap<string, VeiledText>, row: Row): VeiledText | null =>
  isScreened(row) ? (texts.get(row.id) ?? { text: "", spans: [] }) : null;

const rowsAt = (db: Queries, docs: readonly number[]): Promise<Row[]> =>
  db
    .selectFrom("captures")
    .selectAll()
    .where(sql<string>`doc`, "in", inList(docs.map(String)))
    .execute();

type Place = { capture: string; record: string; root: string; how: string };

/** The family of each capture that has one. */
const familiesOf = async (
  db: Queries,
  rows: readonly Row[],
  fitting: ReadonlySet<number> | null,
): Promise<ReadonlyMap<string, Family>> => {
  const kin = rows.filter(({ root }) => root !== null).map(({ id }) => id);
  if (kin.length === 0) return new Map();
  const { rows: places } = await sql<Place>`
    SELECT m.capture, r.id AS record, m.root, m.how FROM copy_members m
    JOIN records r ON r.ref = m.ref WHERE m.capture IN ${inList(kin)}`.execute(db);
  const members = await membersOf(db, [...new Set(places.map(({ record }) => record))]);
  const guarded = new Map(
    (await guardRows(db, firstOf(members, fitting))).map((row) => [row.id, row]),
  );
  return new Map(
    places.map(({ capture, record, root, how }) => {
      const all = (members.get(record) ?? []).filter(({ id }) => id !== capture);
      const told = sortMembers(all, fitting).slice(0, MOST_MEMBERS);
      const family: Family = {
        record: RecordId.parse(record),
        root: CaptureId.parse(root),
        how: CopyHow.parse(how),
        others: all.length,
        members: told.flatMap((member) => {
          const row = guarded.get(CaptureId.parse(member.id));
          if (row === undefined) return [];
          const { id, title, outlet, published, original } = row;
          const fits = fitting?.has(member.doc) ?? true;
          return [{ id, how: CopyHow.parse(member.how), title, outlet, published, original, fits }];
        }),
      };
      return [capture, family];
    }),
  );
};

type Member = Row & { how: string; record: string };

const membersOf = async (
  db: Queries,
  records: readonly string[],
): Promise<ReadonlyMap<string, readonly Member[]>> => {
  const { rows } = await sql<Member>`
    SELECT c.*, m.how, r.id AS record FROM records r JOIN copy_members m ON m.ref = r.ref
    JOIN captures c ON c.id = m.capture WHERE r.id IN ${inList(records)}`.execute(db);
  return Map.groupBy(rows, ({ record }) => record);
};

/** One more than is shown: each member leaves itself out. */
const firstOf = (
  members: ReadonlyMap<string, readonly Member[]>,
  fitting: ReadonlySet<number> | null,
): readonly Member[] =>
  [...members.values()].flatMap((all) => sortMembers(all, fitting).slice(0, MOST_MEMBERS + 1));

const sortMembers = (
  members: readonly Member[],
  fitting: ReadonlySet<number> | null,
): readonly Member[] => {
  const rank = ({ doc }: Member): number => (fitting === null || fitting.has(doc) ? 0 : 1);
  const day = (member: Member): string => member.day ?? "";
  return members.toSorted(
    (a, b) =>
      rank(a) - rank(b) || (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0) || b.doc - a.doc,
  );
};

/** Where the words stand: in the report, else in the copy of it that was found. */
const foundIn = async (
  db: Queries,
  rows: readonly Row[],
  { words, fitting }: { readonly words: string | null; readonly fitting: ReadonlySet<number> },
): Promise<ReadonlyMap<number, Found>> => {
  if (words === null) return new Map();
  const elsewhere = rows.filter(({ doc }) => !fitting.has(doc)).map(({ doc }) => doc);
  const copies = await db
    .selectFrom("captures")
    .selectAll()
    .where(sql<string>`root`, "in", inList(elsewhere.map(String)))
    .orderBy("day", "desc")
    .orderBy("doc", "desc")
    .execute();
  const holders = new Map(rows.filter(({ doc }) => fitting.has(doc)).map((row) => [row.doc, row]));
  for (const copy of copies) {
    const { root } = copy;
    if (root !== null && fitting.has(copy.doc) && !holders.has(root)) holders.set(root, copy);
  }
  const snippets = await snippetsOf(db, [...holders.values()], wordsOfQuery(words));
  return new Map(
    [...holders].flatMap(([doc, { id }]) => {
      const snippet = snippets.get(id);
      return snippet === undefined ? [] : [[doc, { capture: CaptureId.parse(id), snippet }]];
    }),
  );
};

/** `findFacets`, counted anew only once the ledger has grown. */
export const openFacets = (db: Queries): (() => Promise<Facets>) => {
  let known: { readonly size: number; readonly facets: Facets } | null = null;
  return async () => {
    const { rows } = await sql<{ size: number }>`SELECT max(seq) AS size FROM entries`.execute(db);
    const size = rows[0]?.size ?? 0;
    if (known?.size !== size) known = { size, facets: await findFacets(db) };
    return known.facets;
  };
};

/** What there is to narrow by, over every report. */
const findFacets = async (db: Queries): Promise<Facets> => {
  const { rows } = await sql<{
    outlet: string | null;
    language: string | null;
    year: string | null;
    kinds: number;
    reports: number;
  }>`SELECT outlet, language, substr(day, 1, 4) AS year, kinds, count(*) AS reports
    FROM captures INDEXED BY captures_newest GROUP BY outlet, language, year, kinds`.execute(db);
  const countBy = (field: "outlet" | "language" | "year") => {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const value = row[field];
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + row.reports);
    }
    return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  };
  const holding = (kind: ClaimKind) => rows.filter((row) => (row.kinds & kindBit(kind)) !== 0);
  const kinds = ClaimKind.options.map((kind) => {
    return { kind, count: holding(kind).reduce((sum, { reports }) => sum + reports, 0) };
  });
  const outlets = countBy("outlet").map(([outlet, count]) => ({ outlet, count }));
  return {
    outlets: outlets.slice(0, MOST_OUTLETS),
    moreOutlets: outlets.length > MOST_OUTLETS,
    kinds: kinds.filter(({ count }) => count > 0),
    languages: countBy("language").map(([language, count]) => ({ language, count })),
    years: countBy("year")
      .map(([year, count]) => ({ year, count }))
      .toSorted((a, b) => (a.year < b.year ? 1 : -1)),
  };
};
