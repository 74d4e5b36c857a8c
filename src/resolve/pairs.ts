/** Pairs for a person to decide on: two records that would be one but for one thing against it. */
import { encodeCanonical } from "../format/canonical-json.ts";
import { recordIdOf } from "../format/content-id.ts";
import { sha256 } from "../format/hash.ts";
import { ClaimId } from "../model/ids.ts";
import type { IncidentRecord, OrderRecord, PairRecord } from "../model/record.ts";
import type { Apart } from "./cluster.ts";
import { order } from "./components.ts";
import { itemsOf, type World } from "./world.ts";

/** `records` must be those that the claims of `apart` are in. */
export const pairRecords = (
  apart: readonly Apart[],
  records: readonly (IncidentRecord | OrderRecord)[],
  world: World,
): readonly PairRecord[] => {
  const recordByClaim = new Map<string, IncidentRecord | OrderRecord>(
    records.flatMap((record) => record.claims.map((claim) => [claim, record] as const)),
  );
  return apart.flatMap(({ a, b, why }) => {
    const items = itemsOf([a, b].sort(order), world);
    const claims = items.map(({ claim }) => claim.id);
    const two = claims.flatMap((id) => recordByClaim.get(id) ?? []);
    const [first, second] = two;
    if (first === undefined || second === undefined) return [];
    return [
      {
        kind: "pair" as const,
        id: recordIdOf("p", ClaimId.parse(sha256(encodeCanonical(claims)).slice(0, 32))),
        of: first.kind,
        records: [first.id, second.id],
        claims,
        reports: [...new Set(items.map(({ report }) => report))].sort(order),
        why,
        lead: first.lead && second.lead,
      },
    ];
  });
};
