import { createRoute, z } from "@hono/zod-openapi";
import { loadQuietWords } from "../../load/quiet.ts";
import { answers, makePart } from "./shapes.ts";

const QuietAnswer = z.object({
  languages: z.array(z.object({ language: z.string(), words: z.array(z.string()).readonly() })),
});

const showQuiet = createRoute({
  method: "get",
  path: "/quiet",
  summary: "Words of children, bodies and wounds that a reader may have hidden until they ask",
  responses: answers(QuietAnswer, "By language; the same for every register."),
});

/** What quiet mode hides. */
export const quietPart = () =>
  makePart().openapi(showQuiet, (c) => c.json({ languages: [...loadQuietWords()] }, 200));
