/**
 * Resolves invented worlds with known truth: `node bench/world.ts 10000`. Prints the time per report
 * from derived claims to records by the processor, the pairs right and wrong, and what one more report costs.
 */
import { extract } from "../src/extract/extract.ts";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import { NOTHING_DECLARED } from "../src/model/capture.ts";
import { CaptureId } from "../src/model/ids.ts";
import { read } from "../src/read/read.ts";
import { isBlockingKey } from "../src/resolve/components.ts";
import { claimKeys, copyKeys } from "../src/resolve/keys.ts";
import { maybeLinkedIn } from "../src/resolve/linked.ts";
import type { ResolvableClaim, ResolvableReport } from "../src/resolve/report.ts";
import { resolve, resolveClaims } from "../src/resolve/resolve.ts";
import { scoreClusters } from "./cluster-scores.ts";

type Told = {
  readonly id: CaptureId;
  readonly incident: string;
  readonly report: ResolvableReport;
  readonly claims: readonly ResolvableClaim[];
};

const size = Number(process.argv[2] ?? 10_000);
const data = loadRuleData();
const OUTLETS = ["North Wire", "River Post", "Border Monitor", "Harbour Radio"];
const SYLLABLES = "ba do ke li mo nu pa re si ta vo wen zor hal min dur gre fel tor bex".split(" ");
const LEADS = [
  "Guards shot and killed a man named NAME, AGE, near TOWN on DATE, neighbours said.",
  "A resident of TOWN, NAME, AGE, was shot dead by a border guard on DATE, a source said.",
  "On DATE soldiers killed NAME, AGE, outside TOWN, according to two traders.",
];
const REST = [
  "The body was left by the road to OTHER until evening. A cart of FARM barley stood beside it.",
  "His brother BROTHER had warned him. The market of OTHER closed early and FARM sent no milk.",
  "The family was told not to mourn aloud. BROTHER walked from OTHER to ask for the body.",
];

// The same numbers on every machine: the hash of what is asked for.
const pick = (seed: string, below: number): number =>
  Number.parseInt(sha256(seed).slice(0, 8), 16) % below;

const name = (seed: string): string => {
  const parts = [0, 1, 2].map((at) => SYLLABLES[pick(`${seed} ${at}`, SYLLABLES.length)] ?? "");
  const word = parts.join("");
  return word.charAt(0).toUpperCase() + word.slice(1);
};

const tell = (incident: number, telling: number): Told => {
  const seed = `incident ${incident}`;
  const own = `${seed} telling ${telling}`;
  const day = new Date(Date.UTC(2010, 0, 1 + pick(`${seed} day`, 5000)));
  const published = new Date(day.getTime() + (1 + pick(own, 6)) * 86_400_000);
  const words: Readonly<Record<string, string>> = {
    NAME: `${name(`${seed} first`)} ${name(`${seed} last`)}`,
    BROTHER: `${name(`${seed} brother`)} ${name(`${seed} last`)}`,
    AGE: String(15 + pick(`${seed} age`, 60)),
    TOWN: name(`town ${pick(`${seed} town`, 400)}`),
    OTHER: name(`town ${pick(`${seed} other`, 400)}`),
    FARM: name(`${seed} farm`),
    DATE: day.toLocaleDateString("en-GB", {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    }),
  };
  const text = [LEADS[pick(`${own} lead`, 3)], REST[telling % 3], REST[(telling + 1) % 3]]
    .join(" ")
    .replace(/[A-Z]{3,}/g, (slot) => words[slot] ?? slot);
  const declared = {
    ...NOTHING_DECLARED,
    outlet: OUTLETS[pick(`${own} outlet`, OUTLETS.length)] ?? "",
    published: published.toISOString().slice(0, 10),
  };
  const id = CaptureId.parse(sha256(own).slice(0, 32));
  const reading = read({ kind: "text", text, declared }, data);
  const extraction = extract(reading, { capture: id, veils: [], unveils: [] }, data);
  return {
    id,
    incident: seed,
    report: { report: id, reading, keys: copyKeys(reading), sensitive: extraction.sensitive },
    claims: extraction.claims.map((claim) => ({
      report: id,
      claim,
      keys: claimKeys(claim, reading, data),
    })),
  };
};

const makeWorld = (): readonly Told[] => {
  const told: Told[] = [];
  for (let incident = 0; told.length < size; incident += 1) {
    const tellings = 1 + pick(`incident ${incident} tellings`, 3);
    for (let at = 0; at < tellings && told.length < size; at += 1) told.push(tell(incident, at));
  }
  return told;
};

// Of the processor: other work may run on the machine.
const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** What one more report makes anew: its claims and all they are linked to, step by step. */
const addOne = (more: Told, told: readonly Told[]): { ms: number; claims: number } => {
  const readings = new Map([...told, more].map(({ id, report }) => [id as string, report.reading]));
  const byKey = new Map<string, ResolvableClaim[]>();
  for (const item of told.flatMap(({ claims }) => claims)) {
    for (const key of item.keys.filter(isBlockingKey)) {
      const bucket = byKey.get(key);
      if (bucket === undefined) byKey.set(key, [item]);
      else bucket.push(item);
    }
  }
  const linked = maybeLinkedIn(readings, data);
  const began = processor();
  const found = new Set(more.claims);
  for (const one of found) {
    for (const key of one.keys.filter(isBlockingKey)) {
      for (const other of byKey.get(key) ?? []) if (linked(one, other)) found.add(other);
    }
  }
  const reports = new Set([...found].map(({ report }) => report));
  const near = [...told, more].filter(({ id }) => reports.has(id)).map(({ report }) => report);
  resolveClaims({ claims: [...found], readings: near, families: [], decisions: [] }, data);
  // A register reads the readings it needs; making ready all of them is this bench's own doing.
  return { ms: 1000 * (processor() - began), claims: found.size };
};

const world = makeWorld();
const began = processor();
const { records, warnings } = resolve(
  {
    reports: world.map(({ report }) => report),
    claims: world.flatMap(({ claims }) => claims),
    decisions: [],
  },
  data,
);
const seconds = processor() - began;
const gold = new Map(world.map(({ id, incident }) => [id as string, incident]));
const found = new Map(world.map(({ id }) => [id as string, id as string]));
for (const record of records) {
  if (record.kind === "incident") for (const id of record.reports) found.set(id, record.id);
}
const memory = Math.round(process.memoryUsage().rss / 1_000_000);
console.log(
  `${size} reports: ${seconds.toFixed(1)} s of processor, ${((1000 * seconds) / size).toFixed(2)} ms per report, ${memory} MB, ${warnings.length} warnings`,
);
console.log(JSON.stringify(scoreClusters(gold, found)));
const extra = tell(0, 7);
const cost = addOne(extra, world);
console.log(`one more report: ${cost.ms.toFixed(1)} ms, ${cost.claims} claims made anew`);
