import { type VeiledText, veiledTextOf } from "../guard.ts";
import { inList, loadBodies, loadVeils, type Queries } from "./find.ts";

/**
 * What the guard works by: texts and veiled spans of captures, for those groups (of a claim, a
 * record, a decision) in which any capture has veiled words. The others of such a group are needed
 * to tell whose words a passage has.
 */
export const loadVeiledTexts = async (
  db: Queries,
  groups: readonly (readonly string[])[],
): Promise<ReadonlyMap<string, VeiledText>> => {
  const veils = await loadVeils(db, [...new Set(groups.flat())]);
  const concerned = groups.filter((group) => group.some((capture) => veils.has(capture))).flat();
  if (concerned.length === 0) return new Map();
  const rows = await db
    .selectFrom("captures")
    .select(["id", "reading_ref"])
    .where("id", "in", inList([...new Set(concerned)]))
    .execute();
  const bodies = await loadBodies(
    db,
    rows.flatMap((row) => row.reading_ref ?? []),
  );
  const texts = new Map<string, VeiledText>();
  for (const { id, reading_ref } of rows) {
    const body = bodies.get(reading_ref ?? "");
    if (body?.body !== "reading") continue;
    texts.set(id, veiledTextOf(body.reading, veils.get(id) ?? []));
  }
  return texts;
};
