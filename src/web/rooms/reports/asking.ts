import { client, refuse } from "../../client.ts";

/** Reports asked for at once. */
export const PAGE = 100;

export type ReportRow = Awaited<ReturnType<typeof readReports>>[number];

/** One page of reports, newest first. */
export async function readReports(offset: number) {
  const response = await client().captures.ask.$post({ json: { limit: PAGE, offset } });
  return response.ok ? (await response.json()).captures : refuse(response);
}
