import { createRoute, z } from "@hono/zod-openapi";
import { READ_LIMIT_BYTES } from "../../capture/capture.ts";
import { CaptureId } from "../../model/ids.ts";
import { CopyHow } from "../../model/record.ts";
import type { Family, ShownCapture } from "../../store/capture-list.ts";
import type { CaptureRow } from "../../store/store.ts";
import { type Door, viewOf } from "../door.ts";
import { CaptureAnswer, COUNT, PageQuery } from "./nouns.ts";
import { answers, makePart } from "./shapes.ts";

/** Why a report was kept and not read. */
export const Problem = z.enum(["too-large", "binary", "not-read"]);
export type Problem = z.infer<typeof Problem>;

const ArrivalsQuery = PageQuery.extend({
  show: z.enum(["all", "waiting", "leads"]).default("all"),
});

const Arrival = z
  .object({
    ...CaptureAnswer.pick({
      ...{ id: true, at: true, name: true, title: true, outlet: true, published: true },
      ...{ original: true, language: true, article: true, lead: true, state: true },
    }).shape,
    /** Why it was kept and not read; null where it was read. */
    problem: Problem.nullable(),
    claims: COUNT,
    /** Of its claims, those that nobody has decided on. */
    waiting: COUNT,
    /** How many other reports have the same text origin. */
    copies: COUNT,
    /** The report it was copied from, and how; null where it is the root or has no copies. */
    copy_of: z
      .object({
        id: CaptureId,
        how: CopyHow,
        title: z.string().nullable(),
        outlet: z.string().nullable(),
        published: z.string().nullable(),
      })
      .nullable(),
  })
  .openapi("Arrival");

const listArrivals = createRoute({
  method: "get",
  path: "/arrivals",
  summary: "What came in, the last added first, and how much of it waits for a person",
  request: { query: ArrivalsQuery },
  responses: answers(
    z.object({
      arrivals: z.array(Arrival).readonly(),
      waiting: z.object({ claims: COUNT, reports: COUNT, leads: COUNT }),
    }),
    "`waiting` counts claims that nobody has decided on, their reports, and leads.",
  ),
});

/** What came in lately, and what of it is still to do. */
export const arrivalsPart = (door: Door) =>
  makePart().openapi(listArrivals, async (c) => {
    const view = await viewOf(door);
    const rows = await view.arrivals(c.req.valid("query"));
    return c.json({ arrivals: rows.map(toArrival), waiting: await view.waiting() }, 200);
  });

/** Null where the report was read. */
export function problemOf({ unread, failure, bytes, media }: CaptureRow): Problem | null {
  if (unread === null && failure === null) return null;
  if (bytes > READ_LIMIT_BYTES) return "too-large";
  return media === "binary" ? "binary" : "not-read";
}

function toArrival(row: ShownCapture): z.infer<typeof Arrival> {
  const { id, at, name, title, outlet, published, original, copies } = row;
  const { language, article, lead, state, claims, waiting } = row;
  return {
    ...{ id, at, name, title, outlet, published, original, language, article, lead, state },
    ...{ problem: problemOf(row), claims, waiting },
    copies: copies?.others ?? 0,
    copy_of: copies === null || copies.root === id ? null : rootOf(copies),
  };
}

/** Of a very large family the root may be left out of what is told. */
function rootOf({ root: id, how, members }: Family) {
  const root = members.find((member) => member.id === id);
  const { title = null, outlet = null, published = null } = root ?? {};
  return { id, how, title, outlet, published };
}
