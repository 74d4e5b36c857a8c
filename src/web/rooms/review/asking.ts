import type { ClaimKind } from "../../../model/claim.ts";
import { client, refuse } from "../../client.ts";
import type { DecisionDraft } from "../../parts/deciding.ts";
import { AT_ONCE } from "./walk.svelte.ts";

/** What the queue is narrowed to; null leaves a thing open. */
export type Narrowing = { readonly kind: ClaimKind | null; readonly outlet: string | null };

export type Proposal = Awaited<ReturnType<typeof readQueue>>["proposals"][number];
export type Context = Proposal["contexts"][number];
export type Change = Awaited<ReturnType<typeof previewDecisions>>[number];
export type Facets = Awaited<ReturnType<typeof readFacets>>;
export type Similar = Awaited<ReturnType<typeof readSimilar>>[number];
export type Together = Awaited<ReturnType<typeof readTogether>>[number];

/** A part of what waits, from the `offset`th that still does. */
export async function readQueue(narrowing: Narrowing, offset: number) {
  const question = { ...narrowing, limit: AT_ONCE, offset };
  const response = await client().review.queue.$post({ json: question });
  return response.ok ? response.json() : refuse(response);
}

/** Pairs, or differences nobody has spoken of, from the `offset`th on. */
export async function readOpen(kind: "pair" | "difference", offset: number) {
  const question = { kind, open: true, limit: AT_ONCE, offset };
  const response = await client().records.ask.$post({ json: question });
  return response.ok ? response.json() : refuse(response);
}

/** Which records decisions, taken together, would change; nothing is decided. */
export async function previewDecisions(decisions: readonly DecisionDraft[]) {
  const response = await client().decisions.preview.$post({ json: { decisions: [...decisions] } });
  return response.ok ? (await response.json()).records : refuse(response);
}

/** The outlets and kinds there are. */
export async function readFacets() {
  const response = await client().captures.facets.$get();
  return response.ok ? response.json() : refuse(response);
}

/** The other claims of the record a claim is in, with their reports. */
export async function readTogether(record: string, claim: string) {
  const response = await client().records[":id"].grounds.$get({ param: { id: record }, query: {} });
  const { claims, captures } = await (response.ok ? response.json() : refuse(response));
  return claims
    .filter((one) => one.claim.id !== claim)
    .map((one) => {
      return { ...one, report: captures.find(({ id }) => id === one.capture) ?? null };
    });
}

/** Records that may tell of the same, the likeliest first, without the one it is in. */
export async function readSimilar({ claim, record }: Proposal) {
  const opened = await client().coding.claims[":id"].$get({ param: { id: claim.id } });
  const { draft } = await (opened.ok ? opened.json() : refuse(opened));
  const response = await client().coding.similar.$post({ json: { draft, limit: 9 } });
  const { similar } = await (response.ok ? response.json() : refuse(response));
  return similar.filter((one) => one.record.id !== record);
}

/** How a claim stands now; null where it is no more. */
export async function readState({ capture, claim }: Proposal) {
  for (let offset = 0; ; offset += 500) {
    const response = await client().captures[":id"].claims.$get({
      param: { id: capture },
      query: { limit: "500", offset: `${offset}` },
    });
    const { claims } = await (response.ok ? response.json() : refuse(response));
    const found = claims.find((one) => one.claim.id === claim.id);
    if (found !== undefined) return found.state;
    if (claims.length < 500) return null;
  }
}
