/** Who was shown what is veiled, through the guard: a reason may quote what was shown. */

import { parseEntry } from "../../format/entry.ts";
import { type CaptureId, PersonRef, Ref } from "../../model/ids.ts";
import { veilReason } from "../guard.ts";
import type { StoredAccess } from "../store.ts";
import { loadBodyOf, type Queries } from "./find.ts";
import { loadVeiledTexts } from "./veiled-text.ts";

/** Newest first; those erased are left out. */
export const findAccesses = async (
  db: Queries,
  capture: CaptureId,
): Promise<readonly StoredAccess[]> => {
  const rows = await db
    .selectFrom("subjects")
    .innerJoin("instants", "instants.seq", "subjects.seq")
    .innerJoin("entries", "entries.seq", "subjects.seq")
    .select(["subjects.ref", "subjects.seq", "instants.at", "entries.json"])
    .where("subjects.subject", "=", capture)
    .where("subjects.role", "=", "access")
    .orderBy("subjects.seq", "desc")
    .execute();
  const source = (await loadVeiledTexts(db, [[capture]])).get(capture);
  const accesses = await Promise.all(
    rows.map(async ({ ref, seq, at, json }) => {
      const body = await loadBodyOf(db, ref, "access");
      if (body === null) return [];
      const { what, span } = body;
      const by = PersonRef.parse(parseEntry(json).by);
      const reason = source === undefined ? body.reason : veilReason(body.reason, source);
      return [{ ref: Ref.parse(ref), seq, at, by, what, span, reason }];
    }),
  );
  return accesses.flat();
};
