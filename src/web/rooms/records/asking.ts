import { client, refuse } from "../../client.ts";
import { learnCodes } from "../../parts/codes.ts";
import type { PageOf, PagePart } from "../../parts/pages.svelte.ts";
import type { ListedKind } from "../../route.ts";

type Records = ReturnType<typeof client>["records"];
type Asked = Required<Parameters<Records["ask"]["$post"]>[0]["json"]>;

/** What a list of records is narrowed to; null leaves a thing open. */
export type RecordQuestion = Pick<Asked, "from" | "to" | "leads">;

export type RecordRow = Awaited<ReturnType<typeof ask>>["records"][number];
export type Grounds = Awaited<ReturnType<typeof readGrounds>>;
export type GroundClaim = Grounds["claims"][number];
export type GroundReport = Grounds["captures"][number];
/** A record whose fields have values with the words behind them. */
export type FieldedRecord = Extract<RecordRow, { fields: unknown }>;
export type CorrectionRow = NonNullable<FieldedRecord["corrections"]>[number];
export type ValueRow = FieldedRecord["fields"][number]["values"][number];

/** One page of the records of a kind, by date, those without one last. */
export async function readRecords(
  kind: ListedKind,
  question: RecordQuestion,
  part: PagePart,
): Promise<PageOf<RecordRow>> {
  const { records, total } = await ask({
    ...question,
    ...part,
    kind,
    open: false,
    place: null,
    known_by: null,
    as_held: null,
  });
  return { items: records, total };
}

/** One record alone, for the line it is known by. */
export async function readRecord(id: string): Promise<RecordRow> {
  const response = await client().records[":id"].$get({ param: { id }, query: {} });
  const { record } = await (response.ok ? response.json() : refuse(response));
  return record;
}

/** The reports of a family of copies, by the one they come from. */
export async function readFamily(root: string) {
  const response = await client().captures[":id"].details.$get({ param: { id: root } });
  const { family } = await (response.ok ? response.json() : refuse(response));
  return family?.reports ?? [];
}

/** From where a record is looked at: what had been published by a day, or what was held at an instant. */
export type Times = { readonly known_by?: string; readonly as_held?: string };

/** One record with everything it rests on; the id of a merged one leads to what it is now. */
export async function readGrounds(id: string, query: Times) {
  const asked = client().records[":id"].grounds.$get({ param: { id }, query });
  const [response] = await Promise.all([asked, learnCodes()]);
  return response.ok ? response.json() : refuse(response);
}

export type History = Awaited<ReturnType<typeof readHistory>>;

/** Its versions and what people decided, newest first. */
export async function readHistory(id: string) {
  const response = await client().records[":id"].history.$get({ param: { id } });
  return response.ok ? response.json() : refuse(response);
}

async function ask(json: Asked) {
  const [response] = await Promise.all([client().records.ask.$post({ json }), learnCodes()]);
  return response.ok ? response.json() : refuse(response);
}
