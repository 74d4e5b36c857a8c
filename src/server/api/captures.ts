import { createRoute } from "@hono/zod-openapi";
import { OnrecordError } from "../../model/error.ts";
import type { CaptureRow, View } from "../../store/store.ts";
import { type Door, viewOf } from "../door.ts";
import { CaptureParam, CapturesAnswer, ClaimsAnswer, PageQuery, ReportAnswer } from "./nouns.ts";
import { answers, makePart } from "./shapes.ts";

const listCaptures = createRoute({
  method: "get",
  path: "/captures",
  summary: "Reports, newest first",
  request: { query: PageQuery },
  responses: answers(CapturesAnswer, "One page of reports."),
});

const showCapture = createRoute({
  method: "get",
  path: "/captures/{id}",
  summary: "One report with its text",
  request: { params: CaptureParam },
  responses: answers(ReportAnswer, "`reading` is null where no reading could be made."),
});

const listClaims = createRoute({
  method: "get",
  path: "/captures/{id}/claims",
  summary: "What one report claims, with the words that say it",
  request: { params: CaptureParam, query: PageQuery },
  responses: answers(ClaimsAnswer, "Claims in the order of the text."),
});

/** Reports, each with its text and what it claims. */
export const capturesPart = (door: Door) =>
  makePart()
    .openapi(listCaptures, async (c) => {
      const captures = await (await viewOf(door)).captures(c.req.valid("query"));
      return c.json({ captures }, 200);
    })
    .openapi(showCapture, async (c) => {
      const view = await viewOf(door);
      const capture = await captureById(view, c.req.valid("param").id);
      const shown = await view.reading(capture.id);
      return c.json({ capture, reading: shown?.reading ?? null, veiled: shown?.veiled ?? [] }, 200);
    })
    .openapi(listClaims, async (c) => {
      const view = await viewOf(door);
      const { id } = await captureById(view, c.req.valid("param").id);
      const page = c.req.valid("query");
      const stored = await view.claims({ ...page, kind: null, modality: null, capture: id });
      const claims = stored.map(({ claim, capture, state, record }) => {
        return { claim, capture, state, record };
      });
      return c.json({ claims }, 200);
    });

/** A report by its id or the start of it; "not-found" where there is none or several. */
export async function captureById(view: View, id: string): Promise<CaptureRow> {
  const row = await view.capture(id);
  if (row !== null) return row;
  const message = `Cannot show the report: "${id}" is no id here or fits several, give more of it`;
  throw new OnrecordError("not-found", message);
}
