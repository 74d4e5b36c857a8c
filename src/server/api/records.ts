import { createRoute } from "@hono/zod-openapi";
import { OnrecordError } from "../../model/error.ts";
import type { View } from "../../store/store.ts";
import { type Door, viewOf } from "../door.ts";
import {
  AsHeldQuery,
  RecordAnswer,
  RecordListQuery,
  RecordParam,
  RecordQuestion,
  RecordsAnswer,
} from "./nouns.ts";
import { answers, makePart, takes } from "./shapes.ts";

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

/** What is on record: incidents, orders, totals by others, copies, differences. */
export const recordsPart = (door: Door) =>
  makePart()
    .openapi(listRecords, async (c) => {
      const { from = null, to = null, as_held = null, leads, ...rest } = c.req.valid("query");
      const question = { ...rest, from, to, as_held, place: null, leads: leads === "true" };
      return c.json({ records: await recordsByQuestion(await viewOf(door), question) }, 200);
    })
    .openapi(askRecords, async (c) => {
      const records = await recordsByQuestion(await viewOf(door), c.req.valid("json"));
      return c.json({ records }, 200);
    })
    .openapi(showRecord, async (c) => {
      const { id } = c.req.valid("param");
      const record = await (await viewOf(door)).record(id, c.req.valid("query").as_held ?? null);
      if (record !== null) return c.json({ record }, 200);
      throw new OnrecordError("not-found", `Cannot show the record: "${id}" is not on record`);
    });

function recordsByQuestion(view: View, { as_held, ...question }: RecordQuestion) {
  return view.records({ ...question, asHeld: as_held });
}
