import { client, refuse } from "../../client.ts";

export type Report = Awaited<ReturnType<typeof readReport>>;
export type ReportClaim = Awaited<ReturnType<typeof readClaims>>[number];

/** One report with its text, sensitive passages veiled. */
export async function readReport(id: string) {
  const response = await client().captures[":id"].$get({ param: { id } });
  return response.ok ? response.json() : refuse(response);
}

/** What one report claims, in the order of its text. */
export async function readClaims(id: string) {
  const response = await client().captures[":id"].claims.$get({
    param: { id },
    query: { limit: "500", offset: "0" },
  });
  return response.ok ? (await response.json()).claims : refuse(response);
}
