import assert from "node:assert/strict";
import { test } from "node:test";

type Ring = [number, number][];
type Seat = { readonly lat: number; readonly lon: number };
type Split = (rings: readonly Ring[], seats: readonly Seat[]) => Ring[][];
const { splitByNearest }: { splitByNearest: Split } = await import(
  `${new URL("../../scripts/nearest-areas.mjs", import.meta.url)}`
);

const areaOf = (ring: Ring): number =>
  Math.abs(
    ring.reduce((sum, [x, y], at) => {
      const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y];
      return sum + x * nextY - nextX * y;
    }, 0) / 2,
  );
const total = (rings: readonly Ring[]): number =>
  rings.reduce((sum, ring) => sum + areaOf(ring), 0);
const near = (one: number, other: number) => assert.ok(Math.abs(one - other) < 1e-9, `${one}`);

/** On the equator, where a degree is the same both ways. */
const SQUARE: Ring = [
  [0, -1],
  [2, -1],
  [2, 1],
  [0, 1],
  [0, -1],
];
/** Two arms to the east of a trunk. */
const FORK: Ring = [
  [0, 0],
  [4, 0],
  [4, 1],
  [1, 1],
  [1, 2],
  [4, 2],
  [4, 3],
  [0, 3],
  [0, 0],
];

test("splitByNearest() halves a square between two seats and leaves nothing out", () => {
  const [west, east] = splitByNearest(
    [SQUARE],
    [
      { lat: 0, lon: 0.5 },
      { lat: 0, lon: 1.5 },
    ],
  );
  assert.deepEqual(
    [west, east].map((rings) => total(rings ?? [])),
    [2, 2],
  );
  assert.ok(west?.flat().every(([lon]) => lon <= 1));
});

test("splitByNearest() gives separate rings where a line meets an outline often", () => {
  const [trunk, arms] = splitByNearest(
    [FORK],
    [
      { lat: 1.5, lon: 0 },
      { lat: 1.5, lon: 4 },
    ],
  );
  assert.equal(arms?.length, 2);
  assert.equal(trunk?.length, 1);
  near(total(arms ?? []), 4);
  near(total([...(trunk ?? []), ...(arms ?? [])]), areaOf(FORK));
});

test("splitByNearest() gives each point of a part to the seat nearest to it", () => {
  const seats = [
    { lat: 0.2, lon: 0.3 },
    { lat: 2.7, lon: 0.4 },
    { lat: 0.5, lon: 3.1 },
    { lat: 2.4, lon: 2.2 },
  ];
  const parts = splitByNearest([FORK], seats);
  const far = (seat: Seat, [lon, lat]: [number, number]) =>
    Math.hypot((seat.lon - lon) * Math.cos((Math.PI * 1.5) / 180), seat.lat - lat);
  for (const [at, rings] of parts.entries()) {
    for (const point of rings.flat()) {
      const ways = seats.map((seat) => far(seat, point));
      assert.ok((ways[at] ?? 9) < Math.min(...ways) + 0.01, `${at}: ${point}`);
    }
  }
  near(total(parts.flat()), areaOf(FORK));
});

test("splitByNearest() gives a seat that is nearest to nothing no ring", () => {
  const [all, none] = splitByNearest(
    [SQUARE],
    [
      { lat: 0, lon: 1 },
      { lat: 0, lon: 40 },
    ],
  );
  assert.equal(total(all ?? []), 4);
  assert.deepEqual(none, []);
});
