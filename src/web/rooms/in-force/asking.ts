import { client, refuse } from "../../client.ts";
import { languageInUse } from "../../language/catalogue.ts";
import { learnCodes } from "../../parts/codes.ts";
import { dayOfInstant, endOfDay } from "../../parts/held-day.ts";

export type ListedPlace = Awaited<ReturnType<typeof readPlaces>>[number];
export type Years = Awaited<ReturnType<typeof askYears>>;
export type Lane = Years["lanes"][number];
export type Span = Lane["bars"][number]["spans"][number];
export type DayAnswer = Awaited<ReturnType<typeof askDay>>;
export type Effect = DayAnswer["provisions"][number]["orders"][number];
export type OrderThere = DayAnswer["orders"][number];
export type Incident = DayAnswer["incidents"][number];
export type OutlineMap = Awaited<ReturnType<typeof readOutlines>>[number];

/** Where orders are asked about, to whom they are addressed, and from when it is looked back; null leaves it open. */
export type Asked = {
  readonly place: string;
  readonly to: string | null;
  readonly by: string | null;
  readonly held: string | null;
};

const questionOf = ({ place, to, by, held }: Asked) => ({
  place,
  for: to,
  known_by: by,
  as_held: held === null ? null : endOfDay(held),
});

/** The day on which the register was founded. */
export async function readFounded() {
  const query = { before: "1", limit: "1", show: "all" } as const;
  const response = await client().ledger.$get({ query });
  const { entries } = await (response.ok ? response.json() : refuse(response));
  const [first] = entries;
  return first === undefined ? null : dayOfInstant(first.at);
}

/** The places there are, each by its name in the language in use, those that records name marked. */
export async function readPlaces() {
  const response = await client().places.$get();
  const { places } = await (response.ok ? response.json() : refuse(response));
  return places.map((place) => ({ ...place, name: ownName(place) }));
}

/** The gazetteer has Korean names among the others: the first, or the longer one that begins with it. */
function ownName({ name, names }: { readonly name: string; readonly names: readonly string[] }) {
  if (languageInUse() !== "ko") return name;
  const korean = names.filter((one) => /^[\p{Script=Hangul} ]+$/u.test(one));
  const [first] = korean;
  if (first === undefined) return name;
  return korean.find((one) => one !== first && one.startsWith(first)) ?? first;
}

/** The maps there are, with the shapes they are drawn of. */
export async function readOutlines() {
  const response = await client().places.outlines.$get();
  const { maps } = await (response.ok ? response.json() : refuse(response));
  return maps;
}

/** What was reported in effect at a place through a period, lane by lane. */
export async function askYears(asked: Asked, from: string, until: string) {
  const json = { ...questionOf(asked), from, until };
  const answer = client()["in-force"].years.$post({ json });
  const [response] = await Promise.all([answer, learnCodes()]);
  return response.ok ? response.json() : refuse(response);
}

/** The same for a day, with the orders it speaks of. */
export async function askDay(asked: Asked, on: string) {
  const answer = client()["in-force"].ask.$post({ json: { ...questionOf(asked), on } });
  const [response] = await Promise.all([answer, learnCodes()]);
  return response.ok ? response.json() : refuse(response);
}
