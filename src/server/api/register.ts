import { createRoute } from "@hono/zod-openapi";
import { type Door, viewOf } from "../door.ts";
import { RegisterAnswer } from "./nouns.ts";
import { answers, makePart } from "./shapes.ts";

const showRegister = createRoute({
  method: "get",
  path: "/register",
  summary: "The register: its name, its keys and what it holds",
  responses: answers(RegisterAnswer, "Counts are of what is documented here, not of all."),
});

/** What one register is and holds. */
export const registerPart = (door: Door) =>
  makePart().openapi(showRegister, async (c) => c.json(await (await viewOf(door)).facts(), 200));
