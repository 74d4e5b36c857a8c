/** Resolution on one page: readings and claims → links and records. Pure; the same for any order of input. */
import type { RuleData } from "../model/data.ts";
import type { Decision } from "../model/decision.ts";
import type { Reading } from "../model/reading.ts";
import type { CopiesRecord, Link, OnRecord } from "../model/record.ts";
import { claimsByTeller } from "./accounts.ts";
import { resolveAggregates } from "./aggregates.ts";
import { linkedGroups, order } from "./components.ts";
import { familiesOf, mayBeCopies, resolveCopies } from "./copies.ts";
import { correctionLinks } from "./corrections.ts";
import { dateWarnings } from "./date-warnings.ts";
import { resolveDenials } from "./denials.ts";
import { differencesOf, familyDifferences } from "./differences.ts";
import { resolveIncidents } from "./incidents.ts";
import { claimKeys } from "./keys.ts";
import { linkedIn, splitComponent } from "./linked.ts";
import { resolveOrders } from "./orders.ts";
import { pairRecords } from "./pairs.ts";
import type {
  Families,
  FamilyMember,
  Resolution,
  ResolvableClaim,
  ResolvableReport,
} from "./report.ts";
import { makeShelf, type Shelf } from "./shelf.ts";
import { applyDecisions, type Bindings, type KeysOf, standingReports } from "./standing.ts";
import { withWarnings } from "./warning-records.ts";
import { itemsOf, makeSetting, makeWorld, rootOf, type World, type WorldParts } from "./world.ts";

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
  const known = new Set(reports.map(({ report }) => report));
  const keysOf = keysFrom(reports, data);
  const { claims, bindings } = applyDecisions(input.claims, input.decisions, keysOf);
  const shelf = makeShelf(
    reports,
    claims.filter(({ report }) => known.has(report)),
  );
  return joinResolutions([...resolveShelf(shelf, bindings, data)]);
};

/** Records over claims: give it at least whole components, several at once if you like. */
export const resolveClaims = (input: ResolveClaimsInput, data: RuleData): Resolution =>
  joinResolutions([...resolveClaimsInParts(input, data)]);

/** The same piece by piece, for whoever has to do something else in between; join them in the end. */
export function* resolveClaimsInParts(
  input: ResolveClaimsInput,
  data: RuleData,
): Generator<Resolution> {
  const readings = standingReports(input.readings, input.decisions);
  const known = new Set(readings.map(({ report }) => report));
  const keysOf = keysFrom(readings, data);
  const { claims, bindings } = applyDecisions(input.claims, input.decisions, keysOf);
  const shelf = makeShelf(
    readings,
    claims.filter(({ report }) => known.has(report)),
  );
  const families = familiesOf(input.families);
  yield* resolveComponents(shelf, { families, bindings }, data);
}

/**
 * The same for what does not fit into memory: what is on the shelf stands, decisions are in
 * `bindings`. A few components at a time are taken off it; what is given is in no order.
 */
export function* resolveShelf(
  shelf: Shelf,
  bindings: Bindings,
  data: RuleData,
): Generator<Resolution> {
  const families = new Map<string, FamilyMember>();
  const groups = linkedGroups(shelf.reports, {
    buckets: shelf.reportBuckets(),
    joined: [],
    linked: (a, b) => mayBeCopies(shelf.report(a), shelf.report(b)),
  });
  for (const numbers of groups) {
    if (numbers.length === 1) continue;
    const copies = resolveCopies(numbers.map(shelf.report), []);
    for (const [report, member] of familiesOf(copies.records)) families.set(report, member);
    const { links, warnings } = copies;
    yield { links, records: [...copies.records, ...copies.warningRecords], warnings };
  }
  yield* resolveComponents(shelf, { families, bindings }, data);
}

function* resolveComponents(
  shelf: Shelf,
  { families, bindings }: Pick<WorldParts, "families" | "bindings">,
  data: RuleData,
): Generator<Resolution> {
  const linkedNow = (a: ResolvableClaim, b: ResolvableClaim): boolean =>
    linkedIn(makeSetting(readingsOf([a, b], { shelf, families }), data))(a, b);
  const groups = linkedGroups(shelf.claims, {
    buckets: shelf.claimBuckets(),
    joined: numbersOf(bindings.mustLink, shelf),
    linked: (a, b) => linkedNow(...inOrder(shelf.claim(a), shelf.claim(b))),
  });
  for (const numbers of groups) {
    const items = numbers.map(shelf.claim);
    const readings = readingsOf(items, { shelf, families });
    const setting = makeSetting(readings, data);
    const { parts, warnings } = splitComponent(items, bindings.mustLink, setting);
    if (warnings.length > 0) yield withWarnings({ records: [], links: [], warnings }, items);
    for (const claims of parts) {
      const world = makeWorld({ claims, readings, families, bindings }, data);
      yield withWarnings(resolveWorld(world), claims);
    }
  }
}

type Told = { readonly shelf: Shelf; readonly families: Families };

/** The readings behind the claims, and the roots they come from. */
const readingsOf = (
  items: readonly ResolvableClaim[],
  { shelf, families }: Told,
): ReadonlyMap<string, Reading> => {
  const readings = new Map<string, Reading>();
  for (const { report } of items) {
    for (const id of [report, rootOf(report, { families })]) {
      const reading = readings.has(id) ? undefined : shelf.reading(id);
      if (reading !== undefined) readings.set(id, reading);
    }
  }
  return readings;
};

const numbersOf = (
  pairs: Bindings["mustLink"],
  shelf: Shelf,
): readonly (readonly [number, number])[] =>
  pairs.flatMap(([a, b]) => {
    const [first, second] = [shelf.numberOf(a), shelf.numberOf(b)];
    return first === undefined || second === undefined ? [] : [[first, second] as const];
  });

const inOrder = (a: ResolvableClaim, b: ResolvableClaim) =>
  a.claim.id < b.claim.id ? ([a, b] as const) : ([b, a] as const);

const resolveWorld = (world: World): Resolution => {
  const incidents = resolveIncidents(world);
  const orders = resolveOrders(world);
  const aggregates = resolveAggregates(world);
  const records = [...incidents.records, ...orders.records, ...aggregates.records];
  const pairs = [
    ...pairRecords(incidents.apart, incidents.records, world),
    ...pairRecords(orders.apart, orders.records, world),
  ];
  const differences = [
    ...records.map((record) => differencesOf(record, world)),
    familyDifferences(orders.records, world),
  ];
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
    warnings: [
      ...incidents.warnings,
      ...orders.warnings,
      ...aggregates.warnings,
      ...dateWarnings(world),
    ],
  };
};

// Of a record as many as hold it together, so that their number grows with the claims, not the pairs.
const recordLinks = (
  record: Extract<OnRecord, { kind: "incident" | "order" | "aggregate" }>,
  world: World,
): readonly Link[] => {
  const [first] = record.claims;
  const kind = record.kind === "order" ? ("same-order" as const) : ("same-incident" as const);
  const merges = record.kind === "aggregate" ? [] : (record.merges ?? []);
  const same = merges.map(({ claim, with: to, why }) => ({ kind, from: claim, to, why }));
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

/** All of them as one, in an order that does not tell how it was taken to pieces. */
export const joinResolutions = (parts: readonly Resolution[]): Resolution => ({
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
