/** A team's own list of incidents: how it would be read, brought in while others are answered, taken back. */
import { createRoute, z } from "@hono/zod-openapi";
import { OnrecordError } from "../../model/error.ts";
import { CaptureId, ClaimId } from "../../model/ids.ts";
import { ListMapping } from "../../model/list.ts";
import { undoImport } from "../../pipeline/lists/import.ts";
import { keptLists, planImport } from "../../pipeline/lists/plan.ts";
import { type Door, viewOf } from "../door.ts";
import { KeptListAnswer, ListPlanAnswer, toKept, toPlan } from "./list-plan.ts";
import { beginRun, isGoing, ListRunAnswer, type Running } from "./list-run.ts";
import { answers, makePart, parsePart, takes, takesForm } from "./shapes.ts";

const WORDS = z.string().trim().min(1).max(500);
const ROW = z.int().min(1);

const ListAsked = z
  .object({
    /** Null: the one of a list on record that fits, else a first guess. */
    mapping: ListMapping.nullable().default(null),
    sheet: z.string().max(200).nullable().default(null),
    header_row: ROW.max(1000).nullable().default(null),
    /** The list on record it is a version of; null: whichever shares most rows, "new": none. */
    replaces: z
      .union([CaptureId, z.literal("new")])
      .nullable()
      .default(null),
  })
  .openapi("ListAsked");

const ListDraft = z
  .object({
    doing: z.enum(["preview", "import"]),
    name: z.string().min(1).max(4000),
    title: WORDS,
    mapping: ListMapping,
    replaces: CaptureId.nullable().default(null),
    decisions: z
      .array(z.object({ row: ROW, claim: ClaimId, same: z.boolean() }))
      .max(20_000)
      .default([]),
    reason: z.string().trim().min(1).max(5000),
  })
  .openapi("ListDraft");

const FILE = z
  .instanceof(File)
  .openapi({ type: "string", format: "binary" as const, description: "CSV or XLSX." });

const LatestRun = z.object({ run: ListRunAnswer.nullable() });

const listLists = createRoute({
  method: "get",
  path: "/lists",
  summary: "The lists that were brought in, the last first",
  responses: answers(
    z.object({ lists: z.array(KeptListAnswer).readonly() }),
    "At most 200; withdrawn ones too.",
  ),
});

const planList = createRoute({
  method: "post",
  path: "/lists/plan",
  summary: "How a list would be read, and what differs from the version on record; nothing is kept",
  request: {
    body: takesForm(
      z.object({ asked: z.string().openapi({ description: "ListAsked as JSON." }), file: FILE }),
    ),
  },
  responses: answers(
    ListPlanAnswer,
    "At most 300 wordings that give no value, 100 rows of each difference; `_total` counts all.",
  ),
});

const showRun = createRoute({
  method: "get",
  path: "/lists/run",
  summary: "The preview or import under way, or the last one since the program began",
  responses: answers(LatestRun, "Null where there was none."),
});

const startRun = createRoute({
  method: "post",
  path: "/lists/run",
  summary:
    "Look at what a list would meet on record, or bring it in; others are answered meanwhile",
  request: {
    body: takesForm(
      z.object({ draft: z.string().openapi({ description: "ListDraft as JSON." }), file: FILE }),
    ),
  },
  responses: answers(LatestRun, "It has begun; GET /lists/run tells how far it is."),
});

const endRun = createRoute({
  method: "post",
  path: "/lists/run/end",
  summary: "Stop the preview or import under way",
  request: { body: takes(z.object({})) },
  responses: answers(LatestRun, "It ends at its next step; nothing of it is on record then."),
});

const undoList = createRoute({
  method: "post",
  path: "/lists/undo",
  summary: "Take an imported list out of every record and put the version before it back",
  request: {
    body: takes(z.object({ list: CaptureId, reason: z.string().trim().min(1).max(5000) })),
  },
  responses: answers(
    z.object({ restored: CaptureId.nullable() }),
    "`restored`: the version before it, null where there was none to put back.",
  ),
});

/** A team's own lists. */
export const listsPart = (door: Door) => {
  let latest: Running | null = null;
  const runNow = () => ({ run: latest?.run ?? null });
  return makePart()
    .openapi(listLists, async (c) => {
      const lists = await keptLists(await viewOf(door));
      return c.json({ lists: lists.map(toKept) }, 200);
    })
    .openapi(planList, async (c) => {
      const { asked, file } = c.req.valid("form");
      const view = await viewOf(door);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const question = { bytes, ...parsePart(ListAsked, "asked", asked) };
      const plan = await planImport(view, question, c.req.raw.signal);
      if (plan === null) throw new OnrecordError("usage", "Cannot read the list: it was stopped");
      return c.json(await toPlan(view, plan), 200);
    })
    .openapi(showRun, (c) => c.json(runNow(), 200))
    .openapi(startRun, async (c) => {
      if (latest !== null && isGoing(latest)) {
        const state = "another list is on its way, wait for it or stop it";
        throw new OnrecordError("busy", `Cannot take the list: ${state}`);
      }
      const { draft, file } = c.req.valid("form");
      const { doing, decisions, reason, mapping, replaces, ...named } = parsePart(
        ListDraft,
        "draft",
        draft,
      );
      const bytes = new Uint8Array(await file.arrayBuffer());
      const path = await door.openPath();
      const input = { ...named, bytes, list: { mapping, replaces } };
      latest = beginRun(path, input, { doing, decisions, reason });
      return c.json(runNow(), 200);
    })
    .openapi(endRun, (c) => {
      latest?.ending.abort();
      return c.json(runNow(), 200);
    })
    .openapi(undoList, async (c) => {
      const { list, reason } = c.req.valid("json");
      return c.json(await undoImport(await door.openPath(), list, reason), 200);
    });
};
