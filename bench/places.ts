// node bench/places.ts DIR [--misses]: share of the gold toponyms of LGL (lgl.xml.gz in DIR) that the
// places layer puts within 161 km. A toponym not found counts as wrong; one without gold coordinates
// is left out. --misses lists those of the train part only.
import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { extractLayers } from "../src/extract/layers.ts";
import { EXTRACT_VERSION } from "../src/extract/version.ts";
import { loadRuleData } from "../src/load/load.ts";
import { read } from "../src/read/read.ts";
import { type DocumentCounts, recallOf, withInterval } from "./interval.ts";

type Point = { readonly lat: number; readonly lon: number };
type Toponym = Point & { readonly start: number; readonly end: number; readonly name: string };

const dir = process.argv[2];
if (dir === undefined) throw new Error("give the folder that holds lgl.xml.gz");
const listsMisses = process.argv.includes("--misses");
const data = loadRuleData();

const NEAR_KM = 161;
const EARTH_RADIUS_KM = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

const kmBetween = (a: Point, b: Point): number => {
  const dLat = radians(b.lat - a.lat);
  const dLon = radians(b.lon - a.lon);
  const half =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
};

const fieldOf = (xml: string, tag: string): string => {
  const from = xml.indexOf(`<${tag}>`);
  return from < 0 ? "" : xml.slice(from + tag.length + 2, xml.indexOf(`</${tag}>`, from));
};

const toponymsOf = (article: string): readonly Toponym[] =>
  article
    .split("<toponym>")
    .slice(1)
    .filter((xml) => xml.includes("<lat>"))
    .map((xml) => ({
      start: Number(fieldOf(xml, "start")),
      end: Number(fieldOf(xml, "end")),
      name: fieldOf(xml, "name"),
      lat: Number(fieldOf(xml, "lat")),
      lon: Number(fieldOf(xml, "lon")),
    }));

const score = (article: string, shows: boolean): DocumentCounts & { found: number } => {
  const text = fieldOf(article, "text")
    .replace(/^<!\[CDATA\[/, "")
    .replace(/\]\]>$/, "");
  const declared = {
    url: null,
    outlet: fieldOf(article, "domain"),
    published: fieldOf(article, "dltime").slice(0, 10),
    title: null,
  };
  const reading = read({ kind: "text", text, declared }, data);
  const told = extractLayers({ ...reading, language: "en" }, data).places;
  const toponyms = toponymsOf(article);
  let right = 0;
  let found = 0;
  for (const gold of toponyms) {
    const hit = told.find(({ start, end }) => start < gold.end && gold.start < end);
    if (hit !== undefined) found++;
    const point =
      hit === undefined || hit.lat === null || hit.lon === null
        ? null
        : { lat: hit.lat, lon: hit.lon };
    const km = point === null ? null : kmBetween(point, gold);
    if (km !== null && km <= NEAR_KM) right++;
    else if (shows)
      console.log(
        `miss "${text.slice(gold.start, gold.end)}" ${gold.name} ${gold.lat} ${gold.lon}: told ${hit?.place ?? null} ${km?.toFixed(0) ?? "nowhere"}`,
      );
  }
  return { right, found, told: told.length, gold: toponyms.length };
};

const parts: Record<"train" | "test", ReturnType<typeof score>[]> = { train: [], test: [] };
const xml = gunzipSync(readFileSync(join(dir, "lgl.xml.gz"))).toString("utf8");
for (const article of xml.split("<article ").slice(1)) {
  const id = /docid="([^"]*)"/.exec(article)?.[1] ?? "";
  const part = hash("sha256", id, "hex").charAt(0) > "9" ? "test" : "train";
  parts[part].push(score(article, listsMisses && part === "train"));
}
console.log(`${EXTRACT_VERSION}, share within ${NEAR_KM} km with 95 % bootstrap interval`);
for (const [name, scores] of Object.entries(parts)) {
  const all = scores.reduce((sum, { gold }) => sum + gold, 0);
  const found = scores.reduce((sum, one) => sum + one.found, 0);
  console.log(
    `${name.padEnd(5)} ${scores.length} documents, ${all} toponyms: ${withInterval(scores, recallOf)} %, named at all ${((100 * found) / all).toFixed(1)} %`,
  );
}
