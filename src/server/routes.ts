/** Every address of `/api/v1`: the OpenAPI document, the docs and the typed client come from here. */
import { createRoute, type z } from "@hono/zod-openapi";
import {
  AsHeldQuery,
  CaptureParam,
  CapturesAnswer,
  ClaimsAnswer,
  ErrorAnswer,
  PageQuery,
  RecordAnswer,
  RecordListQuery,
  RecordParam,
  RecordQuestion,
  RecordsAnswer,
  RegisterAnswer,
  ReportAnswer,
  SearchAnswer,
  SearchQuestion,
} from "./schemas.ts";

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const takes = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { "application/json": { schema } },
});
const answers = <T extends z.ZodType>(schema: T, description: string) => ({
  200: json(schema, description),
  "4XX": json(ErrorAnswer, "What was wrong with the request and what to do."),
  "5XX": json(ErrorAnswer, "What went wrong here and what to do."),
});

export const showRegister = createRoute({
  method: "get",
  path: "/register",
  summary: "The register: its name, its keys and what it holds",
  responses: answers(RegisterAnswer, "Counts are of what is documented here, not of all."),
});

export const listCaptures = createRoute({
  method: "get",
  path: "/captures",
  summary: "Reports, newest first",
  request: { query: PageQuery },
  responses: answers(CapturesAnswer, "One page of reports."),
});

export const showCapture = createRoute({
  method: "get",
  path: "/captures/{id}",
  summary: "One report with its text",
  request: { params: CaptureParam },
  responses: answers(ReportAnswer, "`reading` is null where no reading could be made."),
});

export const listClaims = createRoute({
  method: "get",
  path: "/captures/{id}/claims",
  summary: "What one report claims, with the words that say it",
  request: { params: CaptureParam, query: PageQuery },
  responses: answers(ClaimsAnswer, "Claims in the order of the text."),
});

export const listRecords = createRoute({
  method: "get",
  path: "/records",
  summary: "Reported incidents, orders, aggregates, copies or differences",
  request: { query: RecordListQuery },
  responses: answers(RecordsAnswer, "Records that rest on leads alone only with `leads=true`."),
});

export const askRecords = createRoute({
  method: "post",
  path: "/records/ask",
  summary: "The same, at a place: the question travels in the body, never in an address",
  request: { body: takes(RecordQuestion) },
  responses: answers(RecordsAnswer, "Records at the place or anywhere in it."),
});

export const showRecord = createRoute({
  method: "get",
  path: "/records/{id}",
  summary: "One record; ids of merged and split records lead to what they are now",
  request: { params: RecordParam, query: AsHeldQuery },
  responses: answers(RecordAnswer, "Every value on record, each with what it rests on."),
});

export const search = createRoute({
  method: "post",
  path: "/search",
  summary: "Full-text search; the words travel in the body, never in an address",
  request: { body: takes(SearchQuestion) },
  responses: answers(
    SearchAnswer,
    "Snippets are plain text, found words between U+2068 and U+2069; sensitive passages are veiled.",
  ),
});
