/**
 * Learns from the reports there are which sentences outlets repeat. A function of the reports alone, in
 * any order. Copies of one text repeat all of it and teach nothing: only reports that have something
 * else to tell are counted.
 */
import { encodeCanonical } from "../format/canonical-json.ts";
import { sha256 } from "../format/hash.ts";
import type { Boilerplate } from "../model/boilerplate.ts";
import type { RuleData } from "../model/data.ts";
import type { Reading } from "../model/reading.ts";
import { sentencesOf } from "./boilerplate.ts";
import { order } from "./components.ts";
import { publishedDay } from "./days.ts";
import { geographyOf, outletKey } from "./geography.ts";
import { fold, hash32 } from "./words.ts";

/** So many reports that are no copies of each other must have a sentence. */
const FEWEST_REPORTS = 8;
/** Reports that are looked at for one sentence. */
const MOST_LOOKED_AT = 64;
/** Sentences kept of one outlet: those of most reports. */
const MOST_SENTENCES = 500;
/** Two texts of one outlet that share so much of the shorter one may be one text. */
const MAYBE_COPIES = 0.5;
/** From here on they are, whatever their headlines and dates. */
const COPIES = 0.8;
/** A text that is taken up again comes within so many days. */
const DAYS_OF_A_STORY = 7;

/** What learning keeps of one report: some twelve bytes a sentence. */
export type Taught = {
  readonly report: string;
  readonly outlet: string;
  /** Ascending, each once: the hashes of its sentences as numbers. */
  readonly hashes: Float64Array;
  /** The length of each. */
  readonly lengths: Uint16Array;
  /** Of the headline; null where there is none. */
  readonly title: number | null;
  readonly day: number | null;
};

/** Null for what teaches nothing: a list, a text without an outlet or without sentences. */
export const taughtBy = (report: string, reading: Reading, data: RuleData): Taught | null => {
  const outlet = outletKey(reading.outlet, geographyOf(data));
  if (outlet === null || reading.provenance === "list") return null;
  const lengthByHash = new Map(
    sentencesOf(reading).map(({ hash, length }) => [Number.parseInt(hash, 16), length]),
  );
  if (lengthByHash.size === 0) return null;
  const sorted = [...lengthByHash].sort(([a], [b]) => a - b);
  return {
    ...{ report, outlet },
    hashes: Float64Array.from(sorted, ([hash]) => hash),
    lengths: Uint16Array.from(sorted, ([, length]) => Math.min(length, 0xffff)),
    title: reading.title === null ? null : hash32(fold(reading.title)),
    day: publishedDay(reading),
  };
};

/** The same for the same reports in any order; each report at most once. */
export const learnBoilerplate = (taught: readonly Taught[]): Boilerplate => {
  const outlets = [...Map.groupBy(taught, ({ outlet }) => outlet)]
    .sort(([a], [b]) => order(a, b))
    .map(([outlet, reports]) => ({ outlet, sentences: repeatedBy(reports) }))
    .filter(({ sentences }) => sentences.length > 0);
  return { version: sha256(encodeCanonical(outlets)), outlets };
};

const repeatedBy = (reports: readonly Taught[]): readonly string[] => {
  if (reports.length < FEWEST_REPORTS) return [];
  const times = frequent(reports);
  const sorted = reports.toSorted((a, b) => order(a.report, b.report));
  const holders = new Map<number, Taught[]>([...times.keys()].map((hash) => [hash, []]));
  for (const report of sorted) {
    for (const hash of report.hashes) {
      const some = holders.get(hash);
      if (some !== undefined && some.length < MOST_LOOKED_AT) some.push(report);
    }
  }
  return [...times]
    .sort(([a, often], [b, others]) => others - often || a - b)
    .filter(([hash]) => areUnlike(holders.get(hash) ?? []))
    .slice(0, MOST_SENTENCES)
    .map(([hash]) => hash.toString(16).padStart(12, "0"))
    .sort();
};

// Sorted rather than counted in a map, which would hold every sentence of a large outlet.
const frequent = (reports: readonly Taught[]): ReadonlyMap<number, number> => {
  const all = new Float64Array(reports.reduce((sum, { hashes }) => sum + hashes.length, 0));
  let at = 0;
  for (const { hashes } of reports) {
    all.set(hashes, at);
    at += hashes.length;
  }
  all.sort();
  const times = new Map<number, number>();
  for (let from = 0; from < all.length; ) {
    const hash = all[from] ?? 0;
    let to = from;
    while (to < all.length && all[to] === hash) to += 1;
    if (to - from >= FEWEST_REPORTS) times.set(hash, to - from);
    from = to;
  }
  return times;
};

/** True where enough of them are no copies of each other. */
const areUnlike = (holders: readonly Taught[]): boolean => {
  const kept: Taught[] = [];
  for (const one of holders) {
    if (kept.some((other) => mayBeOneText(one, other))) continue;
    kept.push(one);
    if (kept.length === FEWEST_REPORTS) return true;
  }
  return false;
};

const mayBeOneText = (a: Taught, b: Taught): boolean => {
  const likeness = sharedOf(a, b);
  if (likeness < MAYBE_COPIES || likeness >= COPIES) return likeness >= COPIES;
  const otherTitles = a.title !== null && b.title !== null && a.title !== b.title;
  const isOtherTime = a.day !== null && b.day !== null && Math.abs(a.day - b.day) > DAYS_OF_A_STORY;
  return !(otherTitles && isOtherTime);
};

/** The share of the shorter text's sentences that the other has too, by length. */
const sharedOf = (a: Taught, b: Taught): number => {
  let [shared, i, j] = [0, 0, 0];
  while (i < a.hashes.length && j < b.hashes.length) {
    const [x, y] = [a.hashes[i] ?? 0, b.hashes[j] ?? 0];
    if (x === y) shared += a.lengths[i] ?? 0;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return shared / Math.max(1, Math.min(lengthOf(a), lengthOf(b)));
};

const lengthOf = ({ lengths }: Taught): number => {
  let sum = 0;
  for (const length of lengths) sum += length;
  return sum;
};
