import { client, refuse } from "../../client.ts";
import { languageInUse } from "../../language/catalogue.ts";
import { learnCodes } from "../../parts/codes.ts";

export type ListedPlace = Awaited<ReturnType<typeof readPlaces>>[number];
export type Years = Awaited<ReturnType<typeof askYears>>;
export type Lane = Years["lanes"][number];
export type Span = Lane["bars"][number]["spans"][number];
export type DayAnswer = Awaited<ReturnType<typeof askDay>>;
export type Effect = DayAnswer["provisions"][number]["orders"][number];
export type OrderThere = DayAnswer["orders"][number];
export type Incident = DayAnswer["incidents"][number];
export type Outlines = Awaited<ReturnType<typeof readOutlines>>;

/** Where orders are asked about, and by which day what is told was published; null for today. */
export type Asked = { readonly place: string; readonly by: string | null };

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

/** The shapes the map is drawn of. */
export async function readOutlines() {
  const response = await client().places.outlines.$get();
  return response.ok ? response.json() : refuse(response);
}

/** What was reported in effect at a place through a period, lane by lane. */
export async function askYears({ place, by }: Asked, from: string, until: string) {
  await learnCodes();
  const json = { place, known_by: by, from, until };
  const response = await client()["in-force"].years.$post({ json });
  return response.ok ? response.json() : refuse(response);
}

/** The same for a day, with the orders it speaks of. */
export async function askDay({ place, by }: Asked, on: string) {
  await learnCodes();
  const response = await client()["in-force"].ask.$post({ json: { place, known_by: by, on } });
  return response.ok ? response.json() : refuse(response);
}
