/**
 * What must be resolved again together: the components that a new, changed or withdrawn capture or
 * a decision touches. Everything connected by shared keys, by records now on record or by a
 * person's links is gathered; nothing else is read.
 */
import type { CaptureId, ClaimId } from "../model/ids.ts";
import { CaptureId as CaptureIdShape } from "../model/ids.ts";
import type { CopiesRecord, WarningRecord } from "../model/record.ts";
import type { Material } from "../store/material.ts";
import type { StoredClaim, StoredDecision, StoredReading, StoredRecord } from "../store/store.ts";

/** Where to begin: captures and claims that are new, changed, gone or decided on. */
export type Seeds = {
  readonly captures: readonly CaptureId[];
  readonly claims: readonly ClaimId[];
};

/** A component of readings connected by copy keys, with the copy records they have now. */
export type TouchedReadings = {
  readonly readings: readonly StoredReading[];
  readonly before: readonly StoredRecord<CopiesRecord>[];
  /** What is said of these texts now. */
  readonly warnings: readonly StoredRecord<WarningRecord>[];
};

/** Which of the readings that share a key with these may be of one text origin with one of them. */
export type NearReadings = (
  own: readonly StoredReading[],
  sharing: readonly StoredReading[],
) => readonly StoredReading[];

/** Gathers the readings that may be copies of one another, beginning with these captures. */
export const touchedReadings = async (
  material: Material,
  captures: readonly CaptureId[],
  nearOf: NearReadings,
): Promise<TouchedReadings> => {
  const found = new Map<CaptureId, StoredReading>();
  const before = new Map<string, StoredRecord<CopiesRecord>>();
  const warnings = new Map<string, StoredRecord<WarningRecord>>();
  const readings = readOnce(material);
  let fresh: readonly CaptureId[] = unique(captures);
  const seen = new Set<CaptureId>();
  while (fresh.length > 0) {
    for (const id of fresh) seen.add(id);
    // What has gone may have kept others apart: a text that held two of them joined neither.
    const own = await readings(fresh);
    for (const one of own) if (one.state === "active") found.set(one.capture, one);
    const touching = await material.recordsTouching([], fresh);
    const copies = touching.filter(isCopies);
    for (const stored of copies) before.set(stored.record.id, stored);
    for (const one of touching.filter(isOfTexts)) warnings.set(one.record.id, one);
    const sharing = await material.capturesByKeys(unique(own.flatMap(({ keys }) => keys)));
    const near = nearOf(own, await readings(sharing.filter((id) => !seen.has(id))));
    const next = [
      ...near.map(({ capture }) => capture),
      ...copies.flatMap(({ record }) => record.reports.map((id) => CaptureIdShape.parse(id))),
    ];
    fresh = unique(next).filter((id) => !seen.has(id));
  }
  return {
    readings: sorted([...found.values()], (reading) => reading.capture),
    before: sorted([...before.values()], ({ record }) => record.id),
    warnings: sorted([...warnings.values()], ({ record }) => record.id),
  };
};

const readOnce = (material: Material) => {
  const known = new Map<CaptureId, StoredReading | null>();
  return async (ids: readonly CaptureId[]): Promise<readonly StoredReading[]> => {
    for (const id of ids) if (!known.has(id)) known.set(id, await material.reading(id));
    return ids.flatMap((id) => known.get(id) ?? []);
  };
};

/** A component of claims with what bears on them. */
export type TouchedClaims = {
  readonly claims: readonly StoredClaim[];
  /** The readings behind the claims and the roots of their copy families. */
  readonly readings: readonly StoredReading[];
  /** Copy families of those readings, as on record. */
  readonly families: readonly CopiesRecord[];
  readonly decisions: readonly StoredDecision[];
  /** Records that rest on any of the claims now, copies left out. */
  readonly before: readonly StoredRecord[];
};

/** Which of the claims that share a key with these may end in one record with one of them. */
export type NearClaims = (
  own: readonly StoredClaim[],
  sharing: readonly StoredClaim[],
) => Promise<readonly StoredClaim[]>;

/** Gathers the claims that may end in one record, beginning with these. */
export const touchedClaims = async (
  material: Material,
  seeds: Seeds,
  nearOf: NearClaims,
): Promise<TouchedClaims> => {
  const found = new Map<ClaimId, StoredClaim>();
  const decisions = new Map<string, StoredDecision>();
  const before = new Map<string, StoredRecord>();
  const seen = new Set<ClaimId>();
  let gone = await material.goneClaims(seeds.captures, seeds.claims);
  let fresh = await firstClaims(material, seeds);
  while (fresh.length > 0 || gone.length > 0) {
    for (const id of fresh) seen.add(id);
    const stored = await material.claimsById(fresh);
    for (const claim of stored) found.set(claim.claim.id, claim);
    const captures = unique(stored.map((claim) => claim.capture));
    const records = (await material.recordsTouching(fresh, [])).filter((one) => !isCopies(one));
    for (const one of records) before.set(one.record.id, one);
    const decided = await material.decisionsOn(fresh, captures);
    for (const decision of decided) decisions.set(decision.ref, decision);
    // What has gone may have kept others from being compared, or have borne on them.
    const own = [...stored, ...gone];
    gone = [];
    const sharing = await material.claimsByKeys(unique(own.flatMap((claim) => claim.keys)));
    const near = await nearOf(
      own,
      sharing.filter(({ claim }) => !seen.has(claim.id)),
    );
    for (const claim of near) found.set(claim.claim.id, claim);
    const next = [
      ...near.map((claim) => claim.claim.id),
      ...records.flatMap(({ record }) => ("claims" in record ? record.claims : [])),
      ...decided.flatMap(linkedClaims),
    ];
    fresh = unique(next).filter((id) => !seen.has(id));
  }
  const claims = sorted([...found.values()], (claim) => claim.claim.id);
  const captures = unique(claims.map((claim) => claim.capture));
  return {
    ...(await readingsAndFamilies(material, captures)),
    claims: claims,
    decisions: [...decisions.values()].sort((a, b) => a.seq - b.seq),
    before: sorted([...before.values()], ({ record }) => record.id),
  };
};

const firstClaims = async (material: Material, seeds: Seeds): Promise<readonly ClaimId[]> => {
  const ids = new Set(seeds.claims);
  for (const capture of seeds.captures) {
    for (const { claim } of await material.claimsOfCapture(capture)) ids.add(claim.id);
  }
  // Asked of all at once: a thousand copies rest on one record, which has all their claims.
  for (const { record } of await material.recordsTouching([], seeds.captures)) {
    if ("claims" in record) for (const id of record.claims) ids.add(id);
  }
  return [...ids];
};

const readingsAndFamilies = async (material: Material, captures: readonly CaptureId[]) => {
  const stored = (await material.recordsTouching([], captures)).filter(isCopies);
  const families = stored.map(({ record }) => record);
  const roots = families.map(({ root }) => CaptureIdShape.parse(root));
  const readings: StoredReading[] = [];
  for (const id of unique([...captures, ...roots])) {
    const reading = await material.reading(id);
    if (reading !== null && reading.state === "active") readings.push(reading);
  }
  return { readings: sorted(readings, (one) => one.capture), families };
};

const linkedClaims = ({ decision }: StoredDecision): readonly ClaimId[] => {
  if (decision.decision === "merge" || decision.decision === "split") {
    return [decision.a, decision.b];
  }
  return decision.decision === "add" ? [decision.claim.id] : [];
};

const isCopies = (stored: StoredRecord): stored is StoredRecord<CopiesRecord> =>
  stored.record.kind === "copies";

/** Warnings of claims are found by these. */
const isOfTexts = (stored: StoredRecord): stored is StoredRecord<WarningRecord> =>
  stored.record.kind === "warning" && stored.record.claims.length === 0;

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

const sorted = <T>(values: readonly T[], key: (value: T) => string): readonly T[] =>
  values.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
