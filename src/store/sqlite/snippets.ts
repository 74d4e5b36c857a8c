/** Words around a match, cut from the veiled text. */
import { veilReading } from "../guard.ts";
import { snippetOf } from "../snippet.ts";
import { loadBodies, loadVeils, type Queries } from "./find.ts";
import type { DerivedTables } from "./schema.ts";

/** Snippets by capture id; `words` are folded. What has no reading, or an erased one, has none. */
export const snippetsOf = async (
  db: Queries,
  rows: readonly Pick<DerivedTables["captures"], "id" | "reading_ref">[],
  words: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const bodies = await loadBodies(
    db,
    rows.flatMap((row) => row.reading_ref ?? []),
  );
  const veils = await loadVeils(
    db,
    rows.map(({ id }) => id),
  );
  const snippets = new Map<string, string>();
  for (const { id, reading_ref } of rows) {
    const body = bodies.get(reading_ref ?? "");
    if (body?.body !== "reading") continue;
    const { text, blocks } = veilReading(body.reading, veils.get(id) ?? []);
    const shown = blocks
      .filter(({ role }) => role === "headline" || role === "body" || role === "caption")
      .map(({ start, end }) => text.slice(start, end))
      .join("\n");
    snippets.set(id, snippetOf(shown, words));
  }
  return snippets;
};
