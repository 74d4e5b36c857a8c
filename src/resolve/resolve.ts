/** Resolution on one page: readings and claims → links and records. Pure; the same for any order of input. */
import type { RuleData } from "../model/data.ts";
import type { Decision } from "../model/decision.ts";
import type { CopiesRecord, Link, OnRecord } from "../model/record.ts";
import { claimsByTeller } from "./accounts.ts";
import { resolveAggregates } from "./aggregates.ts";
import { components, order } from "./components.ts";
import { familiesOf, resolveCopies } from "./copies.ts";
import { correctionLinks } from "./corrections.ts";
import { resolveDenials } from "./denials.ts";
import { differencesOf } from "./differences.ts";
import { resolveIncidents } from "./incidents.ts";
import { claimKeys } from "./keys.ts";
import { claimComponents } from "./linked.ts";
import { resolveOrders } from "./orders.ts";
import { pairRecords } from "./pairs.ts";
import type { Resolution, ResolvableClaim, ResolvableReport } from "./report.ts";
import { applyDecisions, type KeysOf, standingReports } from "./standing.ts";
import { itemsOf, makeSetting, makeWorld, type World, type WorldParts } from "./world.ts";

export { RESOLVE_VERSION } from "./keys.ts";
export type { Resolution, ResolvableClaim, ResolvableReport, ResolveWarning } from "./report.ts";

export type ResolveInput = {
  readonly reports: readonly ResolvableReport[];
  readonly claims: readonly ResolvableClaim[];
  /** In the order they were made; undone ones left out. */
  readonly decisions: readonly Decision[];
};

export type ResolveClaimsInput = {
  readonly claims: readonly ResolvableClaim[];
  /** The reports of the claims and the roots of their copy families. */
  readonly readings: readonly ResolvableReport[];
  readonly families: readonly CopiesRecord[];
  /** In the order they were made; undone ones left out. */
  readonly decisions: readonly Decision[];
};

/** The whole: copies over components of reports, then records over components of claims. */
export const resolve = (input: ResolveInput, data: RuleData): Resolution => {
  const reports = standingReports(input.reports, input.decisions);
  const reportKeys = reports.map(({ report, keys }) => ({ id: report, keys }));
  const reportById = new Map(reports.map((report) => [report.report, report]));
  const copies = components(reportKeys, []).map((ids) =>
    resolveCopies(
      ids.flatMap((id) => reportById.get(id) ?? []),
      [],
    ),
  );
  const families = copies.flatMap(({ records }) => records);
  const keysOf = keysFrom(reports, data);
  const { claims, bindings } = applyDecisions(input.claims, input.decisions, keysOf);
  const held = claims.filter((item) => reportById.has(item.report));
  const readings = new Map(reports.map(({ report, reading }) => [report, reading]));
  const parts = { claims: held, readings, families: familiesOf(families), bindings };
  return union([...copies, ...resolveComponents(parts, data)]);
};

/** Records over claims: give it at least whole components (`claimComponents`), several at once if you like. */
export const resolveClaims = (input: ResolveClaimsInput, data: RuleData): Resolution => {
  const readings = standingReports(input.readings, input.decisions);
  const keysOf = keysFrom(readings, data);
  const { claims, bindings } = applyDecisions(input.claims, input.decisions, keysOf);
  const known = new Map(readings.map(({ report, reading }) => [report, reading]));
  const held = claims.filter((item) => known.has(item.report));
  const families = familiesOf(input.families);
  return union(resolveComponents({ claims: held, readings: known, families, bindings }, data));
};

const resolveComponents = (parts: WorldParts, data: RuleData): readonly Resolution[] => {
  const setting = makeSetting(parts.readings, data);
  const { components, warnings } = claimComponents(parts.claims, parts.bindings.mustLink, setting);
  const resolved = components.map((claims) => resolveWorld(makeWorld({ ...parts, claims }, data)));
  return [{ records: [], links: [], warnings }, ...resolved];
};

const resolveWorld = (world: World): Resolution => {
  const incidents = resolveIncidents(world);
  const orders = resolveOrders(world);
  const aggregates = resolveAggregates(world);
  const records = [...incidents.records, ...orders.records, ...aggregates.records];
  const pairs = [
    ...pairRecords(incidents.apart, incidents.records, world),
    ...pairRecords(orders.apart, orders.records, world),
  ];
  const differences = records.map((record) => differencesOf(record, world));
  const denials = resolveDenials(incidents.records, world);
  return {
    records: [
      ...records,
      ...differences.flatMap((found) => found.records),
      ...denials.records,
      ...pairs,
    ],
    links: [
      ...records.flatMap((record) => recordLinks(record, world)),
      ...differences.flatMap((found) => found.links),
      ...denials.links,
    ],
    warnings: [...incidents.warnings, ...orders.warnings, ...aggregates.warnings],
  };
};

// Links run to the smallest claim of a record, so that their number grows with the claims, not the pairs.
const recordLinks = (
  record: Extract<OnRecord, { kind: "incident" | "order" | "aggregate" }>,
  world: World,
): readonly Link[] => {
  const [first, ...rest] = record.claims;
  const kind = record.kind === "order" ? ("same-order" as const) : ("same-incident" as const);
  const why = `the same ${record.kind} by its time, place, people and words`;
  const same =
    record.kind === "aggregate" ? [] : rest.map((from) => ({ kind, from, to: first ?? "", why }));
  const tellers = claimsByTeller(itemsOf(record.claims, world), world).flatMap(
    ([head, ...others]) =>
      others.map((from) => ({
        kind: "same-account" as const,
        from,
        to: head ?? "",
        why: "one outlet's same described source, or a copy of the text that has it",
      })),
  );
  const changes =
    record.kind === "order"
      ? record.changes.map((change) => ({
          kind: "changes" as const,
          from: first ?? "",
          to: change.order.slice(2),
          why: `${change.basis}: ${change.provisions.join(", ")}`,
        }))
      : [];
  return [...same, ...tellers, ...changes, ...correctionLinks(record.corrections ?? [])];
};

const keysFrom = (reports: readonly ResolvableReport[], data: RuleData): KeysOf => {
  const byId = new Map(reports.map((report) => [report.report, report.reading]));
  return (report, claim) => {
    const reading = byId.get(report);
    return reading === undefined ? [] : claimKeys(claim, reading, data);
  };
};

const union = (parts: readonly Resolution[]): Resolution => ({
  links: parts
    .flatMap(({ links }) => links)
    .sort(
      (a, b) =>
        order(a.kind, b.kind) || order(a.from, b.from) || order(a.to, b.to) || order(a.why, b.why),
    ),
  records: parts.flatMap(({ records }) => records).sort((a, b) => order(a.id, b.id)),
  warnings: parts
    .flatMap(({ warnings }) => warnings)
    .sort((a, b) => order(a.what, b.what) || order(a.of.join(), b.of.join())),
});
