/** What a dossier is made of, read through the guarded face. */
import type { Capture } from "../../../model/capture.ts";
import { OnrecordError } from "../../../model/error.ts";
import type { CaptureId, RecordId } from "../../../model/ids.ts";
import type { DifferenceRecord, IncidentRecord, OrderRecord } from "../../../model/record.ts";
import type { ShownCapture } from "../../../store/capture-list.ts";
import type { StoredClaim, View } from "../../../store/store.ts";
import { walkRecords } from "../walk.ts";

export type DossierRecord = IncidentRecord | OrderRecord;

/** A report with its capture; the capture is null once erased. */
export type QuotedReport = { readonly shown: ShownCapture; readonly capture: Capture | null };

export type DossierFacts = {
  readonly record: DossierRecord;
  /** Those the record rests on, then those of differences, then denials in the same reports. */
  readonly claims: readonly StoredClaim[];
  readonly reports: readonly QuotedReport[];
  readonly differences: readonly DifferenceRecord[];
  /** Denials in the same reports that nobody has tied to this record. */
  readonly denials: readonly StoredClaim[];
  /** Orders that say to change this one. */
  readonly changedBy: readonly OrderRecord[];
  /** How many times somebody wrote down whether a claim of it is to be believed. */
  readonly assessments: number;
  readonly teaching: boolean;
};

/** Claims of one kind that a report may hold and a dossier looks through. */
const MOST_DENIALS = 100;

/**
 * Reads one incident or order with all that is told of it.
 *
 * @throws OnrecordError "not-found" where it is not on record, "usage" where it is of another kind
 */
export const gatherFacts = async (view: View, id: string): Promise<DossierFacts> => {
  const record = await view.record(id, null);
  if (record === null) {
    throw new OnrecordError("not-found", `Cannot make the dossier: "${id}" is not on record`);
  }
  if (record.kind !== "incident" && record.kind !== "order") {
    const state = `"${id}" is neither an incident nor an order, name one of these`;
    throw new OnrecordError("usage", `Cannot make the dossier: ${state}`);
  }
  const grounds = await view.grounds(record, null);
  const own = new Map(grounds.claims.map((stored) => [stored.claim.id, stored]));
  const denials = await denialsIn(view, record, own);
  const claims = [
    ...grounds.claims,
    ...(await claimsOf(view, grounds.differences, own)),
    ...denials,
  ];
  return {
    record,
    claims,
    reports: await reportsOf(view, claims),
    differences: grounds.differences,
    denials,
    changedBy: record.kind === "order" ? await changersOf(view, record.id) : [],
    assessments: await countAssessments(view, grounds.claims),
    teaching: await view.isTeaching(),
  };
};

type ClaimById = ReadonlyMap<string, StoredClaim>;

const denialsIn = async (
  view: View,
  { reports }: DossierRecord,
  own: ClaimById,
): Promise<readonly StoredClaim[]> => {
  const found: StoredClaim[] = [];
  for (const row of await Promise.all(reports.map((id) => view.capture(id)))) {
    if (row === null) continue;
    const query = { modality: null, capture: row.id, limit: MOST_DENIALS, offset: 0 };
    found.push(...(await view.claims({ ...query, kind: "denial" })));
  }
  return found.filter(({ claim, state }) => state !== "rejected" && !own.has(claim.id));
};

const claimsOf = async (
  view: View,
  differences: readonly DifferenceRecord[],
  own: ClaimById,
): Promise<readonly StoredClaim[]> => {
  const ids = new Set(differences.flatMap(({ claims }) => claims));
  const missing = [...ids].filter((id) => !own.has(id)).sort();
  return (await Promise.all(missing.map((id) => view.claim(id)))).filter((one) => one !== null);
};

const reportsOf = async (
  view: View,
  claims: readonly StoredClaim[],
): Promise<readonly QuotedReport[]> => {
  const ids = [...new Set<CaptureId>(claims.map(({ capture }) => capture))];
  const reports = await Promise.all(
    ids.map(async (id) => {
      const shown = await view.capture(id);
      return shown === null ? [] : [{ shown, capture: await view.captureBody(id) }];
    }),
  );
  return reports.flat();
};

const changersOf = async (view: View, id: RecordId): Promise<readonly OrderRecord[]> => {
  const found: OrderRecord[] = [];
  for await (const other of walkRecords(view, "order")) {
    if (!other.lead && other.changes.some(({ order }) => order === id)) found.push(other);
  }
  return found;
};

const countAssessments = async (view: View, claims: readonly StoredClaim[]): Promise<number> => {
  const decisions = await Promise.all(
    claims.map(({ claim }) => view.decisions({ claim: claim.id })),
  );
  return decisions.flat().filter(({ decision, holds }) => holds && decision.decision === "assess")
    .length;
};
