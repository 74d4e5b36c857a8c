import type { VeiledText } from "../guard.ts";
import { inList, loadBodies, loadVeils, type Queries } from "./find.ts";

/** Texts and veiled spans of those among the captures that have any; what the guard works by. */
export const loadVeiledTexts = async (
  db: Queries,
  captures: readonly string[],
): Promise<ReadonlyMap<string, VeiledText>> => {
  const veils = await loadVeils(db, [...new Set(captures)]);
  if (veils.size === 0) return new Map();
  const rows = await db
    .selectFrom("captures")
    .select(["id", "reading_ref"])
    .where("id", "in", inList([...veils.keys()]))
    .execute();
  const bodies = await loadBodies(
    db,
    rows.flatMap((row) => row.reading_ref ?? []),
  );
  const texts = new Map<string, VeiledText>();
  for (const { id, reading_ref } of rows) {
    const body = bodies.get(reading_ref ?? "");
    if (body?.body !== "reading") continue;
    texts.set(id, { text: body.reading.text, spans: veils.get(id) ?? [] });
  }
  return texts;
};
