/** What the last derivations of a capture said, before people decided anything: for `rederive`. */
import { type CaptureId, ClaimId } from "../../model/ids.ts";
import type { Material } from "../material.ts";
import { loadBodies, loadBodyOf, type Queries } from "./find.ts";

/** Reads through whatever connection the queries run on. */
export const openProposals = (
  db: Queries,
): Pick<Material, "capture" | "proposals" | "flagged"> => ({
  capture: async (id) => {
    const row = await db
      .selectFrom("captures")
      .select("ref")
      .where("id", "=", id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return (await loadBodyOf(db, row.ref, "capture"))?.capture ?? null;
  },
  proposals: (id) => proposalsOf(db, id),
  flagged: async (id) => {
    const rows = await db
      .selectFrom("subjects")
      .select("ref")
      .where("subject", "=", id)
      .where("role", "=", "derivation-extract")
      .orderBy("seq", "desc")
      .orderBy("n", "desc")
      .limit(1)
      .execute();
    const ref = rows[0]?.ref;
    if (ref === undefined) return [];
    return (await loadBodyOf(db, ref, "derivation"))?.sensitive ?? [];
  },
});

const proposalsOf = async (db: Queries, id: CaptureId) => {
  const rows = await db
    .selectFrom("claims")
    .select(["id", "ref"])
    .where("capture", "=", id)
    .where("standing", "=", "current")
    .where("active", "=", 1)
    .orderBy("id")
    .execute();
  const bodies = await loadBodies(
    db,
    rows.map(({ ref }) => ref),
  );
  return rows.map((row) => {
    const body = bodies.get(row.ref);
    const proposal = body?.body === "claim" ? { claim: body.claim, keys: body.keys } : null;
    return { id: ClaimId.parse(row.id), proposal };
  });
};
