import * as z from "zod";
import { PlaceId } from "./ids.ts";
import { Basis } from "./passage.ts";
import { list, shape } from "./shape.ts";

/** Which bank a thing happened on. `own` is the bank of those who fire. */
export const Side = z.enum(["own", "river", "other", "unknown"]);
export type Side = z.infer<typeof Side>;

/** A place of the world that a name may mean; `share` is what speaks for it among the places of the name. */
export const PlaceCandidate = shape({
  /** Of the world gazetteer, e.g. "us/OH/Columbus"; never the place of a claim. */
  place: z.string(),
  /** 0 to 1. */
  share: z.number().min(0).max(1),
});
export type PlaceCandidate = z.infer<typeof PlaceCandidate>;

/**
 * A place as the text names it. `place` is null where the gazetteer has no such name or more than
 * one that fits. `precision` is UCDP's where_prec, 1 exact … 7 water or international airspace.
 */
export const Where = shape({
  /** As written in the text. */
  name: z.string(),
  place: PlaceId.nullable(),
  /** 1 exact to 7 water or international airspace. */
  precision: z.int().min(1).max(7),
  side: Side,
  basis: Basis,
  /** Where the gazetteer has no such name: what the world's has, the likeliest first. A guess, no value. */
  candidates: list(PlaceCandidate).optional(),
});
export type Where = z.infer<typeof Where>;

export const PlaceKind = z.enum([
  "country",
  "province",
  "county",
  "city",
  "district",
  "village",
  "river",
  "border",
  "area",
]);
export type PlaceKind = z.infer<typeof PlaceKind>;

/** A gazetteer entry (`data/gazetteer`, GeoNames and our own additions). */
export const Place = shape({
  id: PlaceId,
  kind: PlaceKind,
  name: z.string(),
  /** Every romanisation, former name and name in its own script. */
  names: list(z.string()),
  /** From the nearest to the country. */
  ancestors: list(PlaceId),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  /** The border the place lies on and its position along it, counted from one end. */
  along: shape({ border: PlaceId, order: z.int() }).nullable(),
});
export type Place = z.infer<typeof Place>;
