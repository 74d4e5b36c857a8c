// node bench/gold.ts DIR: extraction beside the gold analyses of DIR/gold on the texts of DIR/seeds.
// Compares as `onrecord eval` does; an invented death or order fails the run.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { evaluationText, missText } from "../src/cli/print/evaluation.ts";
import { compareClaims, compareSpans } from "../src/eval/compare.ts";
import { type ComparedReport, evaluate } from "../src/eval/evaluate.ts";
import type { PlacedClaim, PlacedGold } from "../src/eval/gold.ts";
import { extract } from "../src/extract/extract.ts";
import { extractLayers } from "../src/extract/layers.ts";
import { EXTRACT_VERSION } from "../src/extract/version.ts";
import { lineIdOf } from "../src/format/content-id.ts";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import { NOTHING_DECLARED } from "../src/model/capture.ts";
import { read } from "../src/read/read.ts";

const Span = z.object({ start: z.number(), end: z.number(), quote: z.string() });
const Fact = z.looseObject({ evidence: z.array(Span).default([]) });
const Seed = z.looseObject({
  seed: z.string(),
  orders: z.array(Fact).default([]),
  incidents: z.array(Fact).default([]),
  sources: z.array(Fact).default([]),
  places: z.array(Fact).default([]),
  source_safety: z.array(Fact).default([]),
});
const Gold = z.looseObject({ seeds: z.array(Seed) });
type Quoted = z.infer<typeof Span>;

const dir = process.argv[2];
if (dir === undefined) throw new Error("give the folder that holds seeds and gold");
const goldFile = readdirSync(join(dir, "gold")).find((name) => name.endsWith(".json"));
if (goldFile === undefined) throw new Error(`no gold file in ${join(dir, "gold")}`);
const gold = Gold.parse(JSON.parse(readFileSync(join(dir, "gold", goldFile), "utf8")));
const data = loadRuleData();

/** What the gold says of an order, as `onrecord eval` compares it. */
const orderOf = (fact: z.infer<typeof Fact>): PlacedClaim => {
  const issuer = textAt(fact, ["issuer"]);
  const zone = z
    .object({ zone: z.object({ distance_km: z.object({ min: z.number(), max: z.number() }) }) })
    .safeParse(fact);
  const until = textAt(fact, ["effective_until", "event"]);
  const days = (["received_on", "issued_on", "effective_from"] as const).flatMap((field) => {
    const day = textAt(fact, [field, "edtf"])?.slice(0, 10);
    return day ? [[`order.${field.replace("_on", "")}`, day]] : [];
  });
  return {
    kind: "order",
    spans: fact.evidence,
    fields: {
      ...(issuer === null || issuer.startsWith("not stated") ? {} : { "order.issuer": issuer }),
      ...(zone.success ? { "order.zone.distance_km": zone.data.zone.distance_km } : {}),
      ...Object.fromEntries(days),
      ...(until === null ? {} : { "order.until": until }),
    },
  };
};

const incidentOf = (fact: z.infer<typeof Fact>): PlacedClaim => {
  const casualties = z
    .record(z.string(), z.object({ min: z.number(), best: z.number(), max: z.number() }))
    .safeParse(fact.casualties);
  const outcomes = Object.entries(casualties.data ?? {}).map(([outcome, wanted]) => [
    `outcomes.${outcome === "injured" ? "wounded" : outcome === "dead" ? "killed" : outcome}`,
    wanted,
  ]);
  const events = typeof fact.n_events === "number" ? { events: fact.n_events } : {};
  return {
    kind: "incident",
    spans: fact.evidence,
    fields: { ...Object.fromEntries(outcomes), ...events },
  };
};

const textAt = (value: unknown, path: readonly string[]): string | null => {
  const found = path.reduce<unknown>(
    (at, name) => (typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined),
    value,
  );
  return typeof found === "string" ? found : null;
};

/** Places, sources and what is sensitive are no claims: a hit is a range that touches any of the evidence. */
const layerTallies = {
  place: { hits: 0, all: 0 },
  source: { hits: 0, all: 0 },
  sensitive: { hits: 0, all: 0 },
};
const countLayer = (
  layer: keyof typeof layerTallies,
  evidence: readonly Quoted[],
  found: readonly Omit<Quoted, "quote">[],
): void => {
  const isHit = compareSpans(evidence, found).found > 0;
  layerTallies[layer].all++;
  if (isHit) layerTallies[layer].hits++;
  else console.log(`miss ${layer}: "${evidence[0]?.quote.slice(0, 70)}"`);
};

const reports: ComparedReport[] = [];
for (const seed of gold.seeds) {
  const text = readFileSync(join(dir, "seeds", seed.seed), "utf8");
  const reading = read({ kind: "text", text, declared: NOTHING_DECLARED }, data);
  const capture = lineIdOf(seed.seed, sha256(text));
  const { claims, sensitive } = extract(reading, { capture, veils: [], unveils: [] }, data);
  const placed: PlacedGold = {
    claims: [...seed.orders.map(orderOf), ...seed.incidents.map(incidentOf)],
    refused: [],
    complete: ["order", "incident"],
    sensitive: null,
  };
  const compared = compareClaims(placed, claims);
  reports.push({
    ...{ report: seed.seed.slice(0, 3), gold: placed, compared, flagged: sensitive },
    ...{ shown: text, show: (words: string) => words },
  });
  const layers = extractLayers(reading, data);
  const known = layers.places.filter(({ place }) => place !== null);
  for (const { evidence } of seed.places)
    for (const span of evidence) countLayer("place", [span], known);
  const sources = layers.attributions.flatMap(({ source }) => (source === null ? [] : [source]));
  for (const { evidence } of seed.sources) countLayer("source", evidence, sources);
  for (const { evidence } of seed.source_safety) countLayer("sensitive", evidence, sensitive);
}

const told = evaluate(EXTRACT_VERSION, reports);
for (const miss of told.misses) console.log(missText(miss));
console.log(evaluationText(told));
for (const [name, { hits, all }] of Object.entries(layerTallies))
  console.log(`${name.padEnd(22)} ${hits} of ${all}`);
const invented = reports.flatMap(({ compared }) => compared.invented);
const deaths = invented.filter(({ kind, outcomes }) => kind === "incident" && outcomes.killed);
const orders = invented.filter(({ kind }) => kind === "order");
console.log(`invented deaths ${deaths.length}, invented orders ${orders.length} (gate: 0 and 0)`);
if (deaths.length + orders.length > 0) process.exitCode = 1;
