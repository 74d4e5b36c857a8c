import { addressOf, client, refuse } from "../../client.ts";

export type Report = Awaited<ReturnType<typeof readReport>>;
export type ReportClaim = Awaited<ReturnType<typeof readClaims>>[number];
export type Details = Awaited<ReturnType<typeof readDetails>>;
export type Revealed = Awaited<ReturnType<typeof revealWords>>;
export type ReportDecision = Awaited<ReturnType<typeof readDecisions>>[number];
export type ReportAccess = Awaited<ReturnType<typeof readAccesses>>[number];

export type Translation = Awaited<ReturnType<typeof readTranslations>>[number];

/** Claims asked for at once; the most the server gives. */
export const CLAIMS_AT_ONCE = 500;

/** One report with its text, sensitive passages veiled. */
export async function readReport(id: string) {
  const response = await client().captures[":id"].$get({ param: { id } });
  return response.ok ? response.json() : refuse(response);
}

/** A page of what one report claims, in the order of its text. */
export async function readClaims(id: string, offset: number) {
  const response = await client().captures[":id"].claims.$get({
    param: { id },
    query: { limit: `${CLAIMS_AT_ONCE}`, offset: `${offset}` },
  });
  return response.ok ? (await response.json()).claims : refuse(response);
}

/** How a report came here, what it is, and its copies. */
export async function readDetails(id: string) {
  const response = await client().captures[":id"].details.$get({ param: { id } });
  return response.ok ? response.json() : refuse(response);
}

/** What people decided on a report and its claims, newest first. */
export async function readDecisions(capture: string) {
  const response = await client().decisions.$get({ query: { capture, limit: "500" } });
  return response.ok ? (await response.json()).decisions : refuse(response);
}

/** Who was shown veiled words or the original, newest first. */
export async function readAccesses(id: string) {
  const response = await client().captures[":id"].accesses.$get({ param: { id } });
  return response.ok ? (await response.json()).accesses : refuse(response);
}

/** Working translations of words of a report, in the order of its text. */
export async function readTranslations(id: string) {
  const response = await client().captures[":id"].translations.$get({ param: { id } });
  return response.ok ? (await response.json()).translations : refuse(response);
}

/** The words of one veiled passage; the register notes who asked and why before it gives them. */
export async function revealWords(
  id: string,
  question: { readonly start: number; readonly end: number; readonly reason: string },
) {
  const response = await client().captures[":id"].reveal.$post({ param: { id }, json: question });
  return response.ok ? response.json() : refuse(response);
}

/** The file as it came, to be saved; noted before it is given, as words are. */
export async function takeOriginal(id: string, reason: string): Promise<Blob> {
  const response = await fetch(addressOf(`/captures/${id}/original`), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ reason }),
  });
  return response.ok ? response.blob() : refuse(response);
}
