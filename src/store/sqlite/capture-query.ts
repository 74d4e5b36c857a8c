/**
 * Which reports fit a question, in which order. Walks or gathers narrow indexed columns alone: bodies
 * are loaded for the page that is shown (capture-list.ts) and for nothing else.
 */
import { type RawBuilder, sql } from "kysely";
import {
  type CaptureFilter,
  type CaptureQuestion,
  type Counted,
  MOST_COUNTED,
} from "../capture-list.ts";
import { parseQuery } from "../search-text.ts";
import type { Page } from "../store.ts";
import { kindBit } from "./claim-standing.ts";
import { inList, type Queries } from "./find.ts";

/** Places of captures in the order they are shown; for a family its root stands. */
export type FoundDocs = { readonly docs: readonly number[]; readonly total: Counted };

/** Relevance is weighed among so many of the last added only, so that a common word costs no more. */
const WEIGHED = 2_000;
/** So few matches are sorted as they come; of more, those in front are picked off the index of dates. */
const FEW = 1_000;

/** One page of what fits, and how much there is. */
export const findDocs = async (
  db: Queries,
  question: CaptureQuestion,
  page: Page,
): Promise<FoundDocs> => {
  const match = question.words === null ? null : parseQuery(question.words);
  if (question.words !== null && match === null) return NOTHING;
  const newest = await newestFirst(db, question, match);
  const end = page.offset + page.limit;
  if (question.order === "relevance" && match !== null) {
    const docs = await docsOf(db, mostRelevant(question, match, page));
    return { docs, total: totalOf((await docsOf(db, newest(COUNTING))).length) };
  }
  // One walk both counts and finds, but far down the list.
  const counted = await docsOf(db, newest(COUNTING));
  const docs =
    end <= COUNTING.limit ? counted.slice(page.offset, end) : await docsOf(db, newest(page));
  return { docs, total: totalOf(counted.length) };
};

/** Of these captures and of the families they are the roots of, the places of those that fit. */
export const fittingDocs = async (
  db: Queries,
  question: CaptureQuestion,
  docs: readonly number[],
): Promise<ReadonlySet<number>> => {
  const match = question.words === null ? null : parseQuery(question.words);
  const conditions = conditionsOf(question, "c");
  // Only a few are asked after: each is looked up in the index of words by itself.
  if (match !== null) {
    conditions.push(sql`EXISTS (SELECT 1 FROM search WHERE search MATCH ${match}
      AND search.rowid = c.doc)`);
  }
  const among = inList(docs.map(String));
  const fitting = await docsOf(
    db,
    sql`SELECT c.doc FROM captures c WHERE (c.doc IN ${among} OR c.root IN ${among})
      AND ${all(conditions)}`,
  );
  return new Set(fitting);
};

const NOTHING: FoundDocs = { docs: [], total: { count: 0, more: false } };
const COUNTING: Page = { limit: MOST_COUNTED + 1, offset: 0 };

const totalOf = (counted: number): Counted => ({
  count: Math.min(counted, MOST_COUNTED),
  more: counted > MOST_COUNTED,
});

type Query = RawBuilder<unknown>;

const docsOf = async (db: Queries, query: Query): Promise<readonly number[]> => {
  const { rows } = await sql<{ doc: number }>`${query}`.execute(db);
  return rows.map(({ doc }) => doc);
};

/** By date of publication; the query for a page, chosen by how common the words are. */
const newestFirst = async (
  db: Queries,
  question: CaptureQuestion,
  match: string | null,
): Promise<(page: Page) => Query> => {
  if (match === null) return (page) => walked(question, null, page);
  const found = await docsOf(
    db,
    sql`SELECT rowid AS doc FROM search WHERE search MATCH ${match} LIMIT ${FEW + 1}`,
  );
  return (page) =>
    found.length > FEW ? walked(question, match, page) : gathered(question, match, page);
};

/** Few matches: each is looked up, put in its family's place, and all are sorted. */
const gathered = (question: CaptureQuestion, match: string, page: Page): Query => {
  const shown = question.folded ? sql`coalesce(c.root, c.doc)` : sql`c.doc`;
  return sql`SELECT DISTINCT s.doc, s.day FROM search
    CROSS JOIN captures c ON c.doc = search.rowid CROSS JOIN captures s ON s.doc = ${shown}
    WHERE search MATCH ${match} AND ${all(conditionsOf(question, "c"))}
    ORDER BY s.day DESC, s.doc DESC ${paged(page)}`;
};

/** Everything, or many matches: the index of dates is walked until the page is full. */
const walked = (question: CaptureQuestion, match: string | null, page: Page): Query => {
  const fits = (table: Table) => {
    const conditions = conditionsOf(question, table);
    if (match !== null) conditions.push(matching(match, table));
    return conditions.length === 0 ? null : all(conditions);
  };
  return sql`SELECT c.doc FROM captures c INDEXED BY captures_newest
    WHERE ${question.folded ? foldedBy(fits) : (fits("c") ?? sql`1`)}
    ORDER BY c.day DESC, c.doc DESC ${paged(page)}`;
};

/** A root stands for its family where any member fits; where nothing is asked, all do. */
const foldedBy = (fits: (table: Table) => Query | null): Query => {
  const alone = fits("c");
  if (alone === null) return sql`(c.root IS NULL OR c.root = c.doc)`;
  return sql`CASE WHEN c.root IS NULL THEN ${alone} WHEN c.root = c.doc THEN EXISTS (
    SELECT 1 FROM captures m INDEXED BY captures_family WHERE m.root = c.doc AND ${fits("m") ?? sql`1`})
    ELSE 0 END`;
};

/** The best match of a family gives its place. */
const mostRelevant = (question: CaptureQuestion, match: string, page: Page): Query => {
  const shown = question.folded ? sql`coalesce(c.root, c.doc)` : sql`c.doc`;
  return sql`SELECT shown AS doc FROM (
      SELECT ${shown} AS shown, bm25(search) AS score FROM search
      CROSS JOIN captures c ON c.doc = search.rowid
      WHERE search MATCH ${match} AND ${all(conditionsOf(question, "c"))}
      ORDER BY search.rowid DESC LIMIT ${WEIGHED})
    GROUP BY shown ORDER BY min(score), shown DESC ${paged(page)}`;
};

/** Names of `captures` within a query. */
type Table = "c" | "m";

const column = (table: Table, name: string): Query => sql.raw(`${table}.${name}`);

/** "+" keeps the walk on its index: the set of matches is looked up, not led by. */
const matching = (match: string, table: Table): Query =>
  sql`+${column(table, "doc")} IN (SELECT rowid FROM search WHERE search MATCH ${match})`;

const conditionsOf = (filter: CaptureFilter, table: Table): Query[] => {
  const conditions: Query[] = [];
  const equal = (name: string, value: string | number | null) => {
    if (value !== null) conditions.push(sql`${column(table, name)} = ${value}`);
  };
  const flag = (value: boolean | null) => (value === null ? null : value ? 1 : 0);
  equal("outlet", filter.outlet);
  equal("language", filter.language);
  equal("state", filter.state);
  equal("lead", flag(filter.lead));
  equal("is_read", flag(filter.read));
  const { from, to, waiting, kind } = filter;
  if (from !== null) conditions.push(sql`${column(table, "last_day")} >= ${from}`);
  if (to !== null) conditions.push(sql`${column(table, "day")} <= ${to}`);
  if (waiting !== null) {
    conditions.push(sql`(${column(table, "waiting")} > 0) = ${flag(waiting)}`);
  }
  if (kind !== null) conditions.push(sql`(${column(table, "kinds")} & ${kindBit(kind)}) != 0`);
  return conditions;
};

const all = (conditions: readonly Query[]): Query =>
  conditions.length === 0 ? sql`1` : sql.join([...conditions], sql` AND `);

const paged = ({ limit, offset }: Page): Query => sql`LIMIT ${limit} OFFSET ${offset}`;
