import { client, refuse } from "../../client.ts";

export type Run = NonNullable<Awaited<ReturnType<typeof readRun>>>;
export type Verified = NonNullable<Run["verified"]>;
export type Entry = Awaited<ReturnType<typeof readHistory>>[number];
/** What the history tells: everything, what people did, or reports that came and went. */
export type Shown = "all" | "people" | "reports";

/** Entries asked for at once. */
export const PAGE = 50;

/** The verification under way or the last one; null where there was none. */
export async function readRun() {
  const response = await client().verify.$get();
  return response.ok ? (await response.json()).run : refuse(response);
}

/** Begins one, against the text of an older checkpoint where one is given. */
export async function startRun(against: string | null) {
  const response = await client().verify.$post({ json: { against } });
  return response.ok ? (await response.json()).run : refuse(response);
}

/** Ends the one under way. */
export async function endRun() {
  const response = await client().verify.end.$post({ json: {} });
  return response.ok ? (await response.json()).run : refuse(response);
}

/** The signed head of the ledger as it is now. */
export async function readCheckpoint() {
  const response = await client().checkpoint.$get();
  return response.ok ? response.json() : refuse(response);
}

/** A page of what happened, the newest first. */
export async function readHistory(show: Shown, before: number | null) {
  const query = { show, limit: `${PAGE}`, ...(before === null ? {} : { before: `${before}` }) };
  const response = await client().ledger.$get({ query });
  return response.ok ? (await response.json()).entries : refuse(response);
}
