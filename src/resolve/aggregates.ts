/** Totals by organisations. They are never added to incidents, nor to one another. */
import { recordIdOf } from "../format/content-id.ts";
import type { AggregateRecord } from "../model/record.ts";
import { restsOn } from "./accounts.ts";
import { type Clusters, clusterClaims, type Matching } from "./cluster.ts";
import { order } from "./components.ts";
import { correctionsOf, joinStatements, withGone } from "./corrections.ts";
import { gapBetween, intervalOf } from "./days.ts";
import { relationOf } from "./geography.ts";
import { OUTCOMES } from "./incident-match.ts";
import { withMerges } from "./merges.ts";
import type { ResolvableClaim } from "./report.ts";
import { sayAlike } from "./saying.ts";
import {
  countStated,
  type FieldReader,
  fieldOnRecord,
  outcomesOnRecord,
  whenStated,
  whereOnRecord,
  whereStated,
} from "./values.ts";
import { fold } from "./words.ts";
import { isLead, itemsOf, makesRecord, type Setting, type World } from "./world.ts";

export type Aggregates = {
  readonly records: readonly AggregateRecord[];
  readonly warnings: Clusters["warnings"];
};

/** One record per total: the same organisation, period, population and definition. */
export const resolveAggregates = (world: World): Aggregates => {
  const items = world.claims.filter(
    ({ claim }) => claim.kind === "aggregate" && makesRecord(claim),
  );
  const { groups, joins, warnings } = clusterClaims(items, matching, world);
  const records = joinStatements(groups, "total", world).map((ids) =>
    withMerges(aggregateRecord(itemsOf(ids, world), world), joins),
  );
  return { records, warnings };
};

/** The fields an aggregate keeps every value of. */
export const AGGREGATE_FIELDS: readonly FieldReader[] = [
  { field: "period", read: (claim) => whenStated(claim.aggregate?.period ?? claim.when) },
  { field: "where", read: (claim) => whereStated(claim.where) },
  ...OUTCOMES.map(
    (kind): FieldReader => ({
      field: `outcomes.${kind}`,
      read: (claim) => countStated(claim.outcomes[kind]),
    }),
  ),
];

const periodOf = ({ claim }: ResolvableClaim) => intervalOf(claim.aggregate?.period ?? claim.when);

const scopeOf = ({ claim }: ResolvableClaim): string =>
  [claim.aggregate?.by, claim.aggregate?.population, claim.aggregate?.definition]
    .map((part) => fold(part ?? ""))
    .join("; ");

const matching: Matching = {
  threshold: 2,
  questions: new Set(),
  compare: (a, b, world) => {
    const [first, second] = [periodOf(a), periodOf(b)];
    const samePeriod =
      first !== null && second !== null && first.from === second.from && first.to === second.to;
    const words = sayAlike(a, b, world) >= 0.6;
    return {
      conflict: conflictBetween(a, b, world),
      score: (samePeriod ? 2 : 0) + (words ? 2 : 0),
      tied: samePeriod || words,
    };
  },
  reasons: (a, b, world) => [
    ...(periodOf(a) === null || periodOf(b) === null
      ? []
      : ["the same period, by the same organisation"]),
    ...(sayAlike(a, b, world) >= 0.6 ? ["the same words"] : []),
  ],
  signature: (item) =>
    JSON.stringify([scopeOf(item), periodOf(item), item.claim.where?.place, item.claim.outcomes]),
};

const conflictBetween = (a: ResolvableClaim, b: ResolvableClaim, world: Setting): string | null => {
  const [first, second] = [periodOf(a), periodOf(b)];
  if (isLead(a.report, world) !== isLead(b.report, world)) return "one is a lead";
  if (scopeOf(a) !== scopeOf(b)) return "totals of other things";
  if (first !== null && second !== null && gapBetween(first, second) > 0) return "periods apart";
  if (relationOf(a.claim.where, b.claim.where, world.geography) === "apart") return "places apart";
  const kinds = (item: ResolvableClaim): string => Object.keys(item.claim.outcomes).sort().join();
  return kinds(a) === kinds(b) ? null : "other outcomes are counted";
};

/** One total from all its claims; there must be some. */
export const aggregateRecord = (
  items: readonly ResolvableClaim[],
  open: World,
): AggregateRecord => {
  const corrections = correctionsOf(items, open);
  const world = withGone(corrections, open);
  const standing = items.toSorted((a, b) => order(a.claim.id, b.claim.id));
  const [first] = standing;
  if (first === undefined) throw new RangeError("Cannot make an aggregate: it has no claims");
  const total = standing.find(({ claim }) => claim.aggregate !== null);
  return {
    kind: "aggregate",
    id: recordIdOf("a", first.claim.id),
    claims: standing.map((item) => item.claim.id),
    reports: [...new Set(standing.map((item) => item.report))].sort(order),
    rests_on: restsOn(standing, world),
    lead: standing.every((item) => isLead(item.report, world)),
    by: total?.claim.aggregate?.by ?? null,
    period: total?.claim.aggregate?.period ?? first.claim.when,
    where: whereOnRecord(standing, world),
    outcomes: outcomesOnRecord(standing, world),
    fields: AGGREGATE_FIELDS.map((reader) => fieldOnRecord(reader, standing, world)).filter(
      (field) => field.values.length > 0,
    ),
    ...(corrections.length === 0 ? {} : { corrections }),
  };
};
