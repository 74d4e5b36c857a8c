/** Unfinished coding: a small table beside the ledger, read through the guard. */

import { CodingDraft, type KeptDraft } from "../../model/coding.ts";
import { OnrecordError } from "../../model/error.ts";
import { CaptureId, PersonRef, Ref } from "../../model/ids.ts";
import type { Drafts } from "../drafts.ts";
import { veilDraft } from "../guard.ts";
import type { Connection } from "./connection.ts";
import type { Queries } from "./find.ts";
import { loadVeiledTexts } from "./veiled-text.ts";

/** Writes through a connection that is in a transaction. */
export const openDrafts = (connection: () => Connection): Drafts => ({
  put: async ({ id, at, by, done, draft }) => {
    const db = connection();
    if (db.row("SELECT 1 AS one FROM captures WHERE id = ?", [draft.capture]) === null) {
      const state = `report "${draft.capture}" is not on record`;
      throw new OnrecordError("not-found", `Cannot keep a draft: ${state}`);
    }
    requireOpen(db, id, by);
    const json = JSON.stringify(CodingDraft.parse(draft));
    db.run(
      "INSERT OR REPLACE INTO drafts (id, capture, at, by, done, json) VALUES (?, ?, ?, ?, ?, ?)",
      [id, draft.capture, at, by, done ? 1 : 0, json],
    );
  },
  remove: async (id) => connection().run("DELETE FROM drafts WHERE id = ?", [id]) > 0,
});

/** What was compared must not be changed after the other's was seen. */
const requireOpen = (db: Connection, id: Ref, by: PersonRef): void => {
  const row = db.row("SELECT by, done FROM drafts WHERE id = ?", [id]);
  if (row === null || (row.by === by && row.done === 0)) return;
  const state = row.done === 1 ? "it is done, begin another" : "it is another person's";
  throw new OnrecordError("usage", `Cannot change draft "${id}": ${state}`);
};

type Transact = <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;

/** Each write in a transaction of its own; nothing is signed, for the ledger does not grow. */
export const draftsThrough = (transact: Transact): Drafts => ({
  put: (draft) => transact((connection) => openDrafts(() => connection).put(draft)),
  remove: (id) => transact((connection) => openDrafts(() => connection).remove(id)),
});

/**
 * Of one capture, or of all, as far as the reader may see them; what a draft repeats of words veiled
 * since is left out.
 */
export const findDrafts = async (
  db: Queries,
  capture: CaptureId | null,
  reader: PersonRef,
): Promise<readonly KeptDraft[]> => {
  let query = db.selectFrom("drafts").selectAll().orderBy("at", "desc").orderBy("id");
  if (capture !== null) query = query.where("capture", "=", capture);
  const all = await query.execute();
  const finished = new Set(
    all.filter(({ by, done }) => by === reader && done === 1).map((row) => row.capture),
  );
  const rows = all.filter(
    (row) => row.by === reader || (row.done === 1 && finished.has(row.capture)),
  );
  const texts = await loadVeiledTexts(
    db,
    rows.map((row) => [row.capture]),
  );
  return rows.map(({ id, at, by, done, json, capture: of }) => {
    const source = texts.get(CaptureId.parse(of));
    const draft = parseDraft(json, id);
    return {
      id: Ref.parse(id),
      at,
      by: PersonRef.parse(by),
      done: done === 1,
      draft: source === undefined ? draft : veilDraft(draft, source),
    };
  });
};

const parseDraft = (json: string, id: string): CodingDraft => {
  const parsed = CodingDraft.safeParse(maybeJson(json));
  if (parsed.success) return parsed.data;
  throw new OnrecordError("damaged", `Cannot read draft "${id}": it is no draft, throw it away`);
};

const maybeJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};
