/**
 * Two values of one field that cannot both hold. Nobody has lost until a person says so. A finer
 * place or date within a coarser one refines it; what a text leaves out differs from nothing.
 */

import { encodeCanonical } from "../format/canonical-json.ts";
import { recordIdOf } from "../format/content-id.ts";
import { sha256 } from "../format/hash.ts";
import type { Claim, Count, OutcomeKind } from "../model/claim.ts";
import { ClaimId, type RecordId } from "../model/ids.ts";
import type {
  AggregateRecord,
  DifferenceKind,
  DifferenceRecord,
  DifferenceState,
  IncidentRecord,
  Link,
  OrderRecord,
} from "../model/record.ts";
import { restsOn, stillSaid } from "./accounts.ts";
import { AGGREGATE_FIELDS } from "./aggregates.ts";
import { makeSets, order } from "./components.ts";
import { withGone } from "./corrections.ts";
import { gapBetween, intervalOf } from "./days.ts";
import { relationOf } from "./geography.ts";
import { countsExclude, OUTCOMES } from "./incident-match.ts";
import { INCIDENT_FIELDS } from "./incidents.ts";
import { ORDER_FIELDS } from "./order-fields.ts";
import { instrumentsApart, issuersApart } from "./order-match.ts";
import type { ResolvableClaim } from "./report.ts";
import type { Explanation } from "./standing.ts";
import { byAccounts, type FieldReader, keyOf } from "./values.ts";
import { isCopy, itemsOf, rootOf, type World } from "./world.ts";

/** A record that may hold differing values. */
export type Compared = IncidentRecord | OrderRecord | AggregateRecord;

export type Differences = {
  readonly records: readonly DifferenceRecord[];
  readonly links: readonly Link[];
};

// What a person can be confronted with; words for acts or reasons differ from text to text anyway.
const COMPARED_ON_INCIDENTS = new Set([
  "when",
  "where",
  "events",
  ...OUTCOMES.map((kind) => `outcomes.${kind}`),
]);

const COMPARED_ON_ORDERS = new Set(
  ["issuer", "instrument", "zone", "issued", "received", "effective_from"].map(
    (name) => `order.${name}`,
  ),
);

/** Values per field beyond this are compared no further; they are all on record all the same. */
const MOST_VALUES = 40;

const READERS: Readonly<Record<Compared["kind"], readonly FieldReader[]>> = {
  incident: INCIDENT_FIELDS.filter(({ field }) => COMPARED_ON_INCIDENTS.has(field)),
  order: ORDER_FIELDS.filter(({ field }) => COMPARED_ON_ORDERS.has(field)),
  aggregate: AGGREGATE_FIELDS,
};

/** Differences within one record, at most one per field and kind. */
export const differencesOf = (record: Compared, open: World): Differences => {
  const world = withGone(record.corrections ?? [], open);
  const items = itemsOf(record.claims, world);
  const found = READERS[record.kind].flatMap((reader) => fieldDifferences(reader, items, world));
  return {
    records: found.map((difference) => differenceRecord(record, difference, world)),
    links: found.flatMap(differenceLinks),
  };
};

/** A difference of kind `denial` between a record and the claims that deny it. */
export const denialOf = (
  record: Compared,
  denials: readonly ResolvableClaim[],
  world: World,
): DifferenceRecord => {
  const field = "occurred";
  const told: ValueGroup = { value: "true", key: "true", items: itemsOf(record.claims, world) };
  const denied: ValueGroup = { value: "false", key: "false", items: denials };
  return differenceRecord(record, { field, kind: "denial", groups: [told, denied] }, world);
};

type ValueGroup = {
  readonly value: string;
  readonly key: string;
  readonly items: readonly ResolvableClaim[];
};

type Difference = {
  readonly field: string;
  readonly kind: DifferenceKind;
  readonly groups: readonly ValueGroup[];
};

const fieldDifferences = (
  reader: FieldReader,
  items: readonly ResolvableClaim[],
  world: World,
): readonly Difference[] => {
  // What its own outlet corrected is told as a correction; it contradicts nothing any more.
  const standing = stillSaid(items, world, reader.field);
  const groups = groupsByValue(reader, standing).slice(0, MOST_VALUES);
  const byKind = new Map<DifferenceKind, Set<ValueGroup>>();
  for (const [at, a] of groups.entries()) {
    for (const b of groups.slice(at + 1)) {
      if (!excludes(reader.field, [a, b], world)) continue;
      const kind = kindOf(a, b, world);
      byKind.set(kind, (byKind.get(kind) ?? new Set()).add(a).add(b));
    }
  }
  return [...byKind]
    .sort(([a], [b]) => order(a, b))
    .map(([kind, set]) => ({ field: reader.field, kind, groups: [...set] }));
};

const groupsByValue = (
  { read }: FieldReader,
  items: readonly ResolvableClaim[],
): readonly ValueGroup[] => {
  const byKey = new Map<string, { value: string; key: string; items: ResolvableClaim[] }>();
  for (const item of items) {
    const stated = read(item.claim);
    // A background mention repeats in passing; it contradicts nothing.
    if (stated === null || item.claim.modality === "background") continue;
    const key = keyOf(stated);
    const group = byKey.get(key) ?? { value: encodeCanonical(stated.value), key, items: [] };
    group.items.push(item);
    byKey.set(key, group);
  }
  return [...byKey.values()].sort((a, b) => order(a.value, b.value));
};

const excludes = (
  field: string,
  [a, b]: readonly [ValueGroup, ValueGroup],
  world: World,
): boolean => {
  const [first, second] = [a.items[0]?.claim, b.items[0]?.claim];
  if (first === undefined || second === undefined) return false;
  if (field.startsWith("outcomes.")) return countsDiffer(field, first, second);
  if (
    first.order !== null &&
    second.order !== null &&
    instrumentsApart(first.order, second.order)
  ) {
    return false;
  }
  switch (field) {
    case "when":
      return datesApart(first.when, second.when);
    case "period":
      return datesApart(
        first.aggregate?.period ?? first.when,
        second.aggregate?.period ?? second.when,
      );
    case "order.issuer":
      return (
        first.order !== null && second.order !== null && issuersApart(first.order, second.order)
      );
    case "order.issued":
      return datesApart(first.order?.issued ?? null, second.order?.issued ?? null);
    case "order.received":
      return datesApart(first.order?.received ?? null, second.order?.received ?? null);
    case "order.effective_from":
      return datesApart(first.order?.effective_from ?? null, second.order?.effective_from ?? null);
    case "where":
      return relationOf(first.where, second.where, world.geography) === "apart";
    default:
      return a.key !== b.key;
  }
};

const countsDiffer = (field: string, a: Claim, b: Claim): boolean => {
  const kind = OUTCOMES.find((outcome) => field === `outcomes.${outcome}`);
  const [first, second] = [countOf(a, kind), countOf(b, kind)];
  if (first === null || second === null) return false;
  const bothBest = first.best !== null && second.best !== null;
  return bothBest ? first.best !== second.best : countsExclude(first, second);
};

const countOf = (claim: Claim, kind: OutcomeKind | undefined): Count | null =>
  kind === undefined ? null : (claim.outcomes[kind] ?? null);

const datesApart = (a: Claim["when"], b: Claim["when"]): boolean => {
  const [first, second] = [intervalOf(a), intervalOf(b)];
  return first !== null && second !== null && gapBetween(first, second) > 0;
};

// The mildest explanation first: one text contradicting itself, a copy its root, then people.
const kindOf = (a: ValueGroup, b: ValueGroup, world: World): DifferenceKind => {
  const reports = new Set(a.items.map((item) => item.report));
  if (b.items.some((item) => reports.has(item.report))) return "within-report";
  const roots = new Set(a.items.map((item) => rootOf(item.report, world)));
  const others = new Set(b.items.map((item) => rootOf(item.report, world)));
  if (roots.symmetricDifference(others).size === 0) {
    const copies = [...a.items, ...b.items].filter((item) => isCopy(item.report, world));
    const translated = copies.some(
      (item) => world.families.get(item.report)?.how === "translation",
    );
    return translated ? "translation" : "transmission";
  }
  // All who say one of the two only copy a text that says the other.
  if (onlyCopies(b, roots, world) || onlyCopies(a, others, world)) return "transmission";
  return "between-accounts";
};

const onlyCopies = (group: ValueGroup, roots: ReadonlySet<string>, world: World): boolean =>
  group.items.every((item) => isCopy(item.report, world) && roots.has(rootOf(item.report, world)));

const differenceRecord = (
  record: Compared,
  { field, kind, groups }: Difference,
  world: World,
): DifferenceRecord => {
  const items = groups.flatMap((group) => group.items);
  const values = groups.map((group) => ({
    value: JSON.parse(group.value),
    claims: group.items.map((item) => item.claim.id),
    passages: group.items.flatMap((item) => item.claim.passages.slice(0, 1)),
    rests_on: restsOn(group.items, world),
  }));
  return {
    kind: "difference",
    id: differenceId(record.id, field, kind),
    record: record.id,
    claims: items.map((item) => item.claim.id).sort(order),
    reports: [...new Set(items.map((item) => item.report))].sort(order),
    field,
    difference: kind,
    state: stateOf(field, groups, world.bindings.explanations),
    values: values.sort(byAccounts),
  };
};

/**
 * A person's word holds for the values it was said of. One that comes later leaves the difference
 * open until somebody speaks of it too.
 */
const stateOf = (
  field: string,
  groups: readonly ValueGroup[],
  explanations: readonly Explanation[],
): DifferenceState => {
  const groupByClaim = new Map<string, ValueGroup>(
    groups.flatMap((group) => group.items.map(({ claim }) => [claim.id, group] as const)),
  );
  const stateByPair = new Map<string, Explanation["state"]>();
  const sets = makeSets();
  for (const explanation of explanations) {
    if (explanation.field !== field) continue;
    const said = explanation.said.flatMap(({ claim, value }) => {
      const group = groupByClaim.get(claim);
      return group?.value === value ? [group.value] : [];
    });
    const [first, ...rest] = [...new Set(said)].sort(order);
    for (const other of rest) {
      if (first === undefined) continue;
      sets.union(first, other);
      stateByPair.set(`${first} ${other}`, explanation.state);
    }
  }
  const spoken = new Set(groups.map(({ value }) => sets.find(value)));
  if (spoken.size > 1 || stateByPair.size === 0) return "open";
  return [...stateByPair.values()].includes("explained") ? "explained" : "dismissed";
};

// One record may hold several differences, so the field and the kind are part of the id.
const differenceId = (record: RecordId, field: string, kind: DifferenceKind): RecordId =>
  recordIdOf("d", ClaimId.parse(sha256(encodeCanonical([record, field, kind])).slice(0, 32)));

const differenceLinks = ({ field, kind, groups }: Difference): readonly Link[] => {
  const [first, ...rest] = groups.map((group) => group.items[0]?.claim.id ?? "");
  return rest.map((other) => ({
    kind: "contradicts" as const,
    from: other,
    to: first ?? "",
    why: `${field}: ${kind}`,
  }));
};
