/**
 * What is to be resolved, taken in hand piece by piece: a register may hold more than fits into
 * memory. Reports and claims are known by numbers from 0.
 */
import type { Reading } from "../model/reading.ts";
import { keyBuckets } from "./components.ts";
import type { ResolvableClaim, ResolvableReport } from "./report.ts";

/** Numbers of those that share a key, key by key; keys that one has alone are left out. */
export type Buckets = Iterable<readonly number[]>;

/**
 * Numbers are best given so that claims that may meet lie near one another, e.g. by the day of
 * publication: claims are asked for in the order of their numbers, each together with those it meets.
 */
export type Shelf = {
  readonly reports: number;
  readonly claims: number;
  readonly reportBuckets: () => Buckets;
  /** By blocking keys alone. */
  readonly claimBuckets: () => Buckets;
  readonly report: (number: number) => ResolvableReport;
  readonly claim: (number: number) => ResolvableClaim;
  /** By the id of its report, with what people attached to it; undefined where there is none. */
  readonly reading: (report: string) => Reading | undefined;
  /** Undefined for claims that are not here. */
  readonly numberOf: (claim: string) => number | undefined;
};

/** What is in memory as a whole. */
export const makeShelf = (
  reports: readonly ResolvableReport[],
  claims: readonly ResolvableClaim[],
): Shelf => {
  const readings = new Map(reports.map(({ report, reading }) => [report, reading]));
  const numbers = new Map<string, number>(claims.map(({ claim }, at) => [claim.id, at]));
  return {
    reports: reports.length,
    claims: claims.length,
    reportBuckets: () => keyBuckets(reports),
    claimBuckets: () => keyBuckets(claims),
    report: (number) => held(reports, number),
    claim: (number) => held(claims, number),
    reading: (report) => readings.get(report),
    numberOf: (claim) => numbers.get(claim),
  };
};

const held = <T>(list: readonly T[], number: number): T => {
  const one = list[number];
  if (one === undefined) throw new RangeError(`Cannot find ${number}: there are ${list.length}`);
  return one;
};
