import { createRoute, z } from "@hono/zod-openapi";
import { ClaimKind } from "../../model/claim.ts";
import { SensitiveSpan } from "../../model/passage.ts";
import { type Door, viewOf } from "../door.ts";
import { CaptureAnswer, ClaimAnswer, COUNT } from "./nouns.ts";
import { answers, makePart, takes } from "./shapes.ts";

/** The name of an outlet travels in the body, so that no log keeps it. */
const QueueQuestion = z
  .object({
    kind: ClaimKind.nullable().default(null),
    outlet: z.string().min(1).max(500).nullable().default(null),
    limit: z.int().min(1).max(100).default(20),
    offset: COUNT.default(0),
  })
  .openapi("QueueQuestion");

const QueuedClaim = z
  .object({
    ...ClaimAnswer.shape,
    report: CaptureAnswer.omit({ copies: true }),
    /** Stretches of the text around its words; veiled code units stand as U+2592. */
    contexts: z
      .array(
        z.object({ start: COUNT, text: z.string(), veiled: z.array(SensitiveSpan).readonly() }),
      )
      .readonly(),
  })
  .openapi("QueuedClaim");

const readQueue = createRoute({
  method: "post",
  path: "/review/queue",
  summary: "Claims that nobody has decided on, report by report, the weightiest first",
  request: { body: takes(QueueQuestion) },
  responses: answers(
    z.object({ proposals: z.array(QueuedClaim).readonly(), total: COUNT }),
    "Reports that tell of an incident or an order first, the last added first; `total` counts all.",
  ),
});

/** What waits for a person, to be decided on one by one. */
export const reviewPart = (door: Door) =>
  makePart().openapi(readQueue, async (c) => {
    const { proposals, total } = await (await viewOf(door)).queue(c.req.valid("json"));
    const told = proposals.map(({ claim: { claim, capture, state, record }, ...around }) => {
      return { claim, capture, state, record, ...around };
    });
    return c.json({ proposals: told, total }, 200);
  });
