/** Full-text search over what is not veiled, with snippets cut from the veiled text. */
import { sql } from "kysely";
import { CaptureId } from "../../model/ids.ts";
import { veiledTextOf, veilNames, veilReading } from "../guard.ts";
import { parseQuery, wordsOfQuery } from "../search-text.ts";
import { snippetOf } from "../snippet.ts";
import type { SearchHit, SearchResult, View } from "../store.ts";
import { inList, loadBodies, loadVeils, type Queries, toOriginal } from "./find.ts";

/** Relevance is weighed among the newest of these only, so that a common word costs no more. */
const WEIGHED = 2_000;

/** Every word of the query must occur; words in double quotes stand together. */
export const searchTexts = async (
  db: Queries,
  query: string,
  options: Parameters<View["search"]>[1],
): Promise<SearchResult> => {
  const match = parseQuery(query);
  if (match === null) return { hits: [], total: 0 };
  const { rows } = await sql<{ total: number }>`
    SELECT count(*) AS total FROM search WHERE search MATCH ${match}`.execute(db);
  const docs = await docsOf(db, match, options);
  const words = wordsOfQuery(query);
  return { hits: await hitsOf(db, docs, words), total: rows[0]?.total ?? 0 };
};

const docsOf = async (
  db: Queries,
  match: string,
  { limit, offset, order }: Parameters<View["search"]>[1],
): Promise<readonly number[]> => {
  const newest = sql`SELECT rowid AS doc FROM search WHERE search MATCH ${match}
    ORDER BY rowid DESC LIMIT ${limit} OFFSET ${offset}`;
  const weighed = sql`SELECT doc FROM (
      SELECT rowid AS doc, bm25(search) AS score FROM search WHERE search MATCH ${match}
      ORDER BY rowid DESC LIMIT ${WEIGHED})
    ORDER BY score, doc DESC LIMIT ${limit} OFFSET ${offset}`;
  const { rows } = await sql<{ doc: number }>`${order === "newest" ? newest : weighed}`.execute(db);
  return rows.map(({ doc }) => doc);
};

const hitsOf = async (
  db: Queries,
  docs: readonly number[],
  words: readonly string[],
): Promise<readonly SearchHit[]> => {
  const rows = await db
    .selectFrom("captures")
    .select(["doc", "id", "name", "title", "outlet", "published", "reading_ref"])
    .select(["original_relation", "original_outlet", "original_published", "original_url"])
    .where(sql<string>`doc`, "in", inList(docs.map(String)))
    .execute();
  const bodies = await loadBodies(
    db,
    rows.flatMap((row) => row.reading_ref ?? []),
  );
  const veils = await loadVeils(
    db,
    rows.map((row) => row.id),
  );
  const hits = new Map<number, SearchHit>();
  for (const { doc, outlet, published, reading_ref, ...row } of rows) {
    const { id } = row;
    const body = bodies.get(reading_ref ?? "");
    if (body?.body !== "reading") continue;
    const spans = veils.get(id) ?? [];
    const { text, blocks } = veilReading(body.reading, spans);
    const named = { ...row, original: toOriginal(row) };
    const { title, original } = veilNames(named, veiledTextOf(body.reading, spans));
    const shown = blocks
      .filter(({ role }) => role === "headline" || role === "body" || role === "caption")
      .map(({ start, end }) => text.slice(start, end))
      .join("\n");
    const snippet = snippetOf(shown, words);
    hits.set(doc, { capture: CaptureId.parse(id), title, outlet, published, original, snippet });
  }
  return docs.flatMap((doc) => hits.get(doc) ?? []);
};
