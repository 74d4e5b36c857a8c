import type { ListMapping } from "../../../model/list.ts";
import { client, refuse } from "../../client.ts";

/** Lists go into the person's own register alone. */
const OWN = "own";

export type Plan = Awaited<ReturnType<typeof planList>>;
export type Unfit = Plan["unfit"][number];
export type Run = NonNullable<Awaited<ReturnType<typeof readRun>>>;
export type Outcome = NonNullable<Run["outcome"]>;
export type Overlap = Outcome["overlaps"][number];
export type Kept = Awaited<ReturnType<typeof readLists>>[number];
export type Differences = NonNullable<Plan["differences"]>;
export type FoundPlace = Awaited<ReturnType<typeof seekPlaces>>[number];

/** What a person wants read otherwise than it would be; null leaves a thing to the server. */
export type Asked = {
  readonly mapping: ListMapping | null;
  readonly sheet: string | null;
  readonly header_row: number | null;
  /** The list it is a new version of, "new" for none. */
  readonly replaces: string | null;
};

export type Draft = {
  readonly doing: "preview" | "import";
  readonly name: string;
  readonly title: string;
  readonly mapping: ListMapping;
  readonly replaces: string | null;
  readonly decisions: readonly {
    readonly row: number;
    readonly claim: string;
    readonly same: boolean;
  }[];
  readonly reason: string;
};

/** The name travels in the question: browsers rewrite quotes and line ends in the names of parts. */
const unnamed = (bytes: Blob): File => new File([bytes], "file");

/** How a list would be read; nothing of it is kept. */
export async function planList(bytes: Blob, asked: Asked, signal: AbortSignal) {
  const form = { asked: JSON.stringify(asked), file: unnamed(bytes) };
  const response = await client(OWN).lists.plan.$post({ form }, { init: { signal } });
  return response.ok ? response.json() : refuse(response);
}

/** The preview or import under way or the last one; null where there was none. */
export async function readRun() {
  const response = await client(OWN).lists.run.$get();
  return response.ok ? (await response.json()).run : refuse(response);
}

/** Begins a preview or an import. */
export async function startRun(bytes: Blob, draft: Draft) {
  const form = { draft: JSON.stringify(draft), file: unnamed(bytes) };
  const response = await client(OWN).lists.run.$post({ form });
  return response.ok ? (await response.json()).run : refuse(response);
}

/** Stops the one under way. */
export async function endRun() {
  const response = await client(OWN).lists.run.end.$post({ json: {} });
  return response.ok ? (await response.json()).run : refuse(response);
}

/** Lists that were brought in, the last first. */
export async function readLists() {
  const response = await client(OWN).lists.$get();
  return response.ok ? (await response.json()).lists : refuse(response);
}

/** Takes a list back; true where the version before it is on record again. */
export async function undoList(list: string, reason: string): Promise<boolean> {
  const response = await client(OWN).lists.undo.$post({ json: { list, reason } });
  return response.ok ? (await response.json()).restored !== null : refuse(response);
}

/** A list as a file, to be edited and imported again. */
export async function exportList(id: string) {
  const response = await client(OWN).exports.list.$post({ json: { id } });
  return response.ok ? response.json() : refuse(response);
}

/** Places whose names begin so. */
export async function seekPlaces(words: string) {
  const response = await client(OWN).coding.places.$post({ json: { words } });
  return response.ok ? (await response.json()).places : refuse(response);
}

/** How this register codes: fields that columns may give, and their terms. */
export async function readCodebook() {
  const response = await client(OWN).codebook.$get();
  return response.ok ? (await response.json()).codebook : refuse(response);
}
