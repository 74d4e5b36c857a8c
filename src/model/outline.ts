import * as z from "zod";
import { PlaceId } from "./ids.ts";
import { list, shape } from "./shape.ts";

/** Longitude and latitude in degrees. */
const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).readonly();
const Path = list(Position);

/** A place with its outer rings. */
const Area = shape({ place: PlaceId, rings: list(Path) });

/** A map of one stretch of borders: shapes as fine as their source and never finer. */
export const OutlineMap = shape({
  /** West, south, east, north of what is drawn. */
  frame: z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly(),
  /** Rings of land, cut at the frame. */
  land: list(Path),
  /** Lines between countries. */
  borders: list(Path),
  /** Places whose outline somebody has surveyed. */
  areas: list(Area),
  /** Places by what lies nearest to their seat: no outline of anybody's, and never to be drawn as one. */
  approximate: list(Area),
  /** Places that are lines. */
  lines: list(shape({ place: PlaceId, paths: list(Path) })),
});
export type OutlineMap = z.infer<typeof OutlineMap>;

/** The maps there are; a place stands on one of them at most. */
export const Outlines = shape({ maps: list(OutlineMap) });
export type Outlines = z.infer<typeof Outlines>;
