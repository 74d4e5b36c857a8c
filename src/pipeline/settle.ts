/**
 * Resolution of what a change touches, within one transaction: gather the components, resolve them
 * from nothing, compare with what is on record, append the difference. Because resolution is a
 * function of each component, the order in which captures came makes no difference.
 */

import type { RuleData } from "../model/data.ts";
import { CaptureId, type PersonRef } from "../model/ids.ts";
import type { CopiesRecord, OnRecord } from "../model/record.ts";
import { appendChange, compareRecords, type RecordChange } from "../record/change.ts";
import {
  type Seeds,
  type TouchedClaims,
  touchedClaims,
  touchedReadings,
} from "../record/touched.ts";
import { familiesOf, resolveCopies } from "../resolve/copies.ts";
import type { Resolution } from "../resolve/report.ts";
import { joinResolutions, resolveClaimsInParts } from "../resolve/resolve.ts";
import type { Material } from "../store/material.ts";
import type { StoredReading, StoredRecord, WriteTransaction } from "../store/store.ts";
import { nearClaims, nearReadings } from "./near.ts";
import { type Turn, UNWATCHED } from "./turn.ts";
import { versionsNow } from "./versions.ts";
import { type Warning, warningsOf } from "./warnings.ts";

export type Setting = {
  readonly by: PersonRef;
  readonly data: RuleData;
  /** Of long work that is watched; told by claims. */
  readonly turn?: Turn;
};

/** What settling changes, and what whoever caused it should know of how it was found. */
export type Settled = RecordChange & { readonly warnings: readonly Warning[] };

/** Settles and appends, and gives what changed; nothing where nothing changes. */
export const settle = async (
  transaction: WriteTransaction,
  seeds: Seeds,
  setting: Setting,
): Promise<Settled> => {
  const change = await previewSettling(transaction.material, seeds, setting);
  const boilerplate = await transaction.material.boilerplate();
  const versions = versionsNow(setting.data, boilerplate).resolve;
  await appendChange(transaction, change, { by: setting.by, versions });
  return change;
};

/** What settling would change now; appends nothing. */
export const previewSettling = async (
  material: Material,
  seeds: Seeds,
  { data, turn = UNWATCHED }: Omit<Setting, "by">,
): Promise<Settled> => {
  const touched = await touchedReadings(material, seeds.captures, nearReadings());
  const captures = touched.readings.map(({ capture }) => capture);
  const decided = await material.decisionsOn([], captures);
  const {
    records: copies,
    warningRecords,
    warnings,
  } = resolveCopies(
    touched.readings.map(toReport),
    decided.map(({ decision }) => decision),
  );
  const moved = capturesMoved(touched.before, copies);
  const claims = await touchedClaims(
    material,
    { captures: [...seeds.captures, ...moved], claims: seeds.claims },
    nearClaims(material, data),
  );
  const families = familiesNow(claims, touched.before, copies);
  const parts: Resolution[] = [];
  const all = claims.claims.length;
  await turn(0, all);
  let done = 0;
  for (const part of resolveClaimsInParts(
    {
      claims: claims.claims.map(({ capture, claim, keys }) => ({ report: capture, claim, keys })),
      readings: readingsNow(claims, touched.readings),
      families,
      decisions: claims.decisions.map(({ decision }) => decision),
    },
    data,
  )) {
    parts.push(part);
    done += part.records.reduce((sum, record) => sum + ownClaims(record), 0);
    await turn(Math.min(done, all), all);
  }
  const { records, warnings: more } = joinResolutions(parts);
  const byClaim = new Map(claims.claims.map(({ claim, capture }) => [claim.id, capture]));
  return {
    ...compareRecords(
      [...touched.before, ...touched.warnings, ...claims.before],
      [...copies, ...warningRecords, ...records],
    ),
    warnings: warningsOf([...warnings, ...more], byClaim),
  };
};

/** Claims that are in no other record: what is told about records rests on theirs. */
const ownClaims = (record: OnRecord): number =>
  record.kind === "incident" || record.kind === "order" || record.kind === "aggregate"
    ? record.claims.length
    : 0;

/** Reports that are another's copy, or another way, than before, so that what rests on them is counted anew. */
const capturesMoved = (
  before: readonly StoredRecord<CopiesRecord>[],
  after: readonly CopiesRecord[],
): readonly CaptureId[] => {
  const [old, now] = [familiesOf(before.map(({ record }) => record)), familiesOf(after)];
  // Of a thousand copies one more leaves the others where they stand.
  const moved = [...new Set([...old.keys(), ...now.keys()])].filter((report) => {
    const [was, is] = [old.get(report), now.get(report)];
    return was?.root !== is?.root || was?.how !== is?.how;
  });
  return moved.map((report) => CaptureId.parse(report));
};

/** The families behind the claims: those resolved now, and for other reports those on record. */
const familiesNow = (
  claims: TouchedClaims,
  before: readonly StoredRecord<CopiesRecord>[],
  after: readonly CopiesRecord[],
): readonly CopiesRecord[] => {
  const replaced = new Set<string>(before.map(({ record }) => record.id));
  return [...after, ...claims.families.filter(({ id }) => !replaced.has(id))];
};

/** Those behind the claims, and the roots of families that were resolved just now. */
const readingsNow = (claims: TouchedClaims, fresh: readonly StoredReading[]) => {
  const byCapture = new Map([...fresh, ...claims.readings].map((one) => [one.capture, one]));
  return [...byCapture.values()].map(toReport);
};

const toReport = ({ capture, reading, keys, sensitive }: StoredReading) => ({
  report: capture,
  reading,
  keys,
  sensitive,
});
