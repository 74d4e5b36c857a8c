/** Who was shown what is veiled, through the guard: a reason may quote what was shown; and what was taken out. */

import { parseEntry } from "../../format/entry.ts";
import { type CaptureId, PersonRef, Ref } from "../../model/ids.ts";
import type { StoredAccess, StoredExport } from "../access.ts";
import { veilReason } from "../guard.ts";
import type { Page } from "../store.ts";
import { loadBodyOf, type Queries } from "./find.ts";
import { EXPORTS } from "./project.ts";
import { loadVeiledTexts } from "./veiled-text.ts";

/** Newest first; those erased are left out. */
export const findAccesses = async (
  db: Queries,
  capture: CaptureId,
): Promise<readonly StoredAccess[]> => {
  const rows = await entriesOn(db, capture, "access").execute();
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

/** Newest first; they name nothing that an erasure would have to take along. */
export const findExports = async (
  db: Queries,
  { limit, offset }: Page,
): Promise<readonly StoredExport[]> => {
  const rows = await entriesOn(db, EXPORTS, "export").limit(limit).offset(offset).execute();
  const exports = await Promise.all(
    rows.map(async ({ ref, seq, at, json }) => {
      const body = await loadBodyOf(db, ref, "export");
      if (body === null) return [];
      const { what, rows: count, withheld, sha256 } = body;
      const by = PersonRef.parse(parseEntry(json).by);
      return [{ ref: Ref.parse(ref), seq, at, by, what, rows: count, withheld, sha256 }];
    }),
  );
  return exports.flat();
};

const entriesOn = (db: Queries, subject: string, role: string) =>
  db
    .selectFrom("subjects")
    .innerJoin("instants", "instants.seq", "subjects.seq")
    .innerJoin("entries", "entries.seq", "subjects.seq")
    .select(["subjects.ref", "subjects.seq", "instants.at", "entries.json"])
    .where("subjects.subject", "=", subject)
    .where("subjects.role", "=", role)
    .orderBy("subjects.seq", "desc");
