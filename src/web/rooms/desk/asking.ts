import { client, refuse } from "../../client.ts";

/** Material goes into the person's own register alone, whatever page is open while it is sent. */
const OWN = "own";

type Client = ReturnType<typeof client>;
type Answered<T extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<T>>;

/** What a person says of a report beside its words; null where nothing. */
export type SaidOf = {
  readonly outlet: string | null;
  readonly published: string | null;
  readonly url: string | null;
};

/** Which reports the list of arrivals holds. */
export type Shown = "all" | "waiting" | "leads";

export type Arrivals = Answered<typeof readArrivals>;
export type Arrival = Arrivals["arrivals"][number];
export type Outcome = Answered<typeof sendFiles>[number];
export type AddressOutcome = Answered<typeof sendAddress>;
export type HostQuestion = Extract<AddressOutcome, { kind: "asks" }>;

/** Arrivals asked for at once. */
export const PAGE = 50;

/** What came in, the last first, and what waits. */
export async function readArrivals(show: Shown, offset: number) {
  const query = { show, limit: `${PAGE}`, offset: `${offset}` };
  const response = await client(OWN).arrivals.$get({ query });
  return response.ok ? response.json() : refuse(response);
}

export type Warnings = Answered<typeof readWarnings>;

/** What comparing the reports came upon. */
export async function readWarnings(offset: number) {
  const query = { limit: `${PAGE}`, offset: `${offset}` };
  const response = await client(OWN).warnings.$get({ query });
  return response.ok ? response.json() : refuse(response);
}

/** Bytes in hand, to be sent under a name. */
export type FileToSend = { readonly name: string; readonly bytes: Blob; readonly said: SaidOf };

/** One outcome for each file, in their order; what is told as added is on the disk. */
export async function sendFiles(files: readonly FileToSend[]) {
  const facts = JSON.stringify(files.map(({ name, said }) => ({ name, ...said })));
  // The name travels in `facts`: browsers rewrite quotes and line ends in the names of parts.
  const file = files.map(({ bytes }) => new File([bytes], "file"));
  const response = await client(OWN).intake.files.$post({ form: { facts, file } });
  return response.ok ? (await response.json()).outcomes : refuse(response);
}

/** Adds a text as it was pasted. */
export async function sendText(
  draft: Parameters<Client["intake"]["text"]["$post"]>[0]["json"],
): Promise<Outcome> {
  const response = await client(OWN).intake.text.$post({ json: draft });
  return response.ok ? (await response.json()).outcome : refuse(response);
}

export type AddressDraft = Parameters<Client["intake"]["address"]["$post"]>[0]["json"];

/** Asks for the page at an address, or first which host that would ask. */
export async function sendAddress(draft: AddressDraft, signal: AbortSignal) {
  const response = await client(OWN).intake.address.$post({ json: draft }, { init: { signal } });
  return response.ok ? (await response.json()).outcome : refuse(response);
}
