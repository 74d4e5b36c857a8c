/** Whether an order is reported to hold at a place and for certain people, and how surely that is known. */
import type { BriefFields } from "../model/brief-order.ts";
import type { DatedClaim } from "../model/dated-claim.ts";
import { type Geography, lineage } from "./geography.ts";
import { fold } from "./words.ts";

/** `part`: somewhere within the place asked about; `unknown`: the texts do not tell. */
export type Reach = "here" | "part" | "elsewhere" | "unknown";

/** Where an order holds, seen from `place`; the claims' own places speak where no stretch is told. */
export const reachOf = (
  { order, claims, place }: { order: BriefFields; claims: readonly DatedClaim[]; place: string },
  geography: Geography,
): Reach => {
  const told =
    order.stretch.length > 0
      ? order.stretch
      : claims.flatMap((claim) => (claim.where === null ? [] : [claim.where]));
  const seat = seatOf(place, geography);
  const reaches = told.map((where) => reachOfOne(where.place, seat, geography));
  return WIDEST.find((reach) => reaches.includes(reach)) ?? "unknown";
};

/** Seen from a place, the ids of all that an order may name. */
export type Surroundings = {
  /** An order for any of these is not for elsewhere. */
  readonly reaching: ReadonlySet<string>;
  /** An order for any of these is for a border that the place lies on. */
  readonly alongside: ReadonlySet<string>;
};

/** Worked out once for each place that is asked about. */
export const surroundingsOf = (place: string, geography: Geography): Surroundings => {
  const known = surroundings.get(geography) ?? new Map<string, Surroundings>();
  surroundings.set(geography, known);
  const ready = known.get(place);
  if (ready !== undefined) return ready;
  const seat = seatOf(place, geography);
  const { around, borders } = seat;
  const ids = [...geography.placeById.keys(), ...around, ...borders];
  const made = {
    reaching: new Set(ids.filter((id) => reachOfOne(id, seat, geography) !== "elsewhere")),
    alongside: new Set(ids.filter((id) => liesAlong(id, borders, geography))),
  };
  known.set(place, made);
  return made;
};

const surroundings = new WeakMap<Geography, Map<string, Surroundings>>();

/** True where an order names a place along a border that `place` lies on too. */
export const isAlongside = (order: BriefFields, place: string, geography: Geography): boolean => {
  const { alongside } = surroundingsOf(place, geography);
  return order.stretch.some((where) => where.place !== null && alongside.has(where.place));
};

// A province lies on the border where one of its counties does.
const liesAlong = (id: string, borders: ReadonlySet<string>, geography: Geography): boolean =>
  borders.has(id) ||
  linesOf(id, geography).some((border) => borders.has(border)) ||
  [...(geography.bordersByPlace.get(id) ?? [])].some((border) => borders.has(border));

/** Whether an order speaks to `asked`; null where either is not told. */
export const addresses = (order: BriefFields, asked: string | null): boolean | null => {
  if (asked === null || order.addressees.length === 0) return null;
  const words = new Set(tellingWords(asked));
  return order.addressees.some(({ value }) => tellingWords(value).some((word) => words.has(word)));
};

const WIDEST: readonly Reach[] = ["here", "part", "unknown", "elsewhere"];

/** A place with all that holds it and the borders that these lie on: worked out once for many looks. */
type Seat = {
  readonly place: string;
  readonly around: readonly string[];
  readonly borders: ReadonlySet<string>;
};

const seatOf = (place: string, geography: Geography): Seat => {
  const around = lineage(place, geography);
  return { place, around, borders: new Set(linesOf(place, geography)) };
};

const reachOfOne = (
  told: string | null,
  { place, around, borders }: Seat,
  geography: Geography,
): Reach => {
  if (told === null) return "unknown";
  if (around.includes(told) || borders.has(told)) return "here";
  const holders = lineage(told, geography);
  if (holders.includes(place)) return "part";
  // A line that a county within the place lies on runs through a part of it.
  if (geography.bordersByPlace.get(place)?.has(told)) return "part";
  const line = geography.placeById.get(told)?.kind;
  const isVague = line === "river" || line === "area";
  return isVague && holders.some((id) => borders.has(id)) ? "unknown" : "elsewhere";
};

const linesOf = (place: string, geography: Geography): readonly string[] =>
  lineage(place, geography).flatMap((id) =>
    lineage(geography.placeById.get(id)?.along?.border ?? null, geography),
  );

/** The words by which addressees are known again. */
export const tellingWords = (text: string): readonly string[] =>
  fold(text)
    .split(" ")
    .filter((word) => word.length > 3)
    .map((word) => word.replace(/s$/, ""));
