import type { CodingDraft } from "../../../model/coding.ts";
import { client, refuse } from "../../client.ts";

export type RegisterCodebook = Awaited<ReturnType<typeof readCodebook>>;
export type Codebook = RegisterCodebook["codebook"];
export type Entry = Codebook["entries"][number];
export type Term = Codebook["vocabularies"][number]["terms"][number];
export type DateReading = Awaited<ReturnType<typeof readDates>>[number];
export type Numbers = Awaited<ReturnType<typeof readNumbers>>;
export type FoundPlace = Awaited<ReturnType<typeof seekPlaces>>[number];
export type Similar = Awaited<ReturnType<typeof seekSimilar>>[number];
export type KeptDraft = Awaited<ReturnType<typeof listDrafts>>[number];
export type Compared = Awaited<ReturnType<typeof readCompared>>["compared"][number];
export type Saved = Awaited<ReturnType<typeof saveClaim>>;
export type Problem = Saved["problems"][number];

/** How this register codes. */
export async function readCodebook() {
  const response = await client().codebook.$get();
  return response.ok ? response.json() : refuse(response);
}

/** How words can be read as a date, the likeliest first. */
export async function readDates(capture: string, words: string) {
  const response = await client().coding.dates.$post({ json: { capture, words } });
  return response.ok ? (await response.json()).readings : refuse(response);
}

/** How words can be read as a count and as a width. */
export async function readNumbers(capture: string, words: string) {
  const response = await client().coding.numbers.$post({ json: { capture, words } });
  return response.ok ? response.json() : refuse(response);
}

/** Places whose names begin so. */
export async function seekPlaces(words: string) {
  const response = await client().coding.places.$post({ json: { words } });
  return response.ok ? (await response.json()).places : refuse(response);
}

/** Records that the draft may be. */
export async function seekSimilar(draft: CodingDraft) {
  const response = await client().coding.similar.$post({ json: { draft: written(draft) } });
  return response.ok ? (await response.json()).similar : refuse(response);
}

/** Puts the claim on record, or tells every problem and records nothing. */
export async function saveClaim(draft: CodingDraft, reason: string, kept: string | null) {
  const json = { draft: written(draft), reason, kept };
  const response = await client().coding.claims.$post({ json });
  return response.ok ? response.json() : refuse(response);
}

/** A claim as the draft that would make it. */
export async function openClaim(id: string) {
  const response = await client().coding.claims[":id"].$get({ param: { id } });
  return response.ok ? (await response.json()).draft : refuse(response);
}

/** Unfinished drafts of one report, last written first. */
export async function listDrafts(capture: string) {
  const response = await client().coding.drafts.$get({ query: { capture } });
  return response.ok ? (await response.json()).drafts : refuse(response);
}

/** Keeps a draft; gives when. One that is done is compared with another person's and changes no more. */
export async function keepDraft(id: string, draft: CodingDraft, done = false) {
  const response = await client().coding.drafts[":id"].$put({
    param: { id },
    json: { ...written(draft), done },
  });
  return response.ok ? (await response.json()).at : refuse(response);
}

/** Two persons' codings of one report side by side, as far as both are done. */
export async function readCompared(capture: string) {
  const response = await client().coding.compared.$get({ query: { capture } });
  return response.ok ? response.json() : refuse(response);
}

/** Throws a draft away. */
export async function dropDraft(id: string) {
  const response = await client().coding.drafts[":id"].$delete({ param: { id } });
  return response.ok ? (await response.json()).removed : refuse(response);
}

/** What is read-only to us is a plain list to the client. */
const written = ({ passages, fields, ...rest }: CodingDraft) => ({
  ...rest,
  passages: [...passages],
  fields: fields.map((field) => ({ ...field, passages: [...field.passages] })),
});
