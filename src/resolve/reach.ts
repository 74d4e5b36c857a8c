/** Whether an order is reported to hold at a place and for certain people, and how surely that is known. */
import type { Claim } from "../model/claim.ts";
import type { OrderFields } from "../model/order.ts";
import type { Where } from "../model/place.ts";
import { type Geography, lineage } from "./geography.ts";
import { fold } from "./words.ts";

/** `part`: somewhere within the place asked about; `unknown`: the texts do not tell. */
export type Reach = "here" | "part" | "elsewhere" | "unknown";

/** Where an order holds, seen from `place`; the claims' own places speak where no stretch is told. */
export const reachOf = (
  { order, claims, place }: { order: OrderFields; claims: readonly Claim[]; place: string },
  geography: Geography,
): Reach => {
  const told =
    order.stretch.length > 0
      ? order.stretch
      : claims.flatMap((claim) => (claim.where === null ? [] : [claim.where]));
  const reaches = told.map((where) => reachOfOne(where, place, geography));
  return WIDEST.find((reach) => reaches.includes(reach)) ?? "unknown";
};

/** True where all an order tells of its places lies along a border that `place` lies on too. */
export const isAlongside = (order: OrderFields, place: string, geography: Geography): boolean => {
  const borders = bordersOf(place, geography);
  return order.stretch.some(
    (where) =>
      where.place !== null &&
      (borders.has(where.place) ||
        [...bordersOf(where.place, geography)].some((border) => borders.has(border)) ||
        [...geography.placeById.values()].some(
          (inner) =>
            inner.ancestors.some((id) => id === where.place) &&
            borders.has(inner.along?.border ?? ""),
        )),
  );
};

/** Whether an order speaks to `asked`; null where either is not told. */
export const addresses = (order: OrderFields, asked: string | null): boolean | null => {
  if (asked === null || order.addressees.length === 0) return null;
  const words = new Set(tellingWords(asked));
  return order.addressees.some(({ value }) => tellingWords(value).some((word) => words.has(word)));
};

/** True where two orders may speak to the same people: false only if both name some and share none. */
export const mayShareAddressees = (a: OrderFields, b: OrderFields): boolean =>
  a.addressees.length === 0 ||
  b.addressees.length === 0 ||
  a.addressees.some(({ value }) => addresses(b, value) === true);

const WIDEST: readonly Reach[] = ["here", "part", "unknown", "elsewhere"];

const reachOfOne = (where: Where, place: string, geography: Geography): Reach => {
  if (where.place === null) return "unknown";
  const around = lineage(place, geography);
  if (around.includes(where.place) || bordersOf(place, geography).has(where.place)) return "here";
  if (lineage(where.place, geography).includes(place)) return "part";
  if (touchesLine(where.place, place, geography)) return "part";
  const line = geography.placeById.get(where.place)?.kind;
  const onSameBorder = lineage(where.place, geography).some((id) =>
    bordersOf(place, geography).has(id),
  );
  return (line === "river" || line === "area") && onSameBorder ? "unknown" : "elsewhere";
};

const bordersOf = (place: string, geography: Geography): ReadonlySet<string> =>
  new Set(
    lineage(place, geography).flatMap((id) =>
      lineage(geography.placeById.get(id)?.along?.border ?? null, geography),
    ),
  );

// A province lies on the border where one of its counties does.
const touchesLine = (line: string, place: string, geography: Geography): boolean => {
  const kind = geography.placeById.get(line)?.kind;
  if (kind !== "border" && kind !== "river") return false;
  return [...geography.placeById.values()].some(
    (other) => other.along?.border === line && other.ancestors.some((id) => id === place),
  );
};

const tellingWords = (text: string): readonly string[] =>
  fold(text)
    .split(" ")
    .filter((word) => word.length > 3)
    .map((word) => word.replace(/s$/, ""));
