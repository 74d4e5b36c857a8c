import { createRoute, z } from "@hono/zod-openapi";
import { CodedField, CodingDraft, KeptDraft } from "../../model/coding.ts";
import { CaptureId, Ref } from "../../model/ids.ts";
import { comparedCodings } from "../../pipeline/coding/compare.ts";
import type { Door } from "../door.ts";
import { COUNT } from "./nouns.ts";
import { answers, makePart, takes } from "./shapes.ts";

const listDrafts = createRoute({
  method: "get",
  path: "/coding/drafts",
  summary: "Unfinished coding, last written first, of one report or of all",
  request: { query: z.object({ capture: CaptureId.optional() }) },
  responses: answers(z.object({ drafts: z.array(KeptDraft) }), "Kept in the register."),
});

const DraftParam = z.object({ id: Ref });

const keepDraft = createRoute({
  method: "put",
  path: "/coding/drafts/{id}",
  summary: "Keep a draft under a random id of the caller's; it is no part of the record",
  request: {
    params: DraftParam,
    body: takes(
      CodingDraft.unwrap().extend({
        /** Finished, to be compared with another person's: it is not changed after that. */
        done: z.boolean().default(false),
      }),
    ),
  },
  responses: answers(z.object({ at: z.string() }), "When it was written."),
});

const ComparedAnswer = z
  .object({
    mine: KeptDraft,
    theirs: KeptDraft,
    /** Whose the other is; null once their name is erased. */
    who: z.string().nullable(),
    fields: z
      .array(
        z.object({
          field: z.string(),
          item: COUNT,
          mine: CodedField.nullable(),
          theirs: CodedField.nullable(),
          same: z.boolean(),
        }),
      )
      .readonly(),
    /** Fields in which both say the same, of all that either gives. */
    agreed: COUNT,
    of: COUNT,
  })
  .openapi("ComparedCodings");

const compareDrafts = createRoute({
  method: "get",
  path: "/coding/compared",
  summary: "Two persons' codings of one report, done blindly, field by field",
  request: { query: z.object({ capture: CaptureId }) },
  responses: answers(
    z.object({
      compared: z.array(ComparedAnswer).readonly(),
      /** Done by the reader, and by nobody else so far. */
      waiting: COUNT,
    }),
    "Another's coding is told once the reader has done one of the same report.",
  ),
});

const dropDraft = createRoute({
  method: "delete",
  path: "/coding/drafts/{id}",
  summary: "Throw a draft away",
  request: { params: DraftParam },
  responses: answers(z.object({ removed: z.boolean() }), "False where there was none."),
});

/** Unfinished coding, and two persons' codings of one report side by side. */
export const draftsPart = (door: Door) =>
  makePart()
    .openapi(listDrafts, async (c) => {
      const { capture } = c.req.valid("query");
      const { store, by } = await door.openPath();
      return c.json({ drafts: [...(await store.view.drafts(capture ?? null, by))] }, 200);
    })
    .openapi(keepDraft, async (c) => {
      const { store, by } = await door.openPath();
      const [at, { id }] = [new Date().toISOString(), c.req.valid("param")];
      const { done, ...draft } = c.req.valid("json");
      await store.drafts.put({ id, at, by, done, draft });
      return c.json({ at }, 200);
    })
    .openapi(compareDrafts, async (c) => {
      const { store, by } = await door.openPath();
      const { compared, waiting } = await comparedCodings(
        store.view,
        c.req.valid("query").capture,
        by,
      );
      const told = await Promise.all(
        compared.map(async (one) => ({ ...one, who: await store.view.personName(one.theirs.by) })),
      );
      return c.json({ compared: told, waiting }, 200);
    })
    .openapi(dropDraft, async (c) => {
      const { store } = await door.openPath();
      return c.json({ removed: await store.drafts.remove(c.req.valid("param").id) }, 200);
    });
