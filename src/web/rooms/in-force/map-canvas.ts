/** A map drawn on this machine alone: no tiles, no fonts, no pictures from anywhere. */
import { Map as MapLibre, type PointLike, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { OutlineMap } from "./asking.ts";

/** How a shape stands out: the place that is looked at, or one that an order names. */
export type Emphasis = { readonly place: string | null; readonly named: ReadonlySet<string> };

export type Canvas = {
  readonly emphasise: (emphasis: Emphasis) => void;
  readonly takeColours: () => void;
  readonly remove: () => void;
};

type Drawing = {
  readonly container: HTMLElement;
  readonly outlines: OutlineMap;
  readonly label: string;
  readonly onplace: (id: string) => void;
  /** What the pointer is over, to be named beside the map; null over nothing that has a name. */
  readonly onpoint: (id: string | null) => void;
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
export async function drawMap(drawing: Drawing): Promise<Canvas> {
  const { container, outlines, label } = drawing;
  allowWorker();
  setWorkerUrl(workerUrl);
  const [west, south, east, north] = outlines.frame;
  const map = new MapLibre({
    container,
    style: { version: 8, sources: {}, layers: [] },
    bounds: innerBounds(outlines) ?? [west, south, east, north],
    fitBoundsOptions: { padding: 32 },
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
  listen(map, drawing);
  return new Promise((resolve, reject) => {
    map.on("error", ({ error }) => reject(error));
    map.on("load", () => {
      addShapes(map, outlines);
      resolve({
        emphasise: (emphasis) => {
          emphasise(map, emphasis);
          if (container.clientWidth < NARROW) lookAt(map, outlines, emphasis.place);
        },
        takeColours: () => takeColours(map),
        remove: () => map.remove(),
      });
    });
  });
}

/** A county before the province it lies in. */
function listen(map: MapLibre, { onplace, onpoint }: Drawing): void {
  const placeAt = (point: PointLike): string | null => {
    const [top] = map.queryRenderedFeatures(point, { layers: ["counties", "areas"] });
    const place: unknown = top?.properties.place;
    return typeof place === "string" ? place : null;
  };
  map.on("click", ({ point }) => {
    const place = placeAt(point);
    if (place !== null) onplace(place);
  });
  map.on("mousemove", ({ point }) => {
    const place = placeAt(point);
    map.getCanvas().style.cursor = place === null ? "" : "pointer";
    onpoint(place);
  });
  map.on("mouseout", () => onpoint(null));
}

/** What lies around the first line, so that the map opens on the border and not on the sea. */
function innerBounds({ lines }: OutlineMap): [number, number, number, number] | null {
  return boundsOf((lines[0]?.paths ?? []).flat());
}

/** Counties are too small for a phone unless their province fills it. */
function lookAt(map: MapLibre, { areas, approximate }: OutlineMap, place: string | null): void {
  const shape = [...areas, ...approximate].find((area) => area.place === place);
  const bounds = boundsOf(shape?.rings.flat() ?? []);
  if (bounds === null) return;
  map.fitBounds(bounds, { padding: 24, maxZoom: NEAREST, animate: false });
}

/** Narrower maps than this, in pixels, look at one place at a time. */
const NARROW = 600;
/** No nearer than that a county is seen among its neighbours. */
const NEAREST = 7;

function boundsOf(points: OutlineMap["land"][number]): [number, number, number, number] | null {
  if (points.length === 0) return null;
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

function addShapes(map: MapLibre, outlines: OutlineMap): void {
  const { land, borders, areas, approximate, lines } = outlines;
  addSource(map, "land", [
    featureOf("", { type: "MultiPolygon", coordinates: land.map((ring) => [mutable(ring)]) }),
  ]);
  addSource(map, "borders", [
    featureOf("", { type: "MultiLineString", coordinates: borders.map(mutable) }),
  ]);
  addSource(map, "areas", areas.map(areaOf));
  addSource(map, "counties", approximate.map(areaOf));
  addSource(map, "between-seats", [
    featureOf("", { type: "MultiLineString", coordinates: edgesBetween(outlines) }),
  ]);
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
  map.addLayer({ id: "counties", type: "fill", source: "counties" });
  map.addLayer({ id: "named-counties", type: "fill", source: "counties", filter: NOTHING });
  map.addLayer({ id: "named-areas", type: "fill", source: "areas", filter: NOTHING });
  map.addLayer({ id: "between-seats", type: "line", source: "between-seats" });
  map.addLayer({ id: "area-edges", type: "line", source: "areas" });
  map.addLayer({ id: "borders", type: "line", source: "borders" });
  map.addLayer({ id: "named", type: "line", source: "areas", filter: NOTHING });
  map.addLayer({ id: "named-lines", type: "line", source: "lines", filter: NOTHING });
  map.addLayer({ id: "chosen-county", type: "line", source: "counties", filter: NOTHING });
  map.addLayer({ id: "chosen", type: "line", source: "areas", filter: NOTHING });
  map.addLayer({ id: "chosen-line", type: "line", source: "lines", filter: NOTHING });
  takeColours(map);
}

function addSource(map: MapLibre, id: string, features: Feature[]): void {
  map.addSource(id, { type: "geojson", data: { type: "FeatureCollection", features } });
}

type Area = OutlineMap["areas"][number];
const areaOf = ({ place, rings }: Area): Feature =>
  featureOf(place, { type: "MultiPolygon", coordinates: rings.map((ring) => [mutable(ring)]) });

/** Each once, since broken lines over each other would fill each other's gaps; not where a province ends. */
function edgesBetween({ areas, approximate }: OutlineMap): Position[][] {
  const surveyed = new Set(areas.flatMap(segmentsOf).map(keyOf));
  const edgeByKey = new Map(approximate.flatMap(segmentsOf).map((edge) => [keyOf(edge), edge]));
  return [...edgeByKey].flatMap(([key, edge]) => (surveyed.has(key) ? [] : [edge]));
}

const segmentsOf = ({ rings }: Area): Position[][] =>
  rings.flatMap((ring) => mutable(ring).map((point, at, all) => [all.at(at - 1) ?? point, point]));
const keyOf = (edge: Position[]): string => edge.map(String).toSorted().join();

const featureOf = (place: string, geometry: Geometry): Feature => ({
  type: "Feature",
  properties: { place },
  geometry,
});

const mutable = (path: OutlineMap["land"][number]): Position[] =>
  path.map(([lon, lat]): Position => [lon, lat]);

/** As the tints of the page. */
const TINT = 0.14;
const NOTHING: ["literal", false] = ["literal", false];

/** An order names it: a tint and, of surveyed shapes, dashes. The place itself: a strong line, broken where approximate. */
function emphasise(map: MapLibre, { place, named }: Emphasis): void {
  const isNamed: ["in", ["get", "place"], ["literal", string[]]] = [
    "in",
    ["get", "place"],
    ["literal", [...named]],
  ];
  const isChosen: ["==", ["get", "place"], string] = ["==", ["get", "place"], place ?? " "];
  for (const id of ["named", "named-areas", "named-counties", "named-lines"]) {
    map.setFilter(id, isNamed);
  }
  for (const id of ["chosen", "chosen-county", "chosen-line"]) map.setFilter(id, isChosen);
}

/** Colours are those of the page, light or dark. */
function takeColours(map: MapLibre): void {
  const [paper, sheet, edge, ink, order] = [
    ...["--paper", "--sheet", "--edge", "--ink", "--order"],
  ].map((name) => colourOf(map.getContainer(), name ?? ""));
  map.setPaintProperty("sea", "background-color", paper);
  map.setPaintProperty("land", "fill-color", sheet);
  map.setPaintProperty("areas", "fill-color", sheet);
  map.setPaintProperty("counties", "fill-color", sheet);
  for (const id of ["named-areas", "named-counties"]) {
    map.setPaintProperty(id, "fill-color", order);
    map.setPaintProperty(id, "fill-opacity", TINT);
  }
  map.setPaintProperty("between-seats", "line-color", edge);
  map.setPaintProperty("between-seats", "line-width", 0.8);
  map.setPaintProperty("between-seats", "line-dasharray", [2, 4]);
  map.setPaintProperty("area-edges", "line-color", edge);
  map.setPaintProperty("borders", "line-color", edge);
  for (const id of ["named", "named-lines"]) {
    map.setPaintProperty(id, "line-color", order);
    map.setPaintProperty(id, "line-width", 3);
    map.setPaintProperty(id, "line-dasharray", [2, 1]);
  }
  for (const id of ["chosen", "chosen-county", "chosen-line"]) {
    map.setPaintProperty(id, "line-color", ink);
    map.setPaintProperty(id, "line-width", 2.5);
  }
  map.setPaintProperty("chosen-county", "line-dasharray", [2, 1]);
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
