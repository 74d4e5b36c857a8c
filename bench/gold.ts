// node bench/gold.ts DIR: extraction beside the gold analyses of DIR/gold on the texts of DIR/seeds.
// Prints hits, totals and every miss; an invented death or order fails the run.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { EXTRACT_VERSION, type ExtractOptions, extract } from "../src/extract/extract.ts";
import { extractLayers } from "../src/extract/layers.ts";
import { lineIdOf } from "../src/format/content-id.ts";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import { NOTHING_DECLARED } from "../src/model/capture.ts";
import type { Claim } from "../src/model/claim.ts";
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
type Span = z.infer<typeof Span>;

const dir = process.argv[2];
if (dir === undefined) throw new Error("give the folder that holds seeds and gold");
const goldFile = readdirSync(join(dir, "gold")).find((name) => name.endsWith(".json"));
if (goldFile === undefined) throw new Error(`no gold file in ${join(dir, "gold")}`);
const gold = Gold.parse(JSON.parse(readFileSync(join(dir, "gold", goldFile), "utf8")));
const data = loadRuleData();

type Tally = { hits: number; all: number };
const tallies = new Map<string, Tally>();
const count = (name: string, hit: boolean, miss: string): void => {
  const tally = tallies.get(name) ?? { hits: 0, all: 0 };
  tally.all++;
  if (hit) tally.hits++;
  else console.log(`miss ${name}: ${miss}`);
  tallies.set(name, tally);
};

const touches = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

/** Share of the gold's evidence that the passages cover. */
const covered = (evidence: readonly Span[], claim: Claim): number => {
  const all = evidence.reduce((sum, { start, end }) => sum + end - start, 0);
  const hit = evidence.reduce(
    (sum, span) =>
      sum +
      Math.max(
        0,
        ...claim.passages.map(
          (passage) => Math.min(span.end, passage.end) - Math.max(span.start, passage.start),
        ),
      ),
    0,
  );
  return all === 0 ? 0 : hit / all;
};

const textAt = (value: unknown, path: readonly string[]): string | null => {
  const found = path.reduce<unknown>(
    (at, name) => (typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined),
    value,
  );
  return typeof found === "string" ? found : null;
};

const sameWords = (wanted: string, told: string | undefined): boolean =>
  told !== undefined &&
  wanted
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => word.length > 4 && told.toLowerCase().includes(word));

/** What the gold itself calls no order to use force is looked for among what is put in place. */
const kindOf = (fact: z.infer<typeof Fact>): string =>
  textAt(fact, ["name"])?.includes("not a use-of-force order") ? "measure" : "order";

/** Words of the gold of which at least one is told, per field that holds words. */
const scoreWords = (fact: z.infer<typeof Fact>, claim: Claim, name: string): void => {
  const { order } = claim;
  if (order === null) return;
  const told: readonly (readonly [string, unknown, readonly string[]])[] = [
    ["addressees", fact.addressees, order.addressees.map(({ value }) => value)],
    [
      "transmitted_by",
      fact.communicated_by,
      order.transmitted_by ? [order.transmitted_by.value] : [],
    ],
    [
      "exceptions",
      fact.exceptions,
      [
        ...order.exceptions.map(({ value }) => value),
        ...order.provisions.map(({ basis }) => JSON.stringify(basis)),
      ],
    ],
    ["reason", fact.stated_reason, order.reason_given ? [order.reason_given.value] : []],
    ["impunity", fact.impunity, order.impunity ? [order.impunity.value] : []],
    [
      "ammunition",
      fact.ammunition_rule ?? (fact.amount ? "rounds of ammunition" : null),
      order.provisions
        .filter(({ kind }) => kind === "ammunition")
        .map(({ basis }) => JSON.stringify(basis)),
    ],
    ["stretch", textAt(fact, ["zone", "stretch"]), order.stretch.map((where) => where.name)],
    ["provinces", fact.provinces, order.stretch.map((where) => where.name)],
  ];
  for (const [field, value, words] of told) {
    const wanted = typeof value === "string" ? [value] : z.array(z.string()).safeParse(value).data;
    if (wanted === undefined || wanted.length === 0) continue;
    const hit = wanted.some((text) => words.some((word) => sameWords(text, word)));
    count(`order ${field}`, hit, `${name} "${wanted[0]}", told "${words.join(" | ")}"`);
  }
};

/** The account a claim rests on beside the source that the gold names for it, or the text's only one. */
const scoreAccount = (
  fact: z.infer<typeof Fact>,
  claim: Claim,
  { sources, name }: { sources: readonly z.infer<typeof Fact>[]; name: string },
): void => {
  const id = textAt(fact, ["source"]) ?? sources[0]?.id;
  const wanted = sources.find((source) => source.id === id);
  if (wanted === undefined || (textAt(fact, ["source"]) === null && name === "000")) return;
  const told = claim.attribution.account;
  const hit =
    told !== null && wanted.evidence.some(({ quote }) => quote.includes(told.description));
  count(
    "attribution",
    hit,
    `${name} "${wanted.evidence[0]?.quote.slice(0, 60)}", told "${told?.description}"`,
  );
};

const scoreOrder = (
  fact: z.infer<typeof Fact>,
  claims: readonly Claim[],
  { name, sources }: { name: string; sources: readonly z.infer<typeof Fact>[] },
): void => {
  const wantedKind = kindOf(fact);
  const best = claims
    .filter(({ kind }) => kind === wantedKind)
    .map((claim) => ({ claim, share: covered(fact.evidence, claim) }))
    .sort((a, b) => b.share - a.share)[0];
  const hit = best !== undefined && best.share >= 0.5;
  const found = hit ? best.claim.order : null;
  count(
    wantedKind,
    hit,
    `${name} "${fact.evidence[0]?.quote.slice(0, 70)}" best overlap ${best?.share.toFixed(2) ?? "none"}`,
  );
  if (found === null || best === undefined) return;
  scoreWords(fact, best.claim, name);
  scoreAccount(fact, best.claim, { sources, name });
  const issuer = textAt(fact, ["issuer"]);
  if (issuer !== null && !issuer.startsWith("not stated"))
    count(
      "order issuer",
      sameWords(issuer, found.issuer?.value),
      `${name} "${issuer}", told "${found.issuer?.value}"`,
    );
  const zone = z
    .object({ zone: z.object({ distance_km: z.object({ min: z.number(), max: z.number() }) }) })
    .safeParse(fact);
  if (zone.success) {
    const wanted = zone.data.zone.distance_km;
    const told = found.zone?.distance_km;
    count(
      "order distance",
      told?.min === wanted.min && told.max === wanted.max,
      `${name} ${wanted.min}–${wanted.max}, told ${told?.min}–${told?.max}`,
    );
  }
  for (const [field, told] of [
    ["received_on", found.received?.edtf],
    ["issued_on", found.issued?.edtf],
    ["effective_from", found.effective_from?.edtf],
  ] as const) {
    // "following these incidents": a date that the gold takes from outside the text is not asked for.
    const words = textAt(fact, [field, "text"]);
    if (words !== null && !/\d|day/.test(words)) continue;
    const wanted = textAt(fact, [field, "edtf"])?.slice(0, 10);
    // A year that the text does not give is left open: the day and month must agree.
    if (wanted)
      count(
        `order ${field}`,
        told === wanted || told === `XXXX${wanted.slice(4)}`,
        `${name} ${wanted}, told ${told}`,
      );
  }
  const until = textAt(fact, ["effective_until", "event"]);
  if (until !== null)
    count(
      "order until",
      found.until?.kind === "event" && sameWords(until, found.until.event),
      `${name} "${until}"`,
    );
};

/** True of a count that rests on words which the gold itself asks to keep back: no field may tell it. */
const isWithheld = (wanted: unknown, kept: readonly z.infer<typeof Fact>[]): boolean => {
  const start = textAt(wanted, ["text"])?.split(" ").slice(0, 4).join(" ");
  return (
    start !== undefined &&
    kept.some(({ evidence }) => evidence.some(({ quote }) => quote.includes(start)))
  );
};

const scoreIncident = (
  fact: z.infer<typeof Fact>,
  claims: readonly Claim[],
  { name, kept }: { name: string; kept: readonly z.infer<typeof Fact>[] },
): void => {
  const best = claims
    .filter(({ kind }) => kind === "incident")
    .sort((a, b) => covered(fact.evidence, b) - covered(fact.evidence, a))[0];
  count("incident", best !== undefined && covered(fact.evidence, best) >= 0.5, name);
  if (best === undefined) return;
  const casualties = z
    .record(z.string(), z.looseObject({ min: z.number(), best: z.number(), max: z.number() }))
    .safeParse(fact.casualties);
  for (const [outcome, wanted] of Object.entries(casualties.data ?? {})) {
    if (isWithheld(wanted, kept)) continue;
    const told =
      best.outcomes[
        outcome === "injured" ? "wounded" : outcome === "detained" ? "detained" : "killed"
      ];
    const same = told?.min === wanted.min && told.best === wanted.best && told.max === wanted.max;
    count(
      `incident ${outcome}`,
      same,
      `${name} ${wanted.min} ${wanted.best} ${wanted.max}, told ${told?.min} ${told?.best} ${told?.max}`,
    );
  }
  if (typeof fact.n_events === "number")
    count(
      "incident events",
      best.events === fact.n_events,
      `${name} ${fact.n_events}, told ${best.events}`,
    );
};

let inventedDeaths = 0;
let inventedOrders = 0;
for (const seed of gold.seeds) {
  const text = readFileSync(join(dir, "seeds", seed.seed), "utf8");
  const reading = read({ kind: "text", text, declared: NOTHING_DECLARED }, data);
  const options: ExtractOptions = {
    capture: lineIdOf(seed.seed, sha256(text)),
    veils: [],
    unveils: [],
  };
  const { claims, sensitive } = extract(reading, options, data);
  const layers = extractLayers(reading, data);
  const name = seed.seed.slice(0, 3);
  for (const fact of seed.orders) scoreOrder(fact, claims, { name, sources: seed.sources });
  for (const fact of seed.incidents)
    scoreIncident(fact, claims, { name, kept: seed.source_safety });
  for (const fact of seed.places) {
    for (const span of fact.evidence) {
      const hit = layers.places.some((place) => place.place !== null && touches(place, span));
      count("place", hit, `${name} "${span.quote}"`);
    }
  }
  for (const fact of seed.sources) {
    const spans = fact.evidence;
    const hit = layers.attributions.some(
      ({ source }) => source !== null && spans.some((span) => touches(source, span)),
    );
    count("source", hit, `${name} "${spans[0]?.quote.slice(0, 70)}"`);
  }
  for (const fact of seed.source_safety) {
    const hit = fact.evidence.some((span) => sensitive.some((flag) => touches(flag, span)));
    count("sensitive", hit, `${name} "${fact.evidence[0]?.quote.slice(0, 70)}"`);
  }
  const deaths = seed.incidents.flatMap(({ evidence }) => evidence);
  const orders = seed.orders.flatMap(({ evidence }) => evidence);
  for (const claim of claims) {
    const evidence = claim.kind === "incident" ? deaths : claim.kind === "order" ? orders : null;
    if (
      evidence === null ||
      evidence.some((span) => claim.passages.some((passage) => touches(passage, span)))
    )
      continue;
    if (claim.kind === "order") inventedOrders++;
    else if (claim.outcomes.killed !== undefined) inventedDeaths++;
    console.log(`invented ${claim.kind}: ${name} "${claim.passages[0]?.exact.slice(0, 90)}"`);
  }
}

console.log(`${EXTRACT_VERSION} on ${gold.seeds.length} gold texts`);
for (const [name, { hits, all }] of tallies) console.log(`${name.padEnd(22)} ${hits} of ${all}`);
const fields = [...tallies].filter(
  ([name]) => name.startsWith("order ") || name.startsWith("incident "),
);
const told = fields.reduce((sum, [, { hits }]) => sum + hits, 0);
const asked = fields.reduce((sum, [, { all }]) => sum + all, 0);
console.log(`fields of orders and incidents ${told} of ${asked}`);
console.log(`invented deaths ${inventedDeaths}, invented orders ${inventedOrders} (gate: 0 and 0)`);
if (inventedDeaths + inventedOrders > 0) process.exitCode = 1;
