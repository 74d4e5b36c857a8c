import * as z from "zod";
import { PlaceId } from "./ids.ts";
import { list, shape } from "./shape.ts";

/** Longitude and latitude in degrees. */
const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).readonly();
const Path = list(Position);

/** Shapes of the land, of provinces and of border lines, as fine as their source and never finer. */
export const Outlines = shape({
  /** West, south, east, north of what is drawn. */
  frame: z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly(),
  /** Rings of land, cut at the frame. */
  land: list(Path),
  /** Lines between countries. */
  borders: list(Path),
  /** Places that have an area, by their outer rings. */
  areas: list(shape({ place: PlaceId, rings: list(Path) })),
  /** Places that are lines. */
  lines: list(shape({ place: PlaceId, paths: list(Path) })),
});
export type Outlines = z.infer<typeof Outlines>;
