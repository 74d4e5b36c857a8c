import { createRoute } from "@hono/zod-openapi";
import type { Door } from "../door.ts";
import { RegisterAnswer } from "./nouns.ts";
import { answers, makePart } from "./shapes.ts";

const showRegister = createRoute({
  method: "get",
  path: "/register",
  summary: "The register: its name, its keys and what it holds",
  responses: answers(
    RegisterAnswer.nullable(),
    "Counts are of what is documented here, not of all; null where there is no register yet.",
  ),
});

/** What one register is and holds. */
export const registerPart = (door: Door) =>
  makePart().openapi(showRegister, async (c) => {
    const view = await door.findView();
    return c.json(view === null ? null : await view.facts(), 200);
  });
