import { createRoute, z } from "@hono/zod-openapi";
import { sha256 } from "../../format/hash.ts";
import { loadRuleData } from "../../load/load.ts";
import { loadOutlines } from "../../load/outlines.ts";
import { PlaceId } from "../../model/ids.ts";
import { Outlines } from "../../model/outline.ts";
import { PlaceKind } from "../../model/place.ts";
import { type Door, viewOf } from "../door.ts";
import { answers, makePart } from "./shapes.ts";

/** Stands for a place in addresses, which hold no names. */
export const PlaceKey = z.string().regex(/^[0-9a-f]{12}$/);

/** The key of a place; the same in every register. */
export const keyOfPlace = (id: string): string => sha256(id).slice(0, 12);

const PlaceAnswer = z
  .object({
    id: PlaceId,
    key: PlaceKey,
    kind: PlaceKind,
    name: z.string(),
    names: z.array(z.string()).readonly(),
    /** From the nearest to the country. */
    within: z.array(PlaceId).readonly(),
    /** The border it lies on. */
    border: PlaceId.nullable(),
    /** True where an incident or order on record names it, or a place in it. */
    named: z.boolean(),
  })
  .openapi("ListedPlace");

const listPlaces = createRoute({
  method: "get",
  path: "/places",
  summary: "The places of the gazetteer, without positions",
  responses: answers(
    z.object({ places: z.array(PlaceAnswer).readonly() }).openapi("Places"),
    "In the order of the gazetteer; never by how much is reported of them.",
  ),
});

const showOutlines = createRoute({
  method: "get",
  path: "/places/outlines",
  summary: "The shapes maps are drawn of: land, provinces and counties as areas, borders as lines",
  responses: answers(
    z.object(Outlines.unwrap().shape).openapi("Outlines"),
    "`approximate` areas are no outlines: of a province, what lies nearest to a county's seat. A place without a shape is drawn as what it lies in.",
  ),
});

/** Places, for choosing one and for drawing those that have a shape. */
export const placesPart = (door: Door) =>
  makePart()
    .openapi(listPlaces, async (c) => {
      const named = new Set<string>(await (await viewOf(door)).placesNamed());
      const places = loadRuleData().places.map(({ id, kind, name, names, ancestors, along }) => ({
        ...{ id, kind, name, names },
        key: keyOfPlace(id),
        within: ancestors,
        border: along?.border ?? null,
        named: named.has(id),
      }));
      return c.json({ places }, 200);
    })
    .openapi(showOutlines, (c) => {
      const { source: _source, licence: _licence, ...outlines } = loadOutlines();
      return c.json(outlines, 200);
    });
