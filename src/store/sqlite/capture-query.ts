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

/** A report in a list, by its place, with the places of those it stands for that fit. */
export type Hit = { readonly doc: number; readonly fitting: readonly number[] };

/** In the order they are shown; for a family its root stands. */
export type Hits = { readonly hits: readonly Hit[]; readonly total: Counted };

/** Relevance is weighed among so many of the last added only, so that a common word costs no more. */
const WEIGHED = 2_000;
/** So few matches are sorted as they come; of more, those in front are picked off the index of dates. */
const FEW = 1_000;

/** One page of what fits, and how much there is. */
export const findHits = async (
  db: Queries,
  question: CaptureQuestion,
  page: Page,
): Promise<Hits> => {
  const match = question.words === null ? null : parseQuery(question.words);
  if (question.words !== null && match === null) return NOTHING;
  const newest = await newestFirst(db, question, match);
  const end = page.offset + page.limit;
  if (question.order === "relevance" && match !== null) {
    const { hits, weighed, shown } = await relevantHits(db, mostRelevant(question, match, page));
    // Where all that fits was weighed, or enough of it, what was weighed is counted already.
    const isCounted = hits.length > 0 && (weighed < WEIGHED || shown > MOST_COUNTED);
    const counted = isCounted ? shown : (await hitsOf(db, newest(COUNTING))).length;
    return { hits, total: totalOf(counted) };
  }
  // One walk both counts and finds, but far down the list.
  const counted = await hitsOf(db, newest(COUNTING));
  const hits =
    end <= COUNTING.limit ? counted.slice(page.offset, end) : await hitsOf(db, newest(page));
  return { hits, total: totalOf(counted.length) };
};

/** The members of these families that fit, by their places; `roots` are few. */
export const fittingMembers = async (
  db: Queries,
  question: CaptureQuestion,
  roots: readonly number[],
): Promise<readonly number[]> => {
  if (roots.length === 0) return [];
  const match = question.words === null ? null : parseQuery(question.words);
  const conditions = conditionsOf(question);
  // Only a few are asked after: each is looked up in the index of words by itself.
  if (match !== null) {
    conditions.push(sql`EXISTS (SELECT 1 FROM search WHERE search MATCH ${match}
      AND search.rowid = c.doc)`);
  }
  const { rows } = await sql<{ doc: number }>`SELECT c.doc FROM captures c
    WHERE c.root IN ${inList(roots.map(String))} AND ${all(conditions)}`.execute(db);
  return rows.map(({ doc }) => doc);
};

const NOTHING: Hits = { hits: [], total: { count: 0, more: false } };
const COUNTING: Page = { limit: MOST_COUNTED + 1, offset: 0 };

const totalOf = (counted: number): Counted => ({
  count: Math.min(counted, MOST_COUNTED),
  more: counted > MOST_COUNTED,
});

type Query = RawBuilder<unknown>;

type HitRow = { doc: number; fitting: string | number };

const hitsOf = async (db: Queries, query: Query): Promise<readonly Hit[]> => {
  const { rows } = await sql<HitRow>`${query}`.execute(db);
  return rows.map(toHit);
};

/** `weighed` reports that fit, shown as so many; both 0 beyond the last page. */
const relevantHits = async (db: Queries, query: Query) => {
  const { rows } = await sql<HitRow & { weighed: number; many: number }>`${query}`.execute(db);
  const { weighed = 0, many: shown = 0 } = rows[0] ?? {};
  return { hits: rows.map(toHit), weighed, shown };
};

const toHit = ({ doc, fitting }: HitRow): Hit => ({
  doc,
  fitting: typeof fitting === "number" ? [fitting] : fitting.split(",").map(Number),
});

/** By date of publication; the query for a page, chosen by how common the words are. */
const newestFirst = async (
  db: Queries,
  question: CaptureQuestion,
  match: string | null,
): Promise<(page: Page) => Query> => {
  if (match === null) return (page) => walked(question, null, page);
  const { rows } = await sql<{ many: number }>`SELECT count(*) AS many FROM (
    SELECT 1 FROM search WHERE search MATCH ${match} LIMIT ${FEW + 1})`.execute(db);
  const isFew = (rows[0]?.many ?? 0) <= FEW;
  return (page) => (isFew ? gathered(question, match, page) : walked(question, match, page));
};

/** Few matches: each is looked up, and all are sorted. */
const gathered = (question: CaptureQuestion, match: string, page: Page): Query =>
  sql`SELECT ${columnsOf(question)} FROM search CROSS JOIN captures c ON c.doc = search.rowid
    WHERE search MATCH ${match} AND ${all(conditionsOf(question))}
    ${grouped(question)} ${inOrder(question)} ${paged(page)}`;

/** Everything, or many matches: an index in the order of the list is walked until the page is full. */
const walked = (question: CaptureQuestion, match: string | null, page: Page): Query => {
  const conditions = conditionsOf(question);
  // "+" keeps the walk on its index: the set of matches is looked up, not led by.
  if (match !== null) {
    conditions.push(sql`+c.doc IN (SELECT rowid FROM search WHERE search MATCH ${match})`);
  }
  const { folded, outlet } = question;
  const shown = outlet === null ? sql`captures_shown` : sql`captures_outlet`;
  const index = folded ? shown : sql`captures_newest`;
  return sql`SELECT ${columnsOf(question)} FROM captures c INDEXED BY ${index}
    WHERE ${all(conditions)} ${grouped(question)} ${inOrder(question)} ${paged(page)}`;
};

/** The best match of a family gives its place. */
const mostRelevant = (question: CaptureQuestion, match: string, page: Page): Query => {
  const shown = question.folded ? sql`c.shown` : sql`c.doc`;
  return sql`SELECT shown AS doc, group_concat(doc) AS fitting, count(*) OVER () AS many,
      sum(count(*)) OVER () AS weighed FROM (
      SELECT c.doc, ${shown} AS shown, bm25(search) AS score FROM search
      CROSS JOIN captures c ON c.doc = search.rowid
      WHERE search MATCH ${match} AND ${all(conditionsOf(question))}
      ORDER BY search.rowid DESC LIMIT ${WEIGHED})
    GROUP BY shown ORDER BY min(score), shown DESC ${paged(page)}`;
};

const columnsOf = ({ folded }: CaptureQuestion): Query =>
  folded ? sql`c.shown AS doc, group_concat(c.doc) AS fitting` : sql`c.doc, c.doc AS fitting`;

/** Members of a family stand together in the order of the list, so that no group is ever sorted. */
const grouped = ({ folded }: CaptureQuestion): Query =>
  folded ? sql`GROUP BY c.shown_day, c.shown` : sql``;

const inOrder = ({ folded }: CaptureQuestion): Query =>
  folded ? sql`ORDER BY c.shown_day DESC, c.shown DESC` : sql`ORDER BY c.day DESC, c.doc DESC`;

const conditionsOf = (filter: CaptureFilter): Query[] => {
  const conditions: Query[] = [];
  const equal = (name: string, value: string | number | null) => {
    if (value !== null) conditions.push(sql`${sql.raw(`c.${name}`)} = ${value}`);
  };
  const flag = (value: boolean | null) => (value === null ? null : value ? 1 : 0);
  equal("outlet", filter.outlet);
  equal("language", filter.language);
  equal("state", filter.state);
  equal("lead", flag(filter.lead));
  equal("is_read", flag(filter.read));
  const { from, to, knownBy, asHeld, waiting, kind } = filter;
  if (knownBy !== null) conditions.push(sql`c.last_day <= ${knownBy}`);
  if (asHeld !== null) conditions.push(sql`c.at <= ${asHeld}`);
  if (from !== null) conditions.push(sql`c.last_day >= ${from}`);
  if (to !== null) conditions.push(sql`c.day <= ${to}`);
  if (waiting !== null) {
    conditions.push(sql`(c.waiting > 0) = ${flag(waiting)}`);
  }
  if (kind !== null) conditions.push(sql`(c.kinds & ${kindBit(kind)}) != 0`);
  return conditions;
};

const all = (conditions: readonly Query[]): Query =>
  conditions.length === 0 ? sql`1` : sql.join([...conditions], sql` AND `);

const paged = ({ limit, offset }: Page): Query => sql`LIMIT ${limit} OFFSET ${offset}`;
