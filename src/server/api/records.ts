import { createRoute, z } from "@hono/zod-openapi";
import { OnrecordError } from "../../model/error.ts";
import { OnRecord } from "../../model/record.ts";
import type { View } from "../../store/store.ts";
import { type Door, viewOf } from "../door.ts";
import { StandingAnswer, standingOf } from "../standing.ts";
import {
  AsHeldQuery,
  CaptureAnswer,
  ClaimAnswer,
  RecordAnswer,
  RecordListQuery,
  RecordParam,
  RecordQuestion,
  RecordsAnswer,
} from "./nouns.ts";
import { answers, makePart, takes } from "./shapes.ts";

const GroundsAnswer = z
  .object({
    record: OnRecord,
    claims: z.array(ClaimAnswer).readonly(),
    captures: z.array(CaptureAnswer).readonly(),
    differences: z.array(OnRecord).readonly(),
    standing: z.array(StandingAnswer).readonly(),
  })
  .openapi("Grounds");

const listRecords = createRoute({
  method: "get",
  path: "/records",
  summary: "Reported incidents, orders, aggregates, copies or differences",
  request: { query: RecordListQuery },
  responses: answers(RecordsAnswer, "Records that rest on leads alone only with `leads=true`."),
});

const askRecords = createRoute({
  method: "post",
  path: "/records/ask",
  summary: "The same, at a place: the question travels in the body, never in an address",
  request: { body: takes(RecordQuestion) },
  responses: answers(RecordsAnswer, "Records at the place or anywhere in it."),
});

const showRecord = createRoute({
  method: "get",
  path: "/records/{id}",
  summary: "One record; ids of merged and split records lead to what they are now",
  request: { params: RecordParam, query: AsHeldQuery },
  responses: answers(RecordAnswer, "Every value on record, each with what it rests on."),
});

const showGrounds = createRoute({
  method: "get",
  path: "/records/{id}/grounds",
  summary: "One record with the claims, words and reports it rests on, and what differs about it",
  request: { params: RecordParam, query: AsHeldQuery },
  responses: answers(
    GroundsAnswer,
    "`standing` has every value of every field with those on whose word it rests. The words of a value are those of its `passages` that stand in a claim's own; `record.id` is " +
      "another than the one asked for where that was merged or split.",
  ),
});

/** What is on record: incidents, orders, totals by others, copies, differences. */
export const recordsPart = (door: Door) =>
  makePart()
    .openapi(listRecords, async (c) => {
      const { from = null, to = null, as_held = null, leads, ...rest } = c.req.valid("query");
      const question = { ...rest, from, to, as_held, place: null, leads: leads === "true" };
      return c.json(await recordsByQuestion(await viewOf(door), question), 200);
    })
    .openapi(askRecords, async (c) => {
      return c.json(await recordsByQuestion(await viewOf(door), c.req.valid("json")), 200);
    })
    .openapi(showRecord, async (c) => {
      const { id } = c.req.valid("param");
      const asHeld = c.req.valid("query").as_held ?? null;
      return c.json({ record: await recordById(await viewOf(door), id, asHeld) }, 200);
    })
    .openapi(showGrounds, async (c) => {
      const view = await viewOf(door);
      const asHeld = c.req.valid("query").as_held ?? null;
      const record = await recordById(view, c.req.valid("param").id, asHeld);
      const { claims, captures, differences } = await view.grounds(record);
      const standing = await standingOf(view, record, { claims, captures });
      const told = claims.map(({ claim, capture, state }) => {
        return { claim, capture, state, record: record.id };
      });
      return c.json({ record, claims: told, captures, differences, standing }, 200);
    });

async function recordsByQuestion(
  view: View,
  { as_held, limit, offset, ...question }: RecordQuestion,
) {
  const query = { ...question, asHeld: as_held };
  const records = await view.records({ ...query, limit, offset });
  return { records, total: await view.recordCount(query) };
}

/** A record by its id or the start of it, as it was held at an instant; "not-found" where there is none. */
export async function recordById(view: View, id: string, asHeld: string | null): Promise<OnRecord> {
  const record = await view.record(id, asHeld);
  if (record !== null) return record;
  throw new OnrecordError("not-found", `Cannot show the record: "${id}" is not on record`);
}
