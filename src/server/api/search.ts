import { createRoute } from "@hono/zod-openapi";
import { type Door, viewOf } from "../door.ts";
import { SearchAnswer, SearchQuestion } from "./nouns.ts";
import { answers, makePart, takes } from "./shapes.ts";

const search = createRoute({
  method: "post",
  path: "/search",
  summary: "Full-text search; the words travel in the body, never in an address",
  request: { body: takes(SearchQuestion) },
  responses: answers(
    SearchAnswer,
    "Snippets are plain text, found words between U+2068 and U+2069; sensitive passages are veiled.",
  ),
});

/** Full-text search over reports. */
export const searchPart = (door: Door) =>
  makePart().openapi(search, async (c) => {
    const { query, ...options } = c.req.valid("json");
    return c.json(await (await viewOf(door)).search(query, options), 200);
  });
