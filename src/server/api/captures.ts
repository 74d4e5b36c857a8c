import { createRoute, z } from "@hono/zod-openapi";
import { ClaimKind } from "../../model/claim.ts";
import { OnrecordError } from "../../model/error.ts";
import { CaptureId } from "../../model/ids.ts";
import { Day, Instant } from "../../model/when.ts";
import type { ShownCapture } from "../../store/capture-list.ts";
import type { View } from "../../store/store.ts";
import { type Door, viewOf } from "../door.ts";
import {
  CaptureAnswer,
  CaptureParam,
  ClaimsAnswer,
  CountedAnswer,
  PageQuery,
  ReportAnswer,
} from "./nouns.ts";
import { answers, makePart, takes } from "./shapes.ts";

const MAYBE = z.boolean().nullable().default(null);

/** Words and names of outlets travel in the body, so that no log keeps them. */
const CaptureQuestionBody = z
  .object({
    words: z.string().trim().min(1).max(500).nullable().default(null),
    order: z.enum(["newest", "relevance"]).default("newest"),
    folded: z.boolean().default(false),
    outlet: z.string().min(1).max(500).nullable().default(null),
    language: z.string().min(1).max(35).nullable().default(null),
    from: Day.nullable().default(null),
    to: Day.nullable().default(null),
    known_by: Day.nullable().default(null),
    as_held: Instant.nullable().default(null),
    state: z.enum(["active", "withdrawn"]).nullable().default(null),
    lead: MAYBE,
    read: MAYBE,
    waiting: MAYBE,
    kind: ClaimKind.nullable().default(null),
    limit: z.int().min(1).max(500).default(100),
    offset: z.int().min(0).default(0),
  })
  .openapi("CaptureQuestion");

/** A report as lists and searches tell it. */
export const ListedCapture = CaptureAnswer.extend({
  fits: z.boolean(),
  found: z.object({ capture: CaptureId, snippet: z.string() }).nullable(),
}).openapi("ListedCapture");

const CapturesAnswer = z.object({
  captures: z.array(ListedCapture).readonly(),
  total: CountedAnswer,
});

const COUNT = z.int().min(0);
const FacetsAnswer = z
  .object({
    outlets: z.array(z.object({ outlet: z.string(), count: COUNT })).readonly(),
    more_outlets: z.boolean(),
    kinds: z.array(z.object({ kind: ClaimKind, count: COUNT })).readonly(),
    languages: z.array(z.object({ language: z.string(), count: COUNT })).readonly(),
    years: z.array(z.object({ year: z.string(), count: COUNT })).readonly(),
  })
  .openapi("Facets");

const askCaptures = createRoute({
  method: "post",
  path: "/captures/ask",
  summary: "Reports that fit a question, by date of publication or by relevance",
  request: { body: takes(CaptureQuestionBody) },
  responses: answers(
    CapturesAnswer,
    "`known_by`: surely published by that day; `as_held`: came in by that instant. Snippets are plain text, found words between U+2068 and U+2069. `folded` shows a family of " +
      "copies once, by its root, where any of them fits; `fits` is false for a root that does not " +
      "fit itself, and `found.capture` is the copy that has the words. Relevance is weighed among " +
      "the 2,000 matches added last.",
  ),
});

const showFacets = createRoute({
  method: "get",
  path: "/captures/facets",
  summary:
    "The outlets, kinds of claims, languages and years there are, with how many reports each",
  responses: answers(FacetsAnswer, "At most 200 outlets, those with most reports first."),
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
    .openapi(askCaptures, async (c) => {
      const { known_by: knownBy, as_held: asHeld, ...question } = c.req.valid("json");
      const view = await viewOf(door);
      return c.json(await view.captures({ ...question, knownBy, asHeld }), 200);
    })
    .openapi(showFacets, async (c) => {
      const { moreOutlets, ...facets } = await (await viewOf(door)).facets();
      return c.json({ ...facets, more_outlets: moreOutlets }, 200);
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

/** As many digits as an id has; fewer are the start of one. */
const ID_DIGITS = 32;

/** A report by its id or the start of it; "not-found" where there is none or several. */
export async function captureById(view: View, id: string): Promise<ShownCapture> {
  const row = await view.capture(id);
  if (row !== null) return row;
  const state =
    id.length === ID_DIGITS ? "is not on record" : "is no id here or fits several, give more of it";
  throw new OnrecordError("not-found", `Cannot show the report: "${id}" ${state}`);
}
