/** Order claims → reported orders, their families and what each changed of others. */
import { recordIdOf } from "../format/content-id.ts";
import type { RecordId } from "../model/ids.ts";
import type { OrderRecord } from "../model/record.ts";
import { restsOn } from "./accounts.ts";
import { changesBetween } from "./changes.ts";
import { type Clusters, clusterClaims } from "./cluster.ts";
import { candidatePairs, groupsOf, makeSets, order } from "./components.ts";
import { correctionsOf, withGone } from "./corrections.ts";
import { orderFieldsOnRecord, orderOf } from "./order-fields.ts";
import { areKin, orderMatching } from "./order-match.ts";
import type { ResolvableClaim } from "./report.ts";
import { isLead, itemsOf, makesRecord, type World } from "./world.ts";

export type Orders = {
  readonly records: readonly OrderRecord[];
  readonly apart: Clusters["apart"];
  readonly warnings: Clusters["warnings"];
};

/** Asserted orders and background mentions; a mention joins its order and corroborates nothing. */
export const resolveOrders = (world: World): Orders => {
  const items = world.claims.filter(
    ({ claim }) => claim.kind === "order" && claim.order !== null && makesRecord(claim),
  );
  const { groups, ...rest } = clusterClaims(items, orderMatching, world);
  const records = groups.map((ids) => orderRecord(itemsOf(ids, world), world));
  const families = familyByOrder(records, world);
  const withFamilies = records.map((record) => ({
    ...record,
    family: families.get(record.id) ?? null,
  }));
  return { records: changesBetween(withFamilies, world), ...rest };
};

/** One order from all its claims; there must be some. Its family and changes are left empty. */
export const orderRecord = (items: readonly ResolvableClaim[], open: World): OrderRecord => {
  const corrections = correctionsOf(items, open);
  const world = withGone(corrections, open);
  const standing = items.toSorted((a, b) => order(a.claim.id, b.claim.id));
  const [first] = standing;
  if (first === undefined) throw new RangeError("Cannot make an order: it has no claims");
  const fields = orderFieldsOnRecord(standing, world);
  return {
    kind: "order",
    id: recordIdOf("o", first.claim.id),
    claims: standing.map((item) => item.claim.id),
    reports: [...new Set(standing.map((item) => item.report))].sort(order),
    rests_on: restsOn(standing, world),
    lead: standing.every((item) => isLead(item.report, world)),
    order: orderOf(standing, fields),
    fields,
    family: null,
    changes: [],
    ...(corrections.length === 0 ? {} : { corrections }),
  };
};

// A family is named by its smallest order; an order alone has none.
const familyByOrder = (
  records: readonly OrderRecord[],
  world: World,
): ReadonlyMap<string, RecordId> => {
  const orderByClaim = new Map<string, RecordId>(
    records.flatMap((record) => record.claims.map((claim) => [claim, record.id] as const)),
  );
  const items = itemsOf([...orderByClaim.keys()], world);
  const keyed = items.map((item) => ({ id: item.claim.id, keys: item.keys }));
  const { pairs } = candidatePairs(keyed, (id) => orderByClaim.get(id) ?? id);
  const sets = makeSets();
  for (const [a, b] of pairs) {
    const [first, second] = [orderByClaim.get(a), orderByClaim.get(b)];
    const [one, other] = [world.claimById.get(a), world.claimById.get(b)];
    if (first === undefined || second === undefined || first === second) continue;
    if (one !== undefined && other !== undefined && areKin(one, other, world)) {
      sets.union(first, second);
    }
  }
  const byId = new Map<string, RecordId>(records.map((record) => [record.id, record.id]));
  return new Map(
    groupsOf([...byId.keys()], sets)
      .filter((group) => group.length > 1)
      .flatMap((group) => {
        const head = byId.get(group[0] ?? "");
        return head === undefined ? [] : group.map((id): [string, RecordId] => [id, head]);
      }),
  );
};
