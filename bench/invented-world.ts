/**
 * Invented reports of killings with known truth, as many as wanted and the same on every machine.
 * What rules make of a text is worked out once per pattern of it; the names are of one length, so
 * that every report of the pattern has them in the same places. A world's towns and outlets grow with
 * it: a larger world has more places, not more killings in each.
 */
import assert from "node:assert/strict";
import { extract } from "../src/extract/extract.ts";
import { claimIdOf } from "../src/format/content-id.ts";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import { NOTHING_DECLARED } from "../src/model/capture.ts";
import type { Claim } from "../src/model/claim.ts";
import { CaptureId, ClaimId } from "../src/model/ids.ts";
import type { SensitiveSpan } from "../src/model/passage.ts";
import type { Reading } from "../src/model/reading.ts";
import { read } from "../src/read/read.ts";
import { claimKeys, copyKeys } from "../src/resolve/keys.ts";
import type { ResolvableClaim, ResolvableReport } from "../src/resolve/report.ts";

/** A report as it is derived, and which incident it tells of. */
export type Told = {
  readonly incident: number;
  readonly report: ResolvableReport;
  readonly claims: readonly ResolvableClaim[];
};

export const data = loadRuleData();

/** Of some 14 years. */
const DAYS = 5_000;
const TOWNS_PER_REPORT = 0.04;
const OUTLETS_PER_REPORT = 0.0004;
/** One report in so many is derived by the rules too, and must be the same. */
const CHECKED = 997;
const SYLLABLES = "ba do ke li mo nu pa re si ta vo we zo ha mi du gu fe to be".split(" ");
const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );
// As in prose, no five words in a row stand in reports of other incidents, but those of a date.
const LEADS = [
  "Guards shot and killed NAME, AGE, near TOWN on DATE, neighbours said.",
  "In TOWN soldiers shot dead NAME, AGE, on DATE, a source said.",
  "On DATE soldiers killed NAME, AGE, outside TOWN, according to two traders.",
];
const REST = [
  "BROTHER found the body on OTHER road, where FARM barley stood.",
  "BROTHER had warned him of OTHER market, which FARM traders left.",
  "OTHER elders, with BROTHER and FARM men, went to ask.",
];

// The same numbers on every machine: the hash of what is asked for.
const pick = (seed: string, below: number): number =>
  Number.parseInt(sha256(seed).slice(0, 8), 16) % below;

const name = (seed: string, syllables: number): string => {
  const hash = sha256(seed);
  const parts = Array.from({ length: syllables }, (_, at) => {
    const number = Number.parseInt(hash.slice(4 * at, 4 * at + 4), 16);
    return SYLLABLES[number % SYLLABLES.length] ?? "";
  });
  const word = parts.join("");
  return word.charAt(0).toUpperCase() + word.slice(1);
};

export type Telling = {
  readonly size: number;
  readonly incident: number;
  readonly telling: number;
  readonly number: number;
};

/** The number of a report, which its id ends with. */
export const numberOf = (report: string): number => Number.parseInt(report.slice(24), 16);

/** Reports in the order of their incidents' days; the truth of each is its number of incident. */
export function* inventWorld(size: number): Generator<Told> {
  let told = 0;
  for (let incident = 0; told < size; incident += 1) {
    const tellings = 1 + pick(`incident ${incident} tellings`, 3);
    for (let at = 0; at < tellings && told < size; at += 1) {
      yield tellOf({ size, incident, telling: at, number: told });
      told += 1;
    }
  }
}

/** One telling of an incident in a world of a size; `number` is the report's in it. */
export const tellOf = ({ size, incident, telling, number }: Telling): Told => {
  const seed = `incident ${incident}`;
  const own = `${seed} telling ${telling}`;
  const [town, other] = ["town", "other"].map((what) =>
    name(`town ${pick(`${seed} ${what}`, Math.ceil(size * TOWNS_PER_REPORT))}`, 4),
  );
  // Two tellings an incident on average.
  const day = new Date(Date.UTC(2010, 0, 1 + (Math.floor((incident * 2 * DAYS) / size) % DAYS)));
  const published = new Date(day.getTime() + (1 + pick(own, 6)) * 86_400_000);
  const last = name(`${seed} last`, 3);
  const words: Words = {
    NAME: `${name(`${seed} first`, 3)} ${last}`,
    BROTHER: `${name(`${seed} brother`, 3)} ${last}`,
    AGE: String(20 + pick(`${seed} age`, 60)),
    TOWN: town ?? "",
    OTHER: other ?? "",
    FARM: name(`${seed} farm`, 3),
    YEAR: String(day.getUTCFullYear()),
    OUTLET: `Outlet ${String(pick(`${own} outlet`, Math.max(4, size * OUTLETS_PER_REPORT))).padStart(4, "0")}`,
    PUBLISHED: published.toISOString().slice(0, 10),
  };
  const pattern = [LEADS[pick(`${own} lead`, 3)], REST[telling % 3], REST[(telling + 1) % 3]]
    .join(" ")
    .replace("DATE", `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} YEAR`);
  const id = CaptureId.parse(sha256(own).slice(0, 24) + number.toString(16).padStart(8, "0"));
  const told = derivedBy(pattern, words);
  if (pick(`${own} checked`, CHECKED) === 0) assert.deepEqual(told, derive(pattern, words));
  return { incident, ...keyed(id, told) };
};

type Words = Readonly<Record<string, string>>;
type Derived = {
  readonly reading: Reading;
  readonly claims: readonly Claim[];
  readonly sensitive: readonly SensitiveSpan[];
};

/** Of the same lengths as all that stand in their places, and in no word but themselves: no day of the year. */
const STANDING: Words = {
  ...{ NAME: "Qaqeqi Qoqudu", BROTHER: "Qabado Qoqudu", AGE: "37", TOWN: "Qibadoke" },
  ...{ OTHER: "Qobadoli", FARM: "Qubado", YEAR: "2012", OUTLET: "Outlet 7777" },
  PUBLISHED: "2013-01-07",
};

const fill = (pattern: string, words: Words): string =>
  pattern.replace(/[A-Z]{3,}/g, (slot) => words[slot] ?? slot);

const ANY = CaptureId.parse("0".repeat(32));

const derive = (pattern: string, words: Words): Derived => {
  const { OUTLET: outlet = null, PUBLISHED: published = null } = words;
  const declared = { ...NOTHING_DECLARED, outlet, published };
  const reading = read({ kind: "text", text: fill(pattern, words), declared }, data);
  const { claims, sensitive } = extract(reading, { capture: ANY, veils: [], unveils: [] }, data);
  return { reading, claims, sensitive };
};

/** UTF-16 code units that a passage keeps on either side. */
const CONTEXT = 32;

const derivedByPattern = new Map<string, string>();

/** What the rules make of the pattern, with these words in it. */
const derivedBy = (pattern: string, words: Words): Derived => {
  const ready = derivedByPattern.get(pattern) ?? JSON.stringify(derive(pattern, STANDING));
  derivedByPattern.set(pattern, ready);
  const told: Derived = JSON.parse(
    ready.replace(STANDING_WORDS, (standing) => words[SLOTS.get(standing) ?? ""] ?? ""),
  );
  const text = fill(pattern, words);
  requote(told.claims, text);
  return { ...told, reading: { ...told.reading, text } };
};

/** Passages are cut anew: they hold ages, and what stands around them may end within a name. */
const requote = (value: unknown, text: string): void => {
  if (typeof value !== "object" || value === null) return;
  if ("prefix" in value && "suffix" in value && "start" in value && "end" in value) {
    const [start, end] = [Number(value.start), Number(value.end)];
    if ("exact" in value) value.exact = text.slice(start, end);
    value.prefix = text.slice(Math.max(0, start - CONTEXT), start);
    value.suffix = text.slice(end, end + CONTEXT);
  } else for (const part of Object.values(value)) requote(part, text);
};

// An age may be any number in a claim, and stands in the words of passages alone.
const SLOTS = new Map(
  Object.entries(STANDING).flatMap(([slot, word]) => (slot === "AGE" ? [] : [[word, slot]])),
);
const STANDING_WORDS = new RegExp(
  [...SLOTS.keys()].toSorted((a, b) => b.length - a.length).join("|"),
  "g",
);

const keyed = (
  id: CaptureId,
  { reading, claims, sensitive }: Derived,
): Pick<Told, "report" | "claims"> => ({
  report: { report: id, reading, keys: copyKeys(reading), sensitive },
  claims: claims.map((proposed, ordinal) => {
    const [passage] = proposed.passages;
    const { start = 0, end = 0 } = passage ?? {};
    const claim = {
      ...proposed,
      id: ClaimId.parse(claimIdOf({ capture: id, kind: proposed.kind, start, end, ordinal })),
    };
    return { report: id, claim, keys: claimKeys(claim, reading, data) };
  }),
});
