import { createRoute, z } from "@hono/zod-openapi";
import { loadCodebook } from "../../load/codebook.ts";
import { Codebook, CodebookVersion, Wording } from "../../model/codebook.ts";
import { Ref } from "../../model/ids.ts";
import { decide } from "../../pipeline/decide.ts";
import { codebookEdits, codebookOf } from "../../review/codebook.ts";
import { type Door, viewOf } from "../door.ts";
import { answers, makePart, takes } from "./shapes.ts";

const MOST_UNITS = 4000;
const wording = z.object({
  en: z.string().trim().min(1).max(MOST_UNITS),
  ko: z.string().trim().min(1).max(MOST_UNITS),
});

const EditDraft = z
  .object({
    entry: z.string().min(1).max(60),
    definition: wording,
    include: wording,
    exclude: wording,
    example: wording,
    reason: z.string().trim().min(1).max(5000),
  })
  .openapi("CodebookEdit");

const MadeEdit = z
  .object({
    ref: Ref,
    at: z.string(),
    who: z.string().nullable(),
    holds: z.boolean(),
    reason: z.string(),
    entry: z.string(),
    definition: Wording,
    include: Wording,
    exclude: Wording,
    example: Wording,
    version: CodebookVersion,
  })
  .openapi("MadeCodebookEdit");

const CodebookAnswer = z
  .object({
    codebook: Codebook,
    version: CodebookVersion,
    /** As it is shipped, before any edit. */
    shipped: CodebookVersion,
    edits: z.array(MadeEdit),
  })
  .openapi("RegisterCodebook");

const showCodebook = createRoute({
  method: "get",
  path: "/codebook",
  summary: "How everything is coded in this register, and how it came to be so",
  responses: answers(CodebookAnswer, "`edits` are newest first; those taken back do not hold."),
});

const editCodebook = createRoute({
  method: "post",
  path: "/codebook/edits",
  summary: "Word an entry anew, with a reason; later decisions name the new version",
  request: { body: takes(EditDraft) },
  responses: answers(z.object({ ref: Ref }), "`ref` is what `undo` takes."),
});

/** The codebook of one register. */
export const codebookPart = (door: Door) =>
  makePart()
    .openapi(showCodebook, async (c) => {
      const view = await viewOf(door);
      const shipped = loadCodebook();
      const { codebook, version } = await codebookOf(view, shipped);
      const made = (await codebookEdits(view, shipped)).toReversed();
      const edits = await Promise.all(
        made.map(async ({ stored, edit, version: then }) => {
          const { decision: _decision, ...words } = edit;
          const { ref, at, by, holds } = stored;
          return { ref, at, who: await view.personName(by), holds, ...words, version: then };
        }),
      );
      const { version: first } = await codebookOf({ decisions: async () => [] }, shipped);
      return c.json({ codebook, version, shipped: first, edits }, 200);
    })
    .openapi(editCodebook, async (c) => {
      const path = await door.openPath();
      const decision = { decision: "edit-codebook", ...c.req.valid("json") } as const;
      const { ref } = await decide(path, { decision, keys: [] });
      return c.json({ ref }, 200);
    });
