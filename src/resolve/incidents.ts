/** Incident claims → reported incidents, with every value on record. */
import { recordIdOf } from "../format/content-id.ts";
import type { Claim, Perpetrator } from "../model/claim.ts";
import type { IncidentRecord } from "../model/record.ts";
import { restsOn } from "./accounts.ts";
import { type Clusters, clusterClaims } from "./cluster.ts";
import { order } from "./components.ts";
import { correctionsOf, joinStatements, withGone } from "./corrections.ts";
import { incidentMatching, OUTCOMES } from "./incident-match.ts";
import { withMerges } from "./merges.ts";
import type { ResolvableClaim } from "./report.ts";
import { RETOLD, retoldIn, withRetold } from "./retold.ts";
import { tiesOf } from "./ties.ts";
import {
  countStated,
  type FieldReader,
  fieldOnRecord,
  outcomesOnRecord,
  type Stated,
  whenOnRecord,
  whenStated,
  whereOnRecord,
  whereStated,
} from "./values.ts";
import { fold } from "./words.ts";
import { isLead, itemsOf, makesRecord, type World } from "./world.ts";

export type Incidents = {
  readonly records: readonly IncidentRecord[];
  readonly apart: Clusters["apart"];
  readonly warnings: Clusters["warnings"];
};

/** Only asserted incident claims come in: orders, threats, rumours and denials make no incident. */
export const resolveIncidents = (world: World): Incidents => {
  const items = world.claims.filter(({ claim }) => claim.kind === "incident" && makesRecord(claim));
  const retold = retoldIn(items, world.bindings);
  const first = items.filter(({ claim }) => !retold.has(claim.id));
  const { groups, joins, ...rest } = clusterClaims(first, incidentMatching, world);
  const told = [...retold].map(([b, a]) => ({ a, b, why: RETOLD }));
  const records = joinStatements(withRetold(groups, retold), "event", world).map((ids) =>
    withMerges(incidentRecord(itemsOf(ids, world), world), [...joins, ...told]),
  );
  return { records, ...rest };
};

/** The fields an incident keeps every value of. */
export const INCIDENT_FIELDS: readonly FieldReader[] = [
  { field: "when", read: (claim) => whenStated(claim.when) },
  { field: "where", read: (claim) => whereStated(claim.where) },
  { field: "events", read: (claim) => eventsStated(claim) },
  ...OUTCOMES.map((kind) => ({
    field: `outcomes.${kind}`,
    read: (claim: Claim) => countStated(claim.outcomes[kind]),
  })),
  { field: "acts", read: (claim) => listed(claim, (act) => [act.act]) },
  { field: "method", read: (claim) => listed(claim, (act) => [act.method]) },
  { field: "weapon", read: (claim) => listed(claim, (act) => [act.weapon]) },
  {
    field: "victims",
    read: (claim) => listed(claim, (act) => act.victims.map((victim) => victim.class)),
  },
  { field: "perpetrator", read: (claim) => doers(claim, ({ description }) => description) },
  { field: "unit", read: (claim) => doers(claim, ({ unit }) => unit) },
  { field: "unit.parent", read: (claim) => doers(claim, ({ parent = null }) => parent) },
];

// A statement about a report tells of no number of events.
const eventsStated = ({ kind, events }: Claim): Stated | null =>
  kind === "incident" ? { value: events, passages: [] } : null;

/** One incident from all its claims; there must be some. */
export const incidentRecord = (items: readonly ResolvableClaim[], open: World): IncidentRecord => {
  const corrections = correctionsOf(items, open);
  const world = withGone(corrections, open);
  const standing = items.toSorted((a, b) => order(a.claim.id, b.claim.id));
  const ties = tiesOf(standing);
  const [first] = standing;
  if (first === undefined) throw new RangeError("Cannot make an incident: it has no claims");
  const fields = INCIDENT_FIELDS.map((reader) => fieldOnRecord(reader, standing, world));
  const events = Number(fields.find(({ field }) => field === "events")?.values[0]?.value ?? 1);
  return {
    kind: "incident",
    id: recordIdOf("i", first.claim.id),
    claims: standing.map((item) => item.claim.id),
    reports: [...new Set(standing.map((item) => item.report))].sort(order),
    rests_on: restsOn(standing, world),
    lead: standing.every((item) => isLead(item.report, world)),
    when: whenOnRecord(standing, world),
    where: whereOnRecord(standing, world),
    outcomes: outcomesOnRecord(standing, world),
    events,
    fields: fields.filter((field) => field.values.length > 0),
    ...(corrections.length === 0 ? {} : { corrections }),
    ...(ties.length === 0 ? {} : { ties }),
  };
};

/** What the acts say of who did it, with the words that name them. */
const doers = (claim: Claim, read: (doer: Perpetrator) => string | null): Stated | null => {
  const told = claim.acts.flatMap(({ perpetrator }) =>
    perpetrator === null || read(perpetrator) === null ? [] : [perpetrator],
  );
  const stated = listed(claim, ({ perpetrator }) => [perpetrator && read(perpetrator)]);
  const passages = told.flatMap(({ basis }) => basis?.passages ?? []);
  return stated === null || passages.length === 0 ? stated : { ...stated, passages };
};

const listed = (
  claim: Claim,
  read: (act: Claim["acts"][number]) => readonly (string | null)[],
): Stated | null => {
  const words = claim.acts.flatMap(read).flatMap((word) => (word === null ? [] : [fold(word)]));
  const known = [...new Set(words)].filter((word) => word !== "unknown" && word !== "").sort();
  return known.length === 0
    ? null
    : { value: known, passages: claim.acts.flatMap((act) => act.basis.passages) };
};
