/**
 * Two values of one field that cannot both hold. Nobody has lost until a person says so. A finer
 * place or date within a coarser one refines it; what a text leaves out differs from nothing.
 */
import { encodeCanonical } from "../format/canonical-json.ts";
import { recordIdOf } from "../format/content-id.ts";
import { sha256 } from "../format/hash.ts";
import { ClaimId, type RecordId } from "../model/ids.ts";
import type {
  AggregateRecord,
  DifferenceKind,
  DifferenceRecord,
  IncidentRecord,
  Link,
  OrderRecord,
} from "../model/record.ts";
import { restsOn } from "./accounts.ts";
import { AGGREGATE_FIELDS } from "./aggregates.ts";
import { order } from "./components.ts";
import { withGone } from "./corrections.ts";
import { stateOf } from "./difference-state.ts";
import { excludes, ofOtherKinds, type Valued } from "./exclusion.ts";
import { stillSaid } from "./gone.ts";
import { OUTCOMES } from "./incident-match.ts";
import { INCIDENT_FIELDS } from "./incidents.ts";
import { ORDER_FIELDS } from "./order-fields.ts";
import type { ResolvableClaim } from "./report.ts";
import { wordsStating } from "./stating.ts";
import { byAccounts, type FieldReader, keysOf } from "./values.ts";
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
  ["issuer", "instrument", "zone", "reference_line", "issued", "received", "effective_from"].map(
    (name) => `order.${name}`,
  ),
);

const COMPARED_IN_FAMILIES = new Set(
  ["issuer", "zone", "reference_line", "effective_from"].map((name) => `order.${name}`),
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
  const found = READERS[record.kind].flatMap((reader) =>
    fieldDifferences(reader, items, { world, apart: mayDiffer }),
  );
  return {
    records: found.map((difference) => differenceRecord(record, difference, world)),
    links: found.flatMap(differenceLinks),
  };
};

/**
 * What the orders of one family say differently of what they share: issuer, width, line and when it
 * began. A rule that held before is no version of those that came after it.
 */
export const familyDifferences = (orders: readonly OrderRecord[], world: World): Differences => {
  const families = Map.groupBy(
    orders.filter(({ family, order }) => family !== null && !order.previous),
    ({ family }) => family,
  );
  const found = [...families.values()].flatMap((members) => familyFound(members, world));
  return {
    records: found.map((one) => familyRecord(one, world)),
    links: found.flatMap(({ difference }) => differenceLinks(difference)),
  };
};

type OfFamily = {
  readonly head: OrderRecord;
  readonly difference: Difference;
  /** By claim the order it is of. */
  readonly orderByClaim: ReadonlyMap<string, RecordId>;
};

// Which order says what is told beside each value: a reader must not take one's issuer for another's.
const familyRecord = (
  { head, difference, orderByClaim }: OfFamily,
  world: World,
): DifferenceRecord => {
  const record = differenceRecord(head, difference, world);
  const ordersOf = (claims: readonly string[]): readonly RecordId[] =>
    [...new Set(claims.flatMap((claim) => orderByClaim.get(claim) ?? []))].sort(order);
  return {
    ...record,
    id: differenceId(head.id, `family ${difference.field}`, difference.kind),
    orders: ordersOf(record.claims),
    values: record.values.map((value) => ({ ...value, orders: ordersOf(value.claims) })),
  };
};

const familyFound = (members: readonly OrderRecord[], world: World): readonly OfFamily[] => {
  const [head] = members.filter(({ id, family }) => id === family);
  if (head === undefined || members.length < 2) return [];
  const orderByClaim = new Map<string, RecordId>(
    members.flatMap(({ id, claims }) => claims.map((claim) => [claim, id] as const)),
  );
  const ordersIn = ({ items }: ValueGroup): ReadonlySet<RecordId> =>
    new Set(items.flatMap(({ claim }) => orderByClaim.get(claim.id) ?? []));
  const items = itemsOf([...orderByClaim.keys()].sort(order), world);
  return READERS.order
    .filter(({ field }) => COMPARED_IN_FAMILIES.has(field))
    .flatMap((reader) => {
      // What one order alone has both of is told at that order.
      const apart = (a: ValueGroup, b: ValueGroup) => ordersIn(a).isDisjointFrom(ordersIn(b));
      const [first, ...rest] = fieldDifferences(reader, items, { world, apart });
      if (first === undefined) return [];
      // Told once of a field, by the first kind of all: "between accounts" where any of it is.
      const groups = [...new Set([first, ...rest].flatMap((one) => one.groups))];
      return [{ head, difference: { ...first, groups }, orderByClaim }];
    });
};

/** A difference of kind `denial` between a record and the claims that deny it. */
export const denialOf = (
  record: Compared,
  denials: readonly ResolvableClaim[],
  world: World,
): DifferenceRecord => {
  const told: ValueGroup = { value: "true", key: "true", items: itemsOf(record.claims, world) };
  const denied: ValueGroup = { value: "false", key: "false", items: denials };
  return differenceRecord(
    record,
    { field: "occurred", kind: "denial", groups: [told, denied] },
    world,
  );
};

const mayDiffer = (a: ValueGroup, b: ValueGroup): boolean => {
  const [first, second] = [valued(a), valued(b)];
  return first === null || second === null || !ofOtherKinds(first, second);
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

type Looked = {
  readonly world: World;
  /** False for two values that are not to be compared. */
  readonly apart: (a: ValueGroup, b: ValueGroup) => boolean;
};

const fieldDifferences = (
  reader: FieldReader,
  items: readonly ResolvableClaim[],
  { world, apart }: Looked,
): readonly Difference[] => {
  // What its own outlet corrected is told as a correction; it contradicts nothing any more.
  const standing = stillSaid(items, world, reader.field);
  const groups = groupsByValue(reader, standing, world).slice(0, MOST_VALUES);
  const byKind = new Map<DifferenceKind, Set<ValueGroup>>();
  for (const [at, a] of groups.entries()) {
    for (const b of groups.slice(at + 1)) {
      const [first, second] = [valued(a), valued(b)];
      if (first === null || second === null || !apart(a, b)) continue;
      if (!excludes(reader.field, [first, second], world)) continue;
      const kind = kindOf(a, b, world);
      byKind.set(kind, (byKind.get(kind) ?? new Set()).add(a).add(b));
    }
  }
  return [...byKind]
    .sort(([a], [b]) => order(a, b))
    .map(([kind, set]) => ({ field: reader.field, kind, groups: [...set] }));
};

/** What a group of claims says, by the first of them. */
const valued = ({ items, key }: ValueGroup): Valued | null => {
  const [first] = items;
  return first === undefined ? null : { claim: first.claim, key };
};

const groupsByValue = (
  reader: FieldReader,
  items: readonly ResolvableClaim[],
  world: World,
): readonly ValueGroup[] => {
  const { read } = reader;
  const keyOf = keysOf(reader, items, world);
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

// The mildest explanation first: one text contradicting itself, a copy its root, then people.
const kindOf = (a: ValueGroup, b: ValueGroup, world: World): DifferenceKind => {
  const reports = new Set(a.items.map((item) => item.report));
  if (b.items.some((item) => reports.has(item.report))) return "within-report";
  const roots = new Set(a.items.map((item) => rootOf(item.report, world)));
  const others = new Set(b.items.map((item) => rootOf(item.report, world)));
  if (roots.symmetricDifference(others).size === 0) {
    const copies = [...a.items, ...b.items].filter((item) => isCopy(item.report, world));
    const translated = copies.some((one) => world.families.get(one.report)?.how === "translation");
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
    passages: wordsStating(field, group.items),
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
    state: stateOf({ field, groups }, world.bindings.explanations),
    values: values.sort(byAccounts),
  };
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
