/** What may go out of dates and places: the month, the province. Nothing here gives a day or a name as written. */
import type { Wording } from "../../model/codebook.ts";
import type { PlaceId } from "../../model/ids.ts";
import type { Place } from "../../model/place.ts";

/** The ends of a date, as far as anybody told them. */
type Interval = { readonly earliest: string | null; readonly latest: string | null };

/** What an export says where the register has nothing. */
export const UNKNOWN = "unknown";

/** e.g. "2021-01"; "2021" or "2020/2021" where no month holds it all; ".." at an end nobody told. */
export const monthOf = (when: Interval | null): string => {
  const [from, to] = [when?.earliest ?? null, when?.latest ?? null];
  if (from === null && to === null) return UNKNOWN;
  if (from === null || to === null)
    return `${from?.slice(0, 7) ?? ".."}/${to?.slice(0, 7) ?? ".."}`;
  const same = [7, 4].find((length) => from.slice(0, length) === to.slice(0, length));
  return same === undefined ? `${from.slice(0, 4)}/${to.slice(0, 4)}` : from.slice(0, same);
};

/** The month of an EDTF date as a report is cited, e.g. "2021-03" of "2021-03-04~"; unknown where it has none. */
export const monthOfPublished = (published: string | null): string =>
  /^\d{4}(-\d{2})?/.exec(published ?? "")?.[0] ?? UNKNOWN;

/** e.g. "2021" of "2021-03", "2020/2021" as it is. */
export const yearOf = (month: string): string =>
  month
    .split("/")
    .map((end) => (/^\d{4}/.test(end) ? end.slice(0, 4) : end))
    .filter((end, index, ends) => ends.indexOf(end) === index)
    .join("/");

/** Where something lies, no finer than a province. */
export type CoarsePlace = { readonly province: string; readonly country: string };

export type Coarsener = {
  /** `id` null: the text names no place that the gazetteer has. */
  readonly coarse: (id: PlaceId | null) => CoarsePlace;
  /** The finest name of where something lies that may go out; null where none may. */
  readonly nameOf: (id: PlaceId | null) => string | null;
  /** True where the place is no finer than what may go out, so that its name may. */
  readonly isCoarse: (id: PlaceId | null) => boolean;
};

const COARSE_KINDS: ReadonlySet<Place["kind"]> = new Set([
  "province",
  "country",
  "border",
  "river",
]);

/** Reads places of the gazetteer by their provinces and countries, told by the names of a language. */
export const openCoarsener = (
  places: readonly Place[],
  language: keyof Wording = "en",
): Coarsener => {
  const placeById = new Map<string, Place>(places.map((place) => [place.id, place]));
  const lineOf = (id: PlaceId | null): readonly Place[] => {
    const place = id === null ? undefined : placeById.get(id);
    if (place === undefined) return [];
    return [place, ...place.ancestors.flatMap((ancestor) => placeById.get(ancestor) ?? [])];
  };
  return {
    nameOf: (id) => {
      const place = lineOf(id).find(({ kind }) => COARSE_KINDS.has(kind));
      return place === undefined ? null : nameIn(place, language);
    },
    coarse: (id) => {
      const line = lineOf(id);
      const nameOf = (kind: Place["kind"]) => {
        const place = line.find((one) => one.kind === kind);
        return place === undefined ? undefined : nameIn(place, language);
      };
      return { province: nameOf("province") ?? UNKNOWN, country: nameOf("country") ?? UNKNOWN };
    },
    isCoarse: (id) => COARSE_KINDS.has(lineOf(id)[0]?.kind ?? "village"),
  };
};

/** In Korean the first name in Hangul, or the longer one that begins with it, as the app shows it; else its own. */
const nameIn = ({ name, names }: Place, language: keyof Wording): string => {
  if (language === "en") return name;
  const [first = name, ...others] = names.filter((one) => /^[\p{Script=Hangul} ]+$/u.test(one));
  return others.find((one) => one.startsWith(first)) ?? first;
};
