import { hc } from "hono/client";
import type { RecordKind } from "../model/record.ts";
import type { Api } from "../server/api.ts";

const client = hc<Api>(`${location.origin}/api/v1`);

/** Reports or claims asked for at once. */
export const PAGE = 100;

/** A failure as the server told it; `message` says what to do. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "Refused";
    this.code = code;
  }
}

export type Facts = Awaited<ReturnType<typeof readRegister>>;
export type ReportRow = Awaited<ReturnType<typeof readReports>>[number];
export type Report = Awaited<ReturnType<typeof readReport>>;
export type RecordRow = Awaited<ReturnType<typeof readRecords>>[number];
export type ReportClaim = Awaited<ReturnType<typeof readClaims>>[number];

/** What the register holds. Refused with "not-found" where there is none yet. */
export async function readRegister() {
  const response = await client.register.$get();
  return response.ok ? response.json() : refuse(response);
}

/** One page of reports, newest first. */
export async function readReports(offset: number) {
  const response = await client.captures.$get({ query: { limit: `${PAGE}`, offset: `${offset}` } });
  return response.ok ? (await response.json()).captures : refuse(response);
}

/** One report with its text, sensitive passages veiled. */
export async function readReport(id: string) {
  const response = await client.captures[":id"].$get({ param: { id } });
  return response.ok ? response.json() : refuse(response);
}

/** What one report claims, in the order of its text. */
export async function readClaims(id: string) {
  const response = await client.captures[":id"].claims.$get({
    param: { id },
    query: { limit: "500", offset: "0" },
  });
  return response.ok ? (await response.json()).claims : refuse(response);
}

/** The first page of records of a kind. */
export async function readRecords(kind: RecordKind) {
  const response = await client.records.$get({ query: { kind, limit: "500", offset: "0" } });
  return response.ok ? (await response.json()).records : refuse(response);
}

/** The server answers every failure as `{code, message}`; anything else is not our server. */
async function refuse(response: { readonly json: () => Promise<unknown> }): Promise<never> {
  const body = await response.json();
  if (typeof body === "object" && body !== null && "code" in body && "message" in body) {
    throw new Refused(String(body.code), String(body.message));
  }
  throw new Refused(
    "fault",
    "Cannot read the answer: it is not Onrecord's, open the printed address",
  );
}
