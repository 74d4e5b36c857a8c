import { createRoute, z } from "@hono/zod-openapi";
import { loadRuleData } from "../../load/load.ts";
import { FigureMeasure, Figures, FigureUnit } from "../../model/figures.ts";
import { PlaceId } from "../../model/ids.ts";
import { Day } from "../../model/when.ts";
import { countFigures } from "../../pipeline/figures.ts";
import { type Door, viewOf } from "../door.ts";
import { answers, makePart, takes } from "./shapes.ts";

/** A question as it travels; what is left out is open. */
export const FiguresAsked = z.object({
  measure: FigureMeasure,
  unit: FigureUnit.default("year"),
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
  place: PlaceId.nullable().default(null),
  status: z.enum(["any", "accepted"]).default("any"),
  pooled: z.boolean().default(true),
  accounts: z.int().min(0).max(9).default(0),
});

const askFigures = createRoute({
  method: "post",
  path: "/figures/ask",
  summary: "Counts over time, province and kind; the question travels in the body",
  request: { body: takes(FiguresAsked) },
  responses: answers(
    z.object({ figures: Figures }),
    "What is documented, not all; `question` belongs to every number. Totals by others are never added.",
  ),
});

/** Counts of what is documented. */
export const figuresPart = (door: Door) =>
  makePart().openapi(askFigures, async (c) => {
    const figures = await countFigures(await viewOf(door), c.req.valid("json"), loadRuleData());
    return c.json({ figures }, 200);
  });
