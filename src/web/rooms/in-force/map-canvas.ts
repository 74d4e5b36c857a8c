/** A map drawn on this machine alone: no tiles, no fonts, no pictures from anywhere. */
import { Map as MapLibre, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { Outlines } from "./asking.ts";

/** How a shape stands out: the place that is looked at, or one that an order names. */
export type Emphasis = { readonly place: string | null; readonly named: ReadonlySet<string> };

export type Canvas = {
  readonly emphasise: (emphasis: Emphasis) => void;
  readonly takeColours: () => void;
  readonly remove: () => void;
};

type Drawing = {
  readonly container: HTMLElement;
  readonly outlines: Outlines;
  readonly label: string;
  readonly onplace: (id: string) => void;
};

type Feature = {
  readonly type: "Feature";
  readonly properties: { readonly place: string };
  readonly geometry: Geometry;
};
type Position = [number, number];
type Geometry =
  | { readonly type: "MultiPolygon"; readonly coordinates: Position[][][] }
  | { readonly type: "MultiLineString"; readonly coordinates: Position[][] };

/** Draws the outlines; resolves when they stand, and throws where the browser cannot draw them. */
export async function drawMap({ container, outlines, label, onplace }: Drawing): Promise<Canvas> {
  allowWorker();
  setWorkerUrl(workerUrl);
  const [west, south, east, north] = outlines.frame;
  const map = new MapLibre({
    container,
    style: { version: 8, sources: {}, layers: [] },
    bounds: innerBounds(outlines) ?? [west, south, east, north],
    fitBoundsOptions: { padding: 24 },
    maxBounds: [west, south, east, north],
    maxZoom: 8,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
    fadeDuration: 0,
    locale: { "Map.Title": label },
  });
  map.touchZoomRotate.disableRotation();
  map.scrollZoom.disable();
  map.on("click", "areas", ({ features }) => {
    const place: unknown = features?.[0]?.properties.place;
    if (typeof place === "string") onplace(place);
  });
  return new Promise((resolve, reject) => {
    map.on("error", ({ error }) => reject(error));
    map.on("load", () => {
      addShapes(map, outlines);
      resolve({
        emphasise: (emphasis) => emphasise(map, emphasis),
        takeColours: () => takeColours(map),
        remove: () => map.remove(),
      });
    });
  });
}

/** What lies around the first line, so that the map opens on the border and not on the sea. */
function innerBounds({ lines }: Outlines): [number, number, number, number] | null {
  const points = (lines[0]?.paths ?? []).flat();
  if (points.length === 0) return null;
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

function addShapes(map: MapLibre, { land, borders, areas, lines }: Outlines): void {
  addSource(map, "land", [
    featureOf("", { type: "MultiPolygon", coordinates: land.map((ring) => [mutable(ring)]) }),
  ]);
  addSource(map, "borders", [
    featureOf("", { type: "MultiLineString", coordinates: borders.map(mutable) }),
  ]);
  addSource(
    map,
    "areas",
    areas.map(({ place, rings }) =>
      featureOf(place, {
        type: "MultiPolygon",
        coordinates: rings.map((ring) => [mutable(ring)]),
      }),
    ),
  );
  addSource(
    map,
    "lines",
    lines.map(({ place, paths }) =>
      featureOf(place, { type: "MultiLineString", coordinates: paths.map(mutable) }),
    ),
  );
  map.addLayer({ id: "sea", type: "background" });
  map.addLayer({ id: "land", type: "fill", source: "land" });
  map.addLayer({ id: "areas", type: "fill", source: "areas" });
  map.addLayer({ id: "area-edges", type: "line", source: "areas" });
  map.addLayer({ id: "borders", type: "line", source: "borders" });
  map.addLayer({ id: "named", type: "line", source: "areas", filter: NOTHING });
  map.addLayer({ id: "named-lines", type: "line", source: "lines", filter: NOTHING });
  map.addLayer({ id: "chosen", type: "line", source: "areas", filter: NOTHING });
  map.addLayer({ id: "chosen-line", type: "line", source: "lines", filter: NOTHING });
  takeColours(map);
}

function addSource(map: MapLibre, id: string, features: Feature[]): void {
  map.addSource(id, { type: "geojson", data: { type: "FeatureCollection", features } });
}

const featureOf = (place: string, geometry: Geometry): Feature => ({
  type: "Feature",
  properties: { place },
  geometry,
});

const mutable = (path: Outlines["land"][number]): Position[] =>
  path.map(([lon, lat]): Position => [lon, lat]);

const NOTHING: ["literal", false] = ["literal", false];

/** An order names it: dashes, so that it is told apart without colour. The place itself: a strong line. */
function emphasise(map: MapLibre, { place, named }: Emphasis): void {
  const isNamed: ["in", ["get", "place"], ["literal", string[]]] = [
    "in",
    ["get", "place"],
    ["literal", [...named]],
  ];
  const isChosen: ["==", ["get", "place"], string] = ["==", ["get", "place"], place ?? " "];
  map.setFilter("named", isNamed);
  map.setFilter("named-lines", isNamed);
  map.setFilter("chosen", isChosen);
  map.setFilter("chosen-line", isChosen);
}

/** Colours are those of the page, light or dark. */
function takeColours(map: MapLibre): void {
  const [paper, sheet, line, edge, ink, order] = [
    ...["--paper", "--sheet", "--line", "--edge", "--ink", "--order"],
  ].map((name) => colourOf(map.getContainer(), name ?? ""));
  map.setPaintProperty("sea", "background-color", paper);
  map.setPaintProperty("land", "fill-color", sheet);
  map.setPaintProperty("areas", "fill-color", sheet);
  map.setPaintProperty("area-edges", "line-color", line);
  map.setPaintProperty("borders", "line-color", edge);
  for (const id of ["named", "named-lines"]) {
    map.setPaintProperty(id, "line-color", order);
    map.setPaintProperty(id, "line-width", 3);
    map.setPaintProperty(id, "line-dasharray", [2, 1]);
  }
  for (const id of ["chosen", "chosen-line"]) {
    map.setPaintProperty(id, "line-color", ink);
    map.setPaintProperty(id, "line-width", 2.5);
  }
}

/** What `light-dark()` comes to here, as the canvas understands it. */
function colourOf(within: HTMLElement, name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  within.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

/** A worker's address must be vouched for (Trusted Types); this vouches for the map's own and no other. */
function allowWorker(): void {
  if (isAllowed || !("trustedTypes" in globalThis)) return;
  isAllowed = true;
  const trusted: unknown = Reflect.get(globalThis, "trustedTypes");
  if (!hasPolicies(trusted)) return;
  trusted.createPolicy("default", {
    createScriptURL: (address) =>
      new URL(address, location.href).href === new URL(workerUrl, location.href).href
        ? address
        : null,
  });
}
let isAllowed = false;

type Policies = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string | null },
  ) => unknown;
};
const hasPolicies = (value: unknown): value is Policies =>
  typeof value === "object" && value !== null && "createPolicy" in value;
