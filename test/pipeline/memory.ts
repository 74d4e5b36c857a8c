/**
 * A register's records in memory, settled report by report as the store's are: for laws over many
 * small worlds, which a register on the disk would take hours for.
 */
import type { RuleData } from "../../src/model/data.ts";
import { OnrecordError } from "../../src/model/error.ts";
import {
  type CaptureId,
  CaptureId as CaptureIdShape,
  PersonRef,
  Ref,
  Sha256,
} from "../../src/model/ids.ts";
import type { OnRecord } from "../../src/model/record.ts";
import { previewSettling } from "../../src/pipeline/settle.ts";
import type { ResolvableReport, ResolveInput } from "../../src/resolve/resolve.ts";
import type { Material } from "../../src/store/material.ts";
import type { StoredClaim, StoredDecision } from "../../src/store/store.ts";

export type Memory = {
  /** Adds reports at once, as one batch is; those withdrawn come back. */
  readonly add: (reports: readonly string[]) => Promise<void>;
  readonly withdraw: (report: string) => Promise<void>;
  /** All records, ascending by id. */
  readonly records: () => readonly OnRecord[];
};

const NOBODY = PersonRef.parse("0".repeat(32));
const NO_CODEBOOK = { edition: "", hash: Sha256.parse("0".repeat(64)) };
const TARGETS = ["claim", "a", "b", "capture"];
const REF = Ref.parse("0".repeat(32));

/** Empty; `input` is all that may be added. Decisions hold from the beginning. */
export const openMemory = (input: ResolveInput, data: RuleData): Memory => {
  const active = new Set<string>();
  const records = new Map<string, OnRecord>();
  const material = materialOf(input, active, records);
  const settle = async (reports: readonly string[]): Promise<void> => {
    const captures = reports.map((report) => CaptureIdShape.parse(report));
    const { changed, retired } = await previewSettling(
      material,
      { captures, claims: [] },
      { data },
    );
    for (const { id } of retired) records.delete(id);
    for (const record of changed) records.set(record.id, record);
  };
  return {
    add: async (reports) => {
      for (const report of reports) active.add(report);
      await settle(reports);
    },
    withdraw: async (report) => {
      active.delete(report);
      await settle([report]);
    },
    records: () => [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
};

const materialOf = (
  input: ResolveInput,
  active: ReadonlySet<string>,
  records: ReadonlyMap<string, OnRecord>,
): Material => {
  const all = input.claims.map(
    ({ report, claim, keys }): StoredClaim => ({
      ...{ ref: REF, capture: CaptureIdShape.parse(report), claim, keys },
      ...{ state: "proposed", record: null },
    }),
  );
  const decisions = input.decisions.map(
    (decision, seq): StoredDecision => ({
      ...{ ref: Ref.parse(String(seq).padStart(32, "0")), seq, at: "", by: NOBODY },
      ...{ decision, codebook: NO_CODEBOOK, holds: true },
    }),
  );
  const byCapture = Map.groupBy(all, ({ capture }) => capture);
  const here = (claim: StoredClaim): boolean => active.has(claim.capture);
  const reports = new Map(input.reports.map((report) => [report.report, report]));
  return {
    ...notAsked,
    reading: async (id) => storedReading(reports.get(id), id, active),
    claimsOfCapture: async (id) => (byCapture.get(id) ?? []).filter(here),
    claimsById: async (ids) => {
      const wanted = new Set<string>(ids);
      return all.filter((one) => here(one) && wanted.has(one.claim.id));
    },
    goneClaims: async (captures, ids) => {
      const wanted = new Set<string>([...captures, ...ids]);
      return all.filter(
        (one) => !here(one) && (wanted.has(one.capture) || wanted.has(one.claim.id)),
      );
    },
    capturesByKeys: async (keys) => {
      const wanted = new Set(keys);
      return input.reports
        .filter((one) => active.has(one.report) && one.keys.some((key) => wanted.has(key)))
        .map(({ report }) => CaptureIdShape.parse(report));
    },
    claimsByKeys: async (keys) => {
      const wanted = new Set(keys.filter((key) => !key.startsWith("at:")));
      return all.filter((one) => here(one) && one.keys.some((key) => wanted.has(key)));
    },
    recordsTouching: async (claims, captures) => {
      const [ids, reports] = [new Set<string>(claims), new Set<string>(captures)];
      return [...records.values()]
        .filter(
          (record) =>
            ("claims" in record && record.claims.some((id) => ids.has(id))) ||
            record.reports.some((id) => reports.has(id)),
        )
        .map((record) => ({ ref: REF, record }));
    },
    decisionsOn: async (claims, captures) => {
      const asked = new Set<unknown>([...claims, ...captures]);
      return decisions.filter(({ decision }) =>
        TARGETS.some((target) => asked.has(Object(decision)[target])),
      );
    },
  };
};

const storedReading = (
  report: ResolvableReport | undefined,
  capture: CaptureId,
  active: ReadonlySet<string>,
) => {
  if (report === undefined) return null;
  const { reading, keys, sensitive } = report;
  const state = active.has(capture) ? ("active" as const) : ("withdrawn" as const);
  return { ref: REF, capture, reading, keys, sensitive, state };
};

const never = (): never => {
  throw new OnrecordError("usage", "Cannot ask memory: settling reads no such thing");
};

const notAsked = {
  capture: never,
  proposals: never,
  flagged: never,
  decision: never,
  allCaptures: never,
  bodiesOf: never,
  supersededBodiesOf: never,
  versions: never,
  boilerplate: never,
  answers: never,
};
