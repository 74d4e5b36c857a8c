import { client, refuse } from "../../client.ts";
import type { PageOf, PagePart } from "../../parts/pages.svelte.ts";

type Captures = ReturnType<typeof client>["captures"];
type Asked = Required<Parameters<Captures["ask"]["$post"]>[0]["json"]>;

/** What the list is narrowed to and looked through for; null leaves a thing open. */
export type Question = Omit<Asked, "limit" | "offset" | "known_by" | "as_held">;

/** Every report, copies in their families, the newest first. */
export const EVERYTHING: Question = {
  words: null,
  order: "newest",
  folded: true,
  outlet: null,
  language: null,
  from: null,
  to: null,
  state: null,
  lead: null,
  read: null,
  waiting: null,
  kind: null,
};

export type ReportRow = Awaited<ReturnType<typeof ask>>["captures"][number];
export type Facets = Awaited<ReturnType<typeof readFacets>>;

/** One page of the reports that fit. */
export async function readReports(question: Question, part: PagePart): Promise<PageOf<ReportRow>> {
  const { captures, total } = await ask(question, part);
  return { items: captures, total };
}

/** The outlets, languages and years there are. */
export async function readFacets() {
  const response = await client().captures.facets.$get();
  return response.ok ? response.json() : refuse(response);
}

async function ask(question: Question, part: PagePart) {
  const response = await client().captures.ask.$post({ json: { ...question, ...part } });
  return response.ok ? response.json() : refuse(response);
}
