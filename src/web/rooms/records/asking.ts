import type { RecordKind } from "../../../model/record.ts";
import { client, refuse } from "../../client.ts";

export type RecordRow = Awaited<ReturnType<typeof readRecords>>[number];

/** The first page of records of a kind. */
export async function readRecords(kind: RecordKind) {
  const query = { kind, limit: "500", offset: "0" };
  const response = await client().records.$get({ query });
  return response.ok ? (await response.json()).records : refuse(response);
}
