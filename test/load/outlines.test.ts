import assert from "node:assert/strict";
import { test } from "node:test";
import { loadRuleData } from "../../src/load/load.ts";
import { loadOutlines } from "../../src/load/outlines.ts";

const { maps } = loadOutlines();
const placeById = new Map(loadRuleData().places.map((place) => [place.id, place]));

test("loadOutlines() gives each place one shape, on one map, that the gazetteer knows", () => {
  const shapes = maps.flatMap(({ areas, approximate, lines }) =>
    [...areas, ...approximate, ...lines].map(({ place }) => place),
  );
  assert.equal(new Set(shapes).size, shapes.length);
  assert.deepEqual(
    shapes.filter((id) => !placeById.has(id)),
    [],
  );
});

test("loadOutlines() gives nothing finer than a county, and counties only within a drawn province", () => {
  for (const { areas, approximate } of maps) {
    const provinces = new Set(areas.map(({ place }) => place));
    for (const { place } of approximate) {
      const { kind, ancestors } = placeById.get(place) ?? {};
      assert.ok(kind === "county" || kind === "city", place);
      assert.ok(
        ancestors?.some((id) => provinces.has(id)),
        place,
      );
    }
  }
});

test("loadOutlines() splits no province into more than it is", () => {
  for (const { areas, approximate } of maps) {
    for (const { place, rings } of areas) {
      const parts = approximate.filter((area) => area.place.startsWith(`${place}/`));
      const split = parts.reduce((sum, area) => sum + sizeOf(area.rings), 0);
      // Rounding to two decimals moves edges.
      assert.ok(split < sizeOf(rings) * 1.01, `${place}: ${split} of ${sizeOf(rings)}`);
    }
  }
});

type Rings = (typeof maps)[number]["areas"][number]["rings"];

/** In square degrees. */
const sizeOf = (rings: Rings): number =>
  rings.reduce((sum, ring) => sum + Math.abs(twiceSigned(ring)) / 2, 0);
const twiceSigned = (ring: Rings[number]): number =>
  ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
