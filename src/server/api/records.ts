import { createRoute, z } from "@hono/zod-openapi";
import { loadRuleData } from "../../load/load.ts";
import { OnrecordError } from "../../model/error.ts";
import { OnRecord } from "../../model/record.ts";
import { asKnown, differencesKnown, recordsKnown } from "../../pipeline/known.ts";
import { tiesOn } from "../../pipeline/ties.ts";
import type { View } from "../../store/store.ts";
import { type Door, viewOf } from "../door.ts";
import { ListRowAnswer, listRowsOf } from "../list-rows.ts";
import { StandingAnswer, standingOf } from "../standing.ts";
import {
  CaptureAnswer,
  ClaimAnswer,
  RecordAnswer,
  RecordListQuery,
  RecordParam,
  RecordQuestion,
  RecordsAnswer,
  TieAnswer,
  TimesQuery,
} from "./nouns.ts";
import { answers, makePart, takes } from "./shapes.ts";

const GroundsAnswer = z
  .object({
    record: OnRecord,
    claims: z.array(ClaimAnswer).readonly(),
    captures: z.array(CaptureAnswer).readonly(),
    differences: z.array(OnRecord).readonly(),
    standing: z.array(StandingAnswer).readonly(),
    /** Of the claims that stand in a team's own list. */
    list_rows: z.array(ListRowAnswer).readonly(),
    /** The orders a report ties the incident to, or the incidents of the order. */
    ties: z.array(TieAnswer).readonly(),
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
  request: { params: RecordParam, query: TimesQuery },
  responses: answers(RecordAnswer, "Every value on record, each with what it rests on."),
});

const showGrounds = createRoute({
  method: "get",
  path: "/records/{id}/grounds",
  summary: "One record with the claims, words and reports it rests on, and what differs about it",
  request: { params: RecordParam, query: TimesQuery },
  responses: answers(
    GroundsAnswer,
    "`standing` has every value of every field with those on whose word it rests. The words of a " +
      "value are those of its `passages` that stand in a claim's own; `record.id` is another than " +
      "the one asked for where that was merged or split.",
  ),
});

/** What is on record: incidents, orders, totals by others, copies, differences. */
export const recordsPart = (door: Door) =>
  makePart()
    .openapi(listRecords, async (c) => {
      const { leads, open, ...rest } = c.req.valid("query");
      const { from = null, to = null, known_by = null, as_held = null } = rest;
      const times = { known_by, as_held };
      const wide = { leads: leads === "true", open: open === "true" };
      const question = { ...rest, from, to, ...times, place: null, ...wide };
      return c.json(await recordsByQuestion(await viewOf(door), question), 200);
    })
    .openapi(askRecords, async (c) => {
      return c.json(await recordsByQuestion(await viewOf(door), c.req.valid("json")), 200);
    })
    .openapi(showRecord, async (c) => {
      const view = await viewOf(door);
      const record = await recordThen(view, c.req.valid("param").id, c.req.valid("query"));
      return c.json({ record }, 200);
    })
    .openapi(showGrounds, async (c) => {
      const view = await viewOf(door);
      const { known_by: by = null, as_held = null } = c.req.valid("query");
      const record = await recordThen(view, c.req.valid("param").id, { known_by: by, as_held });
      const { claims, captures, ...found } = await view.grounds(record, as_held);
      const differences = await differencesKnown(view, { ...found, by }, loadRuleData());
      const standing = await standingOf(view, record, { claims, captures });
      const ties = await tiesOn(view, record);
      const told = claims.map(({ claim, capture, state }) => {
        return { claim, capture, state, record: record.id };
      });
      const list_rows = await listRowsOf(view, claims, captures);
      const behind = { differences, standing, list_rows, ties };
      return c.json({ record, claims: told, captures, ...behind }, 200);
    });

async function recordsByQuestion(
  view: View,
  { known_by, as_held, limit, offset, ...question }: RecordQuestion,
) {
  requireOne({ known_by, as_held });
  const query = { ...question, knownBy: known_by, asHeld: as_held };
  const records = await recordsKnown(view, { ...query, limit, offset }, loadRuleData());
  return { records, total: await view.recordCount(query) };
}

type Times = {
  readonly known_by?: string | null | undefined;
  readonly as_held?: string | null | undefined;
};

/** A record as it was held at an instant, or as far as it was known by what had been published by a day. */
async function recordThen(view: View, id: string, times: Times): Promise<OnRecord> {
  const { known_by = null, as_held = null } = times;
  requireOne({ known_by, as_held });
  const record = await recordById(view, id, as_held);
  if (known_by === null) return record;
  const known = await asKnown(view, { record, by: known_by }, loadRuleData());
  if (known === null) throw notFound(id);
  return known;
}

/** A record by its id or the start of it, as it was held at an instant; "not-found" where there is none. */
export async function recordById(view: View, id: string, asHeld: string | null): Promise<OnRecord> {
  const record = await view.record(id, asHeld);
  if (record !== null) return record;
  throw notFound(id);
}

const notFound = (id: string): OnrecordError =>
  new OnrecordError("not-found", `Cannot show the record: "${id}" is not on record`);

/** Looking back by publication and by what was held are two questions. */
export function requireOne(times: { known_by: string | null; as_held: string | null }): void {
  if (times.known_by === null || times.as_held === null) return;
  throw new OnrecordError("usage", "Cannot use known_by with as_held: give one of them");
}
